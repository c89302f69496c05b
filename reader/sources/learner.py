"""Keeps the taste in its file up to date with the marks; runs in the worker, so that the reader never learns."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from reader.errors import StoreError
from reader.learning.features import Text, features
from reader.learning.file import load_taste, save_taste
from reader.learning.taste import NotEnough, Taste
from reader.learning.train import MOST_BOOKMARKS, MOST_OTHERS, Example, train
from reader.library import Library
from reader.model import Flag

if TYPE_CHECKING:
    from reader.paths import Home

CHANGES: Final = 20
"""So many changes of marks are worth learning again while the reader runs; at its start, one is."""


class Learner:
    """Learns from the library of a home whenever the marks changed enough since the last time."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._seq: int | None = None

    def look(self) -> bool:
        """Learn if there is reason to; whether it did. A look costs next to nothing; the next makes up for a fault."""
        with suppress(StoreError), Library.open(self._home.data) as library:
            seq = library.marks_seq()
            known, changes = self._seq, CHANGES
            if known is None:
                saved = load_taste(self._home.taste_file)
                known, changes = (saved.seq if saved else -1), 1
            # Fewer than were known: the marks were replaced by others.
            if 0 <= seq - known < changes:
                self._seq = known
                return False
            taste = learn(library, seq)
            self._seq = seq
            return save_taste(self._home.taste_file, taste)
        return False


def learn(library: Library, seq: int) -> Taste | NotEnough:
    """The taste that the newest marks of a library show, as of the change `seq` of the marks."""
    decided = library.decided(MOST_BOOKMARKS, MOST_OTHERS)
    texts = library.texts([id for id, _ in decided])
    return train(
        [Example(features(Text(*text)), weight(flags)) for text, (_, flags) in zip(texts, decided, strict=True)], seq
    )


def weight(flags: Flag) -> float:
    """What a paper with these flags is an example of: a bookmark is wanted, of the rest hidden says most."""
    if flags & Flag.BOOKMARKED:
        return 1.0
    if flags & Flag.HIDDEN:
        return -2.0
    return -0.5 if flags & Flag.SKIMMED else -1.0
