"""The paper list: one line a paper (title), two (title, TL;DR) or three (title, authors, TL;DR)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.draw.spans import Line, Span, blank, set_line
from reader.model import FOLD, Flag, Language, Row
from reader.text import latex

if TYPE_CHECKING:
    from collections.abc import Sequence

UNREAD, BOOKMARKED, LATER, HIDDEN, REPEATED = "●", "★", "◷", "✕", "↻"
ABSENT = "∅"
"""Stands where a summary or the authors are missing."""
_INDENT: Final = Span("    ")
_AUTHORS_SET: Final = 20
_LONGEST_TEASER: Final = 400
"""Characters of a TL;DR that can be on one line of any screen; a runaway one is not measured to its end."""


@lru_cache(maxsize=96)
def render_row(
    row: Row, width: int, *, language: Language, lines: int, under: str = "", day: str = ""
) -> tuple[Line, ...]:
    """The 1 to 3 lines of a paper. `day` is the view's day, "" where the view has several.

    Shape and weight carry the meaning: ● and bold is unread, dim is read.
    """
    unread = not row.flags & (Flag.READ | Flag.HIDDEN)
    title = Span(latex.render(row.title) or row.key, "strong" if unread else "dim")
    if row.id == FOLD and lines == 1:
        title = Span(f"{row.title}: {row.tldr}", "dim")
    gutter = [Span(" "), Span(UNREAD if unread else " ", "accent"), _badge(row, day), Span(" ")]
    facts = [f"v{row.version}"] if row.version is not None and row.version > 1 else []
    facts += [row.last_day[5:]] if not day and row.last_day else []
    right = [Span(" ".join(facts), "dim")] if facts else []
    set_lines = [set_line(width, [*gutter, title], [*right, Span(" ")], under)]
    if lines > 2:
        set_lines.append(set_line(width, [_INDENT, Span(_authors(row), "author")], [Span(" ")], under))
    if lines > 1:
        set_lines.append(set_line(width, [_INDENT, _teaser(row, language)], [Span(" ")], under))
    return tuple(set_lines)


def _badge(row: Row, day: str) -> Span:
    if row.flags & Flag.HIDDEN:
        return Span(HIDDEN, "dim")
    if row.flags & Flag.BOOKMARKED:
        return Span(BOOKMARKED, "mark")
    if row.flags & Flag.LATER:
        return Span(LATER, "mark")
    if row.id == FOLD or (day and row.first_seen and row.first_seen < day):
        return Span(REPEATED, "dim")
    return Span(" ")


def _authors(row: Row) -> str:
    if row.id == FOLD:
        return ""
    return ", ".join(row.authors[:_AUTHORS_SET]) if row.authors else ABSENT


def _teaser(row: Row, language: Language) -> Span:
    """One line of what the detail begins with; ∅ before an abstract that stands in for a missing summary."""
    text = row.abstract if language is Language.EN and row.abstract else row.tldr or row.abstract
    stands_in = language is not Language.EN and not row.tldr and bool(row.abstract)
    line = " ".join(latex.render(text[:_LONGEST_TEASER]).split())
    return Span(f"{ABSENT} {line}" if stands_in else line or ABSENT, "dim")


def render_list(
    rows: Sequence[tuple[Row, str]],
    width: int,
    height: int,
    *,
    language: Language,
    lines: int,
    day: str,
) -> list[Line]:
    """The visible part of the list: `rows` with what lies under each, cut or padded to `height` lines."""
    shown: list[Line] = []
    for row, under in rows:
        shown.extend(render_row(row, width, language=language, lines=lines, under=under, day=day))
    del shown[height:]
    shown.extend(blank(width) for _ in range(height - len(shown)))
    return shown
