"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterable


def save(path: Path, pieces: Iterable[str]) -> None:
    """Write `pieces` to `path` in UTF-8, line breaks as they are: beside it first, and in its place at the end.

    What was there stays as it is until then, and its permissions stay for good. Only a regular file is ever replaced.

    Raises:
        ReaderError: something else is there, or it cannot be written; what was there is untouched.

    """
    try:
        mode = _mode_of(path)
        beside = path.with_name(f".reader-{os.getpid()}-{os.urandom(4).hex()}.part")
        try:
            with beside.open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                beside.chmod(mode)
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise ReaderError(f"{path}: cannot be written ({reason}); nothing was changed there") from error


def is_folder(path: Path) -> bool:
    """Whether a folder is there; what can be no path is none."""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, where they are missing.

    Raises:
        ReaderError: it cannot be made.

    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise ReaderError(f"{path}: cannot be created ({reason}); check the path and its permissions") from error


def _mode_of(path: Path) -> int | None:
    """The permissions of the file at `path`, None where nothing is; a link to nothing is something."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
        raise ReaderError(f"{path}: is {kind}, which is never written to; give the name of a file")
    return stat.S_IMODE(status.st_mode)
