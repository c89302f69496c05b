"""The help screen: every key, searchable, those of the focused pane first; then signs, queries and categories."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.commands import COMMANDS, GROUPS, Command
from reader.draw.panes import Pane
from reader.keymap import shown
from reader.screen import further_help
from reader.text.wrap import width_of, wrap
from reader.ui.overlay import Overlay
from reader.ui.typed import TypedLine

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Input

    from reader.session import Session

_KEYS_WIDTH: Final = 18
_NARROWEST: Final = 30
"""Columns below which what a key does stands below the key."""


class Entry(NamedTuple):
    """A line of the help: a key and what it does. `words` are what is searched."""

    key: str
    text: str
    words: str


class HelpScreen(Overlay[None]):
    """Keys and what they do. Typing searches, Esc closes."""

    CSS_PATH: ClassVar = "help.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._sections = _sections(session)

    def compose(self) -> ComposeResult:
        """A search line above the table."""
        say = self.session.say
        yield TypedLine(
            placeholder=say("Help · type to search, Esc closes", "帮助 · 输入以搜索，Esc 关闭"), id="search"
        )
        with VerticalScroll(id="keys", can_focus=False):
            yield Static(id="table")

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew once the table has its new width."""
        self.call_after_refresh(self._show)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show only what matches."""
        self._show()

    def take(self, event: events.Key) -> None:
        """Esc and the help key close; the arrows scroll; what was typed before the line could take it is put in."""
        keys = self.query_one("#keys", VerticalScroll)
        if event.key in {"escape", "f1", "enter"}:
            self.dismiss()
        elif event.key in {"down", "up", "pagedown", "pageup"}:
            moves = {
                "down": keys.scroll_down,
                "up": keys.scroll_up,
                "pagedown": keys.scroll_page_down,
                "pageup": keys.scroll_page_up,
            }
            moves[event.key](animate=False)
        elif event.is_printable and event.character:
            self.query_one(TypedLine).insert_text_at_cursor(event.character)

    def _show(self) -> None:
        width = self.query_one("#keys", VerticalScroll).scrollable_content_region.width
        self.query_one("#table", Static).update(self._table(self.query_one(TypedLine).value, width))

    def _table(self, wanted: str, width: int) -> Content:
        """The matching lines under their headings, set at a width."""
        words = wanted.lower().split()
        lines: list[Content] = []
        for title, entries in self._sections:
            found = [entry for entry in entries if all(word in entry.words for word in words)]
            if found:
                lines += [Content(""), Content.styled(f" {title}", "bold ansi_cyan")]
                lines += [line for entry in found for line in _lines(entry, width)]
        nothing = Content(self.session.say(" Nothing found", " 没有找到"))
        return Content("\n").join(lines[1:]) if lines else nothing


def _sections(session: Session) -> list[tuple[str, list[Entry]]]:
    """First the keys that are for the focused pane, then all by group, then the rest."""
    say, pane = session.say, session.pane
    with_keys = [command for command in COMMANDS if command.keys]
    here = [command for command in with_keys if command.panes != tuple(Pane) and pane in command.panes]
    keys = [(say("In this pane", "此栏"), here)]
    keys += [(say(*titles), [each for each in with_keys if each.group == group]) for group, titles in GROUPS.items()]
    sections = [(title, [_entry(command, session) for command in commands]) for title, commands in keys]
    rest = [
        (title, [Entry(key, text, f"{title} {key} {text}".lower()) for key, text in entries])
        for title, entries in further_help(session)
    ]
    return sections + rest


def _entry(command: Command, session: Session) -> Entry:
    keys = " ".join(shown(key) for key in command.keys)
    return Entry(keys, session.say(*command.title), " ".join((*command.title, keys, command.id)).lower())


def _lines(entry: Entry, width: int) -> list[Content]:
    """The key, and beside it, or below it where there is no room, what it does."""
    beside = width >= _NARROWEST
    indent = _KEYS_WIDTH + 2 if beside else 4
    text = wrap(entry.text, max(2, width - indent))
    lines = [Content.assemble(" " * indent, line) for line in text]
    if beside and width_of(entry.key) < _KEYS_WIDTH:
        pad = " " * (_KEYS_WIDTH - width_of(entry.key))
        lines[:1] = [Content.assemble((f"  {entry.key}", "bold"), pad, line) for line in text[:1]]
        return lines
    return [Content.styled(f"  {entry.key}", "bold"), *lines]
