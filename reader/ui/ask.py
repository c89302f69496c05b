"""What a person types: a line at the screen's foot, or a text of several lines over the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.widgets import Static

from reader.ui.overlay import Overlay
from reader.ui.typed import TypedLine, TypedText

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from reader.asking import Ask


class AskBar(TypedLine):
    """One line without a frame."""

    DEFAULT_CSS = """
    AskBar, AskBar:focus { border: none; height: 1; padding: 0; background: ansi_default; color: ansi_default; }
    """

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask.text, name="ask", placeholder=ask.hint, select_on_focus=False)
        self.ask = ask


class TextScreen(Overlay[str]):
    """Several lines over the main screen. Esc keeps what was typed, which is the result."""

    CSS_PATH: ClassVar = "ask.tcss"

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.ask = ask
        self._text = TypedText(
            ask.text, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False, theme="css"
        )

    def compose(self) -> ComposeResult:
        """The text between its title and what to press."""
        with Container():
            yield Static(self.ask.label, id="label", markup=False)
            yield self._text
            yield Static(self.ask.hint, id="hint", markup=False)

    def on_mount(self) -> None:
        """Begin at the end of the text."""
        self._text.move_cursor(self._text.document.end)
        self._text.focus()

    def take(self, event: events.Key) -> None:
        """Esc keeps the text and closes; what was typed before the text could take it is put in."""
        if event.key == "escape":
            self.dismiss(self._text.text)
        elif event.is_printable or event.key == "enter":
            self._text.insert(event.character if event.is_printable and event.character else "\n")
