"""Backups of the marks: one a day, seven kept, verified; and putting one back."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.marks import Marks
from reader.marks.backups import KEPT, backup_if_due, backups, problems_of, restore
from reader.model import NO_FLAGS, Flag, Mark

FIRST_SCHEMA = """
PRAGMA application_id = 0x41784D6B;
PRAGMA user_version = 1;
CREATE TABLE mark(
    paper TEXT PRIMARY KEY, flags INTEGER NOT NULL DEFAULT 0, tags TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX mark_by_seq ON mark(seq);
CREATE TABLE action(
    id INTEGER PRIMARY KEY, at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), label TEXT NOT NULL,
    detail TEXT NOT NULL, count INTEGER NOT NULL, undoes INTEGER, redoes INTEGER
);
CREATE TABLE entry(
    seq INTEGER PRIMARY KEY, action INTEGER NOT NULL, paper TEXT NOT NULL, field TEXT NOT NULL,
    before NOT NULL, after NOT NULL
);
INSERT INTO action(label, detail, count) VALUES ('read', '', 1);
INSERT INTO entry VALUES (1, 1, 'old', 'flags', 0, 1);
INSERT INTO mark(paper, flags, seq) VALUES ('old', 1, 1);
"""


def mark(folder: Path, *keys: str) -> None:
    with Marks.open(folder) as marks:
        for key in keys:
            marks.set_flags([key], Flag.READ, NO_FLAGS, "read")


def read_of(folder: Path, *keys: str) -> list[str]:
    with Marks.open(folder) as marks:
        return [key for key, mark in marks.marks(keys).items() if mark == Mark(Flag.READ)]


def test_once_a_day_and_seven_kept(tmp_path: Path) -> None:
    assert backup_if_due(tmp_path, "2026-06-01") is None
    with Marks.open(tmp_path) as marks:
        assert backup_if_due(tmp_path, "2026-06-01") is None
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
        for day in range(1, 10):
            assert backup_if_due(tmp_path, f"2026-06-{day:02}") == backups(tmp_path)[0]
            assert backup_if_due(tmp_path, f"2026-06-{day:02}") is None
    names = [path.name for path in backups(tmp_path)]
    assert names == [f"marks-2026-06-{day:02}.db" for day in range(9, 9 - KEPT, -1)]
    assert [path.name for path in (tmp_path / "backups").iterdir() if path.name.startswith(".")] == []
    assert {tuple(problems_of(path)) for path in backups(tmp_path)} == {()}


def test_damage_is_not_backed_up_and_the_older_stay(tmp_path: Path) -> None:
    mark(tmp_path, *map(str, range(200)))
    for day in range(1, 8):
        backup_if_due(tmp_path, f"2026-06-{day:02}")
    database = sqlite3.connect(tmp_path / "marks.db")
    database.executescript("DROP TRIGGER entry_stays; UPDATE entry SET paper = 'x' WHERE seq = 77")
    database.close()
    with pytest.raises(StoreError, match="not backed up, it is damaged"):
        backup_if_due(tmp_path, "2026-06-08")
    assert len(backups(tmp_path)) == 7
    assert len(list((tmp_path / "backups").iterdir())) == 7


def test_the_newest_sound_backup_comes_back_with_what_is_newer(tmp_path: Path) -> None:
    mark(tmp_path, "a")
    backup_if_due(tmp_path, "2026-06-01")
    mark(tmp_path, "b")
    newest = backup_if_due(tmp_path, "2026-06-02")
    assert newest is not None
    newest.write_bytes(b"damaged too" * 500)
    mark(tmp_path, "c")
    database = sqlite3.connect(tmp_path / "marks.db")
    database.executescript("DROP TRIGGER entry_stays; UPDATE entry SET paper = 'x' WHERE paper = 'a'")
    database.close()
    damaged = (tmp_path / "marks.db").read_bytes()
    done = restore(tmp_path)
    assert done is not None
    assert (done.backup.name, done.kept.name, done.taken) == ("marks-2026-06-01.db", "marks.damaged-1.db", 2)
    assert done.kept.read_bytes() == damaged
    assert read_of(tmp_path, "a", "b", "c", "x") == ["a", "b", "c"]
    assert problems_of(tmp_path / "marks.db") == []
    # What only reads may leave an empty log behind.
    names = {path.name.removesuffix("-wal").removesuffix("-shm") for path in tmp_path.iterdir()}
    assert names == {"backups", "marks.damaged-1.db", "marks.db"}


def test_without_a_sound_backup_nothing_is_touched(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_bytes(b"no database" * 500)
    assert restore(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["marks.db"]
    assert (tmp_path / "marks.db").read_bytes() == b"no database" * 500


def test_a_backup_of_an_older_schema_is_good_too(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    database = sqlite3.connect(tmp_path / "backups" / "marks-2026-06-01.db")
    database.executescript(FIRST_SCHEMA)
    database.close()
    (tmp_path / "marks.db").write_bytes(b"no database" * 500)
    assert restore(tmp_path) is not None
    assert read_of(tmp_path, "old") == ["old"]


def test_marks_that_another_process_has_open_are_not_replaced(tmp_path: Path) -> None:
    mark(tmp_path, "a")
    backup_if_due(tmp_path, "2026-06-01")
    script = "import sys; from pathlib import Path; from reader.marks import Marks\n" \
        "marks = Marks.open(Path(sys.argv[1])); print(marks.last_seq(), flush=True); input()"  # fmt: skip
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"1\n"
    with pytest.raises(StoreError, match="open in another reader"):
        restore(tmp_path)
    other.communicate(b"\n")
    assert restore(tmp_path) is not None
