"""Looking for digests on disk, and which files make one digest together."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from reader.digest.day import day_in
from reader.errors import DigestError

SUFFIXES: Final = (
    ".md", ".markdown", ".txt", ".jsonl", ".json", ".html", ".htm", ".xml", ".rss", ".atom", ".eml", ".gz",
)  # fmt: skip
"""What is looked at in a folder; files that turn out to be no digests, such as configuration, are passed over."""


class Found(NamedTuple):
    """A regular file that may be a digest; `mtime_ns` is in nanoseconds since 1970, `size` in bytes.

    `named` tells that the person named the file itself: a file that a folder only contains may turn out
    to be no digest, and need not be reported then.
    """

    path: Path
    size: int
    mtime_ns: int
    named: bool


def _raise(error: DigestError) -> None:
    raise error


def find(paths: Sequence[Path], report: Callable[[DigestError], None] = _raise) -> Iterator[Found]:
    """The files among `paths`, and those in the folders among them at any depth, sorted by name.

    Hidden folders and links to folders inside a folder are not entered, and nothing but a regular file is
    ever opened. A path that is missing, cannot be read, is no file, or is a folder without digests goes to
    `report`, which raises if not given; the other paths are still searched. No file comes twice.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a path"
            report(DigestError(f"{path}: {reason}; name a digest or a folder of digests"))
            continue
        if stat.S_ISDIR(status.st_mode):
            inside = list(_walk(path, report))
            if not inside:
                report(DigestError(f"{path}: no digests in this folder (looked for {', '.join(SUFFIXES)})"))
        elif stat.S_ISREG(status.st_mode):
            inside = [(path, status)]
        else:
            report(DigestError(f"{path}: not a regular file; name a digest or a folder of digests"))
            continue
        for file, its in inside:
            if (its.st_dev, its.st_ino) not in seen:
                seen.add((its.st_dev, its.st_ino))
                yield Found(file, its.st_size, its.st_mtime_ns, file is path)


def _walk(folder: Path, report: Callable[[DigestError], None]) -> Iterator[tuple[Path, os.stat_result]]:
    def refused(error: OSError) -> None:
        report(DigestError(f"{error.filename}: {error.strerror}"))

    for root, folders, files in os.walk(folder, onerror=refused, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                path = Path(root, name)
                try:
                    status = path.stat()
                except OSError:
                    continue
                if stat.S_ISREG(status.st_mode):
                    yield path, status


def group(found: Iterable[Found]) -> list[tuple[Found, ...]]:
    """The files of one day in one folder together, by folder and day; a file without a day is alone.

    Within a group Markdown comes first, because its order is the digest's.
    """
    groups: dict[tuple[Path, str, str], list[Found]] = {}
    for file in found:
        day = day_in(file.path.name)
        groups.setdefault((file.path.parent, day, "" if day else file.path.name), []).append(file)
    return [
        tuple(sorted(files, key=lambda file: (file.path.suffix.lower() == ".jsonl", file.path.name)))
        for _, files in sorted(groups.items(), key=lambda item: item[0])
    ]
