"""What a taste is learned from and asked about: the texts of papers, and which of them the person decided on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.library.columns import chunks, to_names
from reader.model import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store import Store

PaperTexts = tuple[str, str, tuple[str, ...], tuple[str, ...], str]
"""Title, TL;DR, authors, categories, abstract."""

_NOTHING: Final[PaperTexts] = ("", "", (), (), "")
_TEXTS: Final = """
SELECT state.paper, title, tldr, authors, categories, abstract
FROM state CROSS JOIN paper ON paper.id = state.paper LEFT JOIN summary ON summary.id = state.summary
WHERE state.paper IN ({places})"""
_PASSED: Final = Flag.READ | Flag.HIDDEN | Flag.SKIMMED
_BOOKMARKED: Final = "SELECT paper, flags FROM state WHERE flags & 2 <> 0 ORDER BY last_day DESC, position LIMIT ?"
_OTHERS: Final = f"""
SELECT paper, flags FROM state WHERE flags & {int(_PASSED)} <> 0 AND flags & {int(Flag.BOOKMARKED | Flag.LATER)} = 0
ORDER BY last_day DESC, position LIMIT ?"""


def texts(store: Store, ids: Sequence[int]) -> list[PaperTexts]:
    """The texts of `ids` in their order, empty for an unknown id; one SELECT for up to 500."""
    found: dict[int, PaperTexts] = {}
    for chunk, places in chunks(ids):
        for id, title, tldr, authors, categories, abstract in store.all(_TEXTS.format(places=places), tuple(chunk)):
            found[id] = (title, tldr or "", to_names(authors), to_names(categories), abstract)
    return [found.get(id, _NOTHING) for id in ids]


def decided(store: Store, bookmarks: int, others: int) -> list[tuple[int, Flag]]:
    """The newest papers that the person bookmarked, and those they read, hid or skimmed without doing so.

    At most so many of each, with their flags. What is to be read later is not decided yet.
    """
    rows = [*store.all(_BOOKMARKED, (bookmarks,)), *store.all(_OTHERS, (others,))]
    return [(id, Flag(flags)) for id, flags in rows]
