"""What the library takes and answers with, beside the types of `reader.model`."""

from pathlib import Path
from typing import NamedTuple, Self

from reader.model import Counts, LedgerDay


def storable(path: str) -> str:
    r"""A path that SQLite takes: bytes that are no UTF-8 in a file's name are written `\xff`."""
    return path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class FileStamp(NamedTuple):
    """A file of a digest when it was read. `hash` is that of its bytes, "" while nobody asked for it."""

    path: str
    size: int
    mtime_ns: int
    hash: str = ""

    def content_hash(self) -> str:
        """The hash, read from the file now if it is not known yet; "" if the file cannot be read."""
        if self.hash:
            return self.hash
        try:
            return content_hash(Path(self.path).read_bytes())
        except OSError:
            return ""

    def of_nothing(self) -> Self:
        """A stamp that no file ever has, so that this one is read again whatever became of it."""
        return self._replace(size=-1, hash="-")


def content_hash(content: bytes) -> str:
    """A short fingerprint of a file's bytes, in hexadecimal."""
    from hashlib import blake2b

    return blake2b(content, digest_size=16).hexdigest()


class Added(NamedTuple):
    """What adding a digest did.

    Of its `listings` (papers, each once), `new` were listed for the first time that day and `repeated` on an
    earlier one; another digest of the day listed `in_others` of them before. `without_summary` have none in this
    digest. `updated` known papers got better data. `vanished` are listed by an earlier state of this digest but not any
    more; they are kept. `unchanged`: all of it was known. `dropped`, `unread` and `bookmarked` are as in LedgerDay, for
    this digest.
    """

    day: str
    listings: int
    new: int
    repeated: int
    without_summary: int
    problems: int
    updated: int
    vanished: int
    unchanged: bool
    dropped: int | None = None
    unread: int = 0
    bookmarked: int = 0
    in_others: int = 0


class Repeat(NamedTuple):
    """A paper that a day lists again: its id, and the day that listed it first."""

    id: int
    first_day: str


class DayCounts(NamedTuple):
    """A day of listings, without hidden papers. `is_guess`: no file name told the day."""

    day: str
    is_guess: bool
    counts: Counts


class Gap(NamedTuple):
    """Days without digests, `first` and `last` included: too many to miss them one by one."""

    first: str
    last: str


class Ledger(NamedTuple):
    """The days that have a digest, the weekdays between them that have none, and gaps of weeks; all newest first."""

    days: tuple[LedgerDay, ...]
    missing: tuple[str, ...]
    gaps: tuple[Gap, ...] = ()
