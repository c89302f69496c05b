"""The rows of the list that are held in memory: those on the screen and some around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping

    from reader.library import Library
    from reader.model import Mark, Row

_ROWS_KEPT: Final = 2_000
"""More than any screen shows, little enough to forget all at once."""
_LOOK_AHEAD: Final = 40
"""Rows fetched around the ones that are needed, so that most movements ask the library nothing."""


class Window:
    """Rows by id, fetched when they are needed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rows: dict[int, Row] = {}

    def rows(self, ids: array[int], start: int, stop: int) -> list[Row]:
        """The rows of a range of `ids`; asks the library once at the most."""
        wanted = ids[start:stop]
        if any(id not in self._rows and id > 0 for id in wanted):
            if len(self._rows) > _ROWS_KEPT:
                self._rows.clear()
            around = ids[max(0, start - _LOOK_AHEAD) : stop + _LOOK_AHEAD]
            self._rows.update((row.id, row) for row in self._library.rows(around))
        return [self._rows[id] for id in wanted if id in self._rows]

    def take_over(self, changed: Mapping[str, Mark]) -> None:
        """Bring the rows up to date with marks that changed, by key of the paper."""
        for row in list(self._rows.values()):
            if (mark := changed.get(row.key)) is not None and mark.flags != row.flags:
                self._rows[row.id] = row._replace(flags=mark.flags)

    def forget(self) -> None:
        """Ask the library again for every row."""
        self._rows.clear()
