"""The first screen, written straight to the terminal: one reads already while the toolkit is still being loaded."""

from __future__ import annotations

import os
import signal
import sys
import termios
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Self

from rich.color import ColorSystem

from reader.screen import render_screen
from reader.ui.guard import safe_text
from reader.ui.theme import style_of

if TYPE_CHECKING:
    from types import FrameType

    from reader.screen import Part
    from reader.session import Session

ALTERNATE: Final = "\x1b[?1049h"
"""Switches to the alternate screen, which the toolkit need not do again."""
_BEGIN: Final = f"{ALTERNATE}\x1b[?25l"
_RESTORE: Final = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l\x1b[?2004l\x1b[?2026l\x1b[?2048l\x1b[<u"
    "\x1b[?1049l\x1b[?25h"
)
"""Resets every mode that this screen or the toolkit may have set when a signal ends the program between the two."""
_ENDING: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_INPUT_MODES: Final = 0
_LOCAL_MODES: Final = 3
"""The places of the modes in what termios gives."""


class FirstScreen:
    """What the terminal was like before, from the first line drawn until the program leaves it.

    `is_taken_over` once the toolkit has the terminal, and gives it back itself at its end.
    """

    def __init__(self, keys: int, output: int) -> None:
        self._keys, self._output = keys, output
        self.is_taken_over = False
        self.attributes: list[Any] = termios.tcgetattr(keys)

    @classmethod
    def show(cls, session: Session) -> Self | None:
        """Draw the session and take the terminal over; None where there is none, and nothing was done."""
        keys, output = sys.__stdin__, sys.__stderr__
        if keys is None or output is None:
            return None
        try:
            screen = cls(keys.fileno(), output.fileno())
            width, height = os.get_terminal_size(screen._output)
        except (OSError, ValueError, termios.error):
            return None
        session.resize(width, height)
        for number in _ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, screen._end)
        try:
            # Keys that are typed meanwhile wait for the toolkit as it will read them, and do not get into the picture.
            raw = termios.tcgetattr(screen._keys)
            raw[_INPUT_MODES] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
            raw[_LOCAL_MODES] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            termios.tcsetattr(screen._keys, termios.TCSANOW, raw)
            screen._write(_BEGIN + picture(render_screen(session), color_system()))
        except BaseException:
            screen.restore()
            raise
        return screen

    def restore(self) -> None:
        """Give the terminal back as it was; harmless where the toolkit has done so already."""
        for number in _ENDING:
            if signal.getsignal(number) == self._end:
                signal.signal(number, signal.SIG_DFL)
        if not self.is_taken_over:
            with suppress(OSError):
                self._write(_RESTORE)
        with suppress(termios.error):
            termios.tcsetattr(self._keys, termios.TCSANOW, self.attributes)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.is_taken_over = False
        self.restore()
        os._exit(128 + number)

    def _write(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        while data:
            data = data[os.write(self._output, data) :]


def picture(parts: list[Part], colors: ColorSystem | None) -> str:
    """What draws the parts of a screen on a terminal, each line at its place."""
    pieces = []
    for part in parts:
        for offset, line in enumerate(part.lines):
            pieces.append(f"\x1b[{part.y + offset + 1};{part.x + 1}H")
            pieces += [
                style_of(span.role, line.under).render(safe_text(span.text), color_system=colors) for span in line.spans
            ]
    return "".join(pieces)


def color_system() -> ColorSystem | None:
    """The colours of the terminal, by the same signs as the toolkit goes by; None for none at all."""
    if os.environ.get("NO_COLOR"):
        return ColorSystem.STANDARD
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    kind = os.environ.get("TERM", "").rpartition("-")[2].lower()
    return ColorSystem.EIGHT_BIT if kind in ("256color", "kitty") else ColorSystem.STANDARD
