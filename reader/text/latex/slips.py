r"""Backslashes that were escaped once more on their way: `\\\\alpha`, and JSON's `\n` and `\u221a`."""

import re
from collections.abc import Callable
from typing import Final

from reader.text.latex.own import is_own_name

_DOUBLED: Final = re.compile(r"(?<!\\)\\{2,8}(?=([A-Za-z]{2,}|[%&_#$]))")
_NEWLINE: Final = re.compile(
    r"(?:\\{1,2}n){2,} ?|(?:(?<=[^\s\"'`“‘(\[{$\\/])|\A)\\{1,2}n(?![a-z\"'`”’)\]}$\\/,_^]|\s) ?"
    r"|(?<=\s)\\n(?=\d{1,2}[.)、]|[-*#<]|[^\x00-\x7f])|(?<=[.!?。！？>\])）])\s*\\n(?=\s|\Z)"
)
r"""A line break that was escaped twice; not one that is spoken of (`split at \n,`), nor the beginning of `\nu`."""
_CODE_POINTS: Final = re.compile(r"(?:\\u(?=[a-fA-F]{0,3}\d)[0-9a-fA-F]{4})+")


def unescaped(text: str, is_known: Callable[[str], bool]) -> str:
    r"""`text` with those backslashes taken away; `\\\\alpha` is `\\alpha` if `is_known("alpha")`."""
    text = _CODE_POINTS.sub(_characters, _NEWLINE.sub(" ", text))
    return _DOUBLED.sub(lambda found: "\\" if _is_command(found, is_known) else found[0], text)


def _is_command(doubled: re.Match[str], is_known: Callable[[str], bool]) -> bool:
    name = doubled[1]
    if not name.isalpha() or is_known(name):
        return True
    return is_own_name(doubled.string, name, doubled.start(), doubled.end() + len(name), is_known)


def _characters(code_points: re.Match[str]) -> str:
    shown = bytes.fromhex(code_points[0].replace("\\u", "")).decode("utf-16-be", "replace")
    return shown if shown.isprintable() and "\ufffd" not in shown else code_points[0]
