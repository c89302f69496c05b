"""Undoing hard wraps: one paragraph, one line."""

from __future__ import annotations

from typing import Final

_INDENT: Final = 2
_WIDEST_WRAP: Final = 120
"""Characters; longer lines were not wrapped, so each of them that is indented is a paragraph."""


def join_lines(text: str) -> str:
    r"""Join the lines of an abstract; a paragraph begins after a blank line, or with two spaces.

    These are two more than all lines have where all wrapped lines are indented. Chinese and Japanese lines are joined
    without a space. Paragraphs are separated by one `\n`.
    """
    text = text.strip()
    if "\n" not in text:
        return text
    lines = text.split("\n")
    stripped = list(map(str.strip, lines))
    if "" not in stripped:
        if lines == stripped and text.isascii():
            return " ".join(lines)
        if len(lines[0]) > _WIDEST_WRAP and all(line[:_INDENT] == "  " for line in lines[1:]):
            return "\n".join(stripped)
    indent = " " * (_INDENT + (_common_indent(lines) if "\n " in text else 0))
    paragraphs: list[list[str]] = []
    after_blank = True
    for raw in lines:
        line = raw.strip()
        if not line:
            after_blank = True
        elif after_blank or raw.startswith(indent):
            paragraphs.append([line])
            after_blank = False
        else:
            paragraphs[-1].append(line)
    return "\n".join(map(_join, paragraphs))


def _common_indent(lines: list[str]) -> int:
    """The spaces before every line but the first, which lost its own; 0 if the lines were not wrapped."""
    if max(map(len, lines)) > _WIDEST_WRAP:
        return 0
    return min(len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip())


def _join(lines: list[str]) -> str:
    if len(lines) == 1:
        return lines[0]
    joined = lines[0]
    for line in lines[1:]:
        joined += line if _is_unspaced(joined[-1]) and _is_unspaced(line[0]) else " " + line
    return joined


def _is_unspaced(char: str) -> bool:
    """Whether words are written without spaces in the script of `char`; Korean has spaces."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uff9f"


def keep_lines(text: str) -> str:
    """The lines of a summary's text as they are (they may be a list), without blank ones."""
    text = text.strip()
    if "\n" not in text:
        return text
    return "\n".join(line.strip() for line in text.split("\n") if line and not line.isspace())
