"""What is folded into one row at the end of a day: the papers that it repeats, a third of it, and muted ones."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from reader.draw.sidebar import category_label
from reader.model import FOLD, NO_FLAGS, Flag, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library import Repeat
    from reader.wording import Wording


class Fold(NamedTuple):
    """What one row says of the folded papers, at least one: those of when the view was opened.

    `id` stands for it among the ids of a list: FOLD for repeats, MUTED_FOLD for muted papers. `read` and `bookmarked`
    say how many of them are; they follow the marks.
    """

    id: int
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


def arrange(ids: array[int], folds: Sequence[Fold]) -> array[int]:
    """The papers that no fold has; then the row of each fold, and below it, if it is unfolded, its papers."""
    if not folds:
        return ids
    known = frozenset(id for fold in folds for id in fold.ids)
    arranged = array("q", [id for id in ids if id not in known])
    for fold in folds:
        arranged.append(fold.id)
        if fold.unfolded:
            arranged.extend(fold.ids)
    return arranged


def toggled(ids: array[int], fold: Fold) -> tuple[array[int], Fold]:
    """The fold's papers shown below its row, or folded again; every other row stays in its order."""
    below = ids.index(fold.id) + 1
    if fold.unfolded:
        rest = ids[below + len(fold.repeats) :]
        return ids[:below] + rest, fold._replace(unfolded=False)
    return ids[:below] + fold.ids + ids[below:], fold._replace(unfolded=True)


def fold_row(fold: Fold, say: Wording) -> Row:
    """The fold as a row of the list: what it holds, and for a second line its marks and the key that unfolds it."""
    count = len(fold.repeats)
    marks = [say(f"{fold.read} read", f"已读 {fold.read}")]
    if fold.id == FOLD:
        day, *earlier = fold.first_days
        since = f"{say.weekday(day)} {day[5:]}" + (say(" and before", " 及之前") if earlier else "")
        title = say(f"{count} repeated, first seen {since}", f"{count} 篇重复，首次见于 {since}")
    else:
        title = say(f"{count} muted by your rules", f"{count} 篇被规则静音")
        marks = []
    if fold.bookmarked:
        marks.append(say(f"{fold.bookmarked} bookmarked", f"收藏 {fold.bookmarked}"))
    hint = say("Enter folds them", "Enter 收起") if fold.unfolded else say("Enter unfolds them", "Enter 展开")
    said = " · ".join([*([say(", ", "，").join(marks)] if marks else []), hint])
    return _row(fold.id, title, said)


def heading_row(id: int, group: str, say: Wording) -> Row:
    """The heading of a group, which is a day (ISO 8601), a category or "", as a row of the list."""
    if not group:
        return _row(id, say("without", "无"), "")
    return _row(id, f"{group} {say.weekday(group)}" if group[:1].isdigit() else category_label(group, say), "")


def _row(id: int, title: str, teaser: str) -> Row:
    return Row(id, "", title, (), "", teaser, "", "", NO_FLAGS | Flag.READ, "", "")
