"""Damage of any value of the history is noticed."""

from pathlib import Path

import pytest

from reader.marks import Marks, history
from reader.marks.checksum import is_sound
from reader.model import Flag, Mark


@pytest.mark.parametrize(
    ("table", "assignment"),
    [
        ("action", "label = 'unread'"),
        ("action", "at = '2026-06-12T08:00:00Z'"),
        ("action", "stamp = stamp + 1"),
        ("action", "target = 7"),
        ("action", "sum = sum - 1"),
        ("entry", "paper = 'b'"),
        ("entry", "after = 3 WHERE field = 'flags'"),
        ("entry", "before = 'x' WHERE field = 'note'"),
        ("entry", "sum = NULL"),
    ],
)
def test_a_changed_value_is_noticed(tmp_path: Path, table: str, assignment: str) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_marks({"a": Mark(Flag.READ, note="备注")}, "import", "x")
        db = marks._store.connection
        assert [is_sound(row) for row in history.rows_to_check(db, 0, 10)] == [True]
        db.execute(f"DROP TRIGGER {table}_stays")
        db.execute(f"UPDATE {table} SET {assignment}")
        assert [is_sound(row) for row in history.rows_to_check(db, 0, 10)] == [False]


def test_a_lost_entry_is_noticed(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_marks({"a": Mark(Flag.READ, note="n")}, "import")
        db = marks._store.connection
        db.execute("DROP TRIGGER entry_kept")
        db.execute("DELETE FROM entry WHERE seq = 2")
        assert [is_sound(row) for row in history.rows_to_check(db, 0, 10)] == [False]
