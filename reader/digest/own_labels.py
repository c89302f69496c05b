"""Which labels of its own a Markdown file has, told by how often they stand in it."""

from __future__ import annotations

import re
from typing import Final

from reader.digest.prefix import Label

_LINKED_HEADS: Final = re.compile(rb"\n#{1,6} [^\n]*\]\(http")
_RARE: Final = 10
"""A plain label of the digest's own must stand in a tenth of the papers, or it is a word before a colon."""
_FEW: Final = 3
"""And one that might be a part of a text, in half of them and in as many as these."""


class OwnLabels:
    """The labels without a meaning in one file, whose text is `data`."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._counts: dict[str, int] = {}
        self._papers: int | None = None

    def is_own(self, found: Label, after_bar: bool) -> bool:
        """Whether a label without a meaning stands in so many papers that it is one."""
        if found.item or not found.colon:
            # A list, and a line in bold, may be a part of a text; not if it is the same everywhere.
            return self.is_common(found)
        return self._count(f"| {found.written}" if after_bar else f"\n{found.written}") * _RARE >= self._in_all()

    def is_common(self, found: Label) -> bool:
        """Whether a label stands in at least half of the papers."""
        return self._count(f"\n{found.written}") >= max(_FEW, self._in_all() // 2)

    def _count(self, written: str) -> int:
        if written not in self._counts:
            self._counts[written] = self._data.count(written.encode())
        return self._counts[written]

    def _in_all(self) -> int:
        if self._papers is None:
            self._papers = len(_LINKED_HEADS.findall(self._data)) or self._data.count(b"\n## ")
        return self._papers
