"""The names in a line of authors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import Final

_SUFFIXES: Final = frozenset(("Jr", "Jr.", "Sr", "Sr.", "JR", "JR.", "SR", "SR.", "II", "III", "IV"))
_UNUSUAL: Final = _SUFFIXES | {""}
_SEPARATOR: Final = re.compile(r"[,，、]")


def split_authors(line: str) -> tuple[str, ...]:
    """The names of `A,B,C` or `A, B, C`: `Jr.` and `III` belong to the name before them."""
    line = line.replace(", ", ",")
    names = line.split(",")
    return tuple(names) if _are_tidy(names, line) else join_suffixes(_SEPARATOR.split(line))


def split_all_authors(lines: Iterable[str]) -> list[tuple[str, ...]]:
    """The names of each of many lines, as `split_authors` finds them."""
    lines = [line.replace(", ", ",") for line in lines]
    rows = [tuple(line.split(",")) for line in lines]
    tidy = lines == list(map(str.strip, lines)) and _are_tidy(chain.from_iterable(rows), ",".join(lines))
    return rows if tidy else list(map(split_authors, lines))


def _are_tidy(names: Iterable[str], line: str) -> bool:
    """Whether nothing is to be done to the names, which make `line` with commas between them."""
    return (
        _UNUSUAL.isdisjoint(names)
        and ":" not in line
        and ", " not in line
        and " ," not in line
        and "  " not in line
        and line == line.strip()
        and (line.isascii() or (line.isprintable() and not any(sign in line for sign in "，、：")))
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
