"""A program on a real pseudo-terminal, with a terminal emulator that knows what is on the screen."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 30.0
"""Seconds to wait for what must come; only a hang takes so long."""
_MODE: Final = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")


class Terminal:
    """Runs `python -m reader ARGS` on a terminal of `cols` by `rows` cells."""

    def __init__(
        self,
        *args: str,
        home: Path,
        cols: int = 100,
        rows: int = 30,
        env: Mapping[str, str] | None = None,
        stdin: int | None = None,
        ignore_hangup: bool = False,
    ) -> None:
        self.cols, self.rows = cols, rows
        self.master, self.slave = pty.openpty()
        self._size(cols, rows)
        self.termios_before = self.attributes()
        self.output = bytearray()
        self.screen = pyte.Screen(cols, rows)
        self._stream = pyte.Stream(self.screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        # Keys at random export to files: they go into the test's own folder.
        home.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, "TERM": "xterm-256color", "READER_HOME": str(home), "LC_ALL": "C.UTF-8"}
        environment |= {"HOME": str(home), "PYTHONPATH": str(ROOT)}
        environment.update(env or {})

        def take_terminal() -> None:
            os.setsid()
            fcntl.ioctl(2, termios.TIOCSCTTY, 0)
            if ignore_hangup:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)

        self.process = subprocess.Popen(
            [sys.executable, "-m", "reader", *args],
            stdin=self.slave if stdin is None else stdin,
            stdout=self.slave,
            stderr=self.slave,
            env=environment,
            preexec_fn=take_terminal,
            cwd=home,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self.master, self.slave):
            if descriptor >= 0:
                os.close(descriptor)

    def attributes(self) -> list[Any]:
        """The terminal's settings, as termios has them."""
        return termios.tcgetattr(self.slave)

    def read(self, seconds: float) -> bool:
        """Take in what the program writes within so many seconds; False if it wrote nothing."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return False
        self.output += data
        # The emulator does not know the private forms of SGR and of the keyboard protocol.
        self._stream.feed(re.sub(r"\x1b\[[<>=][0-9;]*[a-zA-Z]", "", self._decode(data)))
        return bool(data)

    def wait(self, holds: str | Callable[[], object]) -> None:
        """Wait until a text is on one line of the screen, or until something else holds."""
        deadline = time.monotonic() + PATIENCE
        while not (holds in self.text() if isinstance(holds, str) else holds()):
            if time.monotonic() > deadline or (self.process.poll() is not None and not self.read(0)):
                raise AssertionError(f"waited in vain for {holds!r}; the screen:\n{self.text()}")
            self.read(0.05)

    def settle(self, quiet: float = 0.3) -> None:
        """Wait until nothing is written for a while."""
        while self.read(quiet):
            pass

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self.master, keys.encode())

    def text(self) -> str:
        """The screen's lines."""
        return "\n".join(line.rstrip() for line in self.lines())

    def lines(self) -> list[str]:
        """The screen's lines; the second cell of a wide character is left out."""
        return ["".join(self.screen.buffer[y][x].data for x in range(self.cols)) for y in range(self.rows)]

    def resize(self, cols: int, rows: int) -> None:
        """Change the window's size, as a terminal does."""
        self.cols, self.rows = cols, rows
        self.screen.resize(rows, cols)
        self._size(cols, rows)

    def _size(self, cols: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = -1

    def modes_left_on(self) -> set[bytes]:
        """Terminal modes that the program set and did not reset."""
        left: set[bytes] = set()
        for numbers, what in _MODE.findall(bytes(self.output)):
            for number in numbers.split(b";"):
                (left.add if what == b"h" else left.discard)(number)
        return left - {b"7", b"25"}

    def end(self) -> int:
        """Wait until the program has ended and all that it wrote was read; its exit status."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"did not end; the screen:\n{self.text()}"
            if self.master >= 0:
                self.read(0.05)
            else:
                time.sleep(0.05)
        while self.master >= 0 and self.read(0.1):
            pass
        return self.process.returncode
