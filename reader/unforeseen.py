"""Errors that nobody thought of: their details go to a file, and the person gets one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.paths import Home


def errors_file(home: Home) -> Path:
    """Where the details are appended."""
    return home.state / "errors.log"


def record_error(home: Home, error: Exception) -> str:
    """Append the traceback of `error` to the file; the line for the person."""
    import traceback

    line = " ".join(f"this should not have happened: {type(error).__name__} {error}".split())
    path = errors_file(home)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.writelines(traceback.format_exception(error))
    except OSError:
        return f"{line}; marks are safe"
    return f"{line}; marks are safe, details are in {path}"
