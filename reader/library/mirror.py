"""The library's mirror of the marks: flags and annotations beside the papers, so that one SELECT filters on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Final

from reader.library import muting
from reader.library.schema import SHADOW
from reader.model import Flag, Mark
from reader.store import Store, statements

_SEQ: Final = "SELECT coalesce(max(value), 0) FROM meta WHERE name = 'marks_seq'"
_SET_SEQ: Final = (
    "INSERT INTO meta VALUES ('marks_seq', ?) ON CONFLICT DO UPDATE SET value = max(value, excluded.value)"
)
_OWN: Final = int(Flag.MUTED)
"""The flags that the library knows by itself, which no mark has."""
_SET_FLAGS: Final = f"""
UPDATE state SET flags = ?1 | (flags & {_OWN})
WHERE paper = (SELECT id FROM paper WHERE key = ?2) AND flags <> ?1 | (flags & {_OWN})"""
_ANNOTATE: Final = "INSERT OR REPLACE INTO annotation SELECT id, ?, ?, ?, ? FROM paper WHERE key = ?"
_FORGET: Final = "DELETE FROM annotation WHERE paper = (SELECT id FROM paper WHERE key = ?)"


def marks_seq(store: Store) -> int:
    """The last change of the marks that the library knows of, 0 at first."""
    return int(store.one(_SEQ)[0])


def mirror(store: Store, marks: Mapping[str, Mark], seq: int, *, wait: bool = True) -> None:
    """Take over changed marks up to `seq`; papers that the library does not have are passed over."""
    with store.transaction(wait=wait) as db:
        _shadow(store, db)
        db.executemany(_SET_FLAGS, [(int(mark.flags), key) for key, mark in marks.items()])
        annotate(db, marks.items())
        db.executemany(_FORGET, [(key,) for key, mark in marks.items() if not _is_annotated(mark)])
        muting.agree_of_keys(db, marks)
        db.execute(_SET_SEQ, (seq,))


def annotate(db: sqlite3.Connection, marks: Iterable[tuple[str, Mark]]) -> None:
    """Write the tags, notes and put-off days of papers, by their keys; marks without any are passed over."""
    db.executemany(_ANNOTATE, [(*_values(mark), key) for key, mark in marks if _is_annotated(mark)])


def forget_marks(store: Store) -> None:
    """Forget every mark, so that all are to be mirrored again."""
    with store.transaction() as db:
        _shadow(store, db)
        db.execute(f"UPDATE state SET flags = flags & {_OWN} WHERE flags & ~{_OWN}")
        db.execute("DELETE FROM annotation")
        muting.agree(db)
        db.execute("DELETE FROM meta WHERE name = 'marks_seq'")


def _shadow(store: Store, db: sqlite3.Connection) -> None:
    """Where the library cannot be written, let the changes go to copies of its tables."""
    if store.read_only and not db.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = 'state'").fetchone():
        for statement in statements(SHADOW):
            db.execute(statement)


def _is_annotated(mark: Mark) -> bool:
    return bool(mark.tags or mark.note or mark.until)


def _values(mark: Mark) -> tuple[str, str, str, str]:
    tags = "\n{}\n".format("\n".join(mark.tags)) if mark.tags else ""
    return tags, mark.note, _terms(mark.note), mark.until


def _terms(note: str) -> str:
    if not note:
        return ""
    from reader.text.terms import index_terms

    return f" {index_terms(note)} "
