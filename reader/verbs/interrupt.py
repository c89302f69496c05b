"""Ctrl-C that lets what is being done be finished."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Final, Self

STATUS: Final = 130
"""Exit status of a command that was interrupted: 128 + SIGINT."""


class Interrupt:
    """Within this context, once `may_wait` is set, the first Ctrl-C only sets `asked`; another interrupts at once."""

    def __init__(self) -> None:
        self.asked = self.may_wait = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.asked or not self.may_wait:
            raise KeyboardInterrupt
        self.asked = True
