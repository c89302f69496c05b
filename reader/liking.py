"""What was learned from the bookmarks, as a session uses it: read again when it was learned anew."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

from reader.model import FOR_YOU, Scope, View

if TYPE_CHECKING:
    from pathlib import Path

    from reader.arranging import Order
    from reader.learning.taste import NotEnough, Taste
    from reader.library import Library
    from reader.model import Record
    from reader.wording import Wording

_MOST_RANKED: Final = 3_000
"""Papers at the head of a view that are put in order; what comes after them stays as it was."""
_WORDS: Final = 12


class Liking:
    """The learned order, which is only there once there is something to learn from."""

    def __init__(self, library: Library, path: Path) -> None:
        self._library, self._path = library, path
        self._read_at = -1
        self._found: Taste | NotEnough | None = None

    def is_ready(self) -> bool:
        """Whether there is a learned order."""
        return self._taste() is not None

    def why_not(self, say: Wording) -> str:
        """Why there is no learned order, "" where there is one."""
        from reader.learning.taste import NEEDED

        if self.is_ready():
            return ""
        have = self._library.counts(View(Scope.BOOKMARKS)).total
        if have >= NEEDED:
            return say(
                f"Your {have:,} bookmarks are being learned from; it is there after the next start at the latest",
                f"正在从你的 {have:,} 个收藏中学习，最迟下次启动后可用",
            )
        return say(
            f"Nothing is learned yet: {have} of the {NEEDED} bookmarks that it takes",
            f"尚未学到偏好：需要 {NEEDED} 个收藏，现有 {have} 个",
        )

    def order_of(self, view: View) -> Order | None:
        """What reorders the papers of a view, None where it is not sorted so or nothing is learned."""
        taste = self._taste() if view.sort == FOR_YOU else None
        if taste is None:
            return None
        learned = taste

        def order(ids: array[int]) -> array[int]:
            from reader.learning.features import Text
            from reader.learning.taste import order as ranked

            head = ids[:_MOST_RANKED]
            texts = ((id, Text(*text)) for id, text in zip(head, self._library.texts(head), strict=True))
            return array("q", ranked(texts, learned)) + ids[_MOST_RANKED:]

        return order

    def words(self, record: Record) -> list[tuple[str, float]]:
        """What counts most for and against a paper, each with its points."""
        taste = self._taste()
        if taste is None:
            return []
        from reader.learning.features import Text

        [text] = self._library.texts([record.id])
        return taste.explain(Text(*text), _WORDS)

    def _taste(self) -> Taste | None:
        """The taste as it was learned last; the file is looked at each time, and read when it is another one."""
        try:
            changed_at = self._path.stat().st_mtime_ns
        except OSError:
            changed_at = 0
        if changed_at != self._read_at:
            from reader.learning.file import load_taste

            self._read_at, self._found = changed_at, load_taste(self._path) if changed_at else None
        from reader.learning.taste import Taste

        return self._found if isinstance(self._found, Taste) else None
