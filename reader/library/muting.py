"""Which papers have Flag.MUTED: those that a mute rule matches, but for those that the person did something to.

What the rules are is known to `reader.library.rules`; this is the part that a start and a mark need.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from sqlite3 import Connection
from typing import Final

from reader.store import Store

MUTED: Final = "flags & 40 = 32"
"""The condition for a paper that is left out of views only because it is muted."""
UNRULED: Final = "SELECT paper FROM unruled WHERE paper NOT IN (SELECT paper FROM unindexed)"
"""The papers that rules can be asked about: as the text of the others is not in the index yet, they must wait."""
KEPT: Final = (
    "(state.flags & 6 <> 0 OR EXISTS"
    " (SELECT 1 FROM annotation WHERE annotation.paper = state.paper AND (tags <> '' OR note <> '')))"
)
"""The condition for a paper that is bookmarked, put off, tagged or noted: no rule hides it."""
_MANY: Final = 20
"""From one paper in so many on it is quicker to count all anew than to count each change."""
_AGREE: Final = f"""
UPDATE state SET flags = (flags | 32) - (flags & 32)
WHERE (flags & 32 <> 0) <> (paper IN (SELECT paper FROM muted) AND NOT {KEPT})"""


def rules_text(store: Store) -> str:
    """The text of the rules that were applied last, "" at first."""
    found = store.one("SELECT text FROM rules")
    return str(found[0]) if found else ""


def has_unruled(store: Store) -> bool:
    """Whether papers came or changed since the rules were applied, and are indexed by now."""
    return not store.read_only and store.one(f"{UNRULED} LIMIT 1") is not None


def agree(db: Connection) -> None:
    """Give all papers the flag that they should have, and take it from all others."""
    db.execute(_AGREE)


def agree_of(db: Connection, ids: Collection[int]) -> None:
    """The same for these papers, of a library that can be written."""
    if len(ids) * _MANY > db.execute("SELECT count(*) FROM state").fetchone()[0]:
        from reader.library.tally import counted_at_the_end

        with counted_at_the_end(db):
            agree(db)
    else:
        db.executemany(f"{_AGREE} AND paper = ?", ((id,) for id in ids))


def agree_of_keys(db: Connection, keys: Iterable[str]) -> None:
    """The same for the papers of these keys, after their marks changed."""
    if db.execute("SELECT 1 FROM muted LIMIT 1").fetchone():
        db.executemany(f"{_AGREE} AND paper = (SELECT id FROM paper WHERE key = ?)", ((key,) for key in keys))
