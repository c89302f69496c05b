"""The part of the library's façade by which it follows the person: their marks and their rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import mirror, muting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.library.rules import Point
    from reader.model import Mark
    from reader.store import Store


class Heeding:
    """Takes over marks, and applies rules. Every method may raise StoreError."""

    _store: Store

    def mirror(self, marks: Mapping[str, Mark], seq: int, *, wait: bool = True) -> None:
        """Take over changed marks up to `seq`, so that views and counts follow them.

        Raises:
            BusyError: another process is writing; without `wait` as soon as that is known.

        """
        mirror.mirror(self._store, marks, seq, wait=wait)

    def marks_seq(self) -> int:
        """The `seq` that was mirrored last, 0 at first."""
        return mirror.marks_seq(self._store)

    def forget_marks(self) -> None:
        """Forget all that was mirrored, to take over other marks than before; muted papers stay muted."""
        mirror.forget_marks(self._store)

    def set_rules(self, text: str, path: Path | str) -> bool:
        """Apply the rules of a text (that of `path`) to all papers; False if that was done. Raises UsageError."""
        if text == muting.rules_text(self._store):
            return self.apply_rules()
        from reader.library import rules

        return rules.set_rules(self._store, text, path)

    def apply_rules(self) -> bool:
        """Apply the rules to the papers that came or changed and are indexed; False if there are none."""
        if not muting.has_unruled(self._store):
            return False
        from reader.library import rules

        return rules.apply_rules(self._store)

    def points(self, id: int) -> list[Point]:
        """The rules that match a paper, and where in it."""
        from reader.library.rules import points

        return points(self._store, id)
