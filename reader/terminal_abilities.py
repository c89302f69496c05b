"""What the terminal can do, asked of the terminal itself.

The questions are those that nearly every terminal answers, and nothing of them is shown: cursor position (CPR), a
private mode (DECRQM), name (XTVERSION), and device attributes (DA1) last, because all answer that one, which ends the
waiting. Source: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
"""

from __future__ import annotations

import os
import re
import select
import sys
from time import monotonic
from typing import Final, NamedTuple

PATIENCE: Final = 0.5
"""Seconds to wait for all the answers; over a slow line they come too late and count as none."""
_WIDTHS: Final = {"cjk": "中", "ambiguous": "★", "emoji": "😀", "joined emoji": "👩\u200d🔬", "combining": "e\u0301"}
_ASK_NAME, _ASK_SYNCHRONISED, _ASK_ATTRIBUTES = "\x1b[>0q", "\x1b[?2026$p", "\x1b[c"
_ASK_POSITION: Final = "\x1b[6n"
_END: Final = re.compile(r"\x1b\[\?[\d;]*c")


class Abilities(NamedTuple):
    """`widths` in cells, by the names "cjk", "ambiguous", "emoji", "joined emoji", "combining"; empty without answer.

    `synchronised` and `clipboard` are None where the terminal does not say; it may take OSC 52 all the same.
    """

    answers: bool
    name: str
    widths: dict[str, int]
    synchronised: bool | None
    clipboard: bool | None


def questions() -> str:
    """What is sent; on the line of the cursor, which is empty again afterwards."""
    widths = "".join(f"\r{text}{_ASK_POSITION}" for text in _WIDTHS.values())
    return f"{_ASK_NAME}{_ASK_SYNCHRONISED}{widths}\r\x1b[K{_ASK_ATTRIBUTES}"


def read_answers(text: str) -> Abilities:
    """Make sense of what the terminal sent back; anything else in it is passed over."""
    name = re.search(r"\x1bP>\|([^\x1b]*)", text)
    positions = [int(column) - 1 for column in re.findall(r"\x1b\[\d+;(\d{1,6})R", text)]
    mode = re.search(r"\x1b\[\?2026;(\d)\$y", text)
    attributes = re.search(r"\x1b\[\?([\d;]*)c", text)
    return Abilities(
        attributes is not None or bool(positions),
        name[1] if name else "",
        dict(zip(_WIDTHS, positions, strict=True)) if len(positions) == len(_WIDTHS) else {},
        mode[1] in "1234" if mode else None,
        True if attributes and "52" in attributes[1].split(";") else None,
    )


def ask_terminal() -> Abilities | None:
    """Ask the terminal that is both stdin and stdout; None where there is none, or one that would show the questions.

    What the person typed before is thrown away, because the answers come the same way.
    """
    from reader.terminal import is_terminal

    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)) or os.environ.get("TERM", "") in ("", "dumb"):
        return None
    import termios
    import tty

    source, target = sys.stdin.fileno(), sys.stdout.fileno()
    sys.stdout.flush()
    try:
        before = termios.tcgetattr(source)
        tty.setraw(source, termios.TCSAFLUSH)
    except termios.error:
        return None
    try:
        os.write(target, questions().encode())
        return read_answers(_read(source))
    finally:
        termios.tcsetattr(source, termios.TCSAFLUSH, before)


def _read(source: int) -> str:
    text, give_up = "", monotonic() + PATIENCE
    while not _END.search(text) and (left := give_up - monotonic()) > 0:
        if select.select([source], [], [], left)[0]:
            data = os.read(source, 4096)
            if not data:
                break
            text += data.decode("utf-8", "replace")
    return text


def colours() -> str:
    """How many colours the environment promises: "16 million", "256", "8 or 16", "none"."""
    term = os.environ.get("TERM", "")
    if os.environ.get("NO_COLOR"):
        return "none"
    if os.environ.get("COLORTERM", "") in ("truecolor", "24bit") or term.endswith("-direct"):
        return "16 million"
    if "256color" in term or term.startswith(("alacritty", "foot", "xterm-kitty", "xterm-ghostty")):
        return "256"
    return "none" if term in ("", "dumb") else "8 or 16"


def is_utf_8() -> bool:
    """Whether the locale says that the terminal takes UTF-8; Python's own UTF-8 mode does not count."""
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        if value := os.environ.get(name):
            return "utf8" in value.lower().replace("-", "")
    return False
