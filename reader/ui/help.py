"""The help screen: every key, searchable, those of the focused pane first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from reader.commands import COMMANDS, GROUPS, Command
from reader.draw.panes import Pane
from reader.keymap import shown
from reader.text.wrap import width_of
from reader.ui.overlay import Overlay

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from reader.session import Session

_KEYS_WIDTH = 18


class HelpScreen(Overlay[None]):
    """Keys and what they do. Typing searches, Esc closes."""

    CSS_PATH: ClassVar = "help.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """A search line above the table."""
        say = self.session.say
        yield Input(placeholder=say("Help · type to search, Esc closes", "帮助 · 输入以搜索，Esc 关闭"), id="search")
        with VerticalScroll(id="keys", can_focus=False):
            yield Static(self._table(""), id="table")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what matches."""
        self.query_one("#table", Static).update(self._table(event.value))

    def on_key(self, event: events.Key) -> None:
        """Esc and the help key close; the arrows scroll."""
        keys = self.query_one("#keys", VerticalScroll)
        if event.key in {"escape", "f1", "enter"}:
            event.stop()
            self.dismiss()
        elif event.key in {"down", "up", "pagedown", "pageup"}:
            event.stop()
            moves = {
                "down": keys.scroll_down,
                "up": keys.scroll_up,
                "pagedown": keys.scroll_page_down,
                "pageup": keys.scroll_page_up,
            }
            moves[event.key](animate=False)

    def _table(self, wanted: str) -> Content:
        """The matching commands: first those that are for the focused pane, then all by group."""
        say, pane = self.session.say, self.session.pane
        words = wanted.lower().split()
        found = [command for command in COMMANDS if command.keys and _matches(command, words)]
        here = [command for command in found if command.panes != tuple(Pane) and pane in command.panes]
        sections = [(say("In this pane", "此栏"), here)]
        sections += [
            (say(*titles), [each for each in found if each.group == group]) for group, titles in GROUPS.items()
        ]
        lines: list[Content] = []
        for title, commands in sections:
            if commands:
                lines += [Content(""), Content.styled(f" {title}", "bold ansi_cyan")]
                lines += [self._line(command) for command in commands]
        return Content("\n").join(lines[1:]) if lines else Content(say(" Nothing found", " 没有找到"))

    def _line(self, command: Command) -> Content:
        keys = " ".join(shown(key) for key in command.keys)
        pad = " " * max(1, _KEYS_WIDTH - width_of(keys))
        return Content.assemble(("  " + keys, "bold"), pad, self.session.say(*command.title))


def _matches(command: Command, words: list[str]) -> bool:
    text = " ".join((*command.title, *(shown(key) for key in command.keys), command.id)).lower()
    return all(word in text for word in words)
