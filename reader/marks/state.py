"""The state of the papers: what follows from the history, replayed in the order that all machines agree on.

The last writer of a register wins (see `reader.marks.fields`). What this machine changes itself is always last, so it
is put into the table `mark` at once; after changes of other machines the papers they are about are replayed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.marks.fields import FIELDS, step
from reader.marks.types import Change

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reader.marks.fields import Values

CHUNK: Final = 500
"""How many parameters a statement gets at most."""
_NOTHING: Final[Values] = (0, "", "", "")
_REPLAY: Final = """
SELECT e.paper, e.field, e.before, e.after, e.seq FROM entry AS e JOIN action AS a ON a.id = e.action
WHERE {} ORDER BY a.stamp, a.machine, a.number, a.uid, e.seq"""
_TEXT: Final = """
SELECT e.after FROM entry AS e JOIN action AS a ON a.id = e.action
WHERE e.paper = '' AND e.field = ? ORDER BY a.stamp DESC, a.machine DESC, a.number DESC, a.uid DESC LIMIT 1"""


def chunks(items: Collection[str]) -> Iterator[Sequence[str]]:
    """Slices of at most CHUNK."""
    all_items = list(items)
    return (all_items[start : start + CHUNK] for start in range(0, len(all_items), CHUNK))


def values_of(db: sqlite3.Connection, papers: Collection[str]) -> dict[str, Values]:
    """What the papers `papers` are now, by FIELDS, in their order."""
    found = dict.fromkeys(papers, _NOTHING)
    for chunk in chunks(found):
        places = ",".join("?" * len(chunk))
        rows = db.execute(f"SELECT paper, flags, tags, note, until FROM mark WHERE paper IN ({places})", chunk)
        found.update((paper, values) for paper, *values in rows)
    return found


def text_of(db: sqlite3.Connection, field: str) -> str | None:
    """The person's file "views" or "rules" as the history has it last, None if it has none."""
    found = db.execute(_TEXT, (field,)).fetchone()
    return None if found is None else found[0]


def put(db: sqlite3.Connection, changes: Sequence[Change], first_seq: int) -> None:
    """Take over changes made on the state as it is, of which the first is the entry `first_seq`."""
    for field in dict.fromkeys(change.field for change in changes if change.paper):
        db.executemany(
            f"INSERT INTO mark(paper, {field}, seq) VALUES (?, ?, ?)"
            f" ON CONFLICT(paper) DO UPDATE SET {field} = excluded.{field}, seq = max(seq, excluded.seq)",
            [
                (change.paper, change.after, number)
                for number, change in enumerate(changes, first_seq)
                if change.field == field
            ],
        )


def replay(db: sqlite3.Connection, papers: Collection[str]) -> None:
    """Make the state of some papers anew from all of their entries."""
    for chunk in chunks(papers):
        _write(db, _folded(db.execute(_REPLAY.format(f"e.paper IN ({','.join('?' * len(chunk))})"), chunk)))


def rebuild_state(db: sqlite3.Connection) -> None:
    """Make the whole table `mark` anew from the history; within a transaction."""
    db.execute("DELETE FROM mark")
    _write(db, _replayed(db))


def stale_papers(db: sqlite3.Connection) -> list[str]:
    """The papers whose state is not what follows from the history; `rebuild_state` mends it."""
    rows = db.execute("SELECT paper, flags, tags, note, until, seq FROM mark")
    stored = {paper: tuple(values) for paper, *values in rows}
    expected = _replayed(db)
    return [paper for paper in {**expected, **stored} if stored.get(paper) != tuple(expected.get(paper, {}).values())]


def _replayed(db: sqlite3.Connection) -> dict[str, dict[str, int | str]]:
    return _folded(db.execute(_REPLAY.format("e.paper <> ''")))


def _folded(entries: Iterable[tuple[str, str, int | str, int | str, int]]) -> dict[str, dict[str, int | str]]:
    """The state of each paper by the columns of `mark`, from its entries in their order."""
    states: dict[str, dict[str, int | str]] = {}
    for paper, field, before, after, seq in entries:
        state = states.setdefault(paper, dict(zip((*FIELDS, "seq"), (*_NOTHING, 0), strict=True)))
        state[field] = step(Change(paper, field, before, after), state[field])
        state["seq"] = max(int(state["seq"]), seq)
    return states


def _write(db: sqlite3.Connection, states: Mapping[str, Mapping[str, int | str]]) -> None:
    db.executemany(
        "REPLACE INTO mark(paper, flags, tags, note, until, seq) VALUES (?, ?, ?, ?, ?, ?)",
        [(paper, *state.values()) for paper, state in states.items()],
    )
