"""Checks of marks.db: sound as it was written, and every change behind its back is noticed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.marks import Marks
from reader.marks.checks import check_slice, problems
from reader.model import NO_FLAGS, Flag, Mark


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a", "b"], Flag.READ, NO_FLAGS, "read")
        marks.set_tags(["a"], ["x", "y"], [])
        marks.set_note("b", "note")
        marks.undo()
        marks.set_marks({"c": Mark(Flag.LATER, until="2026-07-01")}, "later")
    return tmp_path


def test_what_was_written_is_sound(folder: Path) -> None:
    with Marks.open(folder) as marks:
        assert problems(marks._store) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE entry SET after = 3 WHERE seq = 1", "change 1 of the history is not what was written"),
        ("UPDATE action SET label = 'unread' WHERE id = 1", "change 1 of the history is not what was written"),
        ("DELETE FROM entry WHERE seq = 2", "change 1 of the history is not what was written"),
        ("UPDATE entry SET before = 'a' WHERE seq = 1", "change 1 of the history"),
        ("UPDATE mark SET flags = 2 WHERE paper = 'a'", "the mark of a is not what its history leads to"),
        ("DELETE FROM mark WHERE paper = 'b'", "the mark of b is not what its history leads to"),
        ("INSERT INTO mark(paper, flags, seq) VALUES ('z', 1, 9)", "the mark of z is not what its history leads to"),
    ],
)
def test_a_change_behind_its_back(folder: Path, change: str, said: str) -> None:
    database = sqlite3.connect(folder / "marks.db")
    database.executescript(
        f"DROP TRIGGER entry_stays; DROP TRIGGER entry_kept; DROP TRIGGER action_stays; {change}"
    )  # fmt: skip
    database.close()
    with Marks.open(folder) as marks:
        assert problems(marks._store)[0].startswith(said)


def test_slices_go_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.marks.checks.SLICE", 5)
    with Marks.open(tmp_path) as marks:
        for number in range(8):
            marks.set_flags([str(number)], Flag.READ, NO_FLAGS, "read")
        assert check_slice(marks._store, 0) == ([], 5)
        assert check_slice(marks._store, 5) == ([], 0)
        marks._store.connection.executescript("DROP TRIGGER entry_stays; UPDATE entry SET after = 3 WHERE seq = 7")
        assert check_slice(marks._store, 0)[0] == []
        assert check_slice(marks._store, 5)[0] == ["change 7 of the history is not what was written"]
