"""The header and the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.draw.spans import Line, Span, set_line
from reader.text.wrap import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Where(NamedTuple):
    """What the header says: names are ready to show, `number` counts from 1 (0 in an empty view)."""

    view: str
    category: str
    query: str
    language: str
    number: int
    total: int
    unread: str
    notice: str = ""


def render_header(where: Where, width: int) -> Line:
    """View, category and filter on the left; language and position on the right."""
    left = [Span(" "), Span(where.view, "title")]
    if where.category:
        left += [Span(" · ", "dim"), Span(where.category, "text")]
    if where.query:
        left += [Span(" / ", "key"), Span(where.query, "mark")]
    if where.notice:
        left += [Span("  " + where.notice, "mark")]
    position = f"{where.number:,}/{where.total:,}"
    right = [
        Span(where.language, "accent"),
        Span(f" · {position}", "text"),
        Span(f" · {where.unread} ", "dim"),
    ]
    if width < 40:
        right = [Span(f"{position} ", "text")]
    return set_line(width, left, right)


def render_footer(hints: Sequence[tuple[str, str]], message: str, width: int) -> Line:
    """A message where there is one, else keys with what they do; the last of them, help, is flush right.

    Hints that do not fit whole are left out.
    """
    if message:
        return set_line(width, [Span(" "), Span(message, "mark")])
    *others, (last_key, last_title) = hints
    last = [Span(last_key, "key"), Span(f" {last_title} ", "dim")]
    room = width - sum(width_of(span.text) for span in last) - 1
    spans: list[Span] = []
    for key, title in others:
        room -= width_of(key) + width_of(title) + (3 if spans else 2)
        if room < 0:
            break
        spans += [Span("  " if spans else " "), Span(key, "key"), Span(f" {title}", "dim")]
    return set_line(width, spans, last)


def render_too_small(width: int, height: int, message: str) -> list[Line]:
    """The notice of a screen that is too small to read on."""
    lines = [set_line(width, [Span(message, "mark")])] if height else []
    return lines + [set_line(width, []) for _ in range(height - len(lines))]
