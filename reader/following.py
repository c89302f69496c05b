"""Marks as a session last saw them, and the library's mirror of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import BusyError, DiskError

if TYPE_CHECKING:
    from reader.library import Library
    from reader.marks import Marks
    from reader.model import Mark


class Following:
    """Follows what is written to the marks, here or by other readers.

    The library's mirror of the marks is shared with those, so it may be ahead of this session or behind. While a digest
    is being added, or its disk is full, the library cannot be written; a mark does not wait for that, the mirror
    follows at a later look.
    """

    def __init__(self, library: Library, marks: Marks) -> None:
        self._library, self._marks = library, marks
        self._seen = library.marks_seq()
        self._is_behind = False

    def changed(self) -> dict[str, Mark] | None:
        """The marks that changed since the last look, by key of the paper; None if none did. Never waits."""
        self._marks.write_unwritten()
        seq = self._marks.last_seq()
        if seq == self._seen and not self._is_behind:
            return None
        changed = self._marks.changed_since(min(self._library.marks_seq(), self._seen))
        self._mirror(changed, seq, wait=False)
        self._seen = seq
        return changed

    def settle(self) -> None:
        """Bring the mirror up to date before the library is asked for a view; waits for who is writing."""
        if self._is_behind:
            seq = self._marks.last_seq()
            self._mirror(self._marks.changed_since(self._library.marks_seq()), seq, wait=True)

    def _mirror(self, changed: dict[str, Mark], seq: int, *, wait: bool) -> None:
        try:
            if self._library.marks_seq() < seq:
                self._library.mirror(changed, seq, wait=wait)
            self._is_behind = False
        except (BusyError, DiskError):
            self._is_behind = True
