"""Bad input, bad places and bad moments: each ends in a line and an exit status, and never in a traceback."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.paths import Home

from .conftest import Run
from .digest_files import jsonl, markdown, write

HOSTILE = "[/x] [INST] $(rm -rf ~) [@click=app.exit]boo[/]"


def reader(
    *arguments: object, env: Mapping[str, str] | None = None, stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process of its own; an empty value takes a variable out of the environment."""
    environment = {**os.environ, **(env or {})}
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, arguments)],
        env={name: value for name, value in environment.items() if value},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


BAD_FILES = {
    "no digest.md": b"# Notes\n\nBuy milk.\n",
    "picture.md": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
    "zeros.jsonl": bytes(4096),
    "page.txt": b"<!DOCTYPE html><html><body>Hello</body></html>",
    "config.jsonl": b'{"theme": "dark"}\n',
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_digest(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD_FILES[name])
    status, out, err = run("import", tmp_path / name)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"reader: {tmp_path / name} ")
    good = write(tmp_path, "2026-06-12", ("2606.00001", "Alpha"))
    assert run("import", tmp_path / name, good)[0] == 3
    assert run("list")[1].startswith("2606.00001\t")


def test_places_without_digests(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    for path in (tmp_path / "nowhere", tmp_path / "empty", tmp_path / "pipe.md", "/dev/null", "a\0b"):
        status, out, err = run("import", path)
        assert (status, out, err.count("\n")) == (1, "", 1), path


def test_an_empty_file_is_a_day_without_papers(run: Run, tmp_path: Path) -> None:
    (tmp_path / "2026-06-12.md").touch()
    assert run("import", tmp_path / "2026-06-12.md")[:2] == (
        0,
        "2026-06-12  0 listings, 0 new, 0 repeated, 0 without summary, 0 problems, 0 unread, 0 bookmarked  "
        f"{tmp_path / '2026-06-12.md'}\n",
    )


def test_four_megabytes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "2026-06-12.jsonl"
    lines = (jsonl(f"2606.{number:05}", f"Paper {number}", summary="word " * 600) for number in range(1, 1201))
    path.write_text("".join(lines), encoding="utf-8")
    assert path.stat().st_size > 4_000_000
    assert "1200 listings, 1200 new" in run("import", path)[1]
    assert len(run("list")[1].splitlines()) == 1200


def test_invalid_utf_8_and_utf_16(run: Run, tmp_path: Path) -> None:
    text = markdown(("2606.00001", "Alpha ÿ"))
    (tmp_path / "2026-06-11.md").write_bytes(text.encode().replace("ÿ".encode(), b"\xff\xfe"))
    (tmp_path / "2026-06-12.md").write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    status, _, err = run("import", tmp_path)
    assert status == 0
    assert "2026-06-11.md" in err
    assert "invalid UTF-8" in err
    assert "Alpha ÿ" in run("list")[1]


def test_markup_and_shell_text_is_only_text(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "2026-06-12", ("2606.00001", HOSTILE))
    run("import", tmp_path)
    assert run("list")[1].split("\t")[4] == HOSTILE
    assert HOSTILE in run("show", "2606.00001")[1]


def test_terminal_sequences_and_surrogates_never_come_out(run: Run, tmp_path: Path) -> None:
    evil = "a\x1b[31mb\x1b]0;title\x07c\x9bd\u202ee\ttab\nline \ud83d end"
    path = tmp_path / "2026-06-12.jsonl"
    fields = {"authors": [evil], "summary": evil, "comment": evil, "AI": {"tldr": evil, evil: evil}}
    path.write_text(jsonl("2606.00001", evil, **fields), encoding="utf-8")
    assert run("import", path)[0] == 0
    for command in (["list"], ["show", "2606.00001", "--lang", "both"], ["list", "--json"], ["days"]):
        status, out, _ = run(*command)
        assert status == 0
        assert "\u202e" not in out
        assert "\\ud83d" not in out
    assert run("list")[1].count("\t") == 5


def test_hostile_names_of_files(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "2026-06-12\x1b]0;x\x07\n.md"
    path.write_text(markdown(("2606.00001", "Alpha")), encoding="utf-8")
    status, out, _ = run("import", path)
    assert (status, out.count("\n")) == (0, 1)


def test_a_damaged_library_is_rebuilt_with_marks_kept(filled: Run, home: Home) -> None:
    filled("mark", "read", "alpha")
    (home.data / "library.db").write_bytes(b"not a database" * 500)
    status, out, err = filled("list", "is:read")
    assert (status, out[:10]) == (0, "2606.00001")
    assert err.count("\n") == 1
    assert "was damaged and is kept as library.damaged-1.db; built again from 2 digests" in err


def test_damage_inside_the_library_is_put_aside_for_the_next_start(filled: Run, home: Home) -> None:
    filled("mark", "read", "alpha")
    path = home.data / "library.db"
    content = path.read_bytes()
    # The schema stays whole, so the damage is met only when papers are asked for.
    path.write_bytes(content[:16384] + b"\xff" * (len(content) - 16384))
    status, _, err = filled("list")
    assert (status, err.count("\n")) == (1, 1)
    assert "library.damaged-1.db; marks are safe, run this again" in err
    status, out, err = filled("list", "is:read")
    assert (status, out[:10]) == (0, "2606.00001")
    assert "was gone; built again from 2 digests" in err


def test_damaged_marks_are_refused(filled: Run, home: Home) -> None:
    path = home.data / "marks.db"
    damage = b"not a database" * 500
    path.write_bytes(damage)
    status, out, err = filled("list")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "marks.db" in err
    assert path.read_bytes() == damage


@pytest.mark.parametrize("name", ["library.db", "marks.db"])
def test_a_newer_schema_is_refused(filled: Run, home: Home, name: str) -> None:
    database = sqlite3.connect(home.data / name)
    database.execute("PRAGMA user_version = 9999")
    database.close()
    before = (home.data / name).read_bytes()
    status, out, err = filled("list")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "newer version" in err
    assert (home.data / name).read_bytes() == before


def test_a_read_only_folder_is_read_and_not_changed(filled: Run, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (home.data / "marks.db").read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert filled("list")[0] == filled("show", "2606.00001")[0] == filled("days")[0] == 0
    for command in (["mark", "read", "alpha"], ["undo"], ["redo"], ["import", home.data]):
        status, out, err = filled(*command)
        assert (status, out, err.count("\n")) == (1, "", 1)
        assert "cannot be written, so nothing was changed" in err
    assert (home.data / "marks.db").read_bytes() == before


def test_no_place_for_the_data(run: Run, home: Home) -> None:
    home.data.parent.mkdir(parents=True)
    home.data.write_text("a file", encoding="utf-8")
    status, out, err = run("list")
    assert (status, out, err.count("\n")) == (1, "", 1)


def test_an_unforeseen_error_is_a_line_and_a_file(filled: Run, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("odd\x1b[31m")

    monkeypatch.setattr("reader.verbs.asking.papers_of", fail)
    status, out, err = filled("list")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "this should not have happened: ValueError odd" in err
    assert "Traceback" in (home.state / "errors.log").read_text(encoding="utf-8")


def test_an_interrupt(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.verbs.asking.papers_of", interrupt)
    assert filled("list") == (130, "", "")


def test_a_reader_of_the_pipe_that_leaves(filled: Run, tmp_path: Path) -> None:
    lines = (jsonl(f"2606.{number:05}", "long title " * 20) for number in range(10, 2010))
    (tmp_path / "2026-06-13.jsonl").write_text("".join(lines), encoding="utf-8")
    filled("import", tmp_path / "2026-06-13.jsonl")
    for command in (["list"], ["list", "--json"], ["--help"]):
        read, write_end = os.pipe()
        os.close(read)
        done = reader(*command, stdout=write_end)
        os.close(write_end)
        assert (done.returncode, done.stderr) == (0, b""), command


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_for_the_output(filled: Run) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = reader("list", stdout=full.fileno())
    assert (done.returncode, done.stderr) == (1, b"reader: the output cannot be written: No space left on device\n")


def test_utf_8_whatever_the_locale(filled: Run) -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "一句话" in reader("list", env=env).stdout.decode("utf-8")
    done = reader("list", b"\xff".decode("utf-8", "surrogateescape"), env=env)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("address", ["https://github.com/a/b", "git@github.com:a/b", "FEED://x", "ssh://a"])
def test_an_address_is_refused_and_says_what_to_do(run: Run, home: Home, address: str) -> None:
    for command in (["import"], ["add"], []):
        status, out, err = run(*command, address)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "git clone or download it, then: reader add FOLDER" in err


def test_no_terminal_and_a_dumb_one(home: Home) -> None:
    for arguments in ([], ["--demo"], ["-"], ["/nowhere"]):
        done = reader(*arguments, env={"TERM": "dumb"})
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
        assert b"reader list" in done.stderr
    assert not home.data.exists()


def test_no_home(home: Home, tmp_path: Path) -> None:
    places = {"READER_HOME": "", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": ""}
    for env in ({"HOME": str(tmp_path / "nobody")}, {"HOME": ""}):
        done = reader("paths", env={**places, **env})
        assert (done.returncode, done.stderr) == (0, b"")
    done = reader("list", env={**places, "HOME": str(tmp_path / "nobody")})
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr


def test_two_processes_import_at_once(run: Run, tmp_path: Path) -> None:
    for part in ("a", "b"):
        for day in range(1, 16):
            ident = f"26{day:02}.0000{1 if part == 'a' else 2}" if day < 13 else f"2601.{day}00{ord(part) % 10}"
            write(tmp_path / part, f"2026-06-{day:02}", (ident, f"Paper {part} {day}"))
    processes = [
        subprocess.Popen([sys.executable, "-m", "reader", "import", tmp_path / part], stdout=subprocess.PIPE)
        for part in ("a", "b")
    ]
    outputs = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert [output.count(b"\n") for output in outputs] == [15, 15]
    assert len(run("list")[1].splitlines()) == 30
