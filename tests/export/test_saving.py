"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.export.saving import make_folder, save


def test_a_new_file_and_one_that_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    save(path, ["中\r\n", "b\n"])
    assert path.read_bytes() == "中\r\nb\n".encode()
    path.chmod(0o640)
    save(path, ["c"])
    assert path.read_text() == "c"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["x.ris"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("bug")])
def test_a_failure_leaves_the_old_file(tmp_path: Path, error: BaseException) -> None:
    def failing() -> Iterator[str]:
        yield "half"
        raise error

    path = tmp_path / "x"
    path.write_text("old")
    with pytest.raises((ReaderError, KeyboardInterrupt)):
        save(path, failing())
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def test_nothing_but_a_regular_file_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("/dev/null")
    for name in ("fifo", "folder", "link"):
        with pytest.raises(ReaderError, match="never written to"):
            save(tmp_path / name, ["x"])
    assert (tmp_path / "link").is_symlink()
    with pytest.raises(ReaderError, match="cannot be written"):
        save(tmp_path / "nowhere" / "x", ["x"])
    with pytest.raises(ReaderError, match="not a path"):
        save(tmp_path / "a\0b", ["x"])


def test_folders(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    (tmp_path / "file").touch()
    with pytest.raises(ReaderError, match="cannot be created"):
        make_folder(tmp_path / "file")
