"""Opens a SQLite database carefully, and says in one line what is wrong when it cannot be used.

Both databases of this program go through here: who they belong to (`application_id`), which schema they have
(`user_version`), how they are written (WAL, `BEGIN IMMEDIATE`), and what a fault of the disk means.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final, Literal

from reader.errors import BusyError, DamagedStoreError, DiskError, NewerSchemaError, StoreError

BUSY_MILLISECONDS: Final = 5000
"""How long to wait for another process that is writing."""
_BETWEEN_TRIES: Final = 0.002
"""Seconds; a mark of another process takes less."""

_ADVICE: Final = {
    sqlite3.SQLITE_FULL: "the disk is full; nothing was changed, free some space and try again",
    sqlite3.SQLITE_BUSY: "another program keeps it locked; try again in a moment",
    sqlite3.SQLITE_LOCKED: "another program keeps it locked; try again in a moment",
    sqlite3.SQLITE_READONLY: "cannot be written; check the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "cannot be opened; check the permissions of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check the permissions of the file and its folder",
    sqlite3.SQLITE_IOERR: "the disk failed while reading or writing; check the disk and try again",
}
_HEADER: Final = """
SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
FROM pragma_application_id, pragma_user_version"""
"""In one statement, because another process may be creating the database."""
_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_CANNOT_WRITE: Final = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
_DISK: Final = (*_CANNOT_WRITE, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM)


def sqlite_version() -> str:
    """The version of the SQLite library, such as 3.40.1."""
    return sqlite3.sqlite_version


def size_on_disk(path: Path) -> int:
    """The bytes of a database and its write-ahead log; 0 where there is none."""
    return sum(file.stat().st_size for file in (path, path.with_name(f"{path.name}-wal")) if file.is_file())


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code of `error`, 0 where the error is Python's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn every error of SQLite into a StoreError that names `path` and says what to do.

    Raises:
        DamagedStoreError: the file is no database any more, or never was one.
        BusyError: a lock is held for too long.
        DiskError: the disk is full, fails, or cannot be written.
        StoreError: anything else.

    """
    try:
        yield
    except sqlite3.Error as error:
        code = primary_code(error)
        if code in _DAMAGED or str(error).startswith("Could not decode"):
            raise _damaged(path, str(error)) from error
        kind = BusyError if code in _BUSY else DiskError if code in _DISK else StoreError
        raise kind(f"{path}: {_ADVICE.get(code, str(error))}") from error
    except UnicodeDecodeError as error:
        # SQLite's own message names what is damaged, and Python cannot decode that.
        raise _damaged(path, "holds text that is not UTF-8") from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise StoreError(f"{path}: cannot store this value: {error}") from error


def _damaged(path: Path, what: str) -> DamagedStoreError:
    return DamagedStoreError(f"{path}: {what}; restore a copy of it, or move it away to begin anew")


