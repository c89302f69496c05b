"""Writes a file of the person so that a crash leaves the old text or the new one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path`; what a link leads to is written, not the link. An empty text removes the file.

    Raises:
        StoreError: it cannot be written; the old text is still there.

    """
    try:
        path = path.resolve()
        if not text:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with fresh.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                fresh.chmod(path.stat().st_mode & 0o777)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{path}: cannot be written ({error}); check the disk and its permissions") from error
