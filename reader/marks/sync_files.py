"""The files in a shared folder: what is new in them since they were read last, and how the own one is written.

They are called by their machine's id. Programs that keep folders alike add words to the name where two copies differ
(`…-conflict-….jsonl`); such copies are read too.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from reader.marks.sync_lines import DamagedLineError, NewerLineError, read_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reader.marks.types import Deed

_PATTERN: Final = "[0-9a-f]" * 16 + "*.jsonl"


class Seen(NamedTuple):
    """A file as it was read: its size in bytes and time in nanoseconds, and of it whole lines and their checksum."""

    size: int
    mtime: int
    read: int
    sum: int


UNREAD: Final = Seen(-1, 0, 0, 0)
"""A file that is to be read whole next time, as something is wrong with it or another process writes to it too."""


class Reading(NamedTuple):
    """What is new in a file, and how it is now. `is_lost`: it no longer begins as it did, or is gone."""

    deeds: list[Deed]
    seen: Seen | None
    problems: list[str]
    is_lost: bool = False


def read_folder(folder: Path, known: Mapping[str, Seen], clean: Callable[[str], str]) -> dict[str, Reading]:
    """What is new in the files of a folder, by their names.

    Raises:
        OSError: the folder cannot be read.

    """
    readings = {
        path.name: read_file(path, known.get(path.name), clean)
        for path in sorted(folder.glob(_PATTERN))
        if path.is_file()
    }
    gone = Reading([], None, [], is_lost=True)
    return {**dict.fromkeys(known.keys() - readings.keys(), gone), **readings}


def read_file(path: Path, known: Seen | None, clean: Callable[[str], str]) -> Reading:
    """What is new in a file: all of it, or what was appended. A last line without its end is left for next time."""
    try:
        stat = path.stat()
        if known and (stat.st_size, stat.st_mtime_ns) == known[:2]:
            return Reading([], known, [])
        data = path.read_bytes()
    except OSError as error:
        return Reading([], known or UNREAD, [f"{path}: cannot be read ({error.strerror}); it is read next time"])
    end = data.rfind(b"\n") + 1
    is_longer = known is not None and known.read <= end and crc32(data[: known.read]) == known.sum
    start = known.read if known and is_longer else 0
    deeds, problems = _read_lines(path, data, start, end, clean)
    seen = UNREAD if problems else Seen(stat.st_size, stat.st_mtime_ns, end, crc32(data[:end]))
    return Reading(deeds, seen, problems, is_lost=known is not None and not is_longer)


def _read_lines(
    path: Path, data: bytes, start: int, end: int, clean: Callable[[str], str]
) -> tuple[list[Deed], list[str]]:
    deeds, damaged, newer = [], [], 0
    first = data.count(b"\n", 0, start) + 1
    for number, line in enumerate(data[start:end].split(b"\n")[:-1], first):
        try:
            deeds.append(read_line(line, clean))
        except NewerLineError:
            newer += 1
        except DamagedLineError:
            damaged.append(number)
    problems = []
    if damaged:
        lines = f"line {damaged[0]}" + (f" and {len(damaged) - 1} more" if damaged[1:] else "")
        problems.append(
            f"{path}: {lines}: damaged, the rest was taken; where every machine has been synchronised since,"
            " the file can be deleted, it is written anew"
        )
    if newer:
        problems.append(f"{path}: {newer} lines were written by a newer version of this program; update it here")
    return deeds, problems


def append_lines(path: Path, lines: bytes, before: Seen | None) -> Seen:
    """Append whole lines to the own file, durably; what of a line a crash left at its end is taken off first.

    `before` is the file as it was read just now, None if it was not there. Returns how it is now.

    Raises:
        OSError: it cannot be written.

    """
    with path.open("a+b") as file:
        start = file.seek(0, os.SEEK_END)
        if start and (file.seek(start - 1), file.read(1))[1] != b"\n":
            file.seek(0)
            start = file.truncate(file.read().rfind(b"\n") + 1)
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())
        stat = os.fstat(file.fileno())
    read, sum_before = (before.read, before.sum) if before else (0, 0)
    if start != read or stat.st_size != start + len(lines):
        return UNREAD
    return Seen(stat.st_size, stat.st_mtime_ns, stat.st_size, crc32(lines, sum_before))
