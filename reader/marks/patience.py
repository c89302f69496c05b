"""Marks on a disk that cannot be written: kept in memory, shown, and written as soon as the disk takes them.

While the disk is full or fails, a copy of marks.db in memory takes its place, so that all questions are answered as
if the changes were written. Each change is also kept as the call that made it, and all calls are made again, in their
order, on the file as soon as it takes them. What is left at the end goes into a file (see `reader.marks.rescue`).
"""

from __future__ import annotations

import sqlite3
from functools import wraps
from typing import TYPE_CHECKING, cast

from reader.errors import BusyError, DiskError
from reader.store import Store, explained

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any, Concatenate, ParamSpec, TypeVar

    _P = ParamSpec("_P")
    _R = TypeVar("_R")
    _M = TypeVar("_M", bound="Patient")
    Call = tuple[str, list[Any], dict[str, Any]]
    """A change by the method of `Marks` that makes it, and its arguments, of which each can be JSON."""


def patient(change: Callable[Concatenate[_M, _P], _R]) -> Callable[Concatenate[_M, _P], _R]:
    """A method that changes marks, made to go on in memory where the disk fails, if `keep_unwritten` was called."""

    @wraps(change)
    def patiently(marks: _M, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        if marks.rescue_file is None:
            return change(marks, *args, **kwargs)
        marks.write_unwritten()
        call: Call = (change.__name__, [*map(_plain, args)], {name: _plain(value) for name, value in kwargs.items()})
        try:
            done = repeat(marks, call)
        except DiskError:
            if marks.in_memory:
                raise
            marks.stand_in()
            done = repeat(marks, call)
        if marks.in_memory:
            marks.calls.append(call)
        return cast("_R", done)

    return patiently


class Patient:
    """The part of `Marks` that waits for a disk. `calls` are the changes that are in memory only."""

    _store: Store
    _file: Store | None = None
    rescue_file: Path | None = None

    def __init__(self) -> None:
        self.calls: list[Call] = []

    @property
    def in_memory(self) -> bool:
        """Whether a copy in memory stands in for the file just now."""
        return self._file is not None

    def keep_unwritten(self, rescue_file: Path) -> None:
        """From now on keep changes that the disk does not take; what is left at the end goes to `rescue_file`."""
        self.rescue_file = rescue_file

    def write_unwritten(self) -> bool:
        """Try again to write what is in memory only, without waiting; whether nothing is left."""
        if self._file is None:
            return True
        memory, self._store = self._store, self._file
        try:
            self._store.waits = False
            while self.calls:
                repeat(self, self.calls[0])
                del self.calls[0]
        except (BusyError, DiskError):
            self._store = memory
            return False
        except BaseException:
            self._store = memory
            raise
        self._file = None
        self._store.waits = True
        memory.close()
        return True

    def stand_in(self) -> None:
        """Let a copy in memory stand in for the file.

        Raises:
            StoreError: the file cannot even be read.

        """
        path = self._store.path
        memory = Store(sqlite3.connect(":memory:", isolation_level=None), path, read_only=False)
        with explained(path):
            self._store.connection.backup(memory.connection)
        self._file, self._store = self._store, memory

    def close_file(self) -> None:
        """Close everything; what could not be written goes into the rescue file.

        Raises:
            DiskError: something could not be written; the message says where it is now.

        """
        try:
            if self.rescue_file is not None and not self.write_unwritten():
                from reader.marks.rescue import rescue

                rescue(self._store.path, self.rescue_file, self.calls)
        finally:
            if self._file is not None:
                self._file.close()
            self._store.close()


def repeat(marks: Patient, call: Call) -> object:
    """Make a change without patience; what its method returns.

    Raises:
        StoreError: it cannot be written.
        AttributeError, TypeError: it is no change that `Marks` can make.

    """
    method, arguments, options = call
    return getattr(type(marks), method).__wrapped__(marks, *arguments, **options)


def _plain(value: Any) -> Any:  # noqa: ANN401
    return value if value is None or isinstance(value, str | int) else list(value)
