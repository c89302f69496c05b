"""The append-only history: write an action, and list what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.marks import state
from reader.marks.types import Action, Change, Deed, Done, StoredDeed, Text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.marks.machine import Author

UNDONE: Final = """coalesce((SELECT r.is_undo FROM action AS r WHERE r.target = a.uid
ORDER BY r.stamp DESC, r.machine DESC, r.number DESC, r.uid DESC LIMIT 1), 0)"""
"""Whether the action `a` is undone: what was said of it last counts."""
_HEADS: Final = """
SELECT (SELECT coalesce(max(seq), 0) FROM entry), (SELECT coalesce(max(stamp), 0) FROM action),
    (SELECT coalesce(max(number), 0) FROM action WHERE machine = ?), random() & 9223372036854775807"""
_DEED: Final = "uid, machine, number, stamp, at, label, detail, target, is_undo"
_ACTION: Final = f"""
SELECT a.id, a.at, a.label, a.detail, a.count, {UNDONE}, t.id, a.is_undo, a.stamp, a.own
FROM action AS a LEFT JOIN action AS t ON t.uid = a.target"""


def last_seq(db: sqlite3.Connection) -> int:
    """The number of the newest entry, 0 while there is none."""
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0])


def append(
    db: sqlite3.Connection,
    author: Author,
    label: str,
    detail: str,
    changes: Sequence[Change],
    *,
    target: int | None = None,
    is_undo: bool = False,
) -> Done:
    """Write one action with its entries and bring the marks to what the entries say.

    Without changes only an undo or a redo is written, which then is all that there is to remember.
    """
    seq, stamp, number, uid = db.execute(_HEADS, (author.machine,)).fetchone()
    if not changes and target is None:
        return Done(label, detail, (), seq)
    stamp = max(author.now, stamp + 1)
    deed = Deed(
        uid, author.machine, number + 1, stamp, author.at, label, detail, target, is_undo, tuple(changes)
    )  # fmt: skip
    insert(db, deed, seq + 1, own=True)
    state.put(db, changes, seq + 1)
    texts = tuple(Text(change.field, str(change.before), str(change.after)) for change in changes if not change.paper)
    return Done(label, detail, deed.papers, seq + len(changes), texts)


def insert(db: sqlite3.Connection, deed: Deed, seq: int, *, own: bool) -> None:
    """Write down a deed, its changes as the entries from `seq` on; the state is left as it is."""
    from reader.marks.checksum import of_action, of_entry

    sums = [of_entry(change) for change in deed.changes]
    action = db.execute(
        f"INSERT INTO action({_DEED}, own, count, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*deed[:-1], own, len(deed.papers), of_action(deed, sums)),
    ).lastrowid
    db.executemany(
        "INSERT INTO entry(seq, action, paper, field, before, after, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (number, action, *change, sum_of_change)
            for number, (change, sum_of_change) in enumerate(zip(deed.changes, sums, strict=True), seq)
        ],
    )


def changes_of(db: sqlite3.Connection, action: int) -> list[Change]:
    """What an action changed."""
    entries = db.execute("SELECT paper, field, before, after FROM entry WHERE action = ? ORDER BY seq", (action,))
    return [Change(*entry) for entry in entries]


def rows_to_check(db: sqlite3.Connection, after: int, limit: int) -> list[StoredDeed]:
    """The next `limit` actions with an id above `after`, as they are stored; see `reader.marks.checksum.is_sound`."""
    rows = db.execute(f"SELECT id, sum, {_DEED} FROM action WHERE id > ? ORDER BY id LIMIT ?", (after, limit))
    return [_stored(db, id, sum, head) for id, sum, *head in rows.fetchall()]


def _stored(db: sqlite3.Connection, id: int, sum: int | None, head: list[object]) -> StoredDeed:
    entries = db.execute("SELECT paper, field, before, after, sum FROM entry WHERE action = ? ORDER BY seq", (id,))
    changes, sums = [], []
    for *change, change_sum in entries:
        changes.append(Change(*change))
        sums.append(change_sum)
    deed = Deed(*head, tuple(changes))  # type: ignore[arg-type, call-arg]
    return StoredDeed(id, deed._replace(is_undo=bool(deed.is_undo)), sum, tuple(sums))


def newest(db: sqlite3.Connection, limit: int) -> list[Action]:
    """The newest `limit` actions as this database got to know them, newest first; undo and redo among them."""
    return [_action(*row) for row in db.execute(f"{_ACTION} ORDER BY a.id DESC LIMIT ?", (limit,))]


def actions(db: sqlite3.Connection, before: Action | None, limit: int) -> list[Action]:
    """The next `limit` actions before the action `before`, newest first, without undo and redo."""
    found = db.execute(
        f"{_ACTION} WHERE a.target IS NULL AND (a.stamp, a.id) < (?, ?) ORDER BY a.stamp DESC, a.id DESC LIMIT ?",
        (before.stamp if before else 2**63 - 1, before.id if before else 0, limit),
    )
    return [_action(*row) for row in found]


def action(db: sqlite3.Connection, id: int) -> Action | None:
    """One action."""
    found = db.execute(f"{_ACTION} WHERE a.id = ?", (id,)).fetchone()
    return None if found is None else _action(*found)


def _action(
    id: int, at: str, label: str, detail: str, count: int, undone: int, target: int | None, is_undo: int,
    stamp: int, own: int,
) -> Action:  # fmt: skip
    undoes, redoes = (target, None) if is_undo else (None, target)
    return Action(id, at, label, detail, count, bool(undone), undoes, redoes, stamp, bool(own))
