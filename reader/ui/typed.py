"""What takes letters. What is typed after the key that closes it is for what comes then, however fast it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input, TextArea

from reader.text.clean import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from textual import events


class TypedLine(Input):
    """One line. `is_open` until Enter or Esc; from then on it passes every key on."""

    DEFAULT_CLASSES = "typed"
    CLOSING: ClassVar[AbstractSet[str]] = frozenset({"enter", "escape"})
    is_open = True

    def on_mount(self) -> None:
        """Nothing moves without a key, and each blink would be sent over the line."""
        self.cursor_blink = False

    def on_key(self, event: events.Key) -> None:
        """Let the keys pass that come after a closing one."""
        if not self.is_open:
            event.prevent_default()
        elif event.key in self.CLOSING:
            self.is_open = False

    def on_paste(self, event: events.Paste) -> None:
        """Take several lines as one: a title is often broken where it is copied from."""
        event.stop()
        event.prevent_default()
        self.replace(clean_line(event.text), *self.selection)


class TypedText(TextArea):
    """Several lines. `is_open` until Esc; from then on it passes every key on."""

    DEFAULT_CLASSES = "typed"
    is_open = True

    def on_mount(self) -> None:
        """Nothing moves without a key."""
        self.cursor_blink = False

    def on_key(self, event: events.Key) -> None:
        """Let the keys pass that come after Esc."""
        if not self.is_open:
            event.prevent_default()
        elif event.key == "escape":
            self.is_open = False

    def on_paste(self, event: events.Paste) -> None:
        """Take no control characters, which would reach the terminal."""
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text), *self.selection, maintain_selection_offset=False)
