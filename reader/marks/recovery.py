"""Opens the marks of a folder; puts a backup back where they are damaged, and writes what was rescued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.errors import DamagedStoreError, StoreError
from reader.marks.marks import FILE_NAME, Marks

if TYPE_CHECKING:
    from pathlib import Path

SUSPECT: Final = "marks.suspect"
"""A file of this name beside marks.db says that a check found damage in it; it is looked at when marks are opened."""


def open_marks(folder: Path, rescue_file: Path) -> tuple[Marks, list[str]]:
    """Open the marks in `folder`, and what there is to say about it.

    Where they are damaged or gone and there is a sound backup, it takes their place; a damaged file is kept. Changes in
    `rescue_file` are written.

    Raises:
        DamagedStoreError: they are damaged and there is no backup; they are left as they are.
        NewerSchemaError: they were written by a newer version of this program.
        StoreError: they cannot be opened.

    """
    notices = _examined(folder) if (folder / SUSPECT).exists() else []
    if not (folder / FILE_NAME).exists() and (line := _put_back(folder)):
        notices.append(line)
    try:
        marks = Marks.open(folder)
    except DamagedStoreError:
        line = restored(folder)
        if not line:
            raise
        notices.append(line)
        marks = Marks.open(folder)
    if rescue_file.exists() and not marks.read_only:
        notices.append(_rescued(marks, rescue_file))
    return marks, notices


def restored(folder: Path) -> str:
    """Put the newest sound backup in the place of damaged marks, and say so; "" where there is none.

    Raises:
        StoreError: it cannot be put there.

    """
    from reader.marks.backups import restore

    done = restore(folder)
    if done is None:
        return ""
    day = _day_of(done.backup)
    later = f" and {done.taken} later change{'' if done.taken == 1 else 's'}" if done.taken else ""
    return f"{folder / FILE_NAME} was damaged and is kept as {done.kept.name}; restored from the backup of {day}{later}"


def _put_back(folder: Path) -> str:
    """Put a backup in the place of marks that are gone, and say so; "" where there never were any."""
    from reader.marks.backups import backups, put_back

    if not backups(folder):
        return ""
    backup = put_back(folder)
    if backup is None:
        return f"{folder / FILE_NAME} was gone and no backup is sound; reader doctor tells more"
    return f"{folder / FILE_NAME} was gone; restored from the backup of {_day_of(backup)}"


def _day_of(backup: Path) -> str:
    return backup.stem.removeprefix("marks-")


def _examined(folder: Path) -> list[str]:
    from reader.marks.backups import problems_of

    found = problems_of(folder / FILE_NAME)
    if found:
        line = restored(folder)
        if not line:
            return [f"{folder / FILE_NAME} is damaged ({found[0]}) and there is no backup; reader doctor tells more"]
    (folder / SUSPECT).unlink(missing_ok=True)
    return [line] if found else []


def _rescued(marks: Marks, rescue_file: Path) -> str:
    from reader.marks.rescue import take_rescued

    try:
        count = take_rescued(marks, rescue_file)
    except StoreError as error:
        return str(error)
    changes = "1 change is" if count == 1 else f"{count} changes are"
    return f"{changes} written now that the disk had not taken"
