"""All papers, digests and listings; can be rebuilt from the digests at any time."""

from reader.library.library import Library
from reader.library.types import Added, DayCounts, FileStamp, Ledger, Repeat

__all__ = ["Added", "DayCounts", "FileStamp", "Ledger", "Library", "Repeat"]
