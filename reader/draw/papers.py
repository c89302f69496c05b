"""The paper list: one line a paper (title), two (title, TL;DR) or three (title, authors, TL;DR)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.draw.matches import Matches, mark
from reader.draw.spans import Line, Span, blank, set_line
from reader.model import FIRST_HEADING, FOLD, Flag, Language, Row
from reader.text import latex

if TYPE_CHECKING:
    from collections.abc import Sequence

UNREAD, BOOKMARKED, LATER, HIDDEN, REPEATED = "●", "★", "◷", "✕", "↻"
ABSENT = "∅"
"""Stands where a summary or the authors are missing."""
_INDENT: Final = Span("   ")
_AUTHORS_SET: Final = 20
_LONGEST_TEASER: Final = 400
"""Characters of a TL;DR that can be on one line of any screen; a runaway one is not measured to its end."""


@lru_cache(maxsize=96)
def render_row(
    row: Row,
    width: int,
    *,
    language: Language,
    lines: int,
    under: str = "",
    day: str = "",
    selected: bool = False,
    matches: Matches | None = None,
) -> tuple[Line, ...]:
    """The 1 to 3 lines of a paper. `day` is the view's day, "" where the view has several.

    Shape and weight carry the meaning: ● and bold is unread, dim is read, ▌ is selected.
    """
    if row.id <= FIRST_HEADING:
        heading = set_line(width, [Span(" "), Span(row.title, "heading")])
        return (*[blank(width)] * (lines - 1), heading)
    unread = not row.flags & (Flag.READ | Flag.HIDDEN)
    title = Span(latex.render(row.title) or row.key, "strong" if unread else "dim")
    if row.id <= FOLD and lines == 1:
        title = Span(f"{row.title}: {row.tldr}", "dim")
    edge = Span("▌", "mark") if selected else Span(" ")
    gutter = [edge, Span(UNREAD if unread else " ", "accent"), _badge(row, day), Span(" ")]
    facts = _facts(row, day)
    right = [*([Span(" ".join(facts), "dim")] if facts else []), Span(" ")]
    indent = (edge, _INDENT)
    set_lines = [set_line(width, [*gutter, *_marked(title, matches, "title")], right, under)]
    if lines > 2:
        authors = _marked(Span(_authors(row), "author"), matches, "author")
        set_lines.append(set_line(width, [*indent, *authors], [Span(" ")], under))
    if lines > 1:
        teaser, field = _teaser(row, language)
        set_lines.append(set_line(width, [*indent, *_marked(teaser, matches, field)], [Span(" ")], under))
    return tuple(set_lines)


def _marked(span: Span, matches: Matches | None, field: str) -> list[Span]:
    return [Span(*each) for each in mark([span], matches, field)] if matches else [span]


def _facts(row: Row, day: str) -> list[str]:
    """What is flush right: the points that rules give, a new version, and the day that the view does not say."""
    facts = [f"{row.score:+g}"] if row.score else []
    facts += [f"v{row.version}"] if row.version is not None and row.version > 1 else []
    has_come_back = row.flags & Flag.LATER and row.last_day < day
    return facts + ([row.last_day[5:]] if row.last_day and (not day or has_come_back) else [])


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
    if row.id <= FOLD:
        return ""
    return ", ".join(row.authors[:_AUTHORS_SET]) if row.authors else ABSENT


def _teaser(row: Row, language: Language) -> tuple[Span, str]:
    """One line of what the detail begins with, and which part of the paper it is.

    ∅ is before an abstract that stands in for a missing summary.
    """
    is_abstract = bool(row.abstract) and (language is Language.EN or not row.tldr)
    text = row.abstract if is_abstract else row.tldr
    stands_in = language is not Language.EN and not row.tldr and bool(row.abstract)
    line = " ".join(latex.render(text[:_LONGEST_TEASER]).split())
    return Span(f"{ABSENT} {line}" if stands_in else line or ABSENT, "dim"), "abs" if is_abstract else "sum"


def render_list(
    rows: Sequence[tuple[Row, str, bool]],
    width: int,
    height: int,
    *,
    language: Language,
    lines: int,
    day: str,
    matches: Matches | None = None,
) -> list[Line]:
    """The visible part of the list, cut or padded to `height` lines.

    Each of `rows` is with what lies under it and whether it is selected.
    """
    shown: list[Line] = []
    for row, under, selected in rows:
        shown.extend(
            render_row(
                row, width, language=language, lines=lines, under=under, day=day, selected=selected, matches=matches
            )
        )
    del shown[height:]
    shown.extend(blank(width) for _ in range(height - len(shown)))
    return shown
