"""What a command did that the front end must act on; the screen itself is always drawn anew from the session."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.asking import Ask, Menu


class Effect(Enum):
    """What only a front end can do."""

    NONE = auto()
    QUIT = auto()
    OPEN_LINK = auto()
    COPY = auto()
    SHOW_HELP = auto()
    SHOW_PALETTE = auto()
    SHOW_CALENDAR = auto()
    SUSPEND = auto()
    REDRAW = auto()
    LOOK_FOR_DIGESTS = auto()
    STOP_IMPORT = auto()
    EDIT_NOTE = auto()


class Change(NamedTuple):
    """`message` is one line for the person, shown until the next key.

    `text` goes with OPEN_LINK and COPY, and is the note for EDIT_NOTE. `ask` is a line to be typed, `menu` something to
    be chosen from.
    """

    message: str = ""
    effect: Effect = Effect.NONE
    text: str = ""
    ask: Ask | None = None
    menu: Menu | None = None


NOTHING = Change()
