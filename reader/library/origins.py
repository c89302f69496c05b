"""What came into the library from each of the paths that were imported."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.imported import LIBRARY_NAME, imported
from reader.library.schema import APPLICATION_ID, MIGRATIONS
from reader.store import connect

if TYPE_CHECKING:
    from pathlib import Path

_FILES: Final = """
SELECT path, mtime_ns, digest.id, digest.day,
    (SELECT count(*) FROM listing WHERE listing.day = digest.day AND listing.digest = digest.id)
FROM file JOIN digest ON digest.id = file.digest"""


class Source(NamedTuple):
    """An imported path, the digests of its files, and their listings.

    `newest_day` is that of its digests, `last_change` the time of its newest file in local time, both ISO 8601 and ""
    where nothing of it is in the library.
    """

    path: str
    digests: int
    listings: int
    newest_day: str
    last_change: str
    is_gone: bool


class _File(NamedTuple):
    path: str
    mtime_ns: int
    digest: int
    day: str
    listings: int


def sources(folder: Path) -> list[Source]:
    """The imported paths of the library in `folder`, in the order of the first time.

    Raises:
        StoreError: the list of paths or the library cannot be read.

    """
    with closing(connect(folder / LIBRARY_NAME, APPLICATION_ID, MIGRATIONS, read_only=True)) as store:
        files = [_File(*row) for row in store.all(_FILES)]
    return [_source(path, files) for path in imported(folder)]


def _source(path: Path, files: list[_File]) -> Source:
    name = str(path)
    inside = os.path.join(name, "")  # noqa: PTH118
    its = [file for file in files if file.path == name or file.path.startswith(inside)]
    listings = {file.digest: file.listings for file in its}
    newest = max((file.mtime_ns for file in its), default=None)
    changed = "" if newest is None else datetime.fromtimestamp(newest // 10**9).astimezone().isoformat()
    day = max((file.day for file in its), default="")
    return Source(name, len(listings), sum(listings.values()), day, changed, not path.exists())
