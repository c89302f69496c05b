"""Copies of marks.db: one a day, seven kept, each verified before an older one goes; and putting one back.

A backup is a whole database, `backups/marks-2026-11-22.db`, that can also be put back by hand.
"""

from __future__ import annotations

import os
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.errors import StoreError
from reader.marks import checks
from reader.marks.marks import FILE_NAME
from reader.marks.schema import APPLICATION_ID, MIGRATIONS
from reader.store import connect, explained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.store import Store

FOLDER_NAME: Final = "backups"
KEPT: Final = 7
_LOGS: Final = ("-wal", "-shm")
_LOCK_BYTES: Final = (510, 0x40000002)
"""Length and start of what SQLite locks while a file is open: https://www.sqlite.org/lockingv3.html, `SHARED_FIRST`."""


class Restored(NamedTuple):
    """What was put back: the `backup`, where the damaged file is `kept`, and the changes since, `taken` from it."""

    backup: Path
    kept: Path
    taken: int


def backups(folder: Path) -> list[Path]:
    """The backups of the marks in `folder`, newest first."""
    return sorted((folder / FOLDER_NAME).glob("marks-????-??-??.db"), reverse=True)


def backup_if_due(folder: Path, today: str) -> Path | None:
    """Back up the marks in `folder` unless that was done `today` (ISO 8601) or there is no history yet.

    The new backup's path, None where nothing was to be done. Where one is there it costs one look at the disk.

    Raises:
        StoreError: it could not be made, or would be a copy of damage; the older ones are all still there.

    """
    backup = folder / FOLDER_NAME / f"marks-{today}.db"
    source = folder / FILE_NAME
    if backup.exists() or not source.exists():
        return None
    with closing(connect(source, APPLICATION_ID, MIGRATIONS, read_only=True)) as store:
        if store.one("SELECT 1 FROM action LIMIT 1") is None:
            return None
        try:
            backup.parent.mkdir(exist_ok=True)
            _copy(store, backup)
        except OSError as error:
            raise StoreError(f"{backup}: cannot be written ({error.strerror}); check the disk") from error
    others = [path for path in backups(folder) if path != backup]
    for old in others[KEPT - 1 :]:
        with suppress(OSError):
            old.unlink()
    return backup


def _copy(store: Store, backup: Path) -> None:
    unfinished = backup.with_name(f".{backup.name}-{os.getpid()}")
    try:
        with explained(store.path):
            store.connection.execute("VACUUM INTO ?", (str(unfinished),))
        if found := problems_of(unfinished):
            raise StoreError(f"{store.path}: not backed up, it is damaged ({found[0]}); reader doctor tells more")
        _sync(unfinished)
        unfinished.replace(backup)
        _sync(backup.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def problems_of(path: Path) -> list[str]:
    """What is wrong with the marks or the backup at `path`, a line each; nothing if it is sound."""
    try:
        with closing(connect(path, APPLICATION_ID, MIGRATIONS, read_only=True)) as store:
            return checks.problems(store)
    except StoreError as error:
        return [str(error)]


def restore(folder: Path) -> Restored | None:
    """Put the newest sound backup in the place of the marks in `folder`; None, and nothing touched, without one.

    The damaged file is kept beside it. What it has beyond the backup, and what can still be read and is sound, is
    taken over.

    Raises:
        StoreError: another program has the file open, or it cannot be moved.

    """
    damaged, fresh = folder / FILE_NAME, folder / f".{FILE_NAME}-{os.getpid()}"
    try:
        if _is_open_elsewhere(damaged):
            raise StoreError(f"{damaged}: is damaged and open in another reader; quit that one, then start again")
        for backup in backups(folder):
            taken = _prepare(backup, fresh, damaged)
            if taken is not None:
                return Restored(backup, _replace(damaged, fresh), taken)
    except OSError as error:
        raise StoreError(f"{damaged}: is damaged and cannot be replaced ({error.strerror}); check the disk") from error
    finally:
        for suffix in ("", *_LOGS):
            fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
    return None


def put_back(folder: Path) -> Path | None:
    """Put the newest sound backup where the marks of `folder` are gone; None without one.

    Raises:
        StoreError: it cannot be put there.

    """
    gone, fresh = folder / FILE_NAME, folder / f".{FILE_NAME}-{os.getpid()}"
    try:
        found = next((backup for backup in backups(folder) if _prepare(backup, fresh) is not None), None)
        with _alone(folder / FOLDER_NAME):
            # Another reader may have done so at the same moment, and be writing already.
            if found and not gone.exists():
                for suffix in _LOGS:
                    # They are of the file that is gone, and would be taken for those of the new one.
                    gone.with_name(gone.name + suffix).unlink(missing_ok=True)
                _sync(fresh)
                fresh.replace(gone)
                _sync(folder)
    except OSError as error:
        raise StoreError(f"{gone}: is gone and cannot be put back ({error.strerror}); check the disk") from error
    finally:
        for suffix in ("", *_LOGS):
            fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
    return found


def _prepare(backup: Path, fresh: Path, damaged: Path | None = None) -> int | None:
    """Copy a backup to `fresh` and take over what `damaged` has beyond it; None where the backup is not sound."""
    from reader.marks.salvage import salvage

    fresh.write_bytes(backup.read_bytes())
    try:
        # It may be of an older schema, so it is opened for writing.
        with closing(connect(fresh, APPLICATION_ID, MIGRATIONS, synchronous="FULL")) as store:
            if checks.problems(store):
                return None
            return salvage(damaged, store) if damaged else 0
    except StoreError:
        return None


def _replace(damaged: Path, fresh: Path) -> Path:
    """Move the damaged file aside, with its logs, and the fresh one to its place; where the damaged one is now."""
    number = 1
    while (kept := damaged.with_name(f"marks.damaged-{number}.db")).exists():
        number += 1
    _sync(fresh)
    # The old write-ahead log must be gone before the new file has its name, and a file is there at every moment.
    for suffix in _LOGS:
        with suppress(FileNotFoundError):
            damaged.with_name(damaged.name + suffix).rename(kept.with_name(kept.name + suffix))
    try:
        kept.hardlink_to(damaged)
    except OSError:
        damaged.rename(kept)
    fresh.replace(damaged)
    _sync(damaged.parent)
    return kept


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other processes that ask for the same folder waiting."""
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems have no locks.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _is_open_elsewhere(path: Path) -> bool:
    """Whether another process has the database open: it then holds a lock that keeps us from locking it whole."""
    import fcntl

    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, *_LOCK_BYTES)
        except OSError:
            return True
    return False


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
