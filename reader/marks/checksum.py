"""Checksums of the history (CRC-32), so that a byte that changed on the disk does not pass for what the person did.

The checksum of an action covers those of its entries, so that a lost entry is noticed too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.marks.types import Change, Deed, StoredDeed


def of_entry(change: Change) -> int:
    """The checksum of one change, from 0 to 2**32 - 1."""
    return _sum(change)


def of_action(deed: Deed, change_sums: Iterable[int]) -> int:
    """The checksum of an action over those of its changes."""
    return _sum((*deed[:-1], *change_sums))


def is_sound(stored: StoredDeed) -> bool:
    """Whether an action and its changes are as they were written; True where they are older than checksums."""
    if stored.sum is None:
        return True
    sums = [of_entry(change) for change in stored.deed.changes]
    return sums == list(stored.change_sums) and of_action(stored.deed, sums) == stored.sum


def _sum(values: Iterable[object]) -> int:
    return crc32("\0".join(map(str, values)).encode())
