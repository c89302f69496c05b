"""The header and the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.draw.spans import Line, Span, set_line
from reader.text.wrap import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_LANGUAGE_FROM: Final = 40
"""Columns below which the header says only where one is."""


class Where(NamedTuple):
    """What the header says: names are ready to show, `number` counts from 1 (0 in an empty view).

    `order` is how the view is sorted where that is not its own way, `selected` how many papers are, `time` what the
    unread ones take; all may be "".
    """

    view: str
    category: str
    query: str
    language: str
    number: int
    total: int
    unread: str
    notice: str = ""
    order: str = ""
    selected: str = ""
    time: str = ""


def render_header(where: Where, width: int) -> Line:
    """View, category, order and filter on the left; what is selected, language and position on the right.

    The time is said where there is room for it.
    """
    left = [Span(" "), Span(where.view, "title")]
    if where.category:
        left += [Span(" · ", "dim"), Span(where.category, "text")]
    if where.order:
        left += [Span(" " + where.order, "accent")]
    if where.query:
        left += [Span(" / ", "key"), Span(where.query, "mark")]
    if where.notice:
        left += [Span("  " + where.notice, "mark")]
    position = f"{where.number:,}/{where.total:,}"
    selected = [Span(f"{where.selected} · ", "mark")] if where.selected else []
    if width < _LANGUAGE_FROM:
        return set_line(width, left, [*selected, Span(f"{position} ", "text")])
    right = [*selected, Span(where.language, "accent"), Span(f" · {position}", "text")]
    unread = [Span(f" · {where.unread}{where.time} ", "dim")]
    if sum(width_of(span.text) for span in (*left, *right, *unread)) >= width:
        unread = [Span(f" · {where.unread} ", "dim")]
    return set_line(width, left, [*right, *unread])


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
