"""Papers as Markdown, and the front matter, read back by PyYAML."""

import datetime
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from reader.export.markdown import front_matter, note, obsidian_tag, part
from reader.model import Flag, Language, Mark, Record, Section, Summary

from .made_up import record, records

SUMMARY = Summary("zh", (Section("tldr", "一句话。"), Section("Score", "5_5_5")))


def read_yaml(text: str) -> dict[str, Any]:
    _, front, _ = text.split("---\n", 2)
    found: dict[str, Any] = yaml.safe_load(front)
    return found


def test_a_part() -> None:
    mark = Mark(Flag.BOOKMARKED, ("to read",), "mine\n# no heading")
    made = part(record("On *x*", comment="9 pages", abstract="One.\nTwo.", summary=SUMMARY, mark=mark), Language.BOTH)
    assert made == (
        "## On \\*x\\*\n\n"
        "Ashish Vaswani  \n"
        "cs.CL · [arXiv:1706.03762](https://arxiv.org/abs/1706.03762) · 2026-06-12  \n"
        "9 pages  \n"
        "★ bookmarked · \\#to-read\n\n"
        "### TL;DR\n\n一句话。\n\n"
        "### Score\n\n5\\_5\\_5\n\n"
        "### Abstract\n\nOne.\n\nTwo.\n\n"
        "### Note\n\nmine\n\n\\# no heading\n"
    )


@pytest.mark.parametrize(
    ("language", "summary", "abstract", "headings"),
    [
        (Language.ZH, SUMMARY, "One.", ["TL;DR", "Score"]),
        (Language.EN, SUMMARY, "One.", ["Abstract"]),
        (Language.BOTH, SUMMARY, "One.", ["TL;DR", "Score", "Abstract"]),
        (Language.ZH, Summary(), "One.", ["Abstract"]),
        (Language.EN, SUMMARY, "", ["TL;DR", "Score"]),
    ],
)
def test_languages(language: Language, summary: Summary, abstract: str, headings: list[str]) -> None:
    made = part(record(abstract=abstract, summary=summary), language)
    assert [line[4:] for line in made.split("\n") if line.startswith("### ")] == headings


def test_a_note_of_its_own() -> None:
    mark = Mark(tags=("to read", "2026", "!!"))
    made = note(record('A "B": c\\d', key="2606.00001", comment="Accepted at CVPR 2026", mark=mark))
    assert read_yaml(made) == {
        "title": 'A "B": c\\d',
        "aliases": ['A "B": c\\d', "2606.00001"],
        "authors": ["Ashish Vaswani"],
        "arxiv": "2606.00001",
        "url": "https://arxiv.org/abs/2606.00001",
        "venue": "CVPR 2026",
        "categories": ["cs.CL"],
        "tags": ["to-read", "_2026"],
        "date": datetime.date(2026, 6, 12),
    }
    assert '\n---\n\n# A "B": c\\\\d\n\n' in made


def test_links_of_the_web_only() -> None:
    made = note(record(url="javascript:alert(1)", pdf_url="file:///x", code_url="data:text/html,x"))
    assert "javascript" not in made
    assert "](" not in made


@pytest.mark.parametrize(
    ("tag", "made"), [("a b", "a-b"), ("nlp/中文", "nlp/中文"), ("2026", "_2026"), ("#x", "x"), ("?!", "")]
)
def test_tags(tag: str, made: str) -> None:
    assert obsidian_tag(tag) == made


@settings(max_examples=40)
@given(records())
def test_any_front_matter_is_yaml_and_says_the_title(made: Record) -> None:
    from reader.export.safe import safe

    made = safe(made)
    assert read_yaml(front_matter(made)).get("title", "") == made.paper.title
