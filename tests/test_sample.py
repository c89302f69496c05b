"""The built-in digests, held to the canonical grammar by an independent strict parse and re-rendering."""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from reader.digest import read
from reader.sample import paths
from reader.text.numbers import unsupported_numbers

FALLBACKS: Final = (
    "Summary generation failed",
    "Motivation analysis unavailable",
    "Method extraction failed",
    "Result analysis unavailable",
    "Conclusion extraction failed",
)
SECTION: Final = re.compile(r"\n\n<div id='(?P<id>[^']+)'></div>\n\n# (?P<title>\S+) \[\[Back\]\]\(#toc\)\n\n")
ENTRY: Final = re.compile(
    r"### \[(?P<number>\d+)\] \[(?P<title>.+)\]\(https://arxiv\.org/abs/(?P<id>\S+)\)\n"
    r"\*(?P<authors>.+)\*\n\n"
    r"Main category: (?P<category>\S+)\n\n"
    r"TL;DR: (?P<tldr>.+)\n\n\n"
    r"<details>\n  <summary>Details</summary>\n"
    r"Motivation: (?P<motivation>.+)\n\n"
    r"Method: (?P<method>.+)\n\n"
    r"Result: (?P<result>.+)\n\n"
    r"Conclusion: (?P<conclusion>.+)\n\n"
    r"Abstract: (?P<abstract>(?:.|\n(?!\n))+)\n\n"
    r"</details>\n"
)
ARXIV_ID: Final = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+/\d{7}")
CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH_STOP: Final = re.compile(r"[\u4e00-\u9fff] ?[,.;:?!()]|[,;:?!()] ?[\u4e00-\u9fff]")
BESIDE_LATIN: Final = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9$]|[A-Za-z0-9$%][\u4e00-\u9fff]")


class Entry(NamedTuple):
    number: int
    id: str
    title: str
    authors: tuple[str, ...]
    category: str
    summary: tuple[str, ...]
    abstract: str


def markdown() -> list[Path]:
    return [path for path in paths() if path.suffix == ".md"]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def entry_of(found: re.Match[str]) -> Entry:
    summary = found.group("tldr", "motivation", "method", "result", "conclusion")
    authors = tuple(found["authors"].split(","))
    number = int(found["number"])
    return Entry(number, found["id"], found["title"], authors, found["category"], summary, found["abstract"])


@cache
def sections_of(path: Path) -> dict[str, list[Entry]]:
    pieces = SECTION.split(text_of(path))
    assert pieces[1::3] == pieces[2::3], "a section's anchor differs from its title"
    bodies = zip(pieces[1::3], pieces[3::3], strict=True)
    return {title: [entry_of(found) for found in ENTRY.finditer(body)] for title, body in bodies}


def entries_of(path: Path) -> list[Entry]:
    return [entry for entries in sections_of(path).values() for entry in entries]


def render(sections: dict[str, list[Entry]]) -> Iterator[str]:
    yield "<div id=toc></div>\n\n# Table of Contents\n\n"
    for title, entries in sections.items():
        yield f"- [{title}](#{title}) [Total: {len(entries)}]\n"
    for title, entries in sections.items():
        yield f"\n\n<div id='{title}'></div>\n\n# {title} [[Back]](#toc)\n\n"
        yield "\n\n".join(render_entry(entry) for entry in entries)


def render_entry(entry: Entry) -> str:
    tldr, motivation, method, result, conclusion = entry.summary
    return (
        f"### [{entry.number}] [{entry.title}](https://arxiv.org/abs/{entry.id})\n*{','.join(entry.authors)}*\n\n"
        f"Main category: {entry.category}\n\nTL;DR: {tldr}\n\n\n<details>\n  <summary>Details</summary>\n"
        f"Motivation: {motivation}\n\nMethod: {method}\n\nResult: {result}\n\nConclusion: {conclusion}\n\n"
        f"Abstract: {entry.abstract}\n\n</details>\n"
    )


def test_paths_are_three_consecutive_days_oldest_first() -> None:
    days = [date.fromisoformat(path.stem) for path in markdown()]
    assert [day - days[0] for day in days] == [timedelta(0), timedelta(1), timedelta(2)]
    assert days[0].weekday() == 0
    assert [path.name for path in paths()] == sorted(path.name for path in paths())


