"""What the person names on the command line: paths and standard input, brought into the library."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.ingest import GoOn, OnProgress, Result
    from reader.opening import Opened

STDIN: Final = "-"
FEW_FILES: Final = 3
FEW_BYTES: Final = 2_000_000
"""What is read before anything is shown: no more than one waits for without noticing."""


def bring_in(
    opened: Opened, words: Sequence[str], on_progress: OnProgress | None = None, go_on: GoOn | None = None
) -> list[Result]:
    """Import files, folders and "-" for standard input; see `reader.ingest` for `on_progress` and `go_on`.

    Raises:
        StoreError: the library or the marks failed.

    """
    from reader.ingest import ingest_bytes

    results: list[Result] = []
    if STDIN in words:
        data, mtime_ns = _read_stdin()
        results += ingest_bytes(opened.library, opened.marks, data, mtime_ns)
        for result in results:
            if on_progress:
                on_progress(result, 1, 1)
    paths = absolute(words)
    return results + (opened.ingest(paths, on_progress, go_on) if paths else [])


def absolute(words: Sequence[str]) -> list[Path]:
    """The paths among `words`, from the root; links in them stay."""
    return [Path(os.path.abspath(word)) for word in words if word != STDIN]  # noqa: PTH100


def takes_a_while(words: Sequence[str]) -> bool:
    """Whether there are more than FEW_FILES at the paths, or larger ones; looks no further than it has to."""
    files, size = 0, 0
    for path in map(Path, words):
        for file in _files(path):
            files += 1
            with suppress(OSError, ValueError):
                size += file.stat().st_size
            if files > FEW_FILES or size > FEW_BYTES:
                return True
    return False


def _files(path: Path) -> Iterator[Path]:
    try:
        is_folder = path.is_dir()
    except ValueError:
        return
    if not is_folder:
        yield path
    for root, _, names in os.walk(path) if is_folder else ():
        yield from (Path(root, name) for name in names)


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
