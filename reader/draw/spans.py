"""A line of the screen: spans of text, each with a role; the front end turns roles into colours."""

from __future__ import annotations

from typing import NamedTuple

from reader.text.wrap import truncate, width_of


class Span(NamedTuple):
    """Some text in one role: "text", "dim", "strong", "heading", … (the theme has them all)."""

    text: str
    role: str = "text"


class Line(NamedTuple):
    """Spans that fill exactly the width they were made for.

    `under` is what lies under the whole line: "" nothing, "cursor" the cursor of the focused pane, "resting" that
    of another pane.
    """

    spans: tuple[Span, ...]
    under: str = ""

    @property
    def text(self) -> str:
        """What a person reads, without roles."""
        return "".join(span.text for span in self.spans)


def blank(width: int, under: str = "") -> Line:
    """A line of spaces."""
    return Line((Span(" " * width),), under)


def set_line(width: int, spans: list[Span], right: list[Span] | None = None, under: str = "") -> Line:
    """Set `spans` flush left and `right` flush right on a line of `width` cells; the left gives way, with an ellipsis.

    Where even the right side does not fit, it is cut too. The result is exactly `width` cells wide.
    """
    right = right or []
    right_width = sum(width_of(span.text) for span in right)
    if right_width > width:
        right, right_width = _cut(right, width)
    room = width - right_width - (1 if right and right_width < width else 0)
    left, left_width = _cut(spans, room)
    gap = width - left_width - right_width
    filler = (Span(" " * gap),) if gap else ()
    return Line((*left, *filler, *right), under)


def _cut(spans: list[Span], width: int) -> tuple[list[Span], int]:
    """The spans that fit into `width` cells, the last one truncated where any do not; and how wide they are."""
    used, kept = 0, []
    for text, role in spans:
        room = width - used
        wide = width_of(text)
        if wide <= room:
            kept.append(Span(text, role))
            used += wide
            continue
        if room <= 0 and kept:
            # The ellipsis takes the place of the end of what fits just so.
            text, role = kept.pop()
            room = width_of(text)
            used -= room
            text += "…"
        if room > 0:
            text = truncate(text, room)
            kept.append(Span(text, role))
            used += width_of(text)
        break
    return kept, used
