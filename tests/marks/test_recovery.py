"""Opening marks that are damaged, suspect, or left over from a full disk."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import DamagedStoreError, NewerSchemaError
from reader.marks import Marks, checks
from reader.marks.backups import backup_if_due
from reader.marks.recovery import SUSPECT, open_marks
from reader.model import NO_FLAGS, Flag, Mark
from reader.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
    backup_if_due(tmp_path, "2026-06-12")
    return tmp_path


def opened(folder: Path) -> tuple[Mark, list[str]]:
    marks, notices = open_marks(folder, folder / "rescue")
    with marks:
        return marks.mark("a"), notices


def test_sound_marks_are_opened_without_a_word(folder: Path) -> None:
    assert opened(folder) == (Mark(Flag.READ), [])


def test_damaged_marks_are_restored_with_a_line(folder: Path) -> None:
    (folder / "marks.db").write_bytes(b"no database" * 500)
    mark, (notice,) = opened(folder)
    assert mark == Mark(Flag.READ)
    assert "marks.db was damaged and is kept as marks.damaged-1.db; restored from the backup of 2026-06-12" in notice
    assert opened(folder)[1] == []


def test_marks_that_are_gone_come_back_from_the_backup_with_a_line(folder: Path) -> None:
    (folder / "marks.db").unlink()
    (folder / "marks.db-wal").write_bytes(b"of another database" * 500)
    mark, (notice,) = opened(folder)
    assert mark == Mark(Flag.READ)
    assert notice == f"{folder / 'marks.db'} was gone; restored from the backup of 2026-06-12"
    assert opened(folder) == (Mark(Flag.READ), [])
    assert [path.name for path in folder.glob("*.db*")] == ["marks.db"]


def test_marks_that_are_gone_begin_anew_where_no_backup_is_sound(folder: Path) -> None:
    (folder / "marks.db").unlink()
    (folder / "backups" / "marks-2026-06-12.db").write_bytes(b"no database" * 500)
    mark, (notice,) = opened(folder)
    assert mark == Mark()
    assert "marks.db was gone and no backup is sound" in notice


def test_another_reader_may_put_the_marks_back_at_the_same_moment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks, elsewhere = folder / "marks.db", folder / "elsewhere.db"
    marks.rename(elsewhere)
    with closing(sqlite3.connect(elsewhere)) as database:
        database.execute("PRAGMA user_version = 9999")

    def meanwhile(store: Store) -> list[str]:
        elsewhere.rename(marks)
        return []

    monkeypatch.setattr(checks, "problems", meanwhile)
    with pytest.raises(NewerSchemaError):
        opened(folder)
    assert not list(folder.glob(".marks.db*"))


def test_without_a_backup_the_error_is_told(folder: Path) -> None:
    (folder / "backups" / "marks-2026-06-12.db").unlink()
    (folder / "marks.db").write_bytes(b"no database" * 500)
    with pytest.raises(DamagedStoreError):
        opened(folder)


def test_a_newer_schema_is_never_replaced(folder: Path) -> None:
    database = sqlite3.connect(folder / "marks.db")
    database.execute("PRAGMA user_version = 9999")
    database.close()
    before = (folder / "marks.db").read_bytes()
    with pytest.raises(NewerSchemaError):
        opened(folder)
    assert (folder / "marks.db").read_bytes() == before


def test_suspect_marks_are_looked_at(folder: Path) -> None:
    (folder / SUSPECT).touch()
    assert opened(folder) == (Mark(Flag.READ), [])
    assert not (folder / SUSPECT).exists()
    database = sqlite3.connect(folder / "marks.db")
    database.executescript("DROP TRIGGER entry_stays; UPDATE entry SET after = 2; UPDATE mark SET flags = 2")
    database.close()
    assert opened(folder) == (Mark(Flag.BOOKMARKED), [])
    (folder / SUSPECT).touch()
    mark, notices = opened(folder)
    assert (mark, len(notices)) == (Mark(Flag.READ), 1)
    assert not (folder / SUSPECT).exists()


def test_suspect_marks_without_a_backup_are_left_and_said(folder: Path) -> None:
    (folder / "backups" / "marks-2026-06-12.db").unlink()
    (folder / SUSPECT).touch()
    database = sqlite3.connect(folder / "marks.db")
    database.execute("UPDATE mark SET flags = 2")
    database.commit()
    database.close()
    mark, (notice,) = opened(folder)
    assert mark == Mark(Flag.BOOKMARKED)
    assert "there is no backup" in notice
    assert (folder / SUSPECT).exists()


def test_rescued_marks_are_written(folder: Path) -> None:
    call = ["set_flags", [["a"], int(Flag.LATER), 0, "later"], {}]
    (folder / "rescue").write_text(json.dumps(call) + "\n", encoding="utf-8")
    mark, notices = opened(folder)
    assert (mark, notices) == (Mark(Flag.READ | Flag.LATER), ["1 change is written now that the disk had not taken"])
    assert opened(folder)[1] == []
    (folder / "rescue").write_text("?", encoding="utf-8")
    assert "cannot be read" in opened(folder)[1][0]
