"""What a command did that the front end must act on; the screen itself is always drawn anew from the session."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Effect(Enum):
    """What only a front end can do."""

    NONE = auto()
    QUIT = auto()
    OPEN_LINK = auto()
    EDIT_FILTER = auto()
    SHOW_HELP = auto()
    SHOW_PALETTE = auto()
    SHOW_CALENDAR = auto()
    SUSPEND = auto()
    REDRAW = auto()
    LOOK_FOR_DIGESTS = auto()
    STOP_IMPORT = auto()


class Change(NamedTuple):
    """`message` is one line for the person, shown until the next key; `link` goes with OPEN_LINK."""

    message: str = ""
    effect: Effect = Effect.NONE
    link: str = ""


NOTHING = Change()
