"""Changes that the disk of marks.db did not take before the program ended: a line of JSON each, in a file elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.errors import DiskError, StoreError
from reader.marks.patience import repeat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import NoReturn

    from reader.marks.patience import Call, Patient


def rescue(database: Path, rescue_file: Path, calls: Sequence[Call]) -> NoReturn:
    """Put the changes into the rescue file, behind what is there, and say so.

    Raises:
        DiskError: always; the message says where the changes are now, or that they are lost.

    """
    changes = f"{len(calls)} change{'' if len(calls) == 1 else 's'}"
    try:
        rescue_file.parent.mkdir(parents=True, exist_ok=True)
        with rescue_file.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(call) + "\n" for call in calls)
    except OSError as error:
        raise DiskError(f"{database}: the disk took no more marks; the last {changes} are lost ({error})") from error
    raise DiskError(
        f"{database}: the disk took no more marks; the last {changes} are kept in {rescue_file}"
        " and are written when the reader is opened again"
    )


def take_rescued(marks: Patient, rescue_file: Path) -> int:
    """Write the changes that are in the rescue file, and delete it; how many they were.

    Raises:
        DiskError: they cannot be written yet; the file is still there.
        StoreError: the file cannot be read; it is still there.

    """
    try:
        calls = [json.loads(line) for line in rescue_file.read_text(encoding="utf-8").splitlines()]
        for method, arguments, options in calls:
            repeat(marks, (method, arguments, options))
        rescue_file.unlink()
    except (OSError, ValueError, TypeError, AttributeError) as error:
        what = " ".join(str(error).split())
        raise StoreError(f"{rescue_file}: has marks of an earlier time and cannot be read ({what})") from error
    return len(calls)
