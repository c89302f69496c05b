"""What lies over the main screen until it is closed."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Overlay(ModalScreen[Result]):
    """A modal screen that closes once, however many keys that close it are on their way."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result. Textual would close what lies below where this is closed already."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
