"""Terminals and environments that are odd, resized without end, or gone in the middle of a write."""

from __future__ import annotations

import os
import select
import signal
from pathlib import Path

import pytest

from reader.marks import Marks
from reader.marks.checks import problems
from reader.model import Flag
from tests.digest_files import two_days
from tests.ui.terminal import Terminal

SAMPLE_TITLE = "Mamba: Linear-Time"


def drain(terminal: Terminal, seconds: float) -> None:
    """Take in what is written, without the emulator, which is slower than the program."""
    while select.select([terminal.master], [], [], seconds)[0]:
        terminal.output += os.read(terminal.master, 65536)


def test_a_thousand_resizes_in_a_row(tmp_path: Path) -> None:
    with Terminal("--demo", home=tmp_path) as terminal:
        terminal.wait(SAMPLE_TITLE)
        for step in range(1000):
            terminal.resize(1 + step * 7 % 160, 1 + step * 3 % 50)
            drain(terminal, 0.001)
        drain(terminal, 0.3)
        terminal.resize(100, 30)
        terminal.press("\x0c")
        terminal.wait(lambda: "1/12" in terminal.lines()[0] and SAMPLE_TITLE in terminal.text())
        terminal.press("Q")
        assert terminal.end() == 0
        assert terminal.modes_left_on() == set()


def test_a_hang_up_in_the_middle_of_writing(tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    with Terminal(str(tmp_path / "digests"), home=tmp_path) as terminal:
        terminal.wait("Gamma")
        terminal.press("b")
        terminal.wait("★ Gamma")
        terminal.press("w" * 41)
        terminal.process.send_signal(signal.SIGHUP)
        assert terminal.end() == 128 + signal.SIGHUP
        assert terminal.attributes() == terminal.termios_before
    with Marks.open(tmp_path / "data") as marks:
        assert marks.mark("2606.00003").flags & Flag.BOOKMARKED
        assert problems(marks._store) == []


@pytest.mark.parametrize(
    "env",
    [
        {"TERM": "no-such-terminal"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"HOME": "/nowhere/at/all"},
        {"COLORTERM": "", "NO_COLOR": "1", "TERM": "vt100"},
    ],
    ids=lambda env: next(iter(env)),
)
def test_odd_environments(tmp_path: Path, env: dict[str, str]) -> None:
    with Terminal("--demo", home=tmp_path, env=env) as terminal:
        terminal.wait(SAMPLE_TITLE)
        terminal.press("t")
        terminal.wait("1/12")
        terminal.press("Q")
        assert terminal.end() == 0
        assert terminal.modes_left_on() == set()


@pytest.mark.parametrize("term", ["dumb", ""])
def test_terminals_without_a_full_screen(tmp_path: Path, term: str) -> None:
    with Terminal(home=tmp_path, env={"TERM": term}) as terminal:
        assert terminal.end() == 2
        assert "reader list" in terminal.text()
        assert b"\x1b" not in terminal.output
