"""The command palette: every command that makes sense now, found by its English or Chinese title, its key or its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from reader.asking import Choice, Menu
from reader.commands import COMMANDS, Command
from reader.draw.menu import moved, render_menu
from reader.keymap import shown
from reader.ui.menu import STEPS, MenuScreen
from reader.ui.typed import TypedLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Input

    from reader.draw.spans import Line
    from reader.session import Session

_TITLE_LINES = 2
"""Lines of a menu before its choices; here what is typed stands there."""


class PaletteScreen(MenuScreen):
    """A menu of commands that what is typed narrows. The result is the chosen one."""

    CSS_PATH: ClassVar = "palette.tcss"

    def __init__(self, session: Session) -> None:
        self._offered = [command for command in COMMANDS if command.enabled(session)]
        self._say = session.say
        self._typed = ""
        super().__init__(self._found(""))

    def compose(self) -> ComposeResult:
        """A line to type on above the commands."""
        with Container():
            yield TypedLine(placeholder=self.menu.title, id="search")
            yield self._view

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer only what matches, the best first."""
        self._narrow()
        self._draw()

    def take(self, event: events.Key) -> None:
        """Move, run or close; what was typed before the line could take it is put in."""
        if event.key == "escape":
            self.dismiss()
        elif event.key == "enter":
            self._narrow()
            chosen = self.menu.choices[self.cursor]
            if chosen.run is not None:
                self.dismiss(chosen)
            else:
                self.query_one(TypedLine).is_open = True
        elif event.is_printable and event.character:
            self.query_one(TypedLine).insert_text_at_cursor(event.character)
        elif event.key in STEPS:
            self._move(STEPS[event.key])

    def _narrow(self) -> None:
        """Follow what is typed, of which the message may come only after the next key."""
        typed = self.query_one(TypedLine).value
        if typed != self._typed:
            self._typed = typed
            self.menu = self._found(typed)
            self.cursor = moved(self.menu, 0, 0)

    def _lines(self, width: int, height: int) -> list[Line]:
        return render_menu(self.menu, self.cursor, width, height + _TITLE_LINES)[_TITLE_LINES:]

    def _found(self, text: str) -> Menu:
        say, wanted = self._say, text.lower().split()
        ranked = [(_rank(command, wanted), index) for index, command in enumerate(self._offered)]
        choices = [
            _choice(self._offered[index], say(*self._offered[index].title)) for rank, index in sorted(ranked) if rank
        ]
        nothing = Choice(say("Nothing found", "没有找到"))
        return Menu(say("What would you like to do?", "想做什么？"), tuple(choices) or (nothing,))


def _choice(command: Command, title: str) -> Choice:
    return Choice(title, command.run, detail=" ".join(shown(key) for key in command.keys))


def _rank(command: Command, wanted: list[str]) -> int:
    """How well a command matches: 1 where the words begin some of its own, 2 where they are in these, 0 where not."""
    text = " ".join((*command.title, command.id, *map(shown, command.keys))).lower()
    if all(f" {word}" in f" {text}" for word in wanted):
        return 1
    return 2 if all(word in text for word in wanted) else 0
