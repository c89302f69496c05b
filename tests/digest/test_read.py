"""The façade, against hostile bytes and against real digests."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.digest import Reading, read
from reader.digest.find import find, group
from reader.digest.load import load
from reader.errors import DigestError
from reader.model import Paper
from reader.text.clean import clean, clean_line

from ..shared import SHARED, needs_shared
from .canonical import digest, paper, record

CLEAN = digest(
    [
        ("cs.LG", [record(paper("2606.00001")), record(paper("2606.00002"), 2)]),
        ("cs.CV", [record(paper("2606.00003", category="cs.CV"), 3)]),
    ]
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n",
        b"<div id=toc></div>\n\n# Table of Contents\n\n",
        b"# No New Papers Today\n",
        digest([("cs.CL", []), ("cs.AI", [])]).encode(),
        "# AI-Enhanced arXiv Daily 2025-07-18\n\n### 今日没有找到新论文。\n".encode(),
    ],
)
def test_an_empty_digest_is_no_error(data: bytes) -> None:
    assert read(data, "2026-06-12.md") == Reading((), (), "markdown")


@pytest.mark.parametrize(
    "data",
    [b"hello", b"# My notes\n\n- [a](https://example.org)\n", b"<html><h3>x</h3>", b'{"name": "x"}', b"{'a': 1}"],
)
def test_what_is_no_digest_says_so_in_one_line(data: bytes) -> None:
    with pytest.raises(DigestError, match=r"^notes\.md is no digest[^\n]*$"):
        read(data, "notes.md")


def test_the_name_does_not_decide_the_format() -> None:
    assert read(CLEAN.encode(), "x.jsonl").format == "markdown"
    assert read(b'{"abs": "2606.00001", "title": "T"}', "x.md").format == "jsonl"


def test_crlf_and_byte_order_mark_change_nothing() -> None:
    wanted = read(CLEAN.encode(), "x.md")
    assert read(CLEAN.replace("\n", "\r\n").encode("utf-8-sig"), "x.md") == wanted
    assert read(CLEAN.encode("utf-16"), "x.md") == wanted


def strings(paper: Paper) -> list[str]:
    texts = [paper.key, paper.title, paper.url, paper.pdf_url, paper.code_url, paper.comment, paper.abstract]
    return [*texts, *paper.authors, *paper.categories, *(text for pair in paper.summary.sections for text in pair)]


def check(data: bytes) -> None:
    try:
        reading = read(data, "x.md")
    except DigestError as error:
        assert "\n" not in str(error)
        return
    for listing in reading.listings:
        assert listing.paper.key and listing.paper.title
        assert clean_line(listing.paper.title) == listing.paper.title
        assert clean_line(listing.section) == listing.section
        for text in strings(listing.paper):
            assert clean(text) == text
            text.encode()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check(data)


MARKUP = (
    "\n|\n\n|### [|](|](http|)|*|**|<details>|</details>|TL;DR: |Abstract: |\x1b[|\ufffd|\r|\x00|：|- |> |#|{|\u2028"
    "|Method:|**Title:** | [[Back]](#toc)|&nbsp;"
)
PIECES = st.sampled_from(MARKUP.split("|"))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(CLEAN)), st.integers(0, 40), PIECES), max_size=6))
def test_mutated_digests(changes: list[tuple[int, int, str]]) -> None:
    text = CLEAN
    for place, length, piece in changes:
        text = text[:place] + piece + text[place + length :]
    check(text.encode())


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_soups_of_markup(text: str) -> None:
    check(text.encode())
    check(("{" + text).encode())


def real(pattern: str) -> list[Path]:
    return sorted(SHARED.glob(pattern))


@needs_shared
@pytest.mark.parametrize("path", [*real("*.txt"), *real("upstream/*.md")], ids=lambda path: path.name)
def test_every_paper_of_upstream_is_in(path: Path) -> None:
    data = path.read_bytes()
    reading = read(data, path.name)
    links = re.findall(rb"^### \[.*\]\(https?://arxiv\.org/abs/(\d{4}\.\d{4,5})\)$", data, re.MULTILINE)
    assert [listing.paper.key for listing in reading.listings] == [link.decode() for link in links]
    assert reading.problems == ()


@needs_shared
@pytest.mark.parametrize("path", real("upstream/*_AI_enhanced_Chinese.jsonl"), ids=lambda path: path.name[:10])
def test_markdown_and_json_lines_of_a_day_tell_the_same(path: Path) -> None:
    markdown = path.with_name(path.name[:10] + ".md")
    if not markdown.exists():
        pytest.skip(f"{markdown.name} is not among the real digests")
    ours, theirs = (
        {listing.paper.key: listing.paper for listing in read(file.read_bytes(), file.name).listings}
        for file in (markdown, path)
    )
    assert ours.keys() == theirs.keys()
    for key, read_paper in ours.items():
        other = theirs[key]
        assert read_paper.categories == other.categories[:1]
        assert read_paper == other._replace(categories=other.categories[:1], comment="", code_url="", code_stars=None)


COUNTS = {
    "Casablancassss__daily-arXiv-ai-enhanced/2026-03-11_report.md": 3,
    "Jiayihua2001__daily-arXiv-ai-enhanced/2026-05-06__6803375a.md": 16,
    "Long-Holiday__research_accelerator/2026-07-11.md": 280,
    "Straw674__daily-arXiv-astro-ph/2025-07-17.md": 57,
    "Straw674__daily-arXiv-astro-ph/2026-05-21.md": 55,
    "StringsLi__daily-arXiv-ai-enhanced/2026-06-24__638f7cab.md": 49,
    "ZL-Asica__daily-arXiv-digest/2025-07-25.md": 97,
    "fyrsta7__daily-arXiv-ai-enhanced/2026-06-03.md": 113,
    "hppeace__arXiv-daily/2026-06-17.md": 3,
    "iopwsy__arXiv_cond-mat/2025-06-20.md": 9,
    "iopwsy__arXiv_cond-mat/2025-10-17_origin.md": 129,
    "iopwsy__arXiv_cond-mat/2026-06-10.md": 13,
    "junle-chen__daily-arXiv-gemini-enhanced/2025-07-04_trajectory_and_large_models.md": 17,
    "linyueqian__daily-arXiv-ai-enhanced/2025-06-06.md": 663,
    "sanghyun-son__daily-arXiv-ai-enhanced/2025-08-20.md": 377,
    "xmkxabc__InsightArxiv/2025-07-13.md": 611,
    "xmkxabc__InsightArxiv/2025-07-18.md": 0,
    "runaway-2025-10-14.md": 240,
}
"""Listings by file, counted with grep by each template's own heading."""


@needs_shared
@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_every_paper_of_the_forks_is_in(name: str, count: int) -> None:
    path = SHARED / "forks" / name
    reading = read(path.read_bytes(), path.name)
    assert len(reading.listings) == count
    assert reading.problems == ()


@needs_shared
@pytest.mark.parametrize("path", real("oddities/*.md"), ids=lambda path: path.stem)
def test_every_oddity_is_one_paper(path: Path) -> None:
    count = 0 if path.stem.startswith("whole-file-empty") or path.stat().st_size < 30 else 1
    assert len(read(path.read_bytes(), path.name).listings) == count


@needs_shared
def test_all_real_digests_load() -> None:
    folders = [SHARED / "upstream", SHARED / "forks", SHARED / "oddities"]
    digests = [load(files) for files in group(find(folders))]
    assert sum(len(each.listings) for each in digests) > 9000
    for each in digests:
        keys = [listing.paper.key for listing in each.listings]
        assert len(keys) == len(set(keys))


def test_bytes_that_are_no_text_are_no_digest() -> None:
    noise = bytes((7 * index * index + 3 * index) % 251 + 4 for index in range(3000))
    with pytest.raises(DigestError, match="is no digest"):
        read(noise, "noise.md")
