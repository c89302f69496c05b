"""What the person names on the command line: paths and standard input, brought into the library."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.ingest import Result
    from reader.opening import Opened

STDIN: Final = "-"


def bring_in(
    opened: Opened, words: Sequence[str], on_progress: Callable[[Result, int, int], None] | None = None
) -> list[Result]:
    """Import files, folders and "-" for standard input; see `reader.ingest` for `on_progress`.

    Raises:
        StoreError: the library or the marks failed.

    """
    from reader.ingest import ingest_bytes

    results = []
    if STDIN in words:
        data, mtime_ns = _read_stdin()
        results.append(ingest_bytes(opened.library, opened.marks, data, mtime_ns))
        if on_progress:
            on_progress(results[-1], 1, 1)
    paths = [Path(os.path.abspath(word)) for word in words if word != STDIN]  # noqa: PTH100
    return results + (opened.ingest(paths, on_progress) if paths else [])


def _read_stdin() -> tuple[bytes, int]:
    """The bytes of standard input up to what is too large for a digest, and the time of its file, else now."""
    import time

    from reader.digest.load import MOST_BYTES

    if sys.stdin is None:
        return b"", time.time_ns()
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        status = os.fstat(sys.stdin.fileno())
    except (OSError, ValueError):
        return data, time.time_ns()
    return data, status.st_mtime_ns if stat.S_ISREG(status.st_mode) else time.time_ns()
