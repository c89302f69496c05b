"""What the reader tells the worker: a word a line on its stdin, whose end means that the reader is gone."""

from __future__ import annotations

import os
import select
from typing import Final

LOOK: Final = "look"
"""Look at the folders now."""
CANCEL: Final = "cancel"
"""Finish the digest that is being read, and end."""


class Orders:
    """The orders that come in on a file descriptor."""

    def __init__(self, descriptor: int = 0) -> None:
        self._descriptor = descriptor
        self._pending = b""
        self._looks = 0
        self._over = False

    def over(self) -> bool:
        """Whether it is time to end; does not wait."""
        while not self._over and self._ready(0):
            self._read()
        return self._over

    def look_asked(self, seconds: float | None) -> bool:
        """Wait so many seconds, or without an end, for an order; whether it was to look. Ends at once if over."""
        if not self._over and not self._looks and self._ready(seconds):
            self._read()
        asked, self._looks = self._looks > 0, 0
        return asked

    def _ready(self, seconds: float | None) -> bool:
        return bool(select.select([self._descriptor], [], [], seconds)[0])

    def _read(self) -> None:
        data = os.read(self._descriptor, 4096)
        *lines, self._pending = (self._pending + data).split(b"\n")
        self._looks += lines.count(LOOK.encode())
        self._over = not data or CANCEL.encode() in lines
