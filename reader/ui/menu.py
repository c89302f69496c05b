"""A menu over the main screen: a key, Enter or a click chooses, Esc closes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Container

from reader.asking import Choice, Menu
from reader.draw.menu import moved, render_menu
from reader.keymap import ascii_key
from reader.ui.overlay import Overlay
from reader.ui.part import PartView

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from reader.draw.spans import Line

_AROUND: Final = 4
"""Lines of a menu without a hint that are no choices, with its frame."""
_HINT: Final = 2
"""Lines of a hint."""
STEPS: Final = {"down": 1, "j": 1, "up": -1, "k": -1, "pagedown": 10, "pageup": -10, "home": -9999, "end": 9999}
"""The keys that move the cursor, and by how many choices."""


class MenuScreen(Overlay[Choice]):
    """Choices over the main screen. The result is what was chosen, None where Esc closed it."""

    CSS_PATH: ClassVar = "menu.tcss"

    def __init__(self, menu: Menu) -> None:
        super().__init__()
        self.menu = menu
        self.cursor = moved(menu, menu.begin, 0)
        self._view = PartView("menu")
        self._top = 0
        """What is to be added to a line of the menu for the index of the choice there."""

    def compose(self) -> ComposeResult:
        """One part with all of it, in a frame as high as its choices."""
        with Container() as frame:
            frame.styles.height = len(self.menu.choices) + _AROUND + (_HINT if self.menu.hint else 0)
            yield self._view

    def on_resize(self, event: events.Resize) -> None:
        """Draw anew once the part has its new size."""
        self.call_after_refresh(self._draw)

    def take(self, event: events.Key) -> None:
        """Choose, move or close; no other key does anything."""
        key = ascii_key(event.character) if event.is_printable and event.character else event.key
        by_key = next((choice for choice in self.menu.choices if choice.run and choice.key == key), None)
        if by_key is not None:
            self.dismiss(by_key)
        elif event.key in {"enter", "space"}:
            chosen = self.menu.choices[self.cursor] if self.menu.choices else None
            self.dismiss(chosen if chosen and chosen.run else None)
        elif key in {"escape", "q"}:
            self.dismiss()
        elif key in STEPS:
            self._move(STEPS[key])

    def on_click(self, event: events.Click) -> None:
        """A click on a choice chooses it, one outside closes."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.dismiss()
            return
        index = event.screen_y - self._view.content_region.y + self._top
        chosen = self.menu.choices[index] if 0 <= index < len(self.menu.choices) else None
        if chosen is not None and chosen.run is not None and event.screen_y in self._view.content_region.line_range:
            self.dismiss(chosen)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        self._move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        self._move(-1)

    def _move(self, steps: int) -> None:
        self.cursor = moved(self.menu, self.cursor, steps)
        self._draw()

    def _draw(self) -> None:
        size = self._view.content_size
        lines = self._lines(size.width, size.height)
        at_cursor = [line for line, each in enumerate(lines) if each.under]
        self._top = self.cursor - at_cursor[0] if at_cursor else 0
        self._view.show(lines)

    def _lines(self, width: int, height: int) -> list[Line]:
        return render_menu(self.menu, self.cursor, width, height)
