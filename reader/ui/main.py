"""The main screen: turns keys into commands on the session, and changes into repaints."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar, Final

from textual.geometry import Region
from textual.screen import Screen

from reader.actions.filtering import filter_view, leave_filter
from reader.actions.pointing import click
from reader.arriving import Arrivals
from reader.draw.panes import Pane
from reader.errors import ReaderError
from reader.keymap import command_for
from reader.screen import Part, render_screen
from reader.ui.apply import apply
from reader.ui.layout import PartsLayout
from reader.ui.part import PartView

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Input

    from reader.commands import Command
    from reader.session import Session
    from reader.ui.filter import FilterBar

_PARTS: Final = ("header", "sidebar", "rule-0", "list", "rule-1", "detail", "footer")
_POLL_SECONDS: Final = 1.0
_POLL_SECONDS_WHILE_IMPORTING: Final = 0.2
_WHEEL_LINES: Final = 3


class MainScreen(Screen[None]):
    """The three panes."""

    BINDINGS: ClassVar = []
    AUTO_FOCUS = ""

    def __init__(self, session: Session, arrivals: Arrivals | None = None) -> None:
        super().__init__()
        self.session = session
        self.arrivals = arrivals or Arrivals(session)
        self._parts: list[Part] = []
        self._views = {name: PartView(name) for name in _PARTS}
        self._filter: FilterBar | None = None
        self._typed_ahead: list[events.Key] = []
        self._stale = False
        self._layout_of_parts = PartsLayout(self._places)

    @property
    def layout(self) -> PartsLayout:
        """Where the parts are; see PartsLayout."""
        return self._layout_of_parts

    def compose(self) -> ComposeResult:
        """The parts, whether they are shown now or not, drawn already so that the first layout is the last."""
        self.session.resize(*self.app.size)
        self.show()
        yield from self._views.values()

    def on_mount(self) -> None:
        """Look now and then at the clock and at what other readers did; begin to import once the screen is up."""
        self.set_interval(_POLL_SECONDS, self._look_around)
        self._often = self.set_interval(_POLL_SECONDS_WHILE_IMPORTING, self._look_around, pause=True)
        self.call_after_refresh(self._begin_importing)
        self.call_after_refresh(self._take_what_was_typed_ahead)

    def _take_what_was_typed_ahead(self) -> None:
        typed, self._typed_ahead = self._typed_ahead, []
        for event in typed:
            self.on_key(event)

    def _begin_importing(self) -> None:
        try:
            self.arrivals.start()
        except ReaderError as error:
            self.session.message = str(error)
        self.follow_arrivals()
        self.show()

    def follow_arrivals(self) -> None:
        """Look often as long as something is imported."""
        if self.arrivals.busy:
            self._often.resume()
        else:
            self._often.pause()

    def on_resize(self, event: events.Resize) -> None:
        """Take the new size."""
        self.session.resize(event.size.width, event.size.height)
        self.show()

    def show(self) -> None:
        """Draw the session and repaint what differs from the screen."""
        self._stale = False
        before = self._places()
        self._parts = render_screen(self.session)
        for part in self._parts:
            self._views[part.name].show(part.lines)
        if self._places() != before:
            self._lay_out()

    def _lay_out(self) -> None:
        """Place the parts anew; Textual keeps arrangements by size, and ours depend on more than that."""
        self._clear_arrangement_cache()
        self.refresh(layout=True)

    def redraw(self) -> None:
        """Paint every cell again."""
        for view in self._views.values():
            view.repaint()
        self._lay_out()

    def on_key(self, event: events.Key) -> None:
        """Run the key's command; while the filter is typed, only the keys that it passes on."""
        if not (self.is_mounted and self.is_attached) or self._typed_ahead:
            self._typed_ahead.append(event)
            return
        if self._filter is not None and not self._filter_key(event):
            return
        character = event.character
        plain = character is not None and len(character) == 1 and character.isprintable()
        name = character if plain and character and "+" not in event.key[:-1] else event.key
        command = command_for(name)
        if command is not None:
            event.stop()
            event.prevent_default()
            self.run(command)

    def run(self, command: Command) -> None:
        """Run a command, whatever asked for it; what goes wrong on purpose becomes the footer's message."""
        session = self.session
        session.message = ""
        if command.enabled(session):
            try:
                session.now = time.monotonic()
                change = command.run(session)
            except ReaderError as error:
                session.message = str(error)
            else:
                session.message = change.message
                apply(self, change)
        self._stale = True

    def on_idle(self) -> None:
        """Draw once for all the keys that have come in."""
        if self._stale:
            self.show()

    def edit_filter(self) -> None:
        """Open the filter bar at the footer's place."""
        from reader.ui.filter import FilterBar

        if self._filter is None:
            self._filter = FilterBar(self.session.view.query, self.session.say("filter this view", "过滤此视图"))
            self.mount(self._filter)
            self._filter.focus()
            self._lay_out()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the view as the filter is typed."""
        event.stop()
        self.session.message = filter_view(self.session, event.value).message
        self.show()

    def _filter_key(self, event: events.Key) -> bool:
        """Close the bar on Enter and Esc; True for keys that mean the list also while the filter is typed."""
        if self._filter is not None and self.focused is not self._filter and event.is_printable and event.character:
            # Typed in one go with the key that opened the bar, before it could take the keys itself.
            self._filter.insert_text_at_cursor(event.character)
        elif event.key in {"enter", "escape"}:
            event.stop()
            if event.key == "escape":
                leave_filter(self.session)
            self.close_filter()
        return event.key in {"up", "down", "pageup", "pagedown", "ctrl+c"}

    def close_filter(self) -> None:
        """Take the bar away; the filter itself stays."""
        bar, self._filter = self._filter, None
        if bar is not None:
            bar.remove()
            self.set_focus(None)
            self.show()
            self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Focus the pane, and put its cursor where the click was."""
        self.session.now = time.monotonic()
        if click(self.session, event.screen_x, event.screen_y):
            self.session.message = ""
            self.show()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls the detail and moves in the list."""
        self._wheel(event.screen_x, _WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls the detail and moves in the list."""
        self._wheel(event.screen_x, -_WHEEL_LINES)

    def _wheel(self, column: int, lines: int) -> None:
        pane = self.session.panes.at(column)
        if pane is Pane.DETAIL:
            self.session.scroll_to(self.session.scroll + lines)
        elif pane is Pane.LIST:
            self.session.now = time.monotonic()
            self.session.put_cursor(self.session.cursor + (1 if lines > 0 else -1))
        self.show()

    def _places(self) -> dict[str, Region]:
        places = {part.name: Region(part.x, part.y, part.width, len(part.lines)) for part in self._parts}
        if self._filter is not None and "footer" in places:
            places["filter"] = places.pop("footer")
        return places

    def _look_around(self) -> None:
        try:
            self.session.now = time.monotonic()
            if not self.is_current:
                self.session.interrupt_reading()
            changed = self.session.dwell() | self.session.refresh_marks() | self.arrivals.poll()
        except ReaderError as error:
            self.session.message = str(error)
            changed = True
        self.follow_arrivals()
        if changed:
            self.show()
