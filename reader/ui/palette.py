"""The command palette: Textual's own, filled from the table of commands."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.commands import COMMANDS, Command
from reader.keymap import shown

if TYPE_CHECKING:
    from reader.ui.main import MainScreen


class Commands(Provider):
    """Every command that makes sense now, found by its English or Chinese title or by its id."""

    @property
    def _main(self) -> MainScreen:
        from reader.ui.main import MainScreen

        assert isinstance(self.screen, MainScreen)
        return self.screen

    def _offered(self) -> list[Command]:
        return [command for command in COMMANDS if command.enabled(self._main.session)]

    def _label(self, command: Command) -> str:
        keys = " ".join(shown(key) for key in command.keys)
        return f"{self._main.session.say(*command.title)}  {keys}"

    async def discover(self) -> Hits:
        """All commands, in the table's order."""
        for command in self._offered():
            yield DiscoveryHit(Content(self._label(command)), partial(self._main.run, command), command.id)

    async def search(self, query: str) -> Hits:
        """The commands whose titles match, best first."""
        matcher = self.matcher(query)
        for command in self._offered():
            score = max(matcher.match(text) for text in (*command.title, command.id))
            if score > 0:
                yield Hit(score, Content(self._label(command)), partial(self._main.run, command), command.id)


class Palette(CommandPalette):
    """Textual's palette, which closes once, as `reader.ui.overlay.Overlay` does."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, where it is not closed already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def _action_command_list(self, action: str) -> None:
        # Textual 8.2 looks for the row of an option also where the list is empty.
        with suppress(KeyError):
            super()._action_command_list(action)


def open_palette(screen: MainScreen) -> None:
    """Show the palette over the main screen."""
    placeholder = screen.session.say("What would you like to do?", "想做什么？")
    screen.app.push_screen(Palette([Commands], placeholder=placeholder))
