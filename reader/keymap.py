"""Keys: how they are named, which command each runs, and how they are shown to a person."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.commands import Command

_FULL_WIDTH: Final = str.maketrans("？／：【】，。、＋－［］｛｝＝＜＞《》＄￥　", "?/:[],./+-[]{}=<><>$$ ")
"""What a Chinese input method sends for punctuation keys; 、 is the key of / on most layouts."""

_SHOWN: Final = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "enter": "Enter", "escape": "Esc", "tab": "Tab",
    "shift+tab": "Shift+Tab", "home": "Home", "end": "End", "pageup": "PgUp", "pagedown": "PgDn",
    "space": "Space", "shift+space": "Shift+Space",
}  # fmt: skip


@cache
def _by_key() -> dict[str, Command]:
    from reader.commands import COMMANDS

    return {key: command for command in COMMANDS for key in command.keys}


def command_for(key: str) -> Command | None:
    """The command of a key, None if it has none.

    A printable key is named by its character (full-width punctuation acts as its ASCII form), any other as the
    terminal toolkit names it: `down`, `ctrl+d`, `shift+tab`, `f2`, `space`.
    """
    if len(key) == 1:
        key = ascii_key(key)
        key = "space" if key == " " else key
    return _by_key().get(key)


def ascii_key(character: str) -> str:
    """The character that the same key gives while no Chinese input method is on."""
    return character.translate(_FULL_WIDTH)


def shown(key: str) -> str:
    """A key as a person reads it: `^D`, `↓`, `F2`, `?`."""
    if key.startswith("ctrl+"):
        return "^" + _SHOWN.get(key[5:], key[5:].upper())
    if key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return _SHOWN.get(key, key)


def key_table(language: str) -> list[tuple[str, str, str]]:
    """Group, keys and title of every command that has a key, in the table's order."""
    from reader.commands import COMMANDS, GROUPS

    which = 1 if language == "zh" else 0
    return [
        (GROUPS[command.group][which], " ".join(shown(key) for key in command.keys), command.title[which])
        for command in COMMANDS
        if command.keys
    ]


def markdown_table(language: str) -> str:
    """The table of keys as the README has it."""
    head = ("键", "作用") if language == "zh" else ("Keys", "What they do")
    lines = [f"| {head[0]} | {head[1]} |", "| --- | --- |"]
    group = ""
    for group_title, keys, title in key_table(language):
        if group_title != group:
            group = group_title
            lines.append(f"| | **{group}** |")
        cells = " ".join(f"`{key}`" if key != "`" else key for key in keys.split(" "))
        lines.append(f"| {cells.replace('|', chr(92) + '|')} | {title} |")
    return "\n".join(lines) + "\n"
