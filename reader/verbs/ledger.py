"""The command that prints the ledger: what the digests of each day brought, and what of them could not be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader import report
from reader.errors import UsageError
from reader.terminal import columns
from reader.text.clean import clean_line
from reader.verbs.common import DONE, FAILED, IN_PART, print_json, print_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.arguments import Given
    from reader.library.types import Ledger
    from reader.model import LedgerDay
    from reader.opening import Opened
    from reader.verbs.common import Tell

_ALWAYS: Final = ("listings", "new", "repeated", "unread")
_COUNTS: Final = ("listings", "new", "repeated", "without_summary", "problems", "dropped", "unread", "bookmarked")
"""The columns of numbers; on a terminal only those of `_ALWAYS` are shown where they have nothing but zeros."""


def days(opened: Opened, given: Given, tell: Tell) -> int:
    """The ledger, all of it or of some days; with --problems only what could not be read."""
    ledger = opened.library.ledger()
    rows = ledger_rows(ledger)
    unknown = [word for word in _dates(given.words) if not any(_is_of(row, word) for row in rows)]
    if given.words:
        rows = [row for row in rows if any(_is_of(row, word) for word in given.words)]
    if "--problems" in given.options:
        chosen = {row["day"] for row in rows}
        _print_problems([day for day in ledger.days if day.day in chosen], as_json="--json" in given.options)
    elif "--json" in given.options:
        print_json({key: value for key, value in row.items() if key != "note"} for row in rows)
    else:
        width = columns()
        print_lines(report.render_table(ledger_cells(rows, for_screen=width is not None), width))
    for word in unknown:
        tell(f"{word}: no digest of that time; reader days lists those that there are")
    if not unknown:
        return DONE
    return IN_PART if rows else FAILED


def ledger_rows(ledger: Ledger) -> list[dict[str, object]]:
    """The days newest first, the missing ones and the gaps in their places; `note` says in words what is odd."""
    known = {day.day: day for day in ledger.days}
    rows = [_row(day, note=_note(day, known)) for day in ledger.days]
    rows += [_absent(day, None, "missing") for day in ledger.missing]
    rows += [_absent(first, last, f"no digests from {first} to {last}") for first, last in ledger.gaps]
    return sorted(rows, key=lambda row: str(row["day"]), reverse=True)


def ledger_cells(rows: Sequence[dict[str, object]], *, for_screen: bool) -> list[list[str]]:
    """The rows of `ledger_rows` for a table: for a screen with headings and without columns that say nothing."""
    numbers = {name: ["" if for_screen and row["missing"] else _number(row[name]) for row in rows] for name in _COUNTS}
    if for_screen:
        numbers = {name: all for name, all in numbers.items() if name in _ALWAYS or any(set(all) - {"0", ""})}
    names = ["day", *(name.replace("_", " ") for name in numbers), ""]
    cells = [
        [str(row["day"]), *(all[index] for all in numbers.values()), str(row["note"])] for index, row in enumerate(rows)
    ]
    return [names, *cells] if for_screen and rows else cells


def _row(day: LedgerDay, note: str) -> dict[str, object]:
    counts: dict[str, object] = {name: getattr(day, name) for name in _COUNTS}
    return {
        "day": day.day,
        **counts,
        "problems": [report.problem_json(problem) for problem in day.problems],
        "same_as": day.same_as or None,
        "day_is_guess": day.is_guess,
        "missing": False,
        "until": None,
        "note": note,
    }


def _absent(day: str, until: str | None, note: str) -> dict[str, object]:
    counts: dict[str, object] = {**dict.fromkeys(_COUNTS, 0), "problems": [], "dropped": None}
    rest: dict[str, object] = {"same_as": None, "day_is_guess": False, "missing": True, "until": until, "note": note}
    return {"day": day, **counts, **rest}


def _note(day: LedgerDay, known: dict[str, LedgerDay]) -> str:
    from reader.draw.ledger import same_list
    from reader.wording import Wording

    notes = [] if day.listings else ["no papers could be read" if day.problems else "lists no papers"]
    notes += [same_list(day, known, Wording("en"))] if day.same_as else []
    notes += ["day guessed"] if day.is_guess else []
    return ", ".join(notes)


def _number(value: object) -> str:
    if isinstance(value, list):
        return str(len(value))
    return "" if value is None else str(value)


def _dates(words: Iterable[str]) -> list[str]:
    for word in words:
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", word):
            raise UsageError(f"{word}: expected a day, a month or a year, such as 2026-06-12, 2026-06 or 2026")
    return list(words)


def _is_of(row: dict[str, object], word: str) -> bool:
    """Whether a row is of the day, month or year that `word` is; a gap is of all that it touches."""
    first, last = str(row["day"]), str(row["until"] or row["day"])
    return first[: len(word)] <= word <= last[: len(word)]


def _print_problems(days: Iterable[LedgerDay], *, as_json: bool) -> None:
    found = [(day.day, problem) for day in days for problem in day.problems]
    if as_json:
        print_json({"day": day, **report.problem_json(problem)} for day, problem in found)
    elif columns() is None:
        cells = ((day, problem.file, str(problem.line), problem.reason) for day, problem in found)
        print_lines(report.render_table(cells, None))
    else:
        print_lines(f"{day}  {clean_line(str(problem))}" for day, problem in found)
