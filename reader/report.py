"""What the command line prints: tables, and lines about digests and changes."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from reader.model import Flag
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.ingest import Result
    from reader.library.origins import Source
    from reader.marks import Action
    from reader.model import Problem, Row

_MEASURED: Final = 200
"""Rows that are looked at before the first is printed, to find the widths of a table."""
_WIDEST: Final = 30
_GAP: Final = 2
_PROBLEMS_TOLD: Final = 10
_WORDS: Final = {
    Flag.READ: "read",
    Flag.BOOKMARKED: "bookmarked",
    Flag.LATER: "later",
    Flag.HIDDEN: "hidden",
}
_SIGNS: Final = {Flag.BOOKMARKED: "★", Flag.LATER: "◷", Flag.HIDDEN: "✕"}


def render_table(rows: Iterable[Sequence[str]], columns: int | None) -> Iterator[str]:
    """Lines of a table that fits `columns` cells, its last column cut; tab-separated where `columns` is None."""
    lines = ([clean_line(cell) for cell in row] for row in rows)
    if columns is None:
        yield from ("\t".join(line) for line in lines)
        return
    from reader.text.wrap import fit, truncate, width_of

    first = list(islice(lines, _MEASURED))
    if not first:
        return
    widths = [min(_WIDEST, max(map(width_of, column))) for column in list(zip(*first, strict=True))[:-1]]
    rest = max(1, columns - sum(widths) - _GAP * len(widths))
    for *cells, last in chain(first, lines):
        fitted = [cell.rjust(w) if cell.isdigit() else fit(cell, w) for cell, w in zip(cells, widths, strict=True)]
        yield truncate((" " * _GAP).join([*fitted, truncate(last, rest)]), columns).rstrip()


def pointer(query: str, position: int, columns: int) -> list[str]:
    """The query, or what of it fits a line, and below it a caret at the index `position`."""
    from reader.text.wrap import truncate, width_of

    # A sign after it keeps the white space at the end.
    before, after = clean_line(query[:position] + "^")[:-1], clean_line("^" + query[position:])[1:]
    room = max(1, columns // 2)
    if width_of(before) > room:
        start = max(0, len(before) - room)
        while width_of(before[start:]) > room:
            start += 1
        before = f"…{before[start:]}"
    return [truncate(f"  {before}{after}", max(1, columns - 1)), f"  {' ' * width_of(before)}^"]


def row_for_screen(row: Row) -> tuple[str, ...]:
    """Signs, day, ID, category, title."""
    signs = ("" if row.flags & Flag.READ else "●").ljust(1)
    badge = next((sign for flag, sign in _SIGNS.items() if row.flags & flag), "")
    return signs + badge, row.first_seen, row.key, row.category, row.title


def row_for_pipe(row: Row) -> tuple[str, ...]:
    """ID, day it was first seen, category, marks with commas between, title, TL;DR."""
    marks = ",".join(word for flag, word in _WORDS.items() if row.flags & flag)
    return row.key, row.first_seen, row.category, marks, row.title, row.tldr


def result_line(result: Result) -> str:
    """What came of one digest that was read."""
    name, added = clean_line(result.name), result.added
    day = (result.day or "?") + (" (guessed)" if result.day_is_guess else "")
    if added is None:
        return f"{day}  unchanged  {name}"
    parts = [
        _count(added.listings, "listing"),
        f"{added.new} new",
        f"{added.repeated} repeated",
        f"{added.without_summary} without summary",
        _count(added.problems, "problem"),
        *([] if added.dropped is None else [f"{added.dropped} dropped by its filter"]),
        f"{added.unread} unread",
        f"{added.bookmarked} bookmarked",
    ]
    if added.in_others:
        parts.append(f"{added.in_others} also in another digest of the day")
    if added.vanished:
        parts.append(f"{added.vanished} no longer in it but kept")
    return f"{day}  {', '.join(parts)}{', unchanged' if added.unchanged else ''}  {name}"


def source_row(source: Source) -> tuple[str, ...]:
    """The path, how many digests and listings came from it, its newest day and file, and whether it is gone."""
    digests, listings = str(source.digests), str(source.listings)
    return source.path, digests, listings, source.newest_day, source.last_change, "gone" if source.is_gone else ""


def source_json(source: Source) -> dict[str, object]:
    """A source; what no digest tells is None."""
    return {
        "source": clean_line(source.path),
        "digests": source.digests,
        "listings": source.listings,
        "newest_day": source.newest_day or None,
        "last_change": source.last_change or None,
        "gone": source.is_gone,
    }


def result_json(result: Result) -> dict[str, object]:
    """One digest of an import; the counts are None where nothing was read."""
    added = result.added
    counts = (
        "listings",
        "new",
        "repeated",
        "without_summary",
        "dropped",
        "unread",
        "bookmarked",
        "in_others",
        "updated",
        "vanished",
    )
    return {
        "name": clean_line(result.name),
        "day": result.day or None,
        "day_is_guess": result.day_is_guess,
        **{count: getattr(added, count) if added else None for count in counts},
        "unchanged": not result.error and (added is None or added.unchanged),
        "problems": [problem_json(problem) for problem in result.problems],
        "error": clean_line(result.error) or None,
    }


def problem_json(problem: Problem) -> dict[str, object]:
    """A problem with the file and the line that it is in."""
    return {"file": clean_line(problem.file), "line": problem.line, "reason": clean_line(problem.reason)}


def problem_lines(result: Result) -> list[str]:
    """Why a digest could not be read, or what of it could not; many problems end with a count of the others."""
    if result.error:
        return [result.error]
    folder = result.name[: result.name.rfind("/") + 1]
    lines = [f"{folder}{problem}" for problem in result.problems[:_PROBLEMS_TOLD]]
    if more := len(result.problems) - len(lines):
        lines.append(f"{result.name}: {more} more problems, all of them with: reader import --json")
    return lines


def action_row(action: Action) -> tuple[str, ...]:
    """Number, time in UTC, what was done, how many papers, and what became of it."""
    label = f"{action.label} {action.detail}".strip()
    if action.undoes:
        label, fate = f"undo {label}", f"undoes {action.undoes}"
    elif action.redoes:
        label, fate = f"redo {label}", f"redoes {action.redoes}"
    else:
        fate = "undone" if action.undone else ""
    return str(action.id), action.at, label, str(action.count), fate


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
