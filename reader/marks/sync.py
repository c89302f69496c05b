"""Exchange of the history between machines through any folder that they share; nobody has to be online at a time.

Each machine appends what the folder does not have yet to a file of its own, `<machine>.jsonl`, and takes over from all
files what it does not know. As actions are only ever added, and the state of a paper is its entries replayed in an
order that all agree on (`reader.marks.state`), all machines come to the same marks, in whatever order files arrive,
late, twice or in part. What a machine knows from others it gives on where the folder has lost it.

An unchanged file costs a look at its time, a longer one the reading of what was appended. Where a file was lost or cut,
all are read again, and what none of them has is sent again. The same goes for a database that began anew: it
gets everything back from the folder, its own old file included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.errors import StoreError
from reader.marks import history, machine, state
from reader.marks.checksum import is_sound
from reader.marks.fields import TEXTS
from reader.marks.sync_files import Reading, Seen, append_lines, read_folder
from reader.marks.sync_lines import render_line
from reader.marks.types import Text
from reader.store import explained

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from reader.marks.machine import Author
    from reader.marks.types import Deed
    from reader.store import Store

_BATCH: Final = 500
"""How many actions are taken over in one transaction, so that others can write meanwhile."""
_MISSING: Final = """
SELECT machine, max(number) - count(DISTINCT number) AS missing FROM action GROUP BY machine HAVING missing > 0"""


class _Shared(NamedTuple):
    """What is remembered of a folder: its files, and up to which id it has all actions."""

    files: dict[str, Seen]
    sent: int


class Synced(NamedTuple):
    """How many actions were sent and received, from how many machines these are, and what went wrong, a line each.

    `texts` are the person's files that other machines changed, for the caller to write.
    """

    sent: int
    received: int
    machines: int
    problems: tuple[str, ...]
    texts: tuple[Text, ...]


def sync(
    store: Store, folder: Path, clean: Callable[[str], str], author_of: Callable[[sqlite3.Connection], Author]
) -> Synced:
    """Exchange the history with the folder; see `Marks.sync`."""
    folder = folder.absolute()
    remembered = _remembered(store, folder)
    readings, is_whole = _read(folder, remembered, clean)
    deeds = {deed.uid: deed for reading in readings.values() for deed in reading.deeds}
    texts_before = _texts(store)
    new = _receive(store, deeds, author_of)
    problems = [problem for reading in readings.values() for problem in reading.problems]
    lines, newest, unsound = _outgoing(store, 0 if is_whole else remembered.sent, deeds.keys())
    if unsound:
        problems.append(f"{store.path}: {unsound} damaged changes were not sent; reader doctor tells more")
    seen = {name: reading.seen for name, reading in readings.items() if reading.seen}
    with store.transaction() as db:
        own = f"{author_of(db).machine}.jsonl"
    try:
        if lines:
            seen[own] = append_lines(folder / own, b"".join(lines), seen.get(own))
        if (now := _Shared(seen, newest)) != remembered:
            _remember(store, folder, now)
    except OSError as error:
        problems.append(f"{folder / own}: cannot be written ({error.strerror}); nothing was sent, check the folder")
        lines = []
    problems += [
        f"machine {name}: {missing} of its changes are not in {folder} yet; synchronise that machine again"
        for name, missing in store.all(_MISSING)
    ]
    texts_after = _texts(store)
    texts = [Text(field, texts_before[field], after) for field, after in texts_after.items()]
    changed = tuple(text for text in texts if text.before != text.after)
    return Synced(len(lines), len(new), len({deed.machine for deed in new}), tuple(problems), changed)


def _remembered(store: Store, folder: Path) -> _Shared:
    found = store.one("SELECT sent FROM shared WHERE folder = ?", (str(folder),))
    rows = store.all("SELECT name, size, mtime, read, sum FROM shared_file WHERE folder = ?", (str(folder),))
    return _Shared({name: Seen(*numbers) for name, *numbers in rows}, found[0] if found else 0)


def _read(folder: Path, remembered: _Shared, clean: Callable[[str], str]) -> tuple[dict[str, Reading], bool]:
    """What is new in the files; or all that is in them, and True, where something was lost."""
    try:
        if not folder.is_dir():
            raise StoreError(f"{folder}: there is no such folder; create it, or mount what it is on")
        readings = read_folder(folder, remembered.files, clean)
        if not any(reading.is_lost for reading in readings.values()):
            return readings, not remembered.files
        return read_folder(folder, {}, clean), True
    except OSError as error:
        raise StoreError(f"{folder}: cannot be read ({error.strerror}); check its permissions") from error


def _texts(store: Store) -> dict[str, str]:
    with explained(store.path):
        return {field: state.text_of(store.connection, field) or "" for field in TEXTS}


def _receive(store: Store, deeds: dict[int, Deed], author_of: Callable[[sqlite3.Connection], Author]) -> list[Deed]:
    """Take over the actions that are not known yet."""
    received: list[Deed] = []
    in_order = sorted(deeds.values(), key=lambda deed: deed.place)
    for start in range(0, len(in_order), _BATCH):
        with store.transaction() as db:
            new = list(_unknown(db, in_order[start : start + _BATCH]))
            if not new:
                continue
            if any(deed.machine == author_of(db).machine for deed in new):
                machine.become_another(db, store.path)
            seq = history.last_seq(db) + 1
            for deed in new:
                history.insert(db, deed, seq, own=False)
                seq += len(deed.changes)
            state.replay(db, {paper for deed in new for paper in deed.papers})
        received += new
    return received


def _unknown(db: sqlite3.Connection, deeds: Sequence[Deed]) -> Iterator[Deed]:
    places = ",".join("?" * len(deeds))
    found = db.execute(f"SELECT uid FROM action WHERE uid IN ({places})", [deed.uid for deed in deeds])
    known = {uid for (uid,) in found}
    return (deed for deed in deeds if deed.uid not in known)


def _outgoing(store: Store, after: int, present: Collection[int]) -> tuple[list[bytes], int, int]:
    """The lines of the actions above `after` that are not `present`, the newest id, and how many are damaged."""
    lines, unsound = [], 0
    with explained(store.path):
        while rows := history.rows_to_check(store.connection, after, _BATCH):
            after = rows[-1].id
            for row in rows:
                if row.deed.uid in present:
                    continue
                if is_sound(row):
                    lines.append(render_line(row.deed))
                else:
                    unsound += 1
    return lines, after, unsound


def _remember(store: Store, folder: Path, now: _Shared) -> None:
    with store.transaction() as db:
        db.execute("REPLACE INTO shared VALUES (?, ?)", (str(folder), now.sent))
        db.execute("DELETE FROM shared_file WHERE folder = ?", (str(folder),))
        db.executemany(
            "INSERT INTO shared_file VALUES (?, ?, ?, ?, ?, ?)",
            [(str(folder), name, *numbers) for name, numbers in now.files.items()],
        )
