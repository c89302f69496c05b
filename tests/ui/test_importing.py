"""Digests that come in while the reader is open, and the bar of `reader import`, on a real terminal."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from reader.library import Library
from tests.digest_files import write
from tests.ui.terminal import Terminal

DAYS = 60


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of many days, each with papers of its own; the newest is 2026-03-04."""
    for day in range(DAYS):
        papers = ((f"26{day // 28 + 1:02}.{day * 60 + number:05}", f"Day {day} paper {number}") for number in range(60))
        write(tmp_path / "many", f"2026-{day // 28 + 1:02}-{day % 28 + 1:02}", *papers)
    return tmp_path / "many"


def days_in(home: Path) -> int:
    with Library.open(home / "data") as library:
        return len(library.days())


def test_keys_are_answered_while_a_folder_is_imported(tmp_path: Path, many: Path) -> None:
    with Terminal(str(many), home=tmp_path / "home", cols=120) as terminal:
        terminal.wait("Day 59 paper 0")
        terminal.press("jj")
        terminal.wait("3/60")
        assert "importing" in terminal.lines()[0]
        terminal.wait(f"+{DAYS * 60:,} papers")
        assert "importing" not in terminal.text()
        assert "3/60" in terminal.lines()[0]
        terminal.press("0")
        terminal.wait(f"/{DAYS * 60:,}")
        terminal.press("Q")
        assert terminal.end() == 0
        assert "Traceback" not in terminal.output.decode(errors="replace")
    assert days_in(tmp_path / "home") == DAYS


def test_an_import_that_the_reader_left_is_gone_on_with(tmp_path: Path, many: Path) -> None:
    home = tmp_path / "home"
    with Terminal(str(many), home=home, cols=120) as terminal:
        terminal.wait("Day 59 paper 0")
        terminal.press("Q")
        assert terminal.end() == 0
    assert 0 < days_in(home) < DAYS
    with Terminal(home=home, cols=120) as terminal:
        terminal.wait(" papers")
        terminal.wait(lambda: days_in(home) == DAYS)


def test_a_file_dropped_into_a_folder_comes_with_R(tmp_path: Path) -> None:
    folder = tmp_path / "digests"
    write(folder, "2026-06-11", ("2606.00001", "Alpha"))
    with Terminal(str(folder), home=tmp_path / "home") as terminal:
        terminal.wait("Alpha")
        terminal.press("R")
        terminal.wait("Nothing new")
        write(folder, "2026-06-12", ("2606.00002", "Beta"), ("2606.00003", "Gamma"))
        terminal.press("R")
        terminal.wait("+2 papers")
        terminal.wait("Beta")
        terminal.wait("1/2")
        terminal.press("j")
        terminal.wait("Space read on")


def test_what_came_while_the_reader_was_closed_is_there_at_the_start(tmp_path: Path) -> None:
    folder, home = tmp_path / "digests", tmp_path / "home"
    write(folder, "2026-06-11", ("2606.00001", "Alpha"))
    with Terminal("import", str(folder), home=home) as terminal:
        assert terminal.end() == 0
    write(folder, "2026-06-12", ("2606.00002", "Beta"))
    with Terminal(home=home) as terminal:
        terminal.wait("Beta")
        terminal.wait("+1 paper")


def test_no_folder_is_looked_at_by_itself_where_the_person_says_so(tmp_path: Path) -> None:
    folder, home = tmp_path / "digests", tmp_path / "home"
    write(folder, "2026-06-11", ("2606.00001", "Alpha"))
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text("watch = false\n", encoding="utf-8")
    with Terminal("import", str(folder), home=home) as terminal:
        assert terminal.end() == 0
    write(folder, "2026-06-12", ("2606.00002", "Beta"))
    with Terminal(home=home) as terminal:
        terminal.wait("Alpha")
        terminal.press("0")
        terminal.wait("1/1")
        terminal.press("R")
        terminal.wait("+1 paper")
        terminal.wait("2/2")


def test_the_bar_is_redrawn_in_place_and_gone_at_the_end(tmp_path: Path, many: Path) -> None:
    with Terminal("import", str(many), home=tmp_path / "home", cols=200, rows=70) as terminal:
        assert terminal.end() == 0
        output = terminal.output.decode()
        assert re.search(r"\r\x1b\[K\x1b\[36m━*\x1b\[0m\x1b\[2m─+\x1b\[0m importing \d+/60 · [0-9,]+ papers", output)
        assert [line for line in terminal.lines() if "importing" in line or "━" in line] == []
        assert sum("60 listings" in line for line in terminal.lines()) == DAYS


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_and_no_bar_where_they_are_not_wanted(tmp_path: Path, env: dict[str, str]) -> None:
    write(tmp_path / "digests", "2026-06-11", ("2606.00001", "Alpha"))
    with Terminal("import", str(tmp_path / "digests"), home=tmp_path / "home", env=env) as terminal:
        assert terminal.end() == 0
        assert b"\x1b[3" not in terminal.output
        assert (b"\x1b[K" in terminal.output) == ("NO_COLOR" in env)
        assert "1 listing" in terminal.text()


def test_ctrl_c_finishes_the_digest_and_says_how_far_it_came(tmp_path: Path, many: Path) -> None:
    home = tmp_path / "home"
    with Terminal("import", str(many), home=home, cols=200, rows=70) as terminal:
        terminal.wait("60 listings")
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.end() == 130
        said = re.search(r"reader: stopped after (\d+) of 60 digests; run it again to go on", terminal.text())
        assert said is not None
        assert sum("60 listings" in line for line in terminal.lines()) == int(said[1]) == days_in(home)
    with Terminal("import", str(many), home=home, cols=200, rows=70) as terminal:
        assert terminal.end() == 0
        assert sum("unchanged" in line for line in terminal.lines()) == int(said[1])
    assert days_in(home) == DAYS
