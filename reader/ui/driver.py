"""The terminal driver: Textual's own, mended where it leaves the terminal or the process in a bad state."""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from reader.ui.first_screen import ALTERNATE

if TYPE_CHECKING:
    from reader.ui.first_screen import FirstScreen

_HANGUP: Final = 129
"""Exit status of a program whose terminal went away: 128 + SIGHUP."""
_TICK: Final = 0.01
"""Seconds between looks at whether what followed an Esc is late enough to make it the Esc key."""


class ReaderDriver(LinuxDriver):
    """Ends when its terminal goes away, stops without delay, and resets every mode that it set."""

    _wake_read = _wake_write = -1
    _is_in_alternate = False

    def start_application_mode(self) -> None:
        """Take the terminal over, from the first screen where that is drawn already."""
        first: FirstScreen | None = getattr(self._app, "first_screen", None)
        self._is_in_alternate = first is not None and not first.is_taken_over
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if first is not None:
            first.is_taken_over = True
            self.attrs_before = first.attributes

    def write(self, data: str) -> None:
        """Write to the terminal; a switch to the screen that is shown already would clear it."""
        if data == ALTERNATE and self._is_in_alternate:
            self._is_in_alternate = False
        else:
            super().write(data)

    def run_input_thread(self) -> None:
        """Turn what is typed into events until told to stop, or until the terminal is gone.

        Textual's loop spins for ever on a terminal that has gone away, and looks only every 0.1 s whether it
        should stop; a pipe wakes this one at once.
        """
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        self._wake_read, self._wake_write = os.pipe()
        try:
            while not self.exit_event.is_set():
                tick = None if parser._timeout_time is None else _TICK
                ready, _, _ = select.select([self.fileno, self._wake_read], [], [], tick)
                if self.fileno in ready:
                    data = self._read()
                    if not data:
                        self._terminal_gone()
                        return
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
        finally:
            ends, self._wake_write = (self._wake_read, self._wake_write), -1
            for end in ends:
                os.close(end)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _terminal_gone(self) -> None:
        app = self._app
        loop = app._loop
        if loop is not None:
            loop.call_soon_threadsafe(lambda: app.exit(return_code=_HANGUP))

    def disable_input(self) -> None:
        """Stop reading keys; the waiting thread is woken."""
        if self._wake_write >= 0:
            # Where the terminal is gone, the thread may be closing the pipe just now.
            with suppress(OSError):
                os.write(self._wake_write, b"x")
        super().disable_input()

    def stop_application_mode(self) -> None:
        """Restore the terminal, also the pixel mouse mode that Textual leaves on."""
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
        super().stop_application_mode()
