"""What is asked of the terminal, and what its answers mean."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.terminal_abilities import Abilities, ask_terminal, colours, is_utf_8, questions, read_answers
from tests.ui.terminal import Terminal

ANSWERS = (
    "\x1bP>|made-up 1.2\x1b\\\x1b[?2026;2$y\x1b[1;3R\x1b[1;2R\x1b[1;3R\x1b[1;3R\x1b[1;2R\x1b[?62;22;52c"
)  # fmt: skip


def test_all_answers() -> None:
    widths = {"cjk": 2, "ambiguous": 1, "emoji": 2, "joined emoji": 2, "combining": 1}
    assert read_answers(ANSWERS) == Abilities(True, "made-up 1.2", widths, True, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Abilities(False, "", {}, None, None)),
        ("\x1b[?6c", Abilities(True, "", {}, None, None)),
        ("\x1b[?2026;0$y\x1b[?6c", Abilities(True, "", {}, False, None)),
        ("\x1b[1;3R\x1b[1;2R", Abilities(True, "", {}, None, None)),
        ("jjjj\x1b[A", Abilities(False, "", {}, None, None)),
    ],
)
def test_some_answers(text: str, expected: Abilities) -> None:
    assert read_answers(text) == expected


@given(st.text(alphabet="\x1b[]?;Rcy$P>|\\0123456789x", max_size=60))
def test_anything_at_all(text: str) -> None:
    read_answers(text)


def test_the_question_that_all_answer_comes_last() -> None:
    assert questions().endswith("\r\x1b[K\x1b[c")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "16 million"),
        ({"TERM": "tmux-256color"}, "256"),
        ({"TERM": "xterm"}, "8 or 16"),
        ({"TERM": "dumb"}, "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none"),
    ],
)
def test_colours(environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TERM", "COLORTERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert colours() == expected


@pytest.mark.parametrize(("locale", "expected"), [("C", False), ("zh_CN.UTF-8", True), ("en_US.utf8", True)])
def test_locale(locale: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert is_utf_8() is expected


def test_nobody_is_asked_without_a_terminal() -> None:
    assert ask_terminal() is None


def test_a_terminal_is_asked_and_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The emulator answers CPR and DA; the person sees nothing of it."""
    with Terminal("doctor", home=tmp_path, cols=110) as terminal:
        monkeypatch.setattr(
            terminal.screen, "write_process_input", lambda data: os.write(terminal.master, data.encode())
        )
        assert terminal.end() == 0
        assert terminal.attributes() == terminal.termios_before
        assert "widths in cells: cjk 2, ambiguous 1, emoji 2" in terminal.text()
        assert "clipboard by OSC 52: not said" in terminal.text()
        assert "👩" not in terminal.text()


def test_a_terminal_that_says_nothing(tmp_path: Path) -> None:
    with Terminal("doctor", home=tmp_path, cols=110) as terminal:
        assert terminal.end() == 0
        assert "does not answer questions" in terminal.text()
        assert terminal.attributes() == terminal.termios_before