class Store:
    """One open database: the connection, its place, and whether it can only be read.

    `waits` is whether transactions wait for other writers at all.
    """

    waits = True

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self.connection = connection
        self.path = path
        self.read_only = read_only

    def all(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """All rows of a SELECT, as tuples."""
        with explained(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Sequence[object] = ()) -> Any:  # noqa: ANN401
        """The first row of a SELECT as a tuple, or None."""
        with explained(self.path):
            return self.connection.execute(sql, parameters).fetchone()

    @contextmanager
    def transaction(self, *, wait: bool = True) -> Iterator[sqlite3.Connection]:
        """All or nothing: commit at the end, roll back on any exception.

        Another writer is waited for first, up to BUSY_MILLISECONDS, or with `wait` False not at all.

        Raises:
            BusyError: another process is still writing.

        """
        with explained(self.path):
            self._begin(BUSY_MILLISECONDS / 1000 if wait and self.waits else 0)
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _begin(self, seconds: float) -> None:
        """Begin, and try again for so long; SQLite's own waiting looks so rarely that a busy writer starves others."""
        give_up = monotonic() + seconds
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    self.connection.execute("BEGIN" if self.read_only else "BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    if primary_code(error) not in _BUSY or monotonic() >= give_up:
                        raise
                    sleep(_BETWEEN_TRIES)
                else:
                    return
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")

    def close(self) -> None:
        """Close the connection; closing twice does no harm."""
        with explained(self.path):
            self.connection.close()


def connect(
    path: Path,
    application_id: int,
    migrations: tuple[str, ...],
    *,
    page_size: int = 4096,
    synchronous: Literal["NORMAL", "FULL"] = "NORMAL",
    read_only: bool = False,
) -> Store:
    """Open the database at `path`, create it where there is none, and bring its schema up to date.

    `migrations[n]` is the SQL script that leads from schema n to schema n + 1. `page_size` (bytes) counts
    only when the file is created. Where file or folder cannot be written, or the disk is full, it opens read-only.

    Raises:
        NewerSchemaError: it has a later schema than this program knows; the file is left as it is.
        DamagedStoreError: it is damaged, no database, or belongs to another program.
        StoreError: it cannot be opened or created for any other reason.

    """
    if not read_only and _is_writable(path):
        with explained(path):
            try:
                return _connect_writable(path, application_id, migrations, page_size, synchronous)
            except sqlite3.OperationalError as error:
                if not _can_be_read(path, primary_code(error)):
                    raise
    return _connect_read_only(path, application_id, migrations)


def _connect_writable(
    path: Path, application_id: int, migrations: tuple[str, ...], page_size: int, synchronous: str
) -> Store:
    connection = sqlite3.connect(path, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None)
    try:
        store = Store(connection, path, read_only=False)
        version = _checked_version(connection, path, application_id, len(migrations))
        if version == 0:
            connection.execute(f"PRAGMA page_size = {page_size}")
        if version < len(migrations):
            migrate(store, application_id, migrations)
        _use_wal(connection)
        connection.execute(f"PRAGMA synchronous = {synchronous}")
    except BaseException:
        connection.close()
        raise
    return store


def _can_be_read(path: Path, code: int) -> bool:
    """Whether to go on read-only after an error: not where nothing was written yet, or a log may not be looked into."""
    if not path.is_file() or not path.stat().st_size:
        return False
    log = path.with_name(f"{path.name}-wal")
    return code in _CANNOT_WRITE or (code in _DISK and not (log.exists() and log.stat().st_size))


def _is_writable(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to a write-ahead log; once, as the file remembers it. SQLite itself does not wait for that lock."""
    give_up = monotonic() + BUSY_MILLISECONDS / 1000
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or monotonic() > give_up:
                raise
            sleep(0.01)


def _connect_read_only(path: Path, application_id: int, migrations: tuple[str, ...]) -> Store:
    """Open for reading; `immutable` is the last resort, as it does not look into a write-ahead log."""
    if not path.exists():
        raise StoreError(f"{path}: cannot be created here; check the permissions of its folder")
    with explained(path):
        try:
            connection, version = _open_uri(path, "mode=ro", application_id, len(migrations))
        except sqlite3.OperationalError as error:
            if primary_code(error) not in _DISK:
                raise
            connection, version = _open_uri(path, "mode=ro&immutable=1", application_id, len(migrations))
    if version < len(migrations):
        connection.close()
        raise StoreError(f"{path}: is of an older version and must be writable once, to be brought up to date")
    return Store(connection, path, read_only=True)


def _open_uri(path: Path, options: str, application_id: int, newest: int) -> tuple[sqlite3.Connection, int]:
    uri = f"{path.absolute().as_uri()}?{options}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None)
    try:
        version = _checked_version(connection, path, application_id, newest)
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection, version


def _checked_version(connection: sqlite3.Connection, path: Path, application_id: int, newest: int) -> int:
    found, version, objects = connection.execute(_HEADER).fetchone()
    if found != application_id and (found or version or objects):
        raise _damaged(path, "is a database of another program")
    if version > newest:
        raise NewerSchemaError(
            f"{path}: was written by a newer version of this program (schema {version}, known are {newest});"
            " it is left as it is, update the program"
        )
    return int(version)


def migrate(store: Store, application_id: int, migrations: tuple[str, ...]) -> None:
    """Run the migrations that are missing, all in one transaction; another process may have been first."""
    with store.transaction() as connection:
        version = _checked_version(connection, store.path, application_id, len(migrations))
        for script in migrations[version:]:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {application_id}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script one by one, because `executescript` would commit first."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
