"""The command that says in numbers what is in the library and what was read of it."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from reader import report
from reader.library.imported import LIBRARY_NAME
from reader.marks.marks import FILE_NAME as MARKS_NAME
from reader.model import Scope, View
from reader.store import size_on_disk
from reader.terminal import columns
from reader.verbs.common import DONE, print_json, print_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.arguments import Given
    from reader.marks import Action
    from reader.opening import Opened
    from reader.verbs.common import Tell

_WEEKS: Final = 8
_CATEGORIES: Final = 8
_READING: Final = ("read", "read-all")
_ALL: Final = 2**31


class Numbers(NamedTuple):
    """What `--json` prints: `read_per_week` by the Monday of each week, newest first; `bytes` by file."""

    papers: int
    unread: int
    bookmarked: int
    days: int
    first_day: str | None
    last_day: str | None
    read_per_week: dict[str, int]
    categories: dict[str, int]
    bytes: dict[str, int]


def stats(opened: Opened, given: Given, tell: Tell) -> int:
    """Papers, days, what was read per week, bookmarks, categories, sizes: all of it on one screen."""
    found = numbers(opened)
    if "--json" in given.options:
        print_json([found._asdict()])
    else:
        print_lines(report.render_table(cells(found), columns()))
    return DONE


def numbers(opened: Opened) -> Numbers:
    """Count; the categories are those with the most papers."""
    library = opened.library
    everything, days = library.counts(View(Scope.ALL)), library.days()
    return Numbers(
        papers=everything.total,
        unread=everything.unread,
        bookmarked=library.counts(View(Scope.BOOKMARKS)).total,
        days=len(days),
        first_day=days[-1].day if days else None,
        last_day=days[0].day if days else None,
        read_per_week=read_per_week(opened.marks.history(_ALL)),
        categories={name: counts.total for name, counts in library.categories(View(Scope.ALL))[:_CATEGORIES]},
        bytes={name: size_on_disk(opened.home.data / name) for name in (LIBRARY_NAME, MARKS_NAME)},
    )


def read_per_week(actions: Sequence[Action]) -> dict[str, int]:
    """How many papers were marked read in the last weeks in which any were; what was undone does not count."""
    weeks: Counter[str] = Counter()
    for action in actions:
        if action.label in _READING and not (action.undone or action.undoes or action.redoes):
            day = datetime.fromisoformat(action.at).astimezone().date()
            weeks[date.fromordinal(day.toordinal() - day.weekday()).isoformat()] += action.count
    return {week: weeks[week] for week in sorted(weeks, reverse=True)[:_WEEKS]}


def cells(found: Numbers) -> list[list[str]]:
    """The numbers as rows of a table: what, how many, and of what."""
    return [
        ["papers", f"{found.papers:,}", f"{found.unread:,} unread"],
        ["bookmarked", f"{found.bookmarked:,}", ""],
        ["days", f"{found.days:,}", f"{found.first_day} to {found.last_day}" if found.days else ""],
        *(["read", f"{count:,}", f"in the week of {week}"] for week, count in found.read_per_week.items()),
        *(["papers", f"{count:,}", f"in {name or 'no category'}"] for name, count in found.categories.items()),
        *(["size", f"{size / 1e6:,.1f} MB", name] for name, size in found.bytes.items()),
    ]
