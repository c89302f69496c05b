"""Files of the person are written whole or not at all."""

from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.rules.writing import write_text


def test_text_is_written_as_it_is_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "config" / "rules.toml"
    write_text(path, "中\r\n")
    assert path.read_bytes() == "中\r\n".encode()
    assert list(path.parent.iterdir()) == [path]
    write_text(path, "")
    assert list(path.parent.iterdir()) == []


def test_a_link_stays_one_and_permissions_stay(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles.toml"
    target.write_text("old")
    target.chmod(0o600)
    (tmp_path / "rules.toml").symlink_to(target)
    write_text(tmp_path / "rules.toml", "new")
    assert (tmp_path / "rules.toml").is_symlink()
    assert (target.read_text(), target.stat().st_mode & 0o777) == ("new", 0o600)


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        write_text(tmp_path / "file" / "rules.toml", "x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        write_text(tmp_path / "folder", "x")
    assert {path.name for path in tmp_path.iterdir()} == {"file", "folder"}
