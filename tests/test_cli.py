"""The command line, called as a function."""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader import __version__, sample, verbs
from reader.library import Library
from reader.library.imported import remember
from reader.paths import Home
from reader.usages import ACTIONS, COMMANDS
from tests.conftest import Run

from .digest_files import jsonl, markdown, two_days, write


def ids(output: str) -> list[str]:
    return [line.split("\t")[0] for line in output.splitlines()]


def test_starting_imports_nothing_heavy() -> None:
    code = "import sys; before = set(sys.modules); import reader.cli; print(*sorted(set(sys.modules) - before))"
    heavy = {"textual", "rich", "sqlite3", "selectolax", "asyncio", "json", "platformdirs", "argparse", "hashlib"}
    imported = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "reader.cli" in imported
    assert not heavy & set(imported)


def test_every_command_has_a_function_and_help_with_an_example(run: Run) -> None:
    assert set(COMMANDS) == {*verbs.ON_LIBRARY, *verbs.ON_HOME}
    for name in COMMANDS:
        status, out, err = run(name, "-h")
        assert (status, err) == (0, "")
        assert out.startswith(f"usage: reader {name}")
        assert f"\nexample: reader {name}" in out
    status, out, _ = run("--help")
    assert status == 0
    assert all(f"\n  {name} " in out for name in COMMANDS)
    assert max(map(len, out.splitlines())) < 88


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_true(
    sample_home: Home, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """In a home folder with the sample in ~/digests, which is in the library too."""
    (tmp_path / "Dropbox" / "marks").mkdir(parents=True)
    shutil.copytree(Path(sample.__file__).parent, tmp_path / "digests")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.chdir(tmp_path)
    remember(sample_home.data, [tmp_path / "digests"])
    _, *words = shlex.split(COMMANDS[name].example.partition(" >> ")[0])
    status, out, err = run(*map(os.path.expanduser, words))
    assert status == 0, err
    assert out or name == "history" or (tmp_path / "refs.bib").exists()


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"reader {__version__}\n", "")


def test_import(run: Run, tmp_path: Path) -> None:
    first, second = two_days(tmp_path)
    assert run("import", first, second) == (
        0,
        f"2026-06-11  2 listings, 2 new, 0 repeated, 0 without summary, 0 problems, 2 unread, 0 bookmarked  {first}\n"
        f"2026-06-12  2 listings, 1 new, 1 repeated, 0 without summary, 0 problems, 1 unread, 0 bookmarked  {second}\n",
        "",
    )
    assert run("import", first) == (0, f"2026-06-11  unchanged  {first}\n", "")


def test_import_makes_everything_findable(run: Run, home: Home, tmp_path: Path) -> None:
    run("import", *two_days(tmp_path))
    with Library.open(home.data) as library:
        assert library.unindexed() == 0


def test_import_as_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "2026-06-12.jsonl"
    path.write_text(jsonl("2606.00001", "Alpha") + "{broken\n", encoding="utf-8")
    status, out, err = run("import", "--json", path, tmp_path / "nowhere")
    failed, read = sorted(map(json.loads, out.splitlines()), key=lambda each: each["error"] is None)
    assert status == 3
    assert (read["name"], read["day"], read["listings"], read["new"]) == (str(path), "2026-06-12", 1, 1)
    assert read["problems"][0]["line"] == 2
    assert "nowhere" in failed["error"]
    assert err.startswith("reader: ")


