"""A paper as JSON."""

import json

from reader.export.jsonl import to_json, to_line
from reader.model import Flag, Mark, Paper, Record, Section, Summary

KEYS = [
    "id", "version", "title", "authors", "primary_category", "categories", "url", "pdf_url", "code_url", "comment",
    "abstract", "summary_language", "tldr", "motivation", "method", "result", "conclusion", "sections", "days",
    "first_seen", "read", "bookmarked", "later", "hidden", "tags", "note",
]  # fmt: skip


def test_everything_known() -> None:
    sections = (Section("tldr", "短"), Section("Score", "5/5"), Section("tldr", "again"), Section("result", "好"))
    paper = Paper(
        "2606.00001", "On $x$", 2, ("A", "B"), ("cs.LG", "cs.AI"), "u", "p", "c", 7, "9 pages", "One.\nTwo.",
        Summary("zh", sections),
    )  # fmt: skip
    mark = Mark(Flag.READ | Flag.LATER | Flag.KEPT_UNREAD, ("t",), "mine")
    found = to_json(Record(1, paper, ("2026-06-11", "2026-06-12"), mark))
    assert list(found) == KEYS
    assert found == {
        "id": "2606.00001",
        "version": 2,
        "title": "On $x$",
        "authors": ["A", "B"],
        "primary_category": "cs.LG",
        "categories": ["cs.LG", "cs.AI"],
        "url": "u",
        "pdf_url": "p",
        "code_url": "c",
        "comment": "9 pages",
        "abstract": "One.\nTwo.",
        "summary_language": "zh",
        "tldr": "短",
        "motivation": None,
        "method": None,
        "result": "好",
        "conclusion": None,
        "sections": [{"label": "Score", "text": "5/5"}, {"label": "tldr", "text": "again"}],
        "days": ["2026-06-11", "2026-06-12"],
        "first_seen": "2026-06-11",
        "read": True,
        "bookmarked": False,
        "later": True,
        "hidden": False,
        "tags": ["t"],
        "note": "mine",
    }


def test_almost_nothing_known() -> None:
    found = to_json(Record(1, Paper("doi:10.1/x", "T"), (), Mark()))
    assert list(found) == KEYS
    assert found["version"] is found["tldr"] is None
    assert (found["primary_category"], found["categories"], found["days"], found["first_seen"]) == ("", [], [], "")


def test_a_line_of_an_export_leaves_nothing_out() -> None:
    mark = Mark(Flag.KEPT_UNREAD | Flag.SKIMMED, until="2026-07-01")
    made = Record(1, Paper("doi:10.1/x", "T", code_stars=7), (), mark)
    found = json.loads(to_line(made))
    assert list(found) == [*KEYS, "code_stars", "until", "kept_unread", "skimmed"]
    assert (found["code_stars"], found["until"], found["kept_unread"], found["skimmed"]) == (
        7,
        "2026-07-01",
        True,
        True,
    )
    assert list(json.loads(to_line(Record(1, Paper("doi:10.1/x", "T"), (), Mark())))) == KEYS


def test_a_line_is_one_line_of_readable_text() -> None:
    line = to_line(Record(1, Paper("doi:10.1/x", "中"), (), Mark(note="a\u2028b\nc\x9b")))
    assert line.splitlines() == [line.rstrip("\n")]
    assert '"title": "中"' in line
