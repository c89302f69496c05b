"""How deep markup is nested, found before any tree is built of it.

Building a tree is quadratic in its depth: 100,000 nested `<div>` keep lexbor busy for half a minute.
"""

from __future__ import annotations

import re
from typing import Final

from reader.errors import DigestError

DEEPEST: Final = 4_000
"""Elements that may be open at once; real pages have 30, and careless ones forget one or two for each paper."""

_TAG: Final = re.compile(r"<(/?)([A-Za-z_][^\s/>]*)[^<>]*?(/?)>")


class Nesting:
    """Counts open elements, and never too few: only an end tag that closes the innermost one closes anything."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[str] = []

    def enter(self, element: str) -> None:
        """An element begins. Raises DigestError where it lies too deep."""
        self._open.append(element)
        if len(self._open) > DEEPEST:
            raise DigestError(f"{self._name} is no digest: its elements are nested more than {DEEPEST} deep")

    def leave(self, element: str) -> None:
        """An end tag."""
        if self._open and self._open[-1] == element:
            self._open.pop()


def check_xml(text: str, name: str) -> None:
    """Raise DigestError where XML is nested too deep."""
    nesting = Nesting(name)
    for tag in _TAG.finditer(text):
        if tag[1]:
            nesting.leave(tag[2])
        elif not tag[3]:
            nesting.enter(tag[2])
