"""The façade of marks.db. One call that changes something is one action and one durable transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from reader import store
from reader.errors import DiskError, StoreError
from reader.marks import history, machine, state, undoing
from reader.marks.fields import TEXTS, check_value, differences, tidy, to_mark
from reader.marks.patience import Patient, patient
from reader.marks.schema import APPLICATION_ID, MIGRATIONS
from reader.marks.types import Action, Change, Done
from reader.model import Flag, Mark

if TYPE_CHECKING:
    from reader.marks.sync import Synced

FILE_NAME: Final = "marks.db"


class Marks(Patient):
    """The marks of all papers and their history.

    Where marks.db cannot be written, `read_only` is True: all calls work, but on a copy in memory that is
    gone when the program ends. Every method may raise StoreError; a call that raises has changed nothing.
    """

    def __init__(self, opened: store.Store, *, read_only: bool) -> None:
        super().__init__()
        self._store = opened
        self.read_only = read_only
        self.clock: Callable[[], int] = machine.clock
        """Milliseconds since 1970."""

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open `folder`/marks.db; folder and file are created where they are missing.

        Raises:
            NewerSchemaError, DamagedStoreError: see `reader.store.connect`.

        """
        path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            opened = store.connect(path, APPLICATION_ID, MIGRATIONS, synchronous="FULL")
        except OSError:
            return cls(_in_memory(path, None), read_only=True)
        except StoreError:
            if path.exists():
                raise
            return cls(_in_memory(path, None), read_only=True)
        if opened.read_only:
            return cls(_in_memory(path, opened), read_only=True)
        return cls(opened, read_only=False)

    def close(self) -> None:
        """Close the database; raises DiskError where changes are left that it did not take (see `Patient`)."""
        self.close_file()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def mark(self, key: str) -> Mark:
        """The mark of one paper; the default one where nothing was done to it."""
        return self.marks((key,))[key]

    def marks(self, keys: Iterable[str]) -> dict[str, Mark]:
        """The marks of the papers `keys`, the default one where nothing was done to a paper."""
        with store.explained(self._store.path):
            values = state.values_of(self._store.connection, dict.fromkeys(keys))
        return {key: to_mark(each) for key, each in values.items()}

    @patient
    def set_flags(self, keys: Sequence[str], on: Flag, off: Flag, label: str, detail: str = "") -> Done:
        """Set the flags `on` and clear the flags `off` of the papers `keys`; without LATER there is no day either.

        `label` is a short word of the machine ("read", "read-all"), `detail` what a message about it needs.
        """

        def change(key: str, mark: Mark) -> Mark:
            flags = (mark.flags | on) & ~off
            return mark._replace(flags=flags, until=mark.until if flags & Flag.LATER else "")

        return self._set(keys, change, label, detail)

    @patient
    def set_tags(
        self,
        keys: Sequence[str],
        add: Iterable[str],
        remove: Iterable[str],
        label: str = "tag",
        detail: str = "",
    ) -> Done:
        """Add and remove tags; white space in a tag becomes one space, and tags are kept sorted.

        Raises:
            UsageError: a tag is too long.

        """
        added, removed = set(tidy(add)), set(tidy(remove))

        def change(key: str, mark: Mark) -> Mark:
            return mark._replace(tags=tuple(sorted(set(mark.tags) - removed | added)))

        return self._set(keys, change, label, detail)

    @patient
    def set_note(self, key: str, text: str, label: str = "note", detail: str = "") -> Done:
        """Set the note of one paper; "" removes it.

        Raises:
            UsageError: it is too long.

        """
        return self._set((key,), lambda key, mark: mark._replace(note=text), label, detail)

    def set_marks(self, marks: Mapping[str, Mark], label: str, detail: str = "") -> Done:
        """Give each paper the mark that is beside its key: any fields of any papers, as one action.

        Raises:
            UsageError: a tag or note is too long, or a day is none.

        """
        values = [[key, int(mark.flags), list(mark.tags), mark.note, mark.until] for key, mark in marks.items()]
        return self.set_values(values, label, detail)

    @patient
    def set_values(self, values: Sequence[Sequence[object]], label: str, detail: str = "") -> Done:
        """The same with marks as lists, which can be JSON (see `patience`): key, flags, tags, note, until."""
        marks: dict[str, Mark] = {}
        for key, flags, tags, note, until in values:
            marks[str(key)] = Mark(Flag(flags), tuple(tags), str(note), str(until))  # type: ignore[arg-type]
        return self._set(list(marks), lambda key, mark: marks[key], label, detail)

    @patient
    def set_text(self, field: str, before: str, after: str, label: str, detail: str = "") -> Done:
        """Remember that the person's file "views" or "rules" was changed, with its whole text before and after.

        Raises:
            UsageError: it is too long.

        """
        if field not in TEXTS:
            raise ValueError(field)
        check_value(field, after)
        changes = [Change("", field, before, after)] if before != after else []
        with self._store.transaction() as db:
            return history.append(db, self._author(db), label, detail, changes)

    def text(self, field: str) -> str | None:
        """The person's file "views" or "rules" as this history and those of other machines have it last.

        None where it never was changed.
        """
        with store.explained(self._store.path):
            return state.text_of(self._store.connection, field)

    @patient
    def undo(self) -> Done | None:
        """Take back the newest action of this machine that is still done, whenever it was; None if there is none."""
        with self._store.transaction() as db:
            return undoing.undo(db, self._author(db))

    @patient
    def redo(self) -> Done | None:
        """Do again what was taken back last; None if nothing was, or something new was done since."""
        with self._store.transaction() as db:
            return undoing.redo(db, self._author(db))

    def undo_action(self, id: int) -> Done:
        """Take back one action of the past, of any machine, on its own.

        Raises:
            ContradictedError: a later action that still holds changed the same.
            UsageError: there is no such action, it is undone already, or it is an undo or redo itself.
            DiskError: the disk takes no changes just now, so that ids may change yet.

        """
        self._require_file()
        with self._store.transaction() as db:
            return undoing.undo_action(db, self._author(db), id)

    def contradicted_by(self, id: int) -> Action | None:
        """The newest action that keeps the action `id` from being undone on its own, None if nothing does."""
        with store.explained(self._store.path):
            return undoing.contradicted_by(self._store.connection, id)

    def last_seq(self) -> int:
        """The number of the newest change by any process; cheap enough to ask for every second."""
        with store.explained(self._store.path):
            return history.last_seq(self._store.connection)

    def changed_since(self, seq: int) -> dict[str, Mark]:
        """The marks, as they are now, of all papers that changed after `seq`."""
        rows = self._store.all("SELECT paper, flags, tags, note, until FROM mark WHERE seq > ? ORDER BY seq", (seq,))
        return {paper: to_mark(values) for paper, *values in rows}

    def history(self, limit: int = 50) -> list[Action]:
        """The newest `limit` actions as they came in, newest first, with undo and redo as lines of their own."""
        with store.explained(self._store.path):
            return history.newest(self._store.connection, limit)

    def actions(self, before: Action | None = None, limit: int = 50) -> list[Action]:
        """The newest `limit` actions, or the next before the action `before`; newest first, by `stamp`.

        Undo and redo are no lines of their own, they show as `undone`.
        """
        with store.explained(self._store.path):
            return history.actions(self._store.connection, before, limit)

    def papers_of(self, id: int) -> tuple[str, ...]:
        """The papers that the action `id` changed."""
        with store.explained(self._store.path):
            changes = history.changes_of(self._store.connection, id)
        return tuple(dict.fromkeys(change.paper for change in changes if change.paper))

    def sync(self, folder: Path, clean: Callable[[str], str]) -> Synced:
        """Exchange the history with other machines through a folder; see `reader.marks.sync`.

        `clean` is applied to all text of other machines.

        Raises:
            StoreError: there is no such folder, or marks.db cannot be written.

        """
        from reader.marks.sync import sync

        self._require_file()
        return sync(self._store, folder, clean, self._author)

    def _set(self, keys: Sequence[str], change: Callable[[str, Mark], Mark], label: str, detail: str) -> Done:
        with self._store.transaction() as db:
            changes = [
                each for key, mark in self.marks(keys).items() for each in differences(key, mark, change(key, mark))
            ]
            return history.append(db, self._author(db), label, detail, changes)

    def _author(self, db: sqlite3.Connection) -> machine.Author:
        return machine.author(db, self._store.path, self.clock())

    def _require_file(self) -> None:
        if self.read_only or self.in_memory:
            raise DiskError(f"{self._store.path}: cannot be written just now; nothing was changed, try again later")


def _in_memory(path: Path, source: store.Store | None) -> store.Store:
    memory = store.Store(sqlite3.connect(":memory:", isolation_level=None), path, read_only=False)
    if source is not None:
        with store.explained(path):
            source.connection.backup(memory.connection)
        source.close()
    store.migrate(memory, APPLICATION_ID, MIGRATIONS)
    return memory
