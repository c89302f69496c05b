"""The rows of a list, and where the cursor is among them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.folding import fold_row, heading_row
from reader.window import Window

if TYPE_CHECKING:
    from reader.arranging import Arrangement
    from reader.folding import Fold
    from reader.library import Library
    from reader.model import Row
    from reader.wording import Wording


class PaperList:
    """What `ids`, `folds` and `headings` say is in `reader.arranging`.

    `cursor` is an index into the ids, `top` the first visible one. `selected` are the ids of the papers that were
    chosen for the next action.
    """

    def __init__(self, library: Library, say: Wording) -> None:
        self.say = say
        self.ids: array[int] = array("q")
        self.folds: dict[int, Fold] = {}
        self.headings: dict[int, str] = {}
        self.selected: set[int] = set()
        self.cursor = self.top = 0
        self._window = Window(library)
        self._others: list[int] = []

    def take_rows(self, found: Arrangement, cursor: int) -> None:
        """Have other rows, with the cursor at an index of them, clamped."""
        self.ids, self.folds, self.headings = found
        has_others = self.folds or self.headings
        self._others = [index for index, id in enumerate(self.ids) if id <= 0] if has_others else []
        self.cursor = self.off_headings(cursor, 1)
        self._window.forget()

    def off_headings(self, index: int, step: int) -> int:
        """The index, clamped; where a heading is, the next one in the direction of `step`, else in the other."""
        last = len(self.ids) - 1
        index = max(0, min(index, last))
        if not self.headings or not self.ids:
            return index
        ahead = range(index, last + 1) if step > 0 else range(index, -1, -1)
        behind = range(index, -1, -1) if step > 0 else range(index, last + 1)
        found: int = next(at for at in (*ahead, *behind) if self.ids[at] not in self.headings)
        return found

    @property
    def is_below_heading(self) -> bool:
        """Whether the row above the cursor is a heading, which is to be in sight with the first paper of its group."""
        return self.cursor > 0 and self.ids[self.cursor - 1] in self.headings

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows of a range of indexes, those of folds and headings too; asks the library once at the most."""
        papers = {row.id: row for row in self._window.rows(self.ids, start, stop)}
        rows = [papers.get(id) or self._other_row(id) for id in self.ids[start:stop]]
        return [row for row in rows if row is not None]

    def _other_row(self, id: int) -> Row | None:
        if id in self.headings:
            return heading_row(id, self.headings[id], self.say)
        return fold_row(self.folds[id], self.say) if id in self.folds else None

    @property
    def row(self) -> Row | None:
        """The row of the paper under the cursor; None where there is none, as on a fold."""
        found = self._window.rows(self.ids, self.cursor, self.cursor + 1)
        return found[0] if found else None

    @property
    def paper_key(self) -> str:
        """The key of the paper under the cursor, "" where there is none."""
        row = self.row
        return row.key if row else ""

    @property
    def fold(self) -> Fold | None:
        """The fold under the cursor."""
        return self.folds.get(self.ids[self.cursor]) if self.ids else None

    @property
    def papers(self) -> int:
        """How many papers the list shows; folds and headings are none."""
        return len(self.ids) - len(self._others)

    @property
    def number(self) -> int:
        """The number of the paper under the cursor, from 1; on a fold, of the one above it."""
        return min(self.cursor + 1, len(self.ids)) - bisect_right(self._others, self.cursor)
