"""A marks.db of the first version keeps everything that is in it."""

import sqlite3
from pathlib import Path

from reader.marks import Marks, history, state
from reader.marks.checksum import is_sound
from reader.marks.schema import APPLICATION_ID, MIGRATIONS
from reader.model import NO_FLAGS, Flag, Mark

FIRST_VERSION = """
INSERT INTO action(id, at, label, detail, count) VALUES
    (1, '2026-06-12T08:00:00Z', 'read-all', 'cs.LG', 2),
    (2, '2026-06-12T08:00:00Z', 'tag', 'nlp', 1),
    (3, '2026-06-11T08:00:00Z', 'note', '', 1);
INSERT INTO entry VALUES
    (1, 1, 'a', 'flags', 0, 1), (2, 1, 'b', 'flags', 0, 3), (3, 2, 'a', 'tags', '', 'nlp'),
    (4, 3, 'a', 'note', '', '备注 "x"');
INSERT INTO action(id, at, label, detail, count, undoes) VALUES (4, '2026-06-13T08:00:00Z', 'note', '', 1, 3);
INSERT INTO entry VALUES (5, 4, 'a', 'note', '备注 "x"', '');
INSERT INTO action(id, at, label, detail, count, redoes) VALUES (5, '2026-06-13T08:00:01Z', 'note', '', 1, 3);
INSERT INTO entry VALUES (6, 5, 'a', 'note', '', '备注 "x"');
INSERT INTO action(id, at, label, detail, count, undoes) VALUES (6, '2026-06-13T08:00:02Z', 'note', '', 1, 3);
INSERT INTO entry VALUES (7, 6, 'a', 'note', '备注 "x"', '');
INSERT INTO mark VALUES ('a', 1, 'nlp', '', 7), ('b', 3, '', '', 2);
"""


def first_version(folder: Path) -> None:
    with sqlite3.connect(folder / "marks.db") as db:
        db.executescript(MIGRATIONS[0] + FIRST_VERSION)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
    db.close()


def test_marks_history_and_undo_of_the_first_version_are_all_there(tmp_path: Path) -> None:
    first_version(tmp_path)
    with Marks.open(tmp_path) as marks:
        assert marks.marks("ab") == {"a": Mark(Flag.READ, ("nlp",)), "b": Mark(Flag.READ | Flag.BOOKMARKED)}
        assert marks.last_seq() == 7
        assert [(action.id, action.undone, action.undoes, action.redoes) for action in marks.history()] == [
            (6, False, 3, None), (5, False, None, 3), (4, False, 3, None), (3, True, None, None),
            (2, False, None, None), (1, False, None, None),
        ]  # fmt: skip
        assert [action.at for action in marks.actions()] == [
            "2026-06-11T08:00:00Z", "2026-06-12T08:00:00Z", "2026-06-12T08:00:00Z",
        ]  # fmt: skip
        redone = marks.redo()
        assert redone is not None
        assert marks.mark("a").note == '备注 "x"'
        assert [done.label for done in iter(marks.undo, None)] == ["note", "tag", "read-all"]
        assert marks.marks("ab") == {"a": Mark(), "b": Mark()}


def test_the_history_of_the_first_version_gets_an_order_and_passes_for_sound(tmp_path: Path) -> None:
    first_version(tmp_path)
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["c"], Flag.LATER, NO_FLAGS, "later")
        rows = history.rows_to_check(marks._store.connection, 0, 100)
        assert [row.deed.number for row in rows] == [1, 2, 3, 4, 5, 6, 7]
        places = [row.deed.place for row in rows]
        assert places == sorted(set(places))
        assert len({row.deed.uid for row in rows}) == len(rows)
        assert rows[5].deed.target == rows[2].deed.uid
        assert len({row.deed.machine for row in rows}) == 1
        assert all(is_sound(row) for row in rows)
        assert state.stale_papers(marks._store.connection) == []
