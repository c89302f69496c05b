"""What the commands of the command line share: exit statuses, printing, and reading papers a few at a time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from reader.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.model import Record
    from reader.opening import Opened

    Tell = Callable[[str], None]
    """Prints a line on stderr."""

DONE: Final = 0
FAILED: Final = 1
IN_PART: Final = 3
_CHUNK: Final = 200


def print_lines(lines: Iterable[str]) -> None:
    """Print lines as they come."""
    for line in lines:
        sys.stdout.write(line + "\n")


def print_json(objects: Iterable[dict[str, object]]) -> None:
    """Print JSON Lines."""
    import json

    print_lines(json.dumps(each, ensure_ascii=False) for each in objects)


def chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Slices that are fetched at once, so that the first line comes soon and memory stays small."""
    return (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))


def records(opened: Opened, ids: Sequence[int]) -> Iterator[Record]:
    """Everything known of the papers `ids`."""
    for chunk in chunks(ids):
        rows = opened.library.rows(chunk)
        marks = opened.marks.marks([row.key for row in rows])
        for row in rows:
            yield opened.library.record(row.id, marks[row.key])


def require_writable(read_only: bool, opened: Opened) -> None:
    """Refuse to change what would be lost at once.

    Raises:
        StoreError: it is read-only.

    """
    if read_only:
        raise StoreError(f"{opened.home.data}: cannot be written, so nothing was changed; check its permissions")
