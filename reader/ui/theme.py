"""Roles as colours. The terminal's own foreground and background are kept; colour only helps what shape says."""

from __future__ import annotations

import os
from functools import cache
from typing import Final

from rich.style import Style

_ROLES: Final = {
    "text": Style(),
    "dim": Style(dim=True),
    "author": Style(dim=True),
    "strong": Style(bold=True),
    "italic": Style(italic=True),
    "title": Style(bold=True),
    "heading": Style(bold=True, color="cyan"),
    "accent": Style(color="cyan"),
    "mark": Style(color="yellow"),
    "link": Style(color="cyan", dim=True),
    "rule": Style(dim=True),
    "key": Style(bold=True),
    "match": Style(bold=True, color="yellow", underline=True),
    "interest": Style(bold=True, color="green"),
}
_ON_CURSOR: Final = {"dim": "#b4c6da", "author": "#b4c6da", "mark": "#ffd75f", "accent": "#87d7ff",
                    "match": "#ffd75f", "interest": "#87ffaf"}  # fmt: skip
_ON_CURSOR_LIGHT: Final = {"dim": "#40566b", "author": "#40566b", "mark": "#8a5a00", "accent": "#005f87",
                          "match": "#8a5a00", "interest": "#006b2f"}  # fmt: skip
_GROUNDS: Final = {
    (False, "cursor"): ("#ffffff", "#27476b"),
    (False, "resting"): ("#d0d0d0", "#303438"),
    (True, "cursor"): ("#000000", "#c5dcf5"),
    (True, "resting"): ("#202020", "#e4e6e8"),
}


def is_light() -> bool:
    """Whether the terminal says, in COLORFGBG, that its background is light."""
    return os.environ.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"}


@cache
def style_of(role: str, under: str) -> Style:
    """The style of a role on a plain line, on the cursor, or on a resting cursor; NO_COLOR is honoured."""
    plain = _ROLES.get(role, _ROLES["text"])
    if os.environ.get("NO_COLOR"):
        return plain.without_color + Style(reverse=under == "cursor", underline=under == "resting")
    if not under:
        return plain
    light = is_light()
    foreground, background = _GROUNDS[light, under]
    if under == "cursor":
        foreground = (_ON_CURSOR_LIGHT if light else _ON_CURSOR).get(role, foreground)
    return Style(color=foreground, bgcolor=background, bold=plain.bold, italic=plain.italic, underline=plain.underline)