@pytest.mark.parametrize("path", markdown(), ids=lambda path: path.stem)
class TestDay:
    def test_is_canonical_to_the_byte(self, path: Path) -> None:
        assert "".join(render(sections_of(path))) == text_of(path)

    def test_is_a_days_worth_of_papers(self, path: Path) -> None:
        assert 14 <= len(entries_of(path)) <= 18

    def test_numbers_run_through_and_categories_are_those_of_the_sections(self, path: Path) -> None:
        assert [entry.number for entry in entries_of(path)] == list(range(1, len(entries_of(path)) + 1))
        for title, entries in sections_of(path).items():
            assert {entry.category for entry in entries} == {title}

    def test_ids_are_arxiv_ids_without_version_and_unique(self, path: Path) -> None:
        ids = [entry.id for entry in entries_of(path)]
        assert len(set(ids)) == len(ids)
        assert all(ARXIV_ID.fullmatch(name) for name in ids)

    def test_has_no_control_or_invisible_character(self, path: Path) -> None:
        odd = {char for char in text_of(path) if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp", "Co", "Cs"}}
        assert odd <= {"\n"}
        assert unicodedata.is_normalized("NFC", text_of(path))

    def test_abstracts_are_of_a_readable_length(self, path: Path) -> None:
        for entry in entries_of(path):
            assert 60 <= len(entry.abstract.split()) <= 180, entry.id
            assert not re.search(r" $|\n {1}\S|\n {3}", entry.abstract, re.MULTILINE), entry.id

    def test_maths_is_balanced(self, path: Path) -> None:
        for entry in entries_of(path):
            for text in (entry.title, entry.abstract, *entry.summary):
                assert text.count("$") % 2 == 0, (entry.id, text)

    def test_chinese_is_set_in_full_width_punctuation_and_spaced_from_latin(self, path: Path) -> None:
        for entry in entries_of(path):
            for text in filter(CHINESE.search, entry.summary):
                assert not HALF_WIDTH_STOP.search(text), (entry.id, text)
                assert not BESIDE_LATIN.search(text), (entry.id, text)
                assert text.endswith(("。", "？")) or "https://" in text, (entry.id, text)


def test_papers_come_again_some_with_another_summary() -> None:
    earlier: dict[str, Entry] = {}
    for path in markdown():
        again = [entry for entry in entries_of(path) if entry.id in earlier]
        if earlier:
            assert 4 <= len(again) <= 5, path
            reworded = [entry for entry in again if entry.summary != earlier[entry.id].summary]
            assert 0 < len(reworded) < len(again), path
        for entry in again:
            assert entry._replace(number=0, summary=()) == earlier[entry.id]._replace(number=0, summary=())
        earlier |= {entry.id: entry for entry in entries_of(path)}


def test_variety() -> None:
    entries = [entry for path in markdown() for entry in entries_of(path)]
    assert {entry.category for entry in entries} >= {
        "cs.CL",
        "cs.CV",
        "cs.LG",
        "quant-ph",
        "hep-th",
        "math.DG",
    }
    assert any("/" in entry.id for entry in entries), "an old-style ID"
    assert any("$" in entry.title for entry in entries), "maths in a title"
    assert any(len(entry.title) > 100 for entry in entries), "a long title"
    assert any(len(entry.authors) > 30 for entry in entries), "many authors"
    assert any("ollaboration" in entry.authors[0] for entry in entries), "a collaboration"
    assert any("https://github.com/" in entry.abstract for entry in entries), "a link to code"
    assert any(re.search(r"\n\S", entry.abstract) for entry in entries), "a hard-wrapped abstract"
    assert any("\n" not in entry.abstract for entry in entries), "a single-line abstract"
    assert any("\n  " in entry.abstract for entry in entries), "a second paragraph"


def test_one_summary_failed_one_in_part_and_one_is_english() -> None:
    unlike_the_rest = {
        entry.id: sum(text == fallback for text, fallback in zip(entry.summary, FALLBACKS, strict=True))
        for path in markdown()
        for entry in entries_of(path)
        if not all(map(CHINESE.search, entry.summary))
    }
    assert sorted(unlike_the_rest.values()) == [0, 2, 5]


@pytest.mark.parametrize("path", paths(), ids=lambda path: path.name)
def test_one_number_of_the_last_day_alone_was_computed_by_its_summary(path: Path) -> None:
    papers = [listing.paper for listing in read(path.read_bytes(), path.name).listings]
    doubtful = [
        (place, paper.key, number)
        for place, paper in enumerate(papers, start=1)
        if paper.summary.language == "zh"
        for section in paper.summary.sections
        for number in unsupported_numbers(section.text, paper.abstract, paper.title, paper.comment)
    ]
    is_last_day = path.name.startswith(markdown()[-1].stem)
    assert doubtful == ([(len(papers), "1602.03837", "13 亿")] if is_last_day else [])


def records() -> list[dict[str, Any]]:
    (path,) = [path for path in paths() if path.suffix == ".jsonl"]
    assert path.name == f"{markdown()[-1].stem}_AI_enhanced_Chinese.jsonl"
    return [json.loads(line) for line in text_of(path).removesuffix("\n").split("\n")]


def test_json_lines_say_what_the_markdown_says() -> None:
    entries = entries_of(markdown()[-1])
    assert [entry._replace(number=0) for entry in entries] == [
        Entry(
            0,
            record["id"],
            record["title"],
            tuple(record["authors"]),
            record["categories"][0],
            tuple(record["AI"].values()),
            record["summary"],
        )
        for record in records()
    ]


def test_json_lines_have_the_keys_of_the_enhanced_form() -> None:
    base = ["id", "categories", "pdf", "abs", "authors", "title", "comment", "summary"]
    code = ["code_url", "code_stars", "code_last_update"]
    keys = {tuple(record) for record in records()}
    assert keys == {(*base, "AI"), (*base, "code_url", "AI"), (*base, *code, "AI")}
    for record in records():
        assert list(record["AI"]) == ["tldr", "motivation", "method", "result", "conclusion"]
        assert record["abs"] == f"https://arxiv.org/abs/{record['id']}"
        assert record["pdf"] == f"https://arxiv.org/pdf/{record['id']}"
    assert any(record["comment"] for record in records())
    assert any(len(record["categories"]) > 2 for record in records())
