"""What lies over the main screen until it is closed."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

Result = TypeVar("Result")


class Overlay(ModalScreen[Result]):
    """A modal screen that closes once, however many keys that close it are on their way."""

    def close(self, result: Result | None = None) -> None:
        """Close with a result; without effect where it is closed already, since that would close what lies below."""
        if self.is_current:
            self.dismiss(result)
