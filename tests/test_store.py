"""Opening databases with care: ours and others', whole and damaged, writable or not."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader import store
from reader.errors import DamagedStoreError, NewerSchemaError, StoreError

OURS = 0x1234
FIRST = "CREATE TABLE thing(name TEXT);\nCREATE TRIGGER t AFTER INSERT ON thing BEGIN\n SELECT 1;\n SELECT 2;\nEND;\n"
SECOND = "ALTER TABLE thing ADD COLUMN size INTEGER;\nINSERT INTO thing VALUES ('a', 1);\n"


def open_it(path: Path, *migrations: str, read_only: bool = False) -> store.Store:
    return store.connect(path, OURS, migrations or (FIRST,), page_size=8192, read_only=read_only)


def made(path: Path) -> Path:
    opened = open_it(path)
    opened.connection.execute("INSERT INTO thing VALUES ('x')")
    opened.close()
    return path


def test_creates_with_header_and_settings(tmp_path: Path) -> None:
    opened = open_it(tmp_path / "new.db")
    pragmas = {
        name: opened.one(f"PRAGMA {name}")[0]
        for name in ("application_id", "user_version", "page_size", "journal_mode", "busy_timeout", "synchronous")
    }
    opened.close()
    assert pragmas == {
        "application_id": OURS,
        "user_version": 1,
        "page_size": 8192,
        "journal_mode": "wal",
        "busy_timeout": 5000,
        "synchronous": 1,
    }


def test_synchronous_full(tmp_path: Path) -> None:
    opened = store.connect(tmp_path / "new.db", OURS, (FIRST,), synchronous="FULL")
    assert opened.one("PRAGMA synchronous") == (2,)
    opened.close()


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    opened = open_it(path)
    assert opened.all("SELECT * FROM thing") == []
    opened.close()


def test_migrates_in_order_and_keeps_data(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    opened = open_it(path, FIRST, SECOND)
    assert opened.all("SELECT name, size FROM thing ORDER BY name") == [("a", 1), ("x", None)]
    assert opened.one("PRAGMA user_version") == (2,)
    opened.close()


def test_a_failed_migration_changes_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    with pytest.raises(StoreError, match=r"a\.db: near"):
        open_it(path, FIRST, SECOND, "CREATE NONSENSE;\n")
    opened = open_it(path)
    assert opened.all("SELECT * FROM thing") == [("x",)]
    opened.close()


def test_newer_schema_is_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerSchemaError, match="9999"):
        open_it(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs(x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DamagedStoreError, match="another program"):
        open_it(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"hello", b"hello" * 4000, b"SQLite format 3\0", b"\0" * 5000], ids=["short", "long", "cut", "zeros"]
)
def test_not_a_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(DamagedStoreError, match=r"a\.db: .*restore a copy"):
        open_it(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("size", [50, 100, 4096, 8192])
def test_truncated(tmp_path: Path, size: int) -> None:
    path = made(tmp_path / "a.db")
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(DamagedStoreError):
        open_it(path).all("SELECT * FROM thing")


def test_damaged_page_is_reported_on_reading(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * len(content[8192:])
    path.write_bytes(content)
    opened = open_it(path)
    with pytest.raises(DamagedStoreError):
        opened.all("SELECT * FROM thing")
    opened.close()


def test_text_that_is_not_utf8_is_damage(tmp_path: Path) -> None:
    opened = open_it(tmp_path / "a.db")
    opened.connection.execute("INSERT INTO thing VALUES (CAST(x'ff41' AS TEXT))")
    with pytest.raises(DamagedStoreError):
        opened.all("SELECT name FROM thing")
    opened.close()


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()
    with pytest.raises(StoreError, match="check the permissions"):
        open_it(tmp_path / "a.db")


def test_read_only_reads_and_refuses_to_write(tmp_path: Path) -> None:
    opened = open_it(made(tmp_path / "odd # name?.db"), read_only=True)
    assert opened.read_only
    assert opened.all("SELECT * FROM thing") == [("x",)]
    with pytest.raises(StoreError, match="cannot be written"), opened.transaction() as db:
        db.execute("INSERT INTO thing VALUES ('y')")
    opened.close()


def test_unwritable_place_falls_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.db")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    opened = open_it(path)
    assert opened.read_only
    opened.close()
    with pytest.raises(StoreError, match="cannot be created"):
        open_it(tmp_path / "none.db")


def test_a_log_that_cannot_be_made_falls_back_to_immutable(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    (tmp_path / "a.db-wal").mkdir()
    opened = open_it(path)
    assert opened.read_only
    assert opened.all("SELECT * FROM thing") == [("x",)]
    opened.close()


def test_read_only_cannot_migrate(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    with pytest.raises(StoreError, match="writable once"):
        open_it(path, FIRST, SECOND, read_only=True)


def test_full_disk_is_explained_and_rolls_back(tmp_path: Path) -> None:
    opened = open_it(tmp_path / "a.db")
    opened.connection.execute("PRAGMA max_page_count = 3")
    with pytest.raises(StoreError, match="disk is full"), opened.transaction() as db:
        db.execute("INSERT INTO thing VALUES ('kept?')")
        db.execute("INSERT INTO thing VALUES (?)", ("x" * 100_000,))
    assert opened.all("SELECT * FROM thing") == []
    with opened.transaction() as db:
        db.execute("INSERT INTO thing VALUES ('works again')")
    assert opened.all("SELECT * FROM thing") == [("works again",)]
    opened.close()


def test_a_lock_held_too_long_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = open_it(tmp_path / "a.db"), open_it(tmp_path / "a.db")
    monkeypatch.setattr("reader.store.BUSY_MILLISECONDS", 1)
    with first.transaction(), pytest.raises(StoreError, match="locked"), second.transaction():
        pass
    first.close()
    second.close()


CREATOR = """
import sys
from pathlib import Path
from reader.store import connect
sys.stdin.readline()
connect(Path(sys.argv[1]), 7, ("CREATE TABLE thing(name TEXT);",)).close()
"""


def test_many_processes_create_at_once(tmp_path: Path) -> None:
    for number in range(3):
        command = [sys.executable, "-c", CREATOR, str(tmp_path / f"{number}.db")]
        started = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(5)
        ]
        assert [process.communicate("\n")[1] for process in started] == [""] * 5


def test_any_exception_rolls_back(tmp_path: Path) -> None:
    opened = open_it(tmp_path / "a.db")
    with pytest.raises(KeyboardInterrupt), opened.transaction() as db:
        db.execute("INSERT INTO thing VALUES ('y')")
        raise KeyboardInterrupt
    assert opened.all("SELECT * FROM thing") == []
    opened.close()


@pytest.mark.parametrize("value", ["\ud800", 2**70])
def test_values_that_sqlite_cannot_hold(tmp_path: Path, value: object) -> None:
    opened = open_it(tmp_path / "a.db")
    with pytest.raises(StoreError, match="cannot store"):
        opened.all("SELECT ?", (value,))
    opened.close()
