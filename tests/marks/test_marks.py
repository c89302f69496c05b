"""The façade of marks.db."""

import os
from pathlib import Path

import pytest

from reader.errors import DamagedStoreError, StoreError
from reader.marks import Marks
from reader.model import NO_FLAGS, Flag, Mark


def test_default_mark_and_missing_folder(tmp_path: Path) -> None:
    with Marks.open(tmp_path / "deep" / "folder") as marks:
        assert marks.mark("a") == Mark()
        assert marks.marks([]) == {}
        assert not marks.read_only
        assert marks.last_seq() == 0
    assert (tmp_path / "deep" / "folder" / "marks.db").is_file()


def test_flags_are_set_and_cleared_and_survive(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        done = marks.set_flags(["a", "b", "a"], Flag.READ | Flag.LATER, NO_FLAGS, "read", "cs.LG")
        assert (done.label, done.detail, done.count, done.keys, done.seq) == ("read", "cs.LG", 2, ("a", "b"), 2)
        marks.set_flags(["a"], Flag.BOOKMARKED, Flag.READ, "bookmark")
    with Marks.open(tmp_path) as marks:
        assert marks.marks(["b", "a", "c"]) == {
            "b": Mark(Flag.READ | Flag.LATER),
            "a": Mark(Flag.LATER | Flag.BOOKMARKED),
            "c": Mark(),
        }


def test_only_what_changes_counts(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
        assert marks.set_flags(["a", "b"], Flag.READ, NO_FLAGS, "read").keys == ("b",)
        nothing = marks.set_flags(["a", "b"], Flag.READ, NO_FLAGS, "read")
        assert (nothing.count, nothing.seq) == (0, 2)
        assert len(marks.history()) == 2


def test_tags_and_notes(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_tags(["a"], ["zeta", " two\n words ", "", "中文"], [])
        assert marks.mark("a").tags == ("two words", "zeta", "中文")
        marks.set_tags(["a"], ["new"], ["zeta"])
        marks.set_note("a", "first line\nsecond")
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
        assert marks.mark("a") == Mark(Flag.READ, ("new", "two words", "中文"), "first line\nsecond")
        assert marks.set_note("a", "first line\nsecond").count == 0
        marks.undo()
        marks.undo()
        assert marks.mark("a") == Mark(NO_FLAGS, ("new", "two words", "中文"), "")


def test_thousands_of_papers_in_one_action(tmp_path: Path) -> None:
    keys = [f"2601.{number:05d}" for number in range(3000)]
    with Marks.open(tmp_path) as marks:
        assert marks.set_flags(keys, Flag.READ, NO_FLAGS, "mark-all", "cs.LG").count == 3000
        assert set(marks.marks(keys).values()) == {Mark(Flag.READ)}
        undone = marks.undo()
        assert undone is not None
        assert (undone.count, undone.keys[:2], undone.label) == (3000, tuple(keys[:2]), "mark-all")
        assert set(marks.marks(keys).values()) == {Mark()}


def test_changes_of_another_process_can_be_followed(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as mine, Marks.open(tmp_path) as other:
        mine.set_flags(["a", "b"], Flag.READ, NO_FLAGS, "read")
        seen = mine.last_seq()
        other.set_flags(["b", "c"], Flag.LATER, NO_FLAGS, "later")
        assert mine.last_seq() > seen
        assert mine.changed_since(seen) == {"b": Mark(Flag.READ | Flag.LATER), "c": Mark(Flag.LATER)}
        other.undo()
        assert mine.changed_since(seen) == {"b": Mark(Flag.READ), "c": Mark()}
        assert mine.changed_since(mine.last_seq()) == {}
        assert set(mine.changed_since(0)) == {"a", "b", "c"}


def test_read_only_works_on_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
    before = (tmp_path / "marks.db").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda path, mode: False)
        with Marks.open(tmp_path) as marks:
            assert marks.read_only
            assert marks.mark("a") == Mark(Flag.READ)
            marks.set_flags(["b"], Flag.LATER, NO_FLAGS, "later")
            assert marks.mark("b") == Mark(Flag.LATER)
            assert marks.undo() is not None
            assert marks.undo() is not None
            assert marks.mark("a") == Mark()
    assert (tmp_path / "marks.db").read_bytes() == before
    with Marks.open(tmp_path) as marks:
        assert marks.mark("a") == Mark(Flag.READ)


def test_nowhere_to_write_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    with Marks.open(tmp_path / "file" / "folder") as marks:
        assert marks.read_only
        assert marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read").count == 1
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with Marks.open(tmp_path) as marks:
        assert marks.read_only
        assert marks.last_seq() == 0


def test_damage_is_not_hidden_by_a_copy(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_text("not a database at all, but long enough to be read as one" * 50)
    with pytest.raises(DamagedStoreError):
        Marks.open(tmp_path)


def test_full_disk_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
        connection = marks._store.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        keys = [f"{number:0100d}" for number in range(1000)]
        with pytest.raises(StoreError, match="disk is full"):
            marks.set_flags(keys, Flag.READ, NO_FLAGS, "mark-all")
        assert marks.last_seq() == 1
        assert set(marks.marks(keys).values()) == {Mark()}
        connection.execute("PRAGMA max_page_count = 100000")
        assert marks.set_flags(keys, Flag.READ, NO_FLAGS, "mark-all").count == 1000


def test_marks_of_many_papers_take_one_statement(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        statements: list[str] = []
        marks._store.connection.set_trace_callback(statements.append)
        marks.marks([str(number) for number in range(300)])
        assert len(statements) == 1
