"""What came from each imported path."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from reader.errors import StoreError
from reader.ingest import ingest
from reader.library import Library
from reader.library.imported import remember
from reader.library.origins import Source, sources
from reader.marks import Marks
from tests.digest_files import two_days, write


def test_folders_files_and_what_is_gone(tmp_path: Path) -> None:
    data, folder, other = tmp_path / "data", tmp_path / "digests", tmp_path / "digests too"
    first, second = two_days(folder)
    third = write(other, "2026-06-09", ("2606.00009", "Delta"))
    for path, second_of_june in ((first, 1), (second, 3), (third, 2)):
        os.utime(path, (1780300000 + second_of_june, 1780300000 + second_of_june))
    with Library.open(data) as library, Marks.open(data) as marks:
        ingest(library, marks, [folder, other])
    remember(data, [folder, first, other, tmp_path / "never"])
    shutil.rmtree(other)
    changed = [datetime.fromtimestamp(1780300000 + number).astimezone().isoformat() for number in range(4)]
    assert sources(data) == [
        Source(str(folder), 2, 4, "2026-06-12", changed[3], False),
        Source(str(first), 1, 2, "2026-06-11", changed[1], False),
        Source(str(other), 1, 1, "2026-06-09", changed[2], True),
        Source(str(tmp_path / "never"), 0, 0, "", "", True),
    ]


def test_no_library(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        sources(tmp_path)
