"""Repeats of a day, folded into one row at the end of the list, because a third of every day is a repeat."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from reader.model import FOLD, Flag, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library import Repeat
    from reader.wording import Wording


class Fold(NamedTuple):
    """What one row says of the folded papers, at least one: the `repeats` of when the view was opened.

    `read` and `bookmarked` say how many of them are; they follow the marks.
    """

    repeats: tuple[Repeat, ...]
    unfolded: bool
    read: int = 0
    bookmarked: int = 0

    @property
    def ids(self) -> array[int]:
        """The papers, in the day's order."""
        return array("q", [repeat.id for repeat in self.repeats])

    @property
    def first_days(self) -> list[str]:
        """The days that listed them first, newest first."""
        return sorted({repeat.first_day for repeat in self.repeats}, reverse=True)

    def counted(self, flags: Iterable[Flag]) -> Fold:
        """The same papers with these flags."""
        flags = list(flags)
        read = sum(bool(each & Flag.READ) for each in flags)
        return self._replace(read=read, bookmarked=sum(bool(each & Flag.BOOKMARKED) for each in flags))


def arrange(ids: array[int], repeats: Sequence[Repeat], *, unfolded: bool) -> tuple[array[int], Fold | None]:
    """New papers first; then the row of the repeated ones, and below it, if `unfolded`, these themselves."""
    if not repeats:
        return ids, None
    fold = Fold(tuple(repeats), unfolded)
    known = frozenset(fold.ids)
    arranged = array("q", [id for id in ids if id not in known])
    arranged.append(FOLD)
    return arranged + fold.ids if unfolded else arranged, fold


def toggled(ids: array[int], fold: Fold) -> tuple[array[int], Fold]:
    """The repeated papers shown below their row, or folded again; every other row stays where it is."""
    above = ids[: ids.index(FOLD) + 1]
    return above if fold.unfolded else above + fold.ids, fold._replace(unfolded=not fold.unfolded)


def fold_row(fold: Fold, say: Wording) -> Row:
    """The fold as a row of the list: what it holds, and for a second line its marks and the key that unfolds it."""
    day, *earlier = fold.first_days
    since = f"{say.weekday(day)} {day[5:]}" + (say(" and before", " 及之前") if earlier else "")
    count = len(fold.repeats)
    title = say(f"{count} repeated, first seen {since}", f"{count} 篇重复，首次见于 {since}")
    marks = [say(f"{fold.read} read", f"已读 {fold.read}")]
    if fold.bookmarked:
        marks.append(say(f"{fold.bookmarked} bookmarked", f"收藏 {fold.bookmarked}"))
    hint = say("Enter folds them", "Enter 收起") if fold.unfolded else say("Enter unfolds them", "Enter 展开")
    return Row(FOLD, "", title, (), "", f"{say(', ', '，').join(marks)} · {hint}", "", "", Flag.READ, "", "")
