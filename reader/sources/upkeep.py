"""What the child process does for marks.db between its looks for digests: backups and checks, both a little."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from reader.errors import StoreError
from reader.marks.backups import backup_if_due
from reader.marks.checks import check_next
from reader.marks.marks import FILE_NAME
from reader.marks.recovery import SUSPECT

_DAMAGED: Final = "quit and start the reader again, which puts a backup in its place"


class Upkeep:
    """Looks after the marks in a folder. What it finds wrong it says once, and leaves a sign for the next opening."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._checked = 0

    def look(self, today: str) -> str:
        """Back up if that was not done `today` (ISO 8601), and check some of the history; what is wrong, or ""."""
        path, sign = self._folder / FILE_NAME, self._folder / SUSPECT
        if sign.exists() or not path.exists():
            return ""
        with suppress(StoreError):
            backup_if_due(self._folder, today)
        found: list[str] = []
        with suppress(StoreError):
            found, self._checked = check_next(path, self._checked)
        if not found:
            return ""
        with suppress(OSError):
            sign.touch()
        return f"{path} is damaged ({found[0]}); {_DAMAGED}"
