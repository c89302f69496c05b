"""What the child process does for the marks."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.marks import Marks
from reader.marks.backups import backups
from reader.marks.recovery import SUSPECT
from reader.model import NO_FLAGS, Flag
from reader.sources.upkeep import Upkeep

SLICE = 5


def test_backs_up_and_checks_a_slice_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.marks.checks.SLICE", SLICE)
    assert Upkeep(tmp_path).look("2026-06-12") == ""
    with Marks.open(tmp_path) as marks:
        for number in range(SLICE + 1):
            marks.set_flags([str(number)], Flag.READ, NO_FLAGS, "read")
        upkeep = Upkeep(tmp_path)
        assert [upkeep.look("2026-06-12") for _ in range(3)] == ["", "", ""]
    assert [path.name for path in backups(tmp_path)] == ["marks-2026-06-12.db"]
    database = sqlite3.connect(tmp_path / "marks.db")
    database.executescript(f"DROP TRIGGER entry_stays; UPDATE entry SET after = 3 WHERE seq = {SLICE + 1}")
    database.close()
    upkeep = Upkeep(tmp_path)
    assert upkeep.look("2026-06-13") == ""
    line = upkeep.look("2026-06-13")
    assert f"marks.db is damaged (change {SLICE + 1} of the history is not what was written)" in line
    assert upkeep.look("2026-06-13") == ""
    assert (tmp_path / SUSPECT).exists()
    assert [path.name for path in backups(tmp_path)] == ["marks-2026-06-12.db"]


def test_what_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_bytes(b"no database" * 500)
    assert "is damaged" in Upkeep(tmp_path).look("2026-06-12")
