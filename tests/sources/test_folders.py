"""What changed in folders since the last look."""

from __future__ import annotations

import os
from pathlib import Path

from reader.digest.find import Found
from reader.sources.folders import Folders

from ..digest_files import two_days, write


def names(groups: list[tuple[Found, ...]]) -> list[str]:
    return [file.path.name for files in groups for file in files]


def test_only_what_is_new_or_has_another_stat(tmp_path: Path) -> None:
    first, _ = two_days(tmp_path)
    folders = Folders()
    assert names(folders.changed([tmp_path])) == ["2026-06-11.md", "2026-06-12.md"]
    assert folders.changed([tmp_path]) == []
    write(tmp_path / "deep" / "er", "2026-06-13", ("2606.00009", "Delta"))
    os.utime(first, ns=(1, 1))
    assert sorted(names(folders.changed([tmp_path]))) == ["2026-06-11.md", "2026-06-13.md"]


def test_all_files_of_a_day_come_together(tmp_path: Path) -> None:
    write(tmp_path, "2026-06-12", ("2606.00001", "Alpha"))
    folders = Folders()
    folders.changed([tmp_path])
    (tmp_path / "2026-06-12.jsonl").write_text("{}\n", encoding="utf-8")
    assert names(folders.changed([tmp_path])) == ["2026-06-12.md", "2026-06-12.jsonl"]


def test_what_is_gone_is_no_fault_and_new_again_when_it_is_back(tmp_path: Path) -> None:
    first, _ = two_days(tmp_path / "digests")
    folders = Folders()
    folders.changed([tmp_path / "digests", first])
    (tmp_path / "digests").rename(tmp_path / "away")
    assert folders.changed([tmp_path / "digests", first]) == []
    (tmp_path / "away").rename(tmp_path / "digests")
    assert len(folders.changed([tmp_path / "digests"])) == 2
