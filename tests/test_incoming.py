"""What is imported before anything is shown, and what is left for later."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.incoming import FEW_BYTES, FEW_FILES, absolute, takes_a_while

from .digest_files import write


def test_few_small_files_are_quick(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"2026-06-{day + 1:02}", ("2606.00001", "Alpha")) for day in range(FEW_FILES)]
    assert not takes_a_while([str(path) for path in paths])
    assert not takes_a_while([str(tmp_path)])
    write(tmp_path / "deeper", "2026-07-01", ("2607.00001", "Alpha"))
    assert takes_a_while([str(tmp_path)])
    assert takes_a_while([*map(str, paths), str(tmp_path / "deeper")])


def test_a_large_file_is_not(tmp_path: Path) -> None:
    path = tmp_path / "2026-06-12.md"
    path.touch()
    os.truncate(path, FEW_BYTES + 1)
    assert takes_a_while([str(path)])


@pytest.mark.parametrize("word", ["-", "/no/where", "a\0b"])
def test_what_is_no_file_is_quickly_refused(word: str) -> None:
    assert not takes_a_while([word])


def test_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute(["a/../b", "-", "/c"]) == [tmp_path / "b", Path("/c")]
