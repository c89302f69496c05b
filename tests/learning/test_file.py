from __future__ import annotations

from pathlib import Path

import pytest

from reader.learning.file import load_taste, save_taste
from reader.learning.taste import NotEnough, Taste


@pytest.mark.parametrize("taste", [Taste({"扩散": 1.5, "@kaiming he": -2.0}, 31, 99), NotEnough(4, seq=12)])
def test_what_is_saved_is_loaded(tmp_path: Path, taste: Taste | NotEnough) -> None:
    path = tmp_path / "state" / "taste.json"
    assert save_taste(path, taste)
    assert load_taste(path) == taste
    assert [each.name for each in path.parent.iterdir()] == ["taste.json"]


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"form": 1, "weights": {"a": 1.0}, "bookmarks": 20',
        b'{"form": 0, "weights": {"a": 1.0}, "bookmarks": 20, "seq": 1}',
        b'{"form": 1, "weights": {"a": "1"}, "bookmarks": 20, "seq": 1}',
        b'{"form": 1, "weights": {"a": NaN}, "bookmarks": 20, "seq": 1}',
        b'{"form": 1, "weights": {"a": 1e999}, "bookmarks": 20, "seq": 1}',
        b'{"form": 1, "weights": [], "bookmarks": 20, "seq": 1}',
        b'{"form": 1, "weights": {}, "bookmarks": "20", "seq": 1}',
        b'{"form": 1, "bookmarks": 20, "seq": 1}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_no_taste(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "taste.json"
    path.write_bytes(damaged)
    assert load_taste(path) is None


def test_no_file_is_no_taste_and_no_folder_is_no_crash(tmp_path: Path) -> None:
    assert load_taste(tmp_path / "taste.json") is None
    (tmp_path / "file").write_text("")
    assert not save_taste(tmp_path / "file" / "taste.json", NotEnough(1))
