"""Tables that hold the fields of one paper, to lines with labels, which the rules for lines then read."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from reader.digest.labels import bare_label, meaning_of

_DASHES: Final = r"\s*(?::?-{2,}:?|:-:?|-:)\s*"
_DELIMITER: Final = re.compile(rf"\|?(?:{_DASHES}\|)+(?:{_DASHES})?")
_CELLS: Final = re.compile(r"(?<!\\)\|")
_FEWEST: Final = 2
"""So many labels with a meaning make a table one of fields."""
_PAIR: Final = 2


def unfold_label_rows(rows: list[str], taken: AbstractSet[str]) -> list[str]:
    """As many lines with bold labels; the `rows` themselves where they are no fields, or fields that are `taken`.

    A label stands before its text in each row, or above it in the first one.
    """
    table = [cells_of(row) for row in rows]
    delimiter = next((number for number, row in enumerate(rows) if is_delimiter(row)), -1)
    before = [_meaning(cells[0]) for cells in table]
    if all(len(cells) == _PAIR for cells in table) and _are_fields(before, taken):
        return [
            "" if number == delimiter or (number < delimiter and not meaning) else _field(label, text)
            for number, ((label, text), meaning) in enumerate(zip(table, before, strict=True))
        ]
    above = list(map(_meaning, table[0]))
    if delimiter != 1 or not _are_fields(above, taken) or {"title", "link"} & set(above):
        return rows
    return ["", "", *(" | ".join(map(_field, table[0], cells)) for cells in table[2:])]


def _are_fields(meanings: list[str | None], taken: AbstractSet[str]) -> bool:
    known = {meaning for meaning in meanings if meaning}
    return len(known) >= _FEWEST and not known & taken


def _meaning(label: str) -> str | None:
    return meaning_of(bare_label(label))


def _field(label: str, text: str) -> str:
    return f"**{bare_label(label)}:** {text}"


def is_delimiter(row: str) -> bool:
    """Whether a row is the one of dashes below the head of a table."""
    return _DELIMITER.fullmatch(row.strip()) is not None


def cells_of(row: str) -> list[str]:
    """The texts of the cells of a table's row: https://github.github.com/gfm (tables)."""
    return [cell.strip().replace(r"\|", "|") for cell in _CELLS.split(row.strip().removeprefix("|").removesuffix("|"))]
