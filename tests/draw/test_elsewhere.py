"""Where a query matches, when the text that is shown does not have it."""

from __future__ import annotations

import pytest

from reader.draw.document import render_document
from reader.highlighting import highlights
from reader.model import Language, Mark, Paper, Record, Section, Summary
from reader.rules.types import Rules
from reader.wording import Wording

ABSTRACT = f"{'We begin with words. ' * 9}Then a \\emph{{flow matching}} model learns. {'And we end with words. ' * 9}"
SUMMARY = Summary("zh", (Section("tldr", "一种生成模型。"), Section("method", "先学习，再用流匹配采样。")))
PAPER = Paper("2601.00001", "A Title", 1, ("Ann Author",), ("cs.AI",), abstract=ABSTRACT, summary=SUMMARY)


def shown(query: str, language: Language, say: str = "en") -> list[tuple[str, list[str]]]:
    """The lines from the facts to the first heading, each with what is marked in it."""
    lines = render_document(
        Record(1, PAPER, ("2026-06-12",), Mark()), 70, language, Wording(say), matches=highlights((query,), Rules())
    )
    found = [(line.text.strip(), [span.text for span in line.spans if span.role == "match"]) for line in lines]
    first = next(index for index, (text, _) in enumerate(found) if text in {"TL;DR", "Abstract"})
    return [each for each in found[3:first] if each[0]]


def test_the_place_in_the_abstract_is_shown_above_the_summary() -> None:
    first, *rest = shown('"flow matching"', Language.ZH)
    assert first[0].startswith("In the abstract, t shows it: … ")
    assert [marked for _, marks in (first, *rest) for marked in marks] == ["flow matching"]
    assert rest[-1][0].endswith(" …")
    assert len(rest) <= 2
    assert shown('"flow matching"', Language.ZH, "zh")[0][0].startswith("见于英文摘要，按 t 查看：… ")


def test_the_place_in_the_summary_is_shown_above_the_abstract() -> None:
    assert shown("流匹配", Language.EN) == [("In the summary, t shows it: 先学习，再用流匹配采样。", ["流匹配"])]


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("flow", Language.EN), ("flow", Language.BOTH), ("title", Language.ZH), ("title or flow", Language.ZH),
        ("生成", Language.ZH), ("is:unread", Language.ZH), ("title:flow", Language.ZH),
    ],
)  # fmt: skip
def test_nothing_is_said_where_a_match_is_shown_or_there_is_none(query: str, language: Language) -> None:
    assert shown(query, language) == []
