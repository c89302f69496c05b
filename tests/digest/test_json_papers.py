import json

import pytest

from reader.digest import Reading, read
from reader.errors import DigestError


def document(value: object, indent: int | None = None) -> Reading:
    reading = read(json.dumps(value, ensure_ascii=False, indent=indent).encode(), "x.json")
    assert (reading.format, reading.problems) == ("json", ())
    return reading


PAPER = {"title": "A Title", "authors": ["Ada Lovelace", {"name": "Alan Turing"}], "arxiv_id": "2606.00001v2"}


@pytest.mark.parametrize("indent", [0, 1])
def test_papers_at_any_depth_with_the_names_of_their_parents_as_sections(indent: int) -> None:
    value = {
        "date": "2026-06-12",
        "categories": {
            "quant-ph": {
                "label": "Quantum",
                "topPapers": [{**PAPER, "primaryCategory": "hep-th"}],
                "otherPapers": [{"title": "B", "url": "https://arxiv.org/abs/2606.00002", "scores": {"new": 3}}],
            }
        },
    }
    reading = document(value, indent=indent)
    first, second = reading.listings
    assert reading.day == "2026-06-12"
    assert (first.section, first.paper.key, first.paper.version) == ("hep-th", "2606.00001", 2)
    assert first.paper.authors == ("Ada Lovelace", "Alan Turing")
    assert (second.section, second.paper.summary.sections) == ("quant-ph", (("scores", "new: 3"),))


def test_names_of_one_thing() -> None:
    record = {
        **PAPER,
        "abstract": "arXiv:2606.00001v3 Announce Type: cross  Abstract: We study.",
        "headline_zh": "一句话。",
        "titleJa": "題名",
        "COMMENT": "9 pages",
        "githubRepo": "https://github.com/a/b",
        "_index": 0,
    }
    (listing,) = document([record], indent=1).listings
    paper = listing.paper
    assert (paper.version, paper.abstract, paper.comment) == (3, "We study.", "9 pages")
    assert paper.code_url == "https://github.com/a/b"
    assert paper.summary.sections == (("tldr", "一句话。"), ("Translated title", "題名"), ("Announced as", "cross"))


def test_a_summary_beside_an_abstract_is_the_machines() -> None:
    (listing,) = document([{**PAPER, "abstract": "We study.", "summary": "They study."}]).listings
    assert (listing.paper.abstract, listing.paper.summary.section("tldr")) == ("We study.", "They study.")
    (listing,) = document([{**PAPER, "summary": "We study."}]).listings
    assert (listing.paper.abstract, listing.paper.summary.sections) == ("We study.", ())


def test_daily_papers_wrap_the_paper() -> None:
    inner = {"id": "2606.00001", "title": "A Title", "summary": "We study.", "ai_summary": "They study."}
    (listing,) = document([{"title": "A Title", "paper": inner, "publishedAt": "2026-06-12"}], indent=1).listings
    assert (listing.paper.key, listing.paper.abstract) == ("2606.00001", "We study.")
    assert listing.paper.summary.section("tldr") == "They study."


def test_papers_under_their_identifiers() -> None:
    (listing,) = document({"2606.00001": {"title": "A Title", "authors": ["Ada Lovelace"]}}, indent=1).listings
    assert listing.paper.key == "2606.00001"


def test_rows_of_a_table_in_strings() -> None:
    row = "|**2026-06-11**|**A Title**|Ada L et.al.|[2606.00001](http://arxiv.org/abs/2606.00001)|null|\n"
    (listing,) = document({"SLAM": {"2606.00001": row}, "NeRF": {}}, indent=1).listings
    assert (listing.section, listing.paper.key, listing.paper.title) == ("SLAM", "2606.00001", "A Title")


def test_of_a_cut_document_the_whole_papers_are_read() -> None:
    text = json.dumps({"papers": [PAPER, {**PAPER, "arxiv_id": "2606.00002"}]}, indent=1)
    reading = read(text[: text.rindex("2606.00002")].encode(), "x.json")
    assert [listing.paper.key for listing in reading.listings] == ["2606.00001"]
    assert len(reading.problems) == 1


def test_lines_of_python_literals() -> None:
    lines = [
        repr({**PAPER, "authors": "Ada L, Alan T", "abstract": r"It's $\alpha$."}),
        "{'broken': ",
        "",
        "{'a': f()}",
    ]
    reading = read("\n".join(lines).encode(), "x.jsonl")
    (listing,) = reading.listings
    assert (listing.paper.authors, listing.paper.abstract) == (("Ada L", "Alan T"), r"It's $\alpha$.")
    assert [problem.line for problem in reading.problems] == [2, 4]


@pytest.mark.parametrize(
    "text", ["[]", "[1, 2]", '[{"title": "x"}]', "[" * 100_000, '{"a":' * 100_000, "{'a':" * 50_000]
)
def test_other_json_is_no_digest(text: str) -> None:
    with pytest.raises(DigestError, match=r"^x\.json is no digest[^\n]*$"):
        read(text.encode(), "x.json")


def test_an_object_of_answers_is_the_summary_whatever_its_name() -> None:
    record = {"arxivId": "2606.00001", "title": "A", "abstract": "We.", "analysis": {"tldr": "好。", "score": 5}}
    (listing,) = read(json.dumps([record]).encode(), "x.json").listings
    assert listing.paper.summary.sections == (("tldr", "好。"), ("score", "5"))


def test_keys_in_another_language() -> None:
    record = {
        "标题": "A",
        "作者": ["Ada"],
        "链接": "https://arxiv.org/abs/2606.00001",
        "英文摘要": "We.",
        "结论": "好。",
    }
    (listing,) = read(json.dumps([record]).encode(), "x.json").listings
    found = listing.paper
    assert (found.key, found.title, found.authors, found.abstract) == ("2606.00001", "A", ("Ada",), "We.")
    assert found.summary.sections == (("conclusion", "好。"),)
