"""A rectangle of the screen that paints lines made elsewhere, and of these only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.text.wrap import width_of
from reader.ui.guard import safe_text
from reader.ui.theme import style_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.draw.spans import Line


class _LineStrip(Strip):
    """A strip that goes with its line. Textual's keeps itself in a cache, where only a garbage collection finds it."""

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The strip in pieces; itself where nothing is cut off."""
        cuts = list(cuts)
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


class PartView(Widget):
    """A Line API widget. It is told its lines; whatever differs from those on the screen is painted."""

    DEFAULT_CSS = ""
    can_focus = False

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self._lines: list[Line] = []
        self._strips: list[Strip | None] = []

    def show(self, lines: list[Line]) -> None:
        """Take new lines and ask for a repaint of those that differ, up to where they differ in length."""
        old, self._lines = self._lines, lines
        if len(old) != len(lines) or not old:
            self._strips = [None] * len(lines)
            self.refresh()
            return
        width, regions = self.size.width, []
        for y, (before, after) in enumerate(zip(old, lines, strict=True)):
            if before != after:
                self._strips[y] = None
                extent = width if before.under or after.under else max(_extent(before), _extent(after))
                regions.append(Region(0, y, min(extent, width) or width, 1))
        if regions:
            self.refresh(*regions)

    def repaint(self) -> None:
        """Paint every line again."""
        self._strips = [None] * len(self._lines)
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of a part of this widget, for the compositor."""
        blank = Strip.blank(crop.width)
        strips = []
        for y in range(crop.y, crop.bottom):
            if y >= len(self._lines):
                strips.append(blank)
                continue
            strip = self._strips[y]
            if strip is None:
                strip = self._strips[y] = to_strip(self._lines[y])
            strips.append(strip.crop(crop.x, crop.right))
        return strips


def to_strip(line: Line) -> Strip:
    """A line in the terminal's colours; the last guard against control characters of the data."""
    segments = []
    for text, role in line.spans:
        segments.append(Segment(safe_text(text), style_of(role, line.under)))
    return _LineStrip(segments)


def _extent(line: Line) -> int:
    """Cells up to the last one that is not blank; trailing blanks are single cells."""
    width = 0
    trailing = 0
    for text, _ in line.spans:
        wide = width_of(text)
        width += wide
        stripped = text.rstrip(" ")
        trailing = trailing + wide if not stripped else len(text) - len(stripped)
    return width - trailing
