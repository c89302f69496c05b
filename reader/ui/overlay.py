"""What lies over the main screen until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

if TYPE_CHECKING:
    from textual import events

Result = TypeVar("Result")


class Overlay(ModalScreen[Result]):
    """A modal screen that takes keys until it closes, and closes once, however many keys are on their way."""

    def on_key(self, event: events.Key) -> None:
        """Take the key, or pass it on to what is in front since this is closed."""
        event.stop()
        if event.key == "ctrl+z":
            self.app.action_suspend_process()
        elif self.is_current:
            self.take(event)
        else:
            self.app.screen.post_message(event)

    def on_paste(self, event: events.Paste) -> None:
        """What was pasted before the text that takes it was there."""
        event.stop()
        for taker in self.query(".typed"):
            taker.post_message(event)

    def take(self, event: events.Key) -> None:
        """Do what a key asks for. Subclasses have this instead of `on_key`, which Textual calls for each class."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result. Textual would close what lies below where this is closed already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
