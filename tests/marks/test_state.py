"""The state made anew from the history."""

from pathlib import Path

from reader.marks import Marks, state
from reader.model import NO_FLAGS, Flag, Mark


def test_a_damaged_state_is_found_and_made_anew(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a", "b", "c"], Flag.READ, NO_FLAGS, "read")
        marks.set_marks({"b": Mark(Flag.READ | Flag.LATER, until="2026-06-12")}, "later")
        marks.set_tags(["c"], ["x"], [])
        marks.undo()
        before = marks.changed_since(0)
        with marks._store.transaction() as db:
            db.execute("UPDATE mark SET flags = 9, until = '' WHERE paper = 'b'")
            db.execute("DELETE FROM mark WHERE paper = 'c'")
            db.execute("INSERT INTO mark(paper, seq) VALUES ('d', 1)")
        assert state.stale_papers(marks._store.connection) == ["b", "c", "d"]
        with marks._store.transaction() as db:
            state.rebuild_state(db)
        assert state.stale_papers(marks._store.connection) == []
        assert marks.changed_since(0) == before
        assert before["b"] == Mark(Flag.READ | Flag.LATER, until="2026-06-12")
