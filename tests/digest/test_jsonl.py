import json
from typing import Any

import pytest

from reader.digest import read
from reader.model import Paper, Problem

BASE: dict[str, Any] = {
    "id": "2606.00001",
    "categories": ["68T50", "cs.CL", "cs.AI"],
    "pdf": "https://arxiv.org/pdf/2606.00001",
    "abs": "https://arxiv.org/abs/2606.00001",
    "authors": ["Ada Lovelace", "John Doe", "Jr."],
    "title": "A\n  Title",
    "comment": "9 pages,\n  2 figures",
    "summary": "We study\nthings.\n  Then rest.",
    "AI": {"tldr": "很好", "motivation": "动机", "method": "方法", "result": "结果", "conclusion": "结论"},
}


def only(record: dict[str, Any]) -> Paper:
    reading = read(json.dumps(record).encode(), "x.jsonl")
    assert (reading.format, reading.problems) == ("jsonl", ())
    return reading.listings[0].paper


def test_all_fields() -> None:
    paper = only(BASE | {"code_url": "https://github.com/a/b", "code_stars": 7, "code_last_update": "2026-01-01"})
    assert paper == Paper(
        key="2606.00001",
        title="A Title",
        authors=("Ada Lovelace", "John Doe, Jr."),
        categories=("cs.CL", "cs.AI", "68T50"),
        url="https://arxiv.org/abs/2606.00001",
        pdf_url="https://arxiv.org/pdf/2606.00001",
        code_url="https://github.com/a/b",
        code_stars=7,
        comment="9 pages, 2 figures",
        abstract="We study things.\nThen rest.",
        summary=paper.summary,
    )
    assert paper.summary.language == "zh"
    assert dict(paper.summary.sections) == BASE["AI"]


def test_the_raw_crawl_has_no_summary() -> None:
    assert only({key: value for key, value in BASE.items() if key != "AI"}).summary.sections == ()


def test_task_stands_for_the_tldr() -> None:
    assert only(BASE | {"AI": {"task": "任务"}}).summary.section("tldr") == "任务"


def test_keys_of_forks_are_sections_in_order() -> None:
    ai = {"title_zh": "标题", "tldr": "很好", "keywords": ["甲", "乙"], "limitations": None}
    extra = {"score": 9.5, "intersection": False, "detail": {"a": 1, "b": [2, 3]}, "venue": ""}
    paper = only(BASE | {"AI": ai} | extra)
    assert list(map(tuple, paper.summary.sections)) == [
        ("tldr", "很好"),
        ("title_zh", "标题"),
        ("keywords", "甲, 乙"),
        ("score", "9.5"),
        ("intersection", "false"),
        ("detail", "a: 1; b: 2, 3"),
    ]


@pytest.mark.parametrize(
    ("record", "key"),
    [
        ({"id": "openalex:W1", "abs": "https://doi.org/10.17638/X1"}, "doi:10.17638/x1"),
        ({"url": "http://arxiv.org/abs/2506.20039v1"}, "2506.20039"),
        ({"id": "math/0612717"}, "math/0612717"),
        ({"id": "x", "link": "https://example.org/a", "doi": "10.1234/B"}, "doi:10.1234/b"),
        ({"id": "x", "url": "https://example.org/a/"}, "https://example.org/a"),
    ],
)
def test_identity(record: dict[str, str], key: str) -> None:
    assert only(record | {"title": "T"}).key == key


def test_values_of_any_kind_are_survived() -> None:
    record: dict[str, Any] = dict.fromkeys(BASE, 1) | {"abs": BASE["abs"], "code_stars": "many", "AI": [True, None]}
    paper = only(record)
    assert (paper.title, paper.authors, paper.categories, paper.code_stars) == ("1", ("1",), ("1",), None)
    assert only(BASE | {"authors": "A B, C D", "categories": "cs.CL, cs.AI", "AI": None}).authors == ("A B", "C D")


def test_lines_that_are_no_record_are_problems_and_the_others_are_in() -> None:
    lines = [
        json.dumps(BASE),
        '{"id": "2606.0',
        "",
        "[1]",
        '{"title": "No link"}',
        '{"abs": "2606.00002"}',
        "[" * 100_000,
    ]
    reading = read("\n".join(lines).encode(), "x.jsonl")
    assert len(reading.listings) == 1
    assert [problem.line for problem in reading.problems] == [2, 4, 5, 6, 7]
    assert reading.problems[1] == Problem("x.jsonl", 4, "not a JSON object")


@pytest.mark.parametrize(("opening", "closing"), [('["a",', "]"), ('{"a":', "}"), ('["a",{"b":', "}]")])
@pytest.mark.parametrize("key", ["notes", "authors", "categories", "AI"])
@pytest.mark.parametrize("document", ["{}", "[{}]"])
def test_values_without_end_are_cut_off(key: str, opening: str, closing: str, document: str) -> None:
    deep = f"{opening * 400}1{closing * 400}"
    record = f'{{"abs": "2606.00001", "title": "A Title", "{key}": {deep}}}'
    (listing,) = read(document.replace("{}", record).encode(), "x.jsonl").listings
    assert listing.paper.title == "A Title"


def test_a_file_of_broken_lines_says_where() -> None:
    reading = read(b'{"id": "2606.0\n{"a": 1}\n' + json.dumps(BASE).encode(), "x.jsonl")
    assert [problem.line for problem in reading.problems] == [1, 2]


def test_control_characters_and_lone_surrogates_in_escapes() -> None:
    line = json.dumps(BASE).replace('"A\\n  Title"', '"A\\u001b[2J \\ud83d T"').replace("9 pages", "\\beta")
    (listing,) = read(line.encode(), "x.jsonl").listings
    assert listing.paper.title == "A[2J \ufffd T"
    assert listing.paper.comment.startswith("\\beta")
    listing.paper.title.encode()


def test_utf_16() -> None:
    data = b"\xff\xfe" + json.dumps(BASE, ensure_ascii=False).encode("utf-16-le")
    assert read(data, "x.jsonl").listings[0].paper.summary.section("tldr") == "很好"
