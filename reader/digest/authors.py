"""The names in a line of authors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SUFFIXES: Final = frozenset(("Jr", "Jr.", "Sr", "Sr.", "JR", "JR.", "SR", "SR.", "II", "III", "IV"))
_UNUSUAL: Final = _SUFFIXES | {""}
_SEPARATOR: Final = re.compile(r"[,，、]")


def split_authors(line: str) -> tuple[str, ...]:
    """The names of `A,B,C` or `A, B, C`: `Jr.` and `III` belong to the name before them."""
    names = line.split(",")
    return tuple(names) if _are_tidy(names, line) else join_suffixes(_SEPARATOR.split(line))


def _are_tidy(names: list[str], line: str) -> bool:
    """Whether nothing is to be done to the names, which make `line` with commas between them."""
    return (
        _UNUSUAL.isdisjoint(names)
        and ":" not in line
        and ", " not in line
        and " ," not in line
        and "  " not in line
        and line.isascii()
        and line == line.strip()
    )


def join_suffixes(names: Iterable[str]) -> tuple[str, ...]:
    """The names without the empty ones, without the colon after a collaboration, suffixes joined on."""
    names = list(names)
    line = ",".join(names)
    if _are_tidy(names, line) and line.isprintable():
        return tuple(names)
    joined: list[str] = []
    for raw in names:
        name = " ".join(raw.split()).rstrip(":： ").strip()
        if not name:
            continue
        if joined and name in _SUFFIXES:
            joined[-1] += f", {name}"
        else:
            joined.append(name)
    return tuple(joined)
