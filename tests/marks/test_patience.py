"""Marks on a disk that takes nothing for a while, and what is rescued at the end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.errors import DiskError, StoreError
from reader.marks import Marks
from reader.marks.checks import problems
from reader.marks.rescue import take_rescued
from reader.model import NO_FLAGS, Flag, Mark


def full(marks: Marks) -> None:
    """From now on the file can get no larger."""
    (pages,) = marks._store.one("PRAGMA page_count")
    marks._store.connection.execute(f"PRAGMA max_page_count = {pages}")


def room(marks: Marks) -> None:
    file = marks._file or marks._store
    file.connection.execute("PRAGMA max_page_count = 100000")


KEYS = [f"{number:0200}" for number in range(400)]
"""Too many for the pages that a new file has."""


def test_a_full_disk_is_waited_for(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks, Marks.open(tmp_path) as other:
        marks.keep_unwritten(tmp_path / "rescue")
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
        full(marks)
        assert marks.set_flags(KEYS, Flag.LATER, NO_FLAGS, "later").count == 400
        marks.set_tags(["a"], iter(["x"]), ())
        marks.undo()
        assert marks.redo() is not None
        assert marks.in_memory
        assert [method for method, _, _ in marks.calls] == ["set_flags", "set_tags", "undo", "redo"]
        assert marks.mark("a") == Mark(Flag.READ, ("x",))
        assert other.mark(KEYS[0]) == other.mark("b") == Mark()
        assert not marks.write_unwritten()
        room(marks)
        assert marks.write_unwritten()
        assert (marks.in_memory, marks.calls) == (False, [])
        assert set(other.marks(KEYS).values()) == {Mark(Flag.LATER)}
        assert other.mark("a") == Mark(Flag.READ, ("x",))
        assert [action.label for action in other.history()] == ["tag", "tag", "tag", "later", "read"]
        assert problems(other._store) == []


def test_the_next_mark_tries_again(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.keep_unwritten(tmp_path / "rescue")
        full(marks)
        marks.set_flags(KEYS, Flag.READ, NO_FLAGS, "read")
        room(marks)
        marks.set_note("a", "note")
        assert not marks.in_memory
    with Marks.open(tmp_path) as marks:
        assert marks.mark("a").note == "note"
        assert marks.mark(KEYS[9]) == Mark(Flag.READ)
    assert not (tmp_path / "rescue").exists()


def test_without_patience_the_error_is_told(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        full(marks)
        with pytest.raises(DiskError, match="disk is full"):
            marks.set_flags(KEYS, Flag.READ, NO_FLAGS, "read")
        assert not marks.in_memory


def test_what_is_left_is_rescued_and_written_later(tmp_path: Path) -> None:
    rescue = tmp_path / "state" / "rescue"
    for note in ("one", "two"):
        marks = Marks.open(tmp_path)
        marks.keep_unwritten(rescue)
        full(marks)
        marks.set_flags(KEYS, Flag.READ, NO_FLAGS, "read")
        marks.set_note("a", f"{note} 思路", label="note")
        with pytest.raises(DiskError, match=r"the last 2 changes are kept in .*rescue"):
            marks.close()
    assert len(rescue.read_text(encoding="utf-8").splitlines()) == 4
    with Marks.open(tmp_path) as marks:
        assert take_rescued(marks, rescue) == 4
        assert marks.mark("a").note == "two 思路"
        assert marks.mark(KEYS[0]) == Mark(Flag.READ)
    assert not rescue.exists()


def test_no_place_to_rescue_to(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    marks = Marks.open(tmp_path)
    marks.keep_unwritten(tmp_path / "file" / "rescue")
    full(marks)
    marks.set_flags(KEYS, Flag.READ, NO_FLAGS, "read")
    with pytest.raises(DiskError, match="the last 1 change are lost"):
        marks.close()


@pytest.mark.parametrize("line", ["no JSON", "[]", json.dumps(["close", [], {}]), json.dumps(["undo", [1, 2], {}]),
                                  json.dumps(["_set", [], {}])])  # fmt: skip
def test_a_rescue_file_that_makes_no_sense_is_kept(tmp_path: Path, line: str) -> None:
    rescue = tmp_path / "rescue"
    rescue.write_text(line + "\n", encoding="utf-8")
    with Marks.open(tmp_path) as marks:
        with pytest.raises(StoreError, match="cannot be read"):
            take_rescued(marks, rescue)
        assert marks.last_seq() == 0
    assert rescue.exists()
