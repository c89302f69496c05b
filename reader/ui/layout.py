"""The session decides where the parts of the screen are; this tells Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import Layout, WidgetPlacement

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.widget import Widget


class PartsLayout(Layout):
    """Places each widget at the rectangle that `places` gives for its name; others are not shown."""

    name = "parts"

    def __init__(self, places: Callable[[], Mapping[str, Region]]) -> None:
        self._places = places

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> list[WidgetPlacement]:
        """The placements of the widgets that are on the screen now."""
        places = self._places()
        return [
            WidgetPlacement(places[child.name], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.name is not None and child.name in places
        ]
