r"""Letters with accents (`\"u`, `\c{c}`) and letters with names (`\l`, `\ss`) in prose."""

import re
from typing import Final
from unicodedata import normalize

from reader.text.latex import symbols as symbols

_ACCENT: Final = re.compile(r"\{(\\?[^\W\d_]|\\[ij])\}|(\\[ij](?![A-Za-z])|[^\W\d_])|\s+([^\W\d_])(?=[^\W\d_])")
_GREEK_IN_TWO: Final = re.compile(r"\{([a-z]+)\}")
_APOSTROPHE: Final = re.compile(r"(?:s|t|d|m|re|ll|ve)\b")


def accented(text: str, name: str, start: int, at: int) -> tuple[str, int] | None:
    r"""The letter with the accent `name` whose backslash is at `start`, and where it ends; None if it is none.

    Also `\b{eta}`, which is what became of a Greek letter on the way through JSON. `at` is behind the name.
    """
    greek = _GREEK_IN_TWO.match(text, at)
    if greek and len(greek[1]) > 1 and name + greek[1] in symbols.ordinary():
        return symbols.ordinary()[name + greek[1]], greek.end()
    found = _ACCENT.match(text, at)
    if not found:
        if name == '"' and not text.startswith("{", at):
            return name, at
        return (name, at + 2) if name in "^~" and text.startswith("{}", at) else None
    braced, bare, spaced = found.groups()
    inside_word = text[start - 1 : start].isalpha() if start else False
    is_capital = bool(spaced) and spaced.isupper() and name in "vcHuk" and not inside_word
    if (bare and name.isalpha()) or (spaced and not is_capital and not (inside_word and name.isalpha())):
        return (name, at) if name == '"' else None
    if bare and name == "'" and _APOSTROPHE.match(text, at):
        return "'", at
    if bare and not inside_word and _is_escaped_quote(text, name, bare):
        return '"', at
    if bare and not inside_word and name == ".":
        return None
    shown = normalize("NFC", (braced or bare or spaced).lstrip("\\") + symbols.accents()[name])
    return (shown, found.end()) if len(shown) == 1 else None


def _is_escaped_quote(text: str, name: str, letter: str) -> bool:
    r"""`\"so\"` is a quotation that was escaped."""
    return name == '"' and (letter.lower() not in "aeiouy" or bool(re.search(r'\\"(?!\{?\\?\w)', text)))


def letter(text: str, name: str, start: int, at: int) -> tuple[str, int] | None:
    r"""The letter that `\name` at `start` is, and where it ends; None where it is no part of a word.

    `at` is behind the name.
    """
    before = text[start - 1 : start] if start else ""
    after = text[at : at + 2]
    whole = (not before and not after) or before == "{" or after == "{}"
    if not (whole or before.isalpha() or (name[0].isupper() and after[:1] in (" ", ""))):
        return None
    return symbols.letters()[name], at + (
        2 if after == "{}" else 1 if re.match(" [a-z]", after) and name != "AA" else 0
    )
