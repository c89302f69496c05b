"""The reader's end of the worker: starts it, hears it without ever waiting, and ends it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.errors import ReaderError
from reader.sources.events import Event, Failed, decode
from reader.sources.orders import CANCEL, LOOK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.paths import Home

_ROOT: Final = Path(__file__).parents[2]
_MOST_BYTES: Final = 1 << 16
_PATIENCE: Final = 0.3
"""Seconds that a digest may still take when the reader ends; after that the worker is killed, which harms nothing."""


class Child:
    """A worker that imports `paths` into a home, and then looks at the folders; see `reader.sources.worker`.

    Raises:
        ReaderError: it cannot be started.

    """

    def __init__(self, home: Home, paths: Sequence[Path], *, watch: bool) -> None:
        options = ["--watch"] if watch else []
        command = [sys.executable, "-m", "reader.sources.worker", *map(str, home), *options, *map(str, paths)]
        try:
            # A session of its own, so that no key of the terminal reaches it; the folder decides what -m finds.
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                start_new_session=True,
                bufsize=0,
            )
        except OSError as error:
            raise ReaderError(f"the import cannot be started ({error.strerror}); use reader import") from error
        assert self._process.stdin
        assert self._process.stdout
        self._orders, self._events = self._process.stdin, self._process.stdout
        os.set_blocking(self._events.fileno(), False)
        self._pending = b""
        self.running = True

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def events(self) -> list[Event]:
        """What it has told since the last call; does not wait. Its end without a word of it is a Failed."""
        events: list[Event] = []
        while self.running:
            data = self._events.read(_MOST_BYTES)
            if data is None:
                break
            *lines, self._pending = (self._pending + data).split(b"\n")
            events += map(decode, lines)
            if not data:
                events += self._end(events)
        return events

    def look(self) -> None:
        """Have it look at the folders now; it answers with an Ended that was asked for."""
        self._order(LOOK)

    def cancel(self) -> None:
        """Have it end after the digest that it is reading."""
        self._order(CANCEL)

    def close(self) -> None:
        """End it: at once if it is idle, else after the digest that it is reading, or in the midst of a long one."""
        with suppress(OSError):
            self._orders.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._events.close()
        self.running = False

    def _order(self, word: str) -> None:
        # It may have ended meanwhile.
        with suppress(OSError, ValueError):
            self._orders.write(f"{word}\n".encode("ascii"))

    def _end(self, events: Sequence[Event]) -> list[Event]:
        """What there is to say when its stdout has ended."""
        self.close()
        if self._process.returncode == 0 or any(isinstance(event, Failed) for event in events):
            return []
        return [Failed("the import ended before its time; what it read is in, R reads the rest")]
