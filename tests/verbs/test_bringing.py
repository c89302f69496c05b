"""`reader add` and `reader update`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from reader.library.imported import imported
from reader.paths import Home
from tests.conftest import Run
from tests.digest_files import jsonl, two_days, write


def test_add_imports_and_remembers(run: Run, home: Home, tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    status, out, err = run("add", tmp_path / "digests")
    assert (status, len(out.splitlines()), err) == (0, 2, "")
    assert imported(home.data) == [tmp_path / "digests"]


def test_add_refuses_what_is_not_there_and_adds_nothing_then(run: Run, home: Home, tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    for word in (tmp_path / "nowhere", "a\0b"):
        status, out, err = run("add", tmp_path / "digests", word)
        assert (status, out, err.count("\n")) == (1, "", 1)
        assert "nothing is there, so nothing was added" in err
    assert imported(home.data) == []
    (tmp_path / "empty").mkdir()
    assert run("add", tmp_path / "empty")[0] == 1
    assert imported(home.data) == []


def test_update_imports_what_is_new(filled: Run, tmp_path: Path) -> None:
    assert filled("update") == (0, "nothing new\n", "")
    write(tmp_path / "digests", "2026-06-13", ("2606.00004", "Delta"))
    status, out, err = filled("update")
    assert (status, err) == (0, "")
    assert out.startswith("2026-06-13  1 listing, 1 new, ")
    assert out.count("\n") == 1
    assert filled("list", "delta")[1].startswith("2606.00004\t")
    found = [json.loads(line) for line in filled("update", "--json")[1].splitlines()]
    assert [each["unchanged"] for each in found] == [True, True, True]


def test_update_tells_what_is_gone_and_does_the_rest(filled: Run, tmp_path: Path) -> None:
    other = write(tmp_path / "other", "2026-06-10", ("2606.00005", "Epsilon"))
    filled("add", other)
    shutil.rmtree(tmp_path / "digests")
    other.write_text(other.read_text().replace("Epsilon", "Epsilon again"))
    status, out, err = filled("update")
    assert (status, out.count("\n")) == (3, 1)
    assert err == f"reader: {tmp_path / 'digests'} is gone; bring it back, or: reader remove {tmp_path / 'digests'}\n"
    other.unlink()
    assert filled("update")[:2] == (1, "")


def test_update_without_sources(run: Run) -> None:
    assert run("update") == (0, "", "reader: there are no sources yet; reader add FOLDER adds one\n")


def test_update_tells_what_cannot_be_read(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "digests" / "2026-06-15.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    status, out, err = filled("update")
    assert (status, out) == (3, "")
    assert "2026-06-15.md" in err


def test_update_does_not_bring_back_marks_of_an_export(filled: Run, home: Home, tmp_path: Path) -> None:
    filled("mark", "bookmark", "alpha")
    export = tmp_path / "export.jsonl"
    filled("export", "-o", export)
    filled("add", export)
    filled("mark", "unbookmark", "alpha")
    export.write_text(export.read_text().replace("Alpha nets", "Alpha networks"))
    assert filled("update")[0] == 0
    assert filled("list", "--count", "is:bookmarked")[1] == "0\n"
    assert filled("list", "--count", "networks")[1] == "1\n"


def test_a_folder_within_a_source_is_no_new_source_of_listings(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "digests" / "2026-06-16.jsonl"
    path.write_text(jsonl("2606.00008", "Theta"), encoding="utf-8")
    assert filled("add", path)[0] == 0
    assert filled("update") == (0, "nothing new\n", "")
