"""The paths that were imported, in a plain text file beside the library, so that it can be built again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from reader.errors import StoreError

FILE_NAME: Final = "imported.txt"
LIBRARY_NAME: Final = "library.db"


def imported(folder: Path) -> list[Path]:
    """What was imported into the library in `folder`, in the order of the first time.

    Raises:
        StoreError: the list is there but cannot be read.

    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
    return [Path(line) for line in dict.fromkeys(text.split("\n")) if line]


def remember(folder: Path, paths: Iterable[Path]) -> None:
    """Add paths that are not in the list yet. A path with a line break in its name cannot be remembered.

    Raises:
        StoreError: the list cannot be written.

    """
    known = set(imported(folder))
    fresh = [path for path in dict.fromkeys(paths) if path not in known and "\n" not in str(path)]
    if not fresh:
        return
    path = folder / FILE_NAME
    try:
        with path.open("a", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            file.write("".join(f"{each}\n" for each in fresh))
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); check disk and permissions") from error


def forget(folder: Path, paths: Iterable[Path]) -> None:
    """Take paths out of the list.

    Raises:
        StoreError: the list cannot be read or written; it is as it was then.

    """
    unwanted = set(paths)
    left = [each for each in imported(folder) if each not in unwanted]
    path = folder / FILE_NAME
    beside = path.with_name(f"{FILE_NAME}.part")
    try:
        with beside.open("w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            file.write("".join(f"{each}\n" for each in left))
        beside.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); check disk and permissions") from error


def rebuild(folder: Path) -> Path:
    """Move a damaged library aside, with its write-ahead log, and say where it is now.

    The next `Library.open` makes a new one; import what `imported` lists to fill it.

    Raises:
        StoreError: it cannot be moved.

    """
    number = 1
    while (aside := folder / f"library.damaged-{number}.db").exists():
        number += 1
    damaged = folder / LIBRARY_NAME
    try:
        for suffix in ("-wal", "-shm"):
            log = damaged.with_name(damaged.name + suffix)
            if log.exists():
                log.rename(aside.with_name(aside.name + suffix))
        damaged.rename(aside)
    except OSError as error:
        raise StoreError(f"{damaged}: cannot be moved aside ({error.strerror}); check its folder") from error
    return aside
