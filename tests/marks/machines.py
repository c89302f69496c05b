"""Machines whose marks meet in a shared folder, for the tests of the exchange."""

from contextlib import ExitStack
from pathlib import Path

from reader.marks import Marks, history
from reader.marks.sync import Synced
from reader.marks.types import Deed

KEYS = ("a", "b", "c")


class Machines:
    """Several machines and a folder that they share."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self._stack = folder, stack
        self.shared = folder / "shared"
        self.shared.mkdir()

    def __call__(self, name: str) -> Marks:
        return self._stack.enter_context(Marks.open(self.folder / name))

    def sync(self, marks: Marks) -> Synced:
        return marks.sync(self.shared, str)

    def exchange(self, *machines: Marks) -> None:
        """Let every machine sync until nothing moves any more."""
        for _ in range(10):
            if not any(synced.sent or synced.received for synced in map(self.sync, machines)):
                return
        raise AssertionError("they never come to an end")

    def file_of(self, marks: Marks) -> Path:
        with marks._store.transaction() as db:
            return self.shared / f"{marks._author(db).machine}.jsonl"


def deeds(marks: Marks) -> list[Deed]:
    return [row.deed for row in history.rows_to_check(marks._store.connection, 0, 10_000)]
