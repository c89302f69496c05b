"""The bare app that the reader is measured against: one Static, whose text changes on j. What Textual itself costs."""

from __future__ import annotations

import os

# The reader asks for the same; without it a key would wait for the next of 60 frames a second.
os.environ.setdefault("TEXTUAL_FPS", "240")

from textual.app import App, ComposeResult
from textual.widgets import Static


def shown_after(keys: int) -> str:
    """What is on the screen when j was pressed so many times."""
    return f"j was pressed {keys} times"


class BareApp(App[None]):
    """Nothing but a line of text."""

    pressed = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(shown_after(0))

    def key_j(self) -> None:
        """Count."""
        self.pressed += 1
        self.query_one(Static).update(shown_after(self.pressed))


if __name__ == "__main__":
    BareApp().run()
