"""Other families of digests: real samples, and that nothing but DigestError ever comes out."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.digest import read
from reader.digest.families import is_other
from reader.errors import DigestError

from ..shared import SHARED, needs_shared
from . import test_feed, test_html, test_json_papers, test_listing_mail, test_mail, test_notes, test_tables
from .test_read import check

SAMPLES = {
    "arXiv_cond-mat/2026-06-23_head.md": ("markdown", 6, 0, ""),
    "arXiv_cond-mat/llm-failed_head.md": ("markdown", 4, 0, ""),
    "arxiv-atom-api/id_0000.0000_s0_m100_8b51d9633a68.xml": ("feed", 0, 0, "2026-04-12"),
    "arxiv-atom-api/id_0808.05394_1707.08567_s0_m100_42e5aa0ec3af.xml": ("feed", 1, 0, "2026-04-12"),
    "arxiv-atom-api/id_astro-ph_0601001_s0_m100_3150dca9dc76.xml": ("feed", 1, 0, "2026-05-11"),
    "arxiv-atom-api/id_quant-ph_0201082v1_s0_m100_86989fe779ef.xml": ("feed", 1, 0, "2026-04-12"),
    "arxiv-atom-api/q_testing_s10_m10_34e56e15aaac.xml": ("feed", 10, 0, "2026-04-12"),
    "arxiv-daily-scroll/ai_summary_head.json": ("json", 1, 1, ""),
    "arxiv-daily-scroll/index.md": ("markdown", 52, 0, "2025-10-16"),
    "arxiv-daily-scroll/paper.md": ("markdown", 1, 0, ""),
    "arxiv-listing-email/cs_2024-11-21_two_papers.txt": ("mail", 2, 0, "2024-11-21"),
    "arxiv-listing-email/cs_2026-02-12_crosslist_and_replacement_blocks.txt": ("mail", 2, 0, "2026-02-12"),
    "arxiv-rss-and-atom-feed/rss.arxiv.org_atom_cs.AI_2025-08-20.xml": ("feed", 7, 0, "2025-08-20"),
    "arxiv-rss-and-atom-feed/rss2.0_cs.CV_2025-09-18_first_item.xml": ("feed", 1, 0, "2025-09-18"),
    "awesome-arxiv-daily-reporter/5-Jun-2026_IR_README.md": ("markdown", 18, 0, ""),
    "awesome-arxiv-daily-reporter/5-Jun-2026_IR_papers.jsonl": ("json", 18, 0, ""),
    "cv-arxiv-daily/README_first120lines.md": ("markdown", 101, 0, "2026-06-29"),
    "cv-arxiv-daily/cv-arxiv-daily_trimmed.json": ("json", 24, 0, ""),
    "cv-arxiv-daily/index_first60lines.md": ("markdown", 49, 0, "2026-06-29"),
    "cv-arxiv-daily/wechat_first60lines.md": ("markdown", 39, 0, ""),
    "daily-arxiv-gatsby/2022-01-13---Hot-Papers.md": ("markdown", 8, 0, "2022-01-13"),
    "front-matter-notes/Throne0826_day_index.md": ("markdown", 13, 0, "2026-08-21"),
    "front-matter-notes/zhaoyang97_2026-03-25_a3-advertising.md": ("markdown", 1, 0, ""),
    "front-matter-notes/zhaoyang97_2026-03-25_index.md": ("markdown", 0, 19, ""),
    "gpt_paper_assistant/output_2026_0821.md": ("markdown", 22, 0, ""),
    "gpt_paper_assistant/output_head.json": ("json", 3, 1, ""),
    "hf-daily-papers-table/gabrielchua_2025-10-30_head.md": ("markdown", 4, 0, "2025-10-30"),
    "json-digest/hiroki-takeda_current_trimmed.json": ("json", 59, 0, "2026-08-19"),
    "topic-table/LindongGuo_3D_Generation.md": ("markdown", 5, 0, ""),
}
"""Format, listings, problems and own day of each sample, its papers counted by hand or with grep."""


@needs_shared
@pytest.mark.parametrize(("name", "wanted"), SAMPLES.items())
def test_samples(name: str, wanted: tuple[str, int, int, str]) -> None:
    path = SHARED / "other" / name
    reading = read(path.read_bytes(), path.name)
    assert (reading.format, len(reading.listings), len(reading.problems), reading.day) == wanted
    assert all(listing.paper.title[:4] != "http" for listing in reading.listings)


@needs_shared
@pytest.mark.parametrize(
    "name",
    [
        "arxiv-atom-api/id_abc_s0_m100_b79c8dcf6bc3.xml",
        "awesome-arxiv-daily-reporter/5-Jun-2026_README.md",
        "zotero-arxiv-daily-email/construct_email.py.txt",
        "zotero-arxiv-daily-email/test_construct_email.py.txt",
    ],
)
def test_samples_without_a_digest_say_so(name: str) -> None:
    path = SHARED / "other" / name
    with pytest.raises(DigestError):
        read(path.read_bytes(), path.name)


@pytest.mark.parametrize(
    ("beginning", "wanted"),
    [
        ("[\n {", True),
        ("{'a': 1}", True),
        ("From: a@b\nTo: c@d\n\n", True),
        ("[1]. [*A*](https://x.org)", False),
        ("Title: a\nAuthors: b\n", False),
    ],
)
def test_json_and_e_mail_are_not_left_to_the_rules_for_markdown(beginning: str, wanted: bool) -> None:
    assert is_other(beginning) is wanted


SEEDS = (
    test_feed.CHANNEL.format(items=test_feed.item()),
    test_feed.ENTRY,
    test_listing_mail.MAIL,
    test_html.HEAD + test_html.RECORD.format(link="https://arxiv.org/abs/2606.00001"),
    test_html.HEAD + test_html.BLOCK.format(n=1),
    test_mail.message("plain", test_mail.PAGE).decode(),
    test_tables.TOPICS,
    test_notes.INDEX,
    test_notes.NOTE,
    '{"papers": [{"title": "A", "id": "2606.00001", "authors": [{"name": "B"}], "AI": {"tldr": []}}]}',
    repr(test_json_papers.PAPER),
)
MARKUP = (
    "<|>|</|<div>|<!--|<![CDATA[|&#0;|&#xD800;|&lt;|\x00|\x1b[|\n|\n\n|{|}|[|]|\"|'|\\|:|,|null|1e999|-|\\\\\n"
    "|arXiv:2606.00001\n|Title:|](https://arxiv.org/abs/2606.00002)|# |- |**|`|<a href=|<table>|<li>|=\n|--|\ud800"
    "|\u2028|Content-Type: text/html; charset=x\n|Content-Transfer-Encoding: base64\n|---\n|<summary>|<math>|9999"
)
PIECES = MARKUP.split("|")


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from([*PIECES, "|"])), max_size=6),
    st.booleans(),
)
def test_mutated(seed: str, changes: list[tuple[float, int, str]], compressed: bool) -> None:
    text = seed
    for where, length, piece in changes:
        place = int(where * len(text))
        text = text[:place] + piece + text[place + length :]
    data = text.encode("utf-8", "surrogatepass")
    check(gzip.compress(data) if compressed else data)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        ["<html>", "<rss>", "<feed>", "[{", "{'", "{", "---\n", "From: a\nTo: b\n", "|", "\\\\\narXiv:1", ""]
    ),
    st.lists(st.sampled_from([*PIECES, "|"]), max_size=30).map("".join),
)
def test_soups(beginning: str, rest: str) -> None:
    check((beginning + rest).encode("utf-8", "surrogatepass"))


def test_messages_of_chat_services() -> None:
    card = {"text": {"tag": "lark_md", "content": "- [A](https://arxiv.org/abs/2606.00001)\n**TL;DR:** 好。"}}
    slack = "• <https://arxiv.org/abs/2606.00001|A> — Ada Lovelace, Alan Turing\n> TL;DR: 好。\n"
    for text in (json.dumps({"card": {"elements": [card, {"tag": "hr"}]}}), slack):
        (listing,) = read(text.encode(), "x").listings
        assert (listing.paper.title, listing.paper.summary.section("tldr")) == ("A", "好。")


def test_dates_in_python_literals() -> None:
    when = "datetime.datetime(2026, 6, 10, 17, 0, tzinfo=datetime.timezone.utc)"
    reading = read(f"{{'id': '2606.00001', 'title': 'A', 'published': {when}}}\n".encode(), "x")
    assert (len(reading.listings), reading.problems) == (1, ())


NO_DIGESTS = (
    '<?xml version="1.0"?><opml version="2.0"><body><outline type="rss" xmlUrl="http://rss.arxiv.org/rss/cs.CL"/></body></opml>',
    '{"name": "x", "version": "1.0.0", "dependencies": {"a": "1"}}',
    "@article{x, title={A}, eprint={2606.00001}}",
    "# My tool\n\n- [One](https://example.org/c)\n",
    "<html><head><title>503 Unavailable</title></head><body><h1>503</h1></body></html>",
    "{'a': " + "datetime.datetime(2026, 1, 1" * 5_000,
    "<html><body><p>" + "\n" * 100_000 + "<b>x</b>",
)


@pytest.mark.parametrize("text", NO_DIGESTS)
def test_what_is_no_digest_says_so_in_a_line(text: str) -> None:
    with pytest.raises(DigestError, match=r"^x is no digest[^\n]*$"):
        read(text.encode(), "x")


@pytest.mark.parametrize("seed", SEEDS[:6])
def test_a_digest_of_any_family_may_be_compressed(seed: str) -> None:
    assert read(gzip.compress(seed.encode()), "x.gz") == read(seed.encode(), "x.gz")
