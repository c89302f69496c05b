"""The library's mirror of the marks: flags beside the papers, so that one SELECT filters on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.library.schema import SHADOW
from reader.model import Mark
from reader.store import Store, statements

_SEQ: Final = "SELECT coalesce(max(value), 0) FROM meta WHERE name = 'marks_seq'"
_SET_SEQ: Final = (
    "INSERT INTO meta VALUES ('marks_seq', ?) ON CONFLICT DO UPDATE SET value = max(value, excluded.value)"
)
_SET_FLAGS: Final = "UPDATE state SET flags = ? WHERE paper = (SELECT id FROM paper WHERE key = ?) AND flags <> ?"


def marks_seq(store: Store) -> int:
    """The last change of the marks that the library knows of, 0 at first."""
    return int(store.one(_SEQ)[0])


def mirror(store: Store, marks: Mapping[str, Mark], seq: int, *, wait: bool = True) -> None:
    """Take over changed marks up to `seq`; papers that the library does not have are passed over."""
    with store.transaction(wait=wait) as db:
        if store.read_only and not db.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = 'state'").fetchone():
            for statement in statements(SHADOW):
                db.execute(statement)
        values = ((int(mark.flags), key, int(mark.flags)) for key, mark in marks.items())
        db.executemany(_SET_FLAGS, values)
        db.execute(_SET_SEQ, (seq,))
