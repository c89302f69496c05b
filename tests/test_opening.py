"""Library and marks together: opened, rebuilt, refused."""

import os
import sqlite3
from pathlib import Path

import pytest

from reader.errors import DamagedStoreError, NewerSchemaError, StoreError
from reader.ingest import index
from reader.model import NO_FLAGS, Counts, Flag, Scope, View
from reader.opening import open_reader, put_aside, throw_away
from reader.paths import Home

from .digest_files import two_days


@pytest.fixture
def filled(home: Home, tmp_path: Path) -> Home:
    """A home with two days imported and a paper read."""
    two_days(tmp_path / "digests")
    with open_reader(home) as opened:
        opened.ingest([tmp_path / "digests"])
        opened.marks.set_flags(["2606.00001"], Flag.READ, NO_FLAGS, "read")
        opened.mirror()
    return home


def unread(home: Home) -> int:
    with open_reader(home) as opened:
        return opened.library.counts(View(Scope.ALL)).unread


def test_a_new_home_is_made_without_a_word(home: Home) -> None:
    with open_reader(home) as opened:
        assert opened.library.newest_day() is None
        assert (opened.notices, opened.read_only) == ([], False)
    assert {path.name for path in home.data.iterdir()} == {"library.db", "marks.db"}


def test_marks_of_another_process_are_mirrored(filled: Home) -> None:
    with open_reader(filled) as opened:
        opened.marks.set_flags(["2606.00002"], Flag.READ, NO_FLAGS, "read")
        assert opened.library.counts(View(Scope.ALL)).unread == 2
    assert unread(filled) == 1


def test_marks_that_were_replaced_by_an_older_copy_are_mirrored_anew(filled: Home) -> None:
    older = (filled.data / "marks.db").read_bytes()
    with open_reader(filled) as opened:
        opened.marks.set_flags(["2606.00002", "2606.00003"], Flag.READ, NO_FLAGS, "read")
        opened.marks.set_tags(["2606.00002"], ["rl"], [])
        opened.mirror()
        assert len(opened.library.ids(View(Scope.ALL, query="tag:rl"))) == 1
    (filled.data / "marks.db").write_bytes(older)
    with open_reader(filled) as opened:
        assert opened.library.counts(View(Scope.ALL)) == Counts(3, 2)
        assert opened.library.tags() == []


@pytest.mark.parametrize("damage", [b"no database at all " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_library_is_kept_aside_and_built_again(filled: Home, damage: bytes) -> None:
    library = filled.data / "library.db"
    library.write_bytes(damage)
    marks = (filled.data / "marks.db").read_bytes()
    with open_reader(filled) as opened:
        (notice,) = opened.notices
        assert "was damaged and is kept as library.damaged-1.db; built again from 2 digests" in notice
        assert opened.library.counts(View(Scope.ALL)) == Counts(3, 2)
        assert opened.marks.mark("2606.00001").flags == Flag.READ
    assert (filled.data / "library.damaged-1.db").read_bytes() == damage
    assert (filled.data / "marks.db").read_bytes() == marks
    with open_reader(filled) as opened:
        assert opened.notices == []


def test_a_library_that_is_gone_is_built_again(filled: Home) -> None:
    (filled.data / "library.db").unlink()
    with open_reader(filled) as opened:
        assert opened.notices == [f"{filled.data / 'library.db'} was gone; built again from 2 digests"]
    assert unread(filled) == 2


def test_digests_that_are_gone_are_counted(filled: Home, tmp_path: Path) -> None:
    (filled.data / "library.db").write_bytes(b"x" * 2000)
    (tmp_path / "digests").rename(tmp_path / "elsewhere")
    with open_reader(filled) as opened:
        assert "built again from 0 digests, 1 could not be read again" in opened.notices[0]
        assert opened.library.newest_day() is None


@pytest.mark.parametrize("damage", [b"no database at all " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_damaged_marks_are_never_touched(filled: Home, damage: bytes) -> None:
    (filled.data / "marks.db").write_bytes(damage)
    before = sorted(path.name for path in filled.data.iterdir())
    with pytest.raises(DamagedStoreError, match=r"marks\.db: .*restore a copy"):
        open_reader(filled)
    assert (filled.data / "marks.db").read_bytes() == damage
    assert sorted(path.name for path in filled.data.iterdir()) == before


@pytest.mark.parametrize("name", ["library.db", "marks.db"])
def test_newer_schemas_are_refused(filled: Home, name: str) -> None:
    database = sqlite3.connect(filled.data / name)
    database.execute("PRAGMA user_version = 9999")
    database.close()
    with pytest.raises(NewerSchemaError, match=name):
        open_reader(filled)
    assert not list(filled.data.glob("*damaged*"))


def test_damage_found_while_working(filled: Home) -> None:
    line = put_aside(filled, DamagedStoreError(f"{filled.data / 'library.db'}: malformed"))
    assert "kept as library.damaged-1.db; marks are safe" in line
    assert unread(filled) == 2
    assert put_aside(filled, DamagedStoreError("marks.db: malformed")) == "marks.db: malformed"
    assert (filled.data / "library.db").exists()


def test_read_only(filled: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with open_reader(filled) as opened:
        assert opened.read_only
        assert opened.library.counts(View(Scope.ALL)).unread == 2
        opened.marks.set_flags(["2606.00002"], Flag.READ, NO_FLAGS, "read")
        opened.mirror()
        assert opened.library.counts(View(Scope.ALL)).unread == 1
    assert unread(filled) == 2


def test_nowhere_to_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be created"):
        open_reader(Home.under(tmp_path / "file"))


def test_paths_that_gave_nothing_are_not_remembered(home: Home, tmp_path: Path) -> None:
    with open_reader(home) as opened:
        opened.ingest([tmp_path / "nowhere"])
        assert not (home.data / "imported.txt").exists()
        two_days(tmp_path / "digests")
        opened.ingest([tmp_path / "nowhere", tmp_path / "digests"])
    assert (home.data / "imported.txt").read_text(encoding="utf-8") == f"{tmp_path / 'digests'}\n"


def test_throw_away() -> None:
    with throw_away() as home:
        with open_reader(home) as opened:
            assert len(opened.library.days()) == 3
        assert home.data.is_dir()
    assert not home.data.parent.exists()


def test_no_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    with pytest.raises(StoreError, match="TMPDIR"), throw_away():
        pass


def test_the_rules_are_followed_and_a_broken_file_is_said(filled: Home) -> None:
    with open_reader(filled) as opened:
        index(opened.library)
    filled.config.mkdir(parents=True, exist_ok=True)
    filled.rules_file.write_text("[[mute]]\nquery = 'id:2606.00002'\n", encoding="utf-8")
    assert unread(filled) == 1
    filled.rules_file.write_text("[[mute]]\nword = ", encoding="utf-8")
    with open_reader(filled) as opened:
        assert opened.notices == [f"{filled.rules_file}:2: not valid TOML: Invalid value; mend this line"]
        assert opened.library.counts(View(Scope.ALL)).unread == 1
    filled.rules_file.unlink()
    assert unread(filled) == 2
