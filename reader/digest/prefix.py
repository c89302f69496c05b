"""What a line begins with before its colon: a label in any dress, or words of a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from reader.digest.labels import bare_label, meaning_of

_LEAD: Final = re.compile(r"[>\s]*((?:[-*+•]|\d{1,2}[.)])\s+)?(?:[^\w\s*_`<>\[\]【$\\|(){}\"'“‘「]{1,4}\s*)?")
_OPENING: Final = re.compile(r"\*{1,3}|_{1,3}(?=[^_\s])|`|<(?:b|strong|em|i|u|code)>|【|\[", re.IGNORECASE)
_CLOSING: Final = {"【": "】", "[": "]"}
_STRONG: Final = ("**", "__", "<b>", "<strong>", "【")
_FORBIDDEN: Final = frozenset("*|<>$`\n")
_LONGEST_BOLD: Final = 60
_LONGEST_PLAIN: Final = 41
_MOST_MARKS: Final = 10
"""Emphasis within emphasis; no label has so much."""


class Label(NamedTuple):
    """A label, what it means, how it is written, and the text behind it.

    `bold` labels are labels wherever they stand; `numbered` tells of an `item` of a list that has a number. `written`
    is what stands before the colon, or the label where there is no `colon`.
    """

    label: str
    meaning: str | None
    bold: bool = False
    item: bool = False
    numbered: bool = False
    written: str = ""
    colon: bool = True
    text: str = ""


class Prefix(NamedTuple):
    """A label without its text, and the marks that were opened before its colon and must follow it."""

    label: Label
    closing: tuple[str, ...]


class Opening(NamedTuple):
    """The marks before a label: where it begins, the marks that close it, the next one first."""

    start: int
    item: str
    bold: bool
    closing: tuple[str, ...]


def opening_of(line: str) -> Opening:
    """The list mark, emoji and emphasis with which a line begins."""
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    closing: list[str] = []
    bold = False
    while len(closing) < _MOST_MARKS and (found := _OPENING.match(line, at)):
        mark = found[0].lower()
        bold = bold or mark.startswith(_STRONG)
        closing.insert(0, _CLOSING.get(mark) or mark.replace("<", "</"))
        at = found.end()
    return Opening(at, (lead[1] or "").strip() if lead else "", bold, tuple(closing))


@lru_cache(maxsize=2048)
def prefix_of(written: str) -> Prefix | None:
    """The label that stands in `written`, the part of a line before its first colon; None if none can."""
    start, item, bold, closing = opening_of(written)
    text = written[start:].rstrip()
    while closing and text.endswith(closing[0]):
        text = text[: -len(closing[0])].rstrip()
        closing = closing[1:]
    limit = _LONGEST_BOLD if bold else _LONGEST_PLAIN
    if not text or len(text) > limit or not _FORBIDDEN.isdisjoint(text) or any(mark in text for mark in closing):
        return None
    if not bold and (text[0] == "{" or "\\" in text):
        return None
    label = bare_label(text)
    if not label:
        return None
    return Prefix(Label(label, meaning_of(label), bold, bool(item), item[:1].isdigit(), written.strip()), closing)
