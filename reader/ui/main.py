"""The main screen: turns keys into commands on the session, and changes into repaints."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar, Final

from textual.geometry import Region
from textual.screen import Screen

from reader.actions.attention import dwell, interrupt_reading
from reader.actions.pointing import click
from reader.actions.views import follow_files
from reader.arriving import Arrivals
from reader.asking import below
from reader.draw.panes import Pane
from reader.errors import ReaderError
from reader.keymap import command_for
from reader.screen import Part, render_screen
from reader.ui.apply import apply
from reader.ui.layout import PartsLayout
from reader.ui.part import PartView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Input

    from reader.asking import Ask, Choice, Menu
    from reader.change import Change
    from reader.commands import Command
    from reader.session import Session
    from reader.ui.ask import AskBar

_PARTS: Final = ("header", "sidebar", "rule-0", "list", "rule-1", "detail", "label", "footer")
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
        self._bar: AskBar | None = None
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
        """Run the key's command; while a line is typed, only the keys that it passes on."""
        if not (self.is_mounted and self.is_attached) or self._typed_ahead:
            self._typed_ahead.append(event)
            return
        if self.app.screen is not self:
            # Typed in one go with the key that opened what lies over this screen now.
            event.stop()
            self.app.screen.post_message(event)
            return
        if self._bar is not None and not self._bar_key(self._bar, event):
            return
        character = event.character
        plain = character is not None and len(character) == 1 and character.isprintable()
        name = character if plain and character and "+" not in event.key[:-1] else event.key
        command = command_for(name)
        if command is not None:
            event.stop()
            event.prevent_default()
            self.run(command)

    def on_paste(self, event: events.Paste) -> None:
        """What was pasted in one go with the key that opened what takes it."""
        taker = self._bar if self.app.screen is self else self.app.screen
        if taker is not None:
            event.stop()
            taker.post_message(event)

    def run(self, command: Command) -> None:
        """Run a command, whatever asked for it; what goes wrong on purpose becomes the footer's message."""
        if command.enabled(self.session):
            self.do(command.run)
        else:
            self.session.message = ""
        self._stale = True

    def do(self, action: Callable[[Session], Change]) -> None:
        """Run an action of the session and what it asks for."""
        session = self.session
        session.message = ""
        session.now = time.monotonic()
        try:
            change = action(session)
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

    def ask(self, ask: Ask) -> None:
        """Let the person type what an action asks for."""
        if ask.lines:
            from reader.ui.ask import TextScreen

            def typed(text: str | None) -> None:
                if text is not None:
                    self.do(lambda session: ask.accept(session, text))
                    self.show()

            self.app.push_screen(TextScreen(ask), typed)
        elif self._bar is None:
            from reader.ui.ask import AskBar

            self._bar = AskBar(ask)
            self.session.asking = ask.label
            self.session.resize(self.session.width, self.session.height)
            self.mount(self._bar)
            self._bar.focus()
            self._lay_out()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show at once what the line means as it is typed."""
        event.stop()
        bar, text = self._bar, event.value
        if bar is not None and event.input is bar:
            self.do(lambda session: bar.ask.typed(session, text))
            offered = bar.ask.complete(self.session, text, bar.cursor_position)
            self.session.message = below(self.session.message, text[: bar.cursor_position], offered)
            self.show()

    def _bar_key(self, bar: AskBar, event: events.Key) -> bool:
        """Close the bar on Enter and Esc, complete on Tab; True for keys that mean the list also while one types."""
        if event.is_printable and event.character:
            # Typed in one go with the key that opened the bar, which lets none pass that it takes itself.
            event.stop()
            bar.insert_text_at_cursor(event.character)
        elif event.key in {"enter", "escape"}:
            event.stop()
            self._close_bar()
            self.do((lambda session: bar.ask.accept(session, bar.value)) if event.key == "enter" else bar.ask.cancel)
        elif event.key == "tab":
            event.stop()
            event.prevent_default()
            self._complete(bar)
        return event.key in {"up", "down", "pageup", "pagedown", "ctrl+z"}

    def _complete(self, bar: AskBar) -> None:
        """Take the first completion; the others are in the footer."""
        offered = bar.ask.complete(self.session, bar.value, bar.cursor_position)
        if offered:
            first, rest = offered[0], bar.value[bar.cursor_position :]
            bar.value = bar.value[: first.start] + first.text + rest
            bar.cursor_position = first.start + len(first.text)

    def _close_bar(self) -> None:
        """Take the bar away."""
        bar, self._bar = self._bar, None
        if bar is not None:
            bar.remove()
            self.set_focus(None)
            self.session.asking = ""
            self.session.resize(self.session.width, self.session.height)
            self.show()
            self._lay_out()

    def choose(self, menu: Menu) -> None:
        """Let the person choose."""
        from reader.ui.menu import MenuScreen

        self.app.push_screen(MenuScreen(menu), self.chosen)

    def chosen(self, choice: Choice | None) -> None:
        """Do what was chosen in a menu, None for nothing."""
        if choice is not None and choice.run is not None:
            self.do(choice.run)
            self.show()

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
        if self._bar is not None and "label" in places:
            label = places["label"]
            places["ask"] = Region(label.right, label.y, max(1, self.session.width - label.right), 1)
        return places

    def _look_around(self) -> None:
        try:
            self.session.now = time.monotonic()
            if self.app.screen is not self:
                interrupt_reading(self.session)
            changed = dwell(self.session) | self.session.refresh_marks() | self.arrivals.poll()
            changed |= self.session.renew_tallies() | follow_files(self.session)
        except ReaderError as error:
            self.session.message = str(error)
            changed = True
        self.follow_arrivals()
        if changed:
            self.show()
