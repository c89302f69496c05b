"""The façade of marks.db. One call that changes something is one action and one durable transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from reader import store
from reader.errors import StoreError
from reader.marks import history
from reader.marks.schema import APPLICATION_ID, MIGRATIONS
from reader.marks.types import Action, Change, Done
from reader.model import Flag, Mark

FILE_NAME: Final = "marks.db"
_CHUNK: Final = 500
_NO_MARK: Final = Mark()


class Marks:
    """The marks of all papers and their history.

    Where marks.db cannot be written, `read_only` is True: all calls work, but on a copy in memory that is
    gone when the program ends. Every method may raise StoreError; a call that raises has changed nothing.
    """

    def __init__(self, opened: store.Store, *, read_only: bool) -> None:
        self._store = opened
        self.read_only = read_only

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
        """Close the database."""
        self._store.close()

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
        found = dict.fromkeys(keys, _NO_MARK)
        wanted = list(found)
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            places = ",".join("?" * len(chunk))
            rows = self._store.all(f"SELECT paper, flags, tags, note FROM mark WHERE paper IN ({places})", chunk)
            found.update(_marks(rows))
        return found

    def set_flags(self, keys: Sequence[str], on: Flag, off: Flag, label: str, detail: str = "") -> Done:
        """Set the flags `on` and clear the flags `off` of the papers `keys`.

        `label` is a short word of the machine ("read", "mark-all"), `detail` what a message about it needs.
        """

        def change(key: str, mark: Mark) -> Change:
            return Change(key, "flags", int(mark.flags), int((mark.flags | on) & ~off))

        return self._set(keys, change, label, detail)

    def set_tags(
        self,
        keys: Sequence[str],
        add: Iterable[str],
        remove: Iterable[str],
        label: str = "tag",
        detail: str = "",
    ) -> Done:
        """Add and remove tags; white space in a tag becomes one space, and tags are kept sorted."""
        added, removed = set(_tags(add)), set(_tags(remove))

        def change(key: str, mark: Mark) -> Change:
            tags = sorted(set(mark.tags) - removed | added)
            return Change(key, "tags", "\n".join(mark.tags), "\n".join(tags))

        return self._set(keys, change, label, detail)

    def set_note(self, key: str, text: str, label: str = "note", detail: str = "") -> Done:
        """Set the note of one paper; "" removes it."""
        return self._set((key,), lambda key, mark: Change(key, "note", mark.note, text), label, detail)

    def undo(self) -> Done | None:
        """Take back the newest action that is still done, whoever did it; None if there is none."""
        with self._store.transaction() as db:
            return history.undo(db)

    def redo(self) -> Done | None:
        """Do again what was taken back last; None if nothing was, or something new was done since."""
        with self._store.transaction() as db:
            return history.redo(db)

    def last_seq(self) -> int:
        """The number of the newest change by any process; cheap enough to ask for every second."""
        with store.explained(self._store.path):
            return history.last_seq(self._store.connection)

    def changed_since(self, seq: int) -> dict[str, Mark]:
        """The marks, as they are now, of all papers that changed after `seq`."""
        rows = self._store.all("SELECT paper, flags, tags, note FROM mark WHERE seq > ? ORDER BY seq", (seq,))
        return dict(_marks(rows))

    def history(self, limit: int = 50) -> list[Action]:
        """The newest `limit` actions, newest first."""
        with store.explained(self._store.path):
            return history.actions(self._store.connection, limit)

    def _set(self, keys: Sequence[str], change: Callable[[str, Mark], Change], label: str, detail: str) -> Done:
        with self._store.transaction() as db:
            changes = [change(key, mark) for key, mark in self.marks(keys).items()]
            return history.append(db, label, detail, [c for c in changes if c.before != c.after])


def _in_memory(path: Path, source: store.Store | None) -> store.Store:
    memory = store.Store(sqlite3.connect(":memory:", isolation_level=None), path, read_only=False)
    if source is not None:
        with store.explained(path):
            source.connection.backup(memory.connection)
        source.close()
    store.migrate(memory, APPLICATION_ID, MIGRATIONS)
    return memory


def _marks(rows: Iterable[tuple[str, int, str, str]]) -> Iterator[tuple[str, Mark]]:
    for paper, flags, tags, note in rows:
        yield paper, Mark(Flag(flags), tuple(tags.split("\n")) if tags else (), note)


def _tags(names: Iterable[str]) -> Iterator[str]:
    return (name for name in (" ".join(name.split()) for name in names) if name)
