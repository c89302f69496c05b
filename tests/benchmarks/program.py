"""A program on a real pseudo-terminal, with the moment at which each of its bytes arrived."""

from __future__ import annotations

import fcntl
import os
import signal
import struct
import termios
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, Final, NamedTuple, Self

import pyte

from tests.benchmarks.machine import peak_memory

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Shows = Callable[[list[str]], bool]
"""Whether the screen's lines show what is waited for."""

COLUMNS: Final = 120
ROWS: Final = 40
_PATIENCE: Final = 60.0
"""Seconds until a wait is given up."""
_CALM: Final = 0.03
"""Seconds without output after which an answer is complete, and the next key may be pressed."""
_ASKS_FOR_FRAMES: Final = b"\x1b[?2026$p"
_KNOWS_FRAMES: Final = b"\x1b[?2026;2$y"
"""What most terminals of today answer when asked for synchronised output."""


class Answer(NamedTuple):
    """Seconds from the key (or exec) to the bytes that put it on the screen, bytes until calm, seconds since exec."""

    seconds: float
    size: int
    since_exec: float


class Program:
    """Runs a command on a terminal of COLUMNS by ROWS cells.

    Bytes are stamped by a thread of its own when read() returns, and the terminal is emulated afterwards, so a slow
    emulator adds nothing to the times.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._arrived = Condition()
        self._chunks: list[tuple[float, bytes]] = []
        self._emulated = 0
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        # The leader of a new session that opens a terminal gets it as its controlling terminal.
        opening = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(slave), os.O_RDWR, 0)
        copies = [(os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        self._began = self._sent = perf_counter()
        self._process = os.posix_spawn(
            command[0], list(command), dict(environment), file_actions=[opening, *copies], setsid=True
        )
        os.close(slave)
        self._reading = Thread(target=self._read, daemon=True)
        self._reading.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGTERM)
        deadline = monotonic() + 2
        while os.waitpid(self._process, os.WNOHANG) == (0, 0):
            if monotonic() > deadline:
                os.kill(self._process, signal.SIGKILL)
                os.waitpid(self._process, 0)
                break
            with self._arrived:
                self._arrived.wait(0.01)
        self._reading.join()
        os.close(self._master)

    def answer(self, shows: Shows) -> Answer:
        """Wait until the screen shows the answer to the last key, or to having been started.

        Raises:
            RuntimeError: it ended, or the answer never came; with the screen.

        """
        first, deadline, at = self._emulated, monotonic() + _PATIENCE, None
        while at is None:
            with self._arrived:
                self._arrived.wait_for(lambda: len(self._chunks) > self._emulated, 1.0)
            for stamp, data in self._chunks[self._emulated :]:
                self._emulate(data)
                if at is None and shows(self._lines()):
                    at = stamp
                if not data:
                    deadline = 0.0
            if at is None and monotonic() > deadline:
                raise RuntimeError("the answer did not come; the screen:\n" + "\n".join(self._lines()))
        self._calm()
        size = sum(len(data) for _, data in self._chunks[first:])
        return Answer(at - self._sent, size, at - self._began)

    def press(self, keys: str, shows: Shows) -> Answer:
        """Write the keys at once, and wait until the screen shows the answer to the last of them."""
        self._catch_up()
        data = keys.encode()
        self._sent = perf_counter()
        os.write(self._master, data)
        return self.answer(shows)

    def peak_memory(self) -> float:
        """See machine.peak_memory."""
        return peak_memory(self._process)

    def _read(self) -> None:
        data = b"-"
        while data:
            try:
                data = os.read(self._master, 65536)
            except OSError:
                data = b""
            stamp = perf_counter()
            with self._arrived:
                self._chunks.append((stamp, data))
                self._arrived.notify()
            if _ASKS_FOR_FRAMES in data:
                with suppress(OSError):
                    os.write(self._master, _KNOWS_FRAMES)

    def _calm(self) -> None:
        """Wait until nothing is written for a while, so that no answer is taken for that to the next key."""
        seen = 0
        while seen < len(self._chunks):
            seen = len(self._chunks)
            with self._arrived:
                self._arrived.wait(_CALM)
        self._catch_up()

    def _catch_up(self) -> None:
        for _, data in self._chunks[self._emulated :]:
            self._emulate(data)

    def _emulate(self, data: bytes) -> None:
        self._emulated += 1
        self._stream.feed(data)

    def _lines(self) -> list[str]:
        """The screen; the second cell of a wide character is an empty string."""
        buffer = self._screen.buffer
        return ["".join(buffer[y][x].data for x in range(COLUMNS)) for y in range(ROWS)]
