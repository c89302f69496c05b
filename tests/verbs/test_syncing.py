"""`reader sync`: marks, views and rules of two homes through one folder; and undo by ID."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from reader.paths import Home

from ..digest_files import two_days

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line at the home of a name, two days in its library; exit status, stdout and stderr."""
    two_days(tmp_path / "digests")

    def run(name: str, *arguments: object) -> tuple[int, str, str]:
        monkeypatch.setenv("READER_HOME", str(tmp_path / name))
        if not (tmp_path / name).exists():
            assert main(["import", str(tmp_path / "digests")]) == 0
            capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return (status, *capsys.readouterr())

    return run


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def first_id(run: Run, name: str) -> str:
    return run(name, "list")[1].split("\t")[0]


def test_two_homes_exchange_their_marks(run: Run, shared: Path) -> None:
    paper = first_id(run, "one")
    run("one", "mark", "bookmark", paper)
    run("one", "mark", "tag=nlp", paper)
    assert run("one", "sync", shared) == (0, "sent 2 changes, received nothing new\n", "")
    assert run("two", "sync", shared) == (0, "sent nothing new, received 2 changes from 1 machine\n", "")
    assert first_id(run, "two") == run("two", "list", "is:bookmarked")[1].split("\t")[0] == paper
    assert run("two", "undo") == (0, "nothing to undo\n", "")
    assert run("two", "undo", "1") == (0, "undone: bookmark, 1 paper changed\n", "")
    assert run("two", "sync", shared)[1] == "sent 1 change, received nothing new\n"
    run("one", "sync", shared)
    assert run("one", "list", "is:bookmarked")[1] == ""


def test_the_folder_of_the_settings_is_taken(run: Run, shared: Path, tmp_path: Path) -> None:
    status, out, err = run("one", "sync")
    assert (status, out) == (2, "")
    assert "sync = " in err
    settings = Home.under(tmp_path / "one").settings_file
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"sync = '{shared}'\n", encoding="utf-8")
    assert run("one", "sync") == (0, "sent nothing new, received nothing new\n", "")
    assert run("one", "sync", shared, shared)[0] == 2


def test_views_and_rules_go_along_even_if_edited_by_hand(run: Run, shared: Path, tmp_path: Path) -> None:
    first_id(run, "one")
    one, two = Home.under(tmp_path / "one"), Home.under(tmp_path / "two")
    one.config.mkdir(parents=True, exist_ok=True)
    one.rules_file.write_text("# mine\n", encoding="utf-8")
    assert run("one", "sync", shared)[1] == "sent 1 change, received nothing new\n"
    run("two", "sync", shared)
    assert two.rules_file.read_text(encoding="utf-8") == "# mine\n"
    assert not two.views_file.exists()
    two.rules_file.write_text("# ours\n", encoding="utf-8")
    run("two", "sync", shared)
    run("one", "sync", shared)
    assert one.rules_file.read_text(encoding="utf-8") == "# ours\n"
    assert run("two", "undo") == (0, "undone: rule edited by hand\n", "")
    assert two.rules_file.read_text(encoding="utf-8") == "# mine\n"


def test_problems_are_lines_on_stderr_and_an_exit_status(run: Run, shared: Path) -> None:
    paper = first_id(run, "one")
    (shared / f"{'0' * 16}.jsonl").write_text("garbage\n")
    run("one", "mark", "read", paper)
    status, out, err = run("one", "sync", shared)
    assert (status, out) == (3, "sent 1 change, received nothing new\n")
    assert err.count("\n") == 1
    assert "line 1: damaged" in err
    status, _, err = run("one", "sync", shared / "missing")
    assert status == 1
    assert "no such folder" in err


def test_undo_by_id_refuses_what_it_cannot_do(run: Run) -> None:
    paper = first_id(run, "one")
    run("one", "mark", "read", paper)
    run("one", "mark", "unread", paper)
    status, _, err = run("one", "undo", "1")
    assert status == 1
    assert "change 2 (unread) came later" in err
    for words in (["x"], ["1", "2"], ["99"]):
        assert run("one", "undo", *words)[0] == 2
