"""`reader sources` and `reader remove`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reader.library.imported import imported
from reader.paths import Home
from tests.conftest import Run
from tests.digest_files import write


def test_sources_in_a_pipe_and_as_json(filled: Run, tmp_path: Path) -> None:
    gone = write(tmp_path / "gone", "2026-06-10", ("2606.00005", "Epsilon"))
    filled("add", gone.parent)
    shutil.rmtree(gone.parent)
    first, second = (line.split("\t") for line in filled("sources")[1].splitlines())
    assert (first[:4], first[5]) == ([str(tmp_path / "digests"), "2", "4", "2026-06-12"], "")
    assert (second[:4], second[5]) == ([str(gone.parent), "1", "1", "2026-06-10"], "gone")
    found = [json.loads(line) for line in filled("sources", "--json")[1].splitlines()]
    assert [each["gone"] for each in found] == [False, True]
    assert [each["last_change"] for each in found] == [first[4], second[4]]


def test_sources_on_a_terminal(filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.verbs.sources.columns", lambda: 1000)
    heading, line = filled("sources")[1].splitlines()
    assert heading.split()[0] == "digests"
    assert line.endswith(f"  {tmp_path / 'digests'}")
    assert heading.index("source") == line.index(str(tmp_path))


def test_none_yet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("sources") == (0, "", "")
    monkeypatch.setattr("reader.verbs.sources.columns", lambda: 80)
    assert run("sources") == (0, "", "")


def test_remove_forgets_the_source_and_nothing_else(
    filled: Run, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled("mark", "read", "alpha")
    monkeypatch.chdir(tmp_path)
    status, out, err = filled("remove", "digests/")
    assert (status, out, err) == (0, f"{tmp_path / 'digests'} is forgotten; its papers and all marks stay\n", "")
    assert imported(home.data) == []
    assert filled("list", "--count")[1] == "3\n"
    assert filled("list", "--count", "is:read")[1] == "1\n"
    assert (tmp_path / "digests" / "2026-06-11.md").exists()
    assert filled("sources")[1] == ""


def test_remove_what_is_no_source(filled: Run, home: Home, tmp_path: Path) -> None:
    status, out, err = filled("remove", tmp_path / "digests", tmp_path)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "is no source, so nothing was removed" in err
    assert imported(home.data) == [tmp_path / "digests"]
