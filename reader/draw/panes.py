"""Which panes a screen of a given size has, and where."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

THREE_PANES_FROM: Final = 120
TWO_PANES_FROM: Final = 80
SMALLEST: Final = (20, 5)
"""Columns and rows below which there is only a notice."""

_AIRY_FROM: Final = 30
_SIDEBAR_WIDTH: Final = 27
_NARROWEST: Final = 20


class Pane(StrEnum):
    """The three panes, in reading order."""

    SIDEBAR = "sidebar"
    LIST = "list"
    DETAIL = "detail"


class Panes(NamedTuple):
    """Columns where each visible pane begins and how wide it is, left to right, and the rows of all of them.

    Between two neighbours there is one column for a rule. The header is above, `bars` lines are below: the footer, and
    above it what is being typed.
    """

    width: int
    height: int
    places: tuple[tuple[Pane, int, int], ...]
    bars: int = 1

    @property
    def top(self) -> int:
        """The row where the panes begin: below the header, and a blank line where there is room for one."""
        return 2 if self.height >= _AIRY_FROM else 1

    @property
    def rows(self) -> int:
        """Rows of each pane."""
        return max(0, self.height - self.top - self.bars)

    def width_of(self, pane: Pane) -> int:
        """How wide a pane is; 0 where it is not shown."""
        return next((width for shown, _, width in self.places if shown is pane), 0)

    def at(self, column: int) -> Pane | None:
        """The pane under a column; None on a rule."""
        return next((pane for pane, x, width in self.places if x <= column < x + width), None)


def panes(width: int, height: int, focus: Pane, zoomed: bool, list_share: int, bars: int = 1) -> Panes:
    """Lay the panes out: three from 120 columns, two from 80, else the focused one alone.

    `zoomed` shows the detail alone. `list_share` is the list's part, in percent, of the width it shares with the
    detail.
    """
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return Panes(width, height, (), bars)
    if zoomed:
        return Panes(width, height, ((Pane.DETAIL, 0, width),), bars)
    if width < TWO_PANES_FROM:
        return Panes(width, height, ((focus, 0, width),), bars)
    if width < THREE_PANES_FROM and focus is Pane.SIDEBAR:
        side = _SIDEBAR_WIDTH
        return Panes(width, height, ((Pane.SIDEBAR, 0, side), (Pane.LIST, side + 1, width - side - 1)), bars)
    start = _SIDEBAR_WIDTH + 1 if width >= THREE_PANES_FROM else 0
    shared = width - start - 1
    listed = min(max(shared * list_share // 100, _NARROWEST), shared - _NARROWEST)
    places = ((Pane.LIST, start, listed), (Pane.DETAIL, start + listed + 1, shared - listed))
    return Panes(width, height, ((Pane.SIDEBAR, 0, _SIDEBAR_WIDTH), *places) if start else places, bars)