def test_import_tells_problems_on_stderr(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "2026-06-12.jsonl"
    path.write_text(jsonl("2606.00001", "Alpha") + "{broken\n", encoding="utf-8")
    status, out, err = run("import", path)
    assert status == 0
    assert "1 problem, " in out
    assert err.startswith(f"reader: {path}:2: ")


def test_import_from_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = markdown(("2606.00001", "Alpha")).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    status, out, _ = run("import", "-")
    assert status == 0
    assert "(guessed)  1 listing, " in out
    assert ids(run("list")[1]) == ["2606.00001"]


@pytest.mark.parametrize(
    ("action", "query"),
    [("read", "is:read"), ("bookmark", "is:bookmarked"), ("later", "is:later"), ("hide", "is:hidden")],
)
def test_mark_and_take_off(filled: Run, action: str, query: str) -> None:
    off = {"read": "unread"}.get(action, f"un{action}")
    assert filled("mark", action, "alpha", "or", "gamma") == (0, "2 papers changed\n", "")
    assert ids(filled("list", query)[1]) == ["2606.00003", "2606.00001"]
    assert filled("mark", action, "2606.00003")[1] == "0 papers changed\n"
    assert filled("mark", off, "2606.00003")[1] == "1 paper changed\n"
    assert ids(filled("list", query)[1]) == ["2606.00001"]
    assert {action, off} <= set(ACTIONS)


def test_mark_unread_leaves_unread_papers_alone(filled: Run) -> None:
    filled("mark", "read", "2606.00001")
    assert filled("mark", "unread", "day:2000..")[1] == "1 paper changed\n"


def test_tags(filled: Run) -> None:
    assert filled("mark", "tag= to \x1b read ", "alpha")[1] == "1 paper changed\n"
    assert json.loads(filled("show", "2606.00001", "--json")[1])["tags"] == ["to read"]
    assert filled("mark", "untag=to read", "day:2000..")[1] == "1 paper changed\n"
    assert json.loads(filled("show", "2606.00001", "--json")[1])["tags"] == []


def test_mark_several_ids_and_an_unknown_one(filled: Run) -> None:
    status, out, err = filled("mark", "read", "2606.00001", "arxiv.org/abs/2606.00002v1", "2606.99999")
    assert (status, out) == (3, "2 papers changed\n")
    assert err.startswith("reader: 2606.99999: no such paper")
    assert filled("mark", "read", "2606.99999")[:2] == (1, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["mark", "like", "alpha"],
        ["mark", "tag=", "alpha"],
        ["mark", "read"],
        ["mark", "read", ""],
        ["mark", "read", " ", ""],
        ["mark", "read", "cat:cs", "(alpha"],
        ["list", "bogus:x"],
        ["list", "--sort", "name"],
        ["list", "--sort", ""],
        ["list", "--limit", "0"],
        ["list", "--count=3"],
        ["stats", "x"],
        ["update", "x"],
        ["undo", "1", "2"],
        ["undo", "x"],
        ["add"],
        ["add", "-"],
        ["remove"],
        ["completion", "csh"],
        ["list", "--colour"],
        ["show"],
        ["import"],
        ["history", "--limit", "x"],
        ["lsit"],
        ["--verison"],
    ],
)
def test_wrong_usage(filled: Run, arguments: list[str]) -> None:
    status, out, err = filled(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("reader: ")
    assert err.count("\n") == 1
    assert filled("history")[1] == ""


def test_a_bad_query_names_its_position(filled: Run) -> None:
    assert "query, character 8: unknown field" in filled("list", "cat:cs", "bogus:x")[2]


def test_undo_redo_history(filled: Run) -> None:
    assert filled("undo") == (0, "nothing to undo\n", "")
    assert filled("redo") == (0, "nothing to redo\n", "")
    filled("mark", "read", "alpha")
    filled("mark", "tag=nlp", "day:2000..")
    assert filled("undo") == (0, "undone: tag nlp, 3 papers changed\n", "")
    assert filled("undo") == (0, "undone: read, 1 paper changed\n", "")
    assert ids(filled("list", "is:read")[1]) == []
    assert filled("redo") == (0, "redone: read, 1 paper changed\n", "")
    assert ids(filled("list", "is:read")[1]) == ["2606.00001"]
    lines = [line.split("\t") for line in filled("history")[1].splitlines()]
    assert [(line[0], *line[2:]) for line in lines] == [
        ("5", "redo read", "1", "redoes 1"),
        ("4", "undo read", "1", "undoes 1"),
        ("3", "undo tag nlp", "3", "undoes 2"),
        ("2", "tag nlp", "3", "undone"),
        ("1", "read", "1", ""),
    ]
    assert len(filled("history", "--limit", "2")[1].splitlines()) == 2


def test_days(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two_days(tmp_path)
    write(tmp_path, "2026-06-09", ("2606.00007", "Early"))
    run("import", tmp_path)
    assert run("days")[1].splitlines() == [
        "2026-06-12\t2\t1\t1\t0\t0\t\t1\t0\t",
        "2026-06-11\t2\t2\t0\t0\t0\t\t2\t0\t",
        "2026-06-10\t0\t0\t0\t0\t0\t\t0\t0\tmissing",
        "2026-06-09\t1\t1\t0\t0\t0\t\t1\t0\t",
    ]
    objects = [json.loads(line) for line in run("days", "--json")[1].splitlines()]
    assert objects[1] == {
        "day": "2026-06-11", "listings": 2, "new": 2, "repeated": 0, "without_summary": 0, "problems": [],
        "dropped": None, "unread": 2, "bookmarked": 0, "same_as": None, "day_is_guess": False, "missing": False,
        "until": None,
    }  # fmt: skip
    assert objects[2]["missing"] is True
    monkeypatch.setattr("reader.verbs.ledger.columns", lambda: 80)
    assert run("days")[1].startswith("day         listings  new")


def test_some_days_and_what_could_not_be_read_of_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_days(tmp_path)
    path = tmp_path / "2026-06-13.jsonl"
    path.write_text(jsonl("2606.00002", "Beta") + "{broken\n", encoding="utf-8")
    run("import", tmp_path)
    assert run("days", "2026-06-13")[1] == "2026-06-13\t1\t0\t1\t0\t1\t\t0\t0\tall of them on Thu 06-11 already\n"
    status, out, _ = run("days", "2026-06", "--problems")
    assert (status, out.split("\t")[:3]) == (0, ["2026-06-13", str(path), "2"])
    found = json.loads(run("days", "--problems", "--json")[1])
    assert (found["day"], found["file"], found["line"]) == ("2026-06-13", str(path), 2)
    monkeypatch.setattr("reader.verbs.ledger.columns", lambda: 20)
    assert run("days", "--problems")[1].startswith(f"2026-06-13  {path}:2: ")
    status, out, err = run("days", "2026-06-12", "2025")
    assert (status, len(out.splitlines())) == (3, 2)
    assert "2025: no digest of that time" in err
    assert run("days", "2026-06-20")[0] == 1
    assert run("days", "June")[0] == 2


def test_keys(run: Run, home: Home) -> None:
    assert any(line.split("\t")[1:] == ["^R", "Redo"] for line in run("keys")[1].splitlines())
    assert run("keys", "--markdown")[1].startswith("| Keys | What they do |\n")
    home.config.mkdir(parents=True)
    home.settings_file.write_text('interface = "zh"\n', encoding="utf-8")
    assert "重做" in run("keys")[1]
    assert not home.data.exists()


def test_paths(run: Run, home: Home) -> None:
    places = {name: Path(path) for name, path in (line.split("\t") for line in run("paths")[1].splitlines())}
    assert places["marks"] == home.data / "marks.db"
    assert {home.settings_file, home.views_file, home.rules_file, home.taste_file, home.place_file} <= set(
        places.values()
    )
    assert not home.data.exists()


def test_paths_are_those_that_are_used(filled: Run, home: Home) -> None:
    filled("mark", "read", "alpha")
    filled("undo")
    places = {name: Path(path) for name, path in (line.split("\t") for line in filled("paths")[1].splitlines())}
    made = {path for path in home.data.iterdir() if not path.name.endswith(("-wal", "-shm", ".lock"))}
    assert made == {places[name] for name in ("library", "marks", "imported", "backups")}


def test_an_empty_library_answers_with_nothing(run: Run) -> None:
    for name in ("list", "days", "history"):
        assert run(name) == (0, "", "")
    assert run("show", "2606.00001")[0] == 1
