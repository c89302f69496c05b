from pathlib import Path

import pytest

from reader.errors import DamagedStoreError, StoreError
from reader.library import Library
from reader.library.imported import forget, imported, rebuild, remember
from tests.library.made_up import digest


def test_paths_are_remembered_once_and_in_order(tmp_path: Path) -> None:
    assert imported(tmp_path) == []
    remember(tmp_path, [Path("/b"), Path("/a b"), Path("/b")])
    remember(tmp_path, [Path("/a b"), Path("/中文"), Path("/two\nlines"), Path("/\udcff")])
    assert imported(tmp_path) == [Path("/b"), Path("/a b"), Path("/中文"), Path("/\udcff")]


def test_paths_are_forgotten(tmp_path: Path) -> None:
    remember(tmp_path, [Path("/b"), Path("/a b"), Path("/中文"), Path("/\udcff")])
    forget(tmp_path, [Path("/a b"), Path("/never")])
    assert imported(tmp_path) == [Path("/b"), Path("/中文"), Path("/\udcff")]
    forget(tmp_path, imported(tmp_path))
    assert imported(tmp_path) == []
    assert [path.name for path in tmp_path.iterdir()] == ["imported.txt"]
    with pytest.raises(StoreError, match="cannot be written"):
        forget(tmp_path / "no folder", [])


def test_a_list_that_cannot_be_used_is_explained(tmp_path: Path) -> None:
    (tmp_path / "imported.txt").mkdir()
    with pytest.raises(StoreError, match=r"imported\.txt: cannot be read"):
        remember(tmp_path, [Path("/a")])
    with pytest.raises(StoreError, match="cannot be written"):
        remember(tmp_path / "no folder", [Path("/a")])


def test_a_damaged_library_is_moved_aside(tmp_path: Path) -> None:
    (tmp_path / "library.damaged-1.db").touch()
    damaged = tmp_path / "library.db"
    damaged.write_bytes(b"broken" * 100)
    with pytest.raises(DamagedStoreError):
        Library.open(tmp_path)
    assert damaged.read_bytes() == b"broken" * 100
    (tmp_path / "library.db-wal").write_bytes(b"log")
    aside = rebuild(tmp_path)
    assert aside == tmp_path / "library.damaged-2.db"
    assert aside.read_bytes() == b"broken" * 100
    assert (tmp_path / "library.damaged-2.db-wal").exists()
    with Library.open(tmp_path) as library:
        assert library.add(digest("2026-06-11", ["a"])).new == 1


def test_nothing_to_move_is_explained(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be moved aside"):
        rebuild(tmp_path)
