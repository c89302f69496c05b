"""The program on a real terminal: start, resize, signals, suspension, exit, hostile text."""

from __future__ import annotations

import json
import random
import re
import signal
from pathlib import Path

import pytest

from reader.marks import Marks
from reader.model import Flag
from reader.paths import Home
from tests.ui.terminal import Terminal

MAMBA = "2312.00752"
SAMPLE_TITLE = "Mamba: Linear-Time"
TAKEN_OVER = b"\x1b[?2004h"
"""What the toolkit writes when it has the terminal: bracketed paste."""


def test_starts_on_the_sample_and_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    with Terminal(home=tmp_path) as terminal:
        terminal.wait(SAMPLE_TITLE)
        terminal.press("Q")
        assert terminal.end() == 0
        assert_terminal_is_restored(terminal)
        assert "Traceback" not in terminal.output.decode(errors="replace")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
@pytest.mark.parametrize("is_taken_over", [False, True], ids=["first screen", "toolkit"])
def test_signals_restore_the_terminal(tmp_path: Path, number: signal.Signals, is_taken_over: bool) -> None:
    with Terminal("--demo", home=tmp_path) as terminal:
        terminal.wait(SAMPLE_TITLE)
        if is_taken_over:
            terminal.wait(lambda: TAKEN_OVER in terminal.output)
            terminal.settle()
        terminal.process.send_signal(number)
        assert terminal.end() == 128 + number
        assert_terminal_is_restored(terminal)


def test_ctrl_c_quits(tmp_path: Path) -> None:
    with Terminal("--demo", home=tmp_path) as terminal:
        terminal.wait(SAMPLE_TITLE)
        terminal.press("\x03")
        assert terminal.end() == 0
        assert_terminal_is_restored(terminal)


@pytest.mark.parametrize("ignore_hangup", [False, True])
def test_ends_when_the_terminal_goes_away(tmp_path: Path, digest: Path, ignore_hangup: bool) -> None:
    with Terminal(str(digest), home=tmp_path, ignore_hangup=ignore_hangup) as terminal:
        terminal.wait("A Study of Tea")
        terminal.press("j")
        terminal.wait("2/3")
        terminal.hang_up()
        terminal.end()
    with Terminal(home=tmp_path) as terminal:
        terminal.wait("2/3")


def test_suspends_and_comes_back_at_the_new_size(tmp_path: Path) -> None:
    with Terminal("--demo", home=tmp_path, cols=100, rows=30) as terminal:
        terminal.wait(SAMPLE_TITLE)
        terminal.press("\x1a")
        terminal.wait(lambda: state_of(terminal.process.pid) == "T")
        terminal.settle()
        assert_terminal_is_restored(terminal)
        terminal.resize(80, 20)
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait(lambda: "Space read on" in terminal.lines()[19])
        terminal.press("j")
        terminal.wait("2/12")
        terminal.press("Q")
        assert terminal.end() == 0


def test_two_hundred_resizes_end_at_the_right_size(tmp_path: Path) -> None:
    with Terminal("--demo", home=tmp_path) as terminal:
        terminal.wait(SAMPLE_TITLE)
        for step in range(200):
            terminal.resize(20 + step * 7 % 120, 5 + step * 3 % 40)
            terminal.read(0.005)
        terminal.resize(90, 25)
        terminal.press("\x0c")
        terminal.wait(lambda: "Space read on" in terminal.lines()[24] and "1/12" in terminal.lines()[0])
        terminal.press("Q")
        assert terminal.end() == 0


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (2, 2), (1, 1)])
def test_tiny_terminals(tmp_path: Path, size: tuple[int, int]) -> None:
    with Terminal("--demo", home=tmp_path, cols=size[0], rows=size[1]) as terminal:
        terminal.wait(lambda: terminal.text().strip())
        if size == (20, 5):
            terminal.wait("Mamba")
        terminal.press("jt/x\x1b?\x1b")
        terminal.settle()
        assert terminal.process.poll() is None, terminal.text()
        terminal.press("Q")
        assert terminal.end() == 0
        assert_terminal_is_restored(terminal)


def test_a_mark_on_the_screen_survives_kill_9(tmp_path: Path, digest: Path) -> None:
    with Terminal(str(digest), home=tmp_path) as terminal:
        terminal.wait("A Study of Tea")
        terminal.press("b")
        terminal.wait("★ A Study of Tea")
        terminal.process.kill()
        terminal.process.wait()
    with Marks.open(tmp_path / "data") as marks:
        assert marks.mark("2601.00001").flags == Flag.BOOKMARKED


def test_place_language_and_panes_come_back(tmp_path: Path, digest: Path) -> None:
    with Terminal(str(digest), home=tmp_path, cols=130) as terminal:
        terminal.wait("A Study of Tea")
        terminal.press("jt>\t")
        terminal.wait("English · 2/3")
        terminal.settle()
        before = terminal.lines()
        terminal.press("Q")
        assert terminal.end() == 0
    with Terminal(home=tmp_path, cols=130) as terminal:
        terminal.wait("English · 2/3")
        terminal.settle()
        assert terminal.lines() == before


def test_two_readers_see_each_other(tmp_path: Path, digest: Path) -> None:
    with Terminal(str(digest), home=tmp_path) as first, Terminal(str(digest), home=tmp_path) as second:
        first.wait("A Study of Tea")
        second.wait("A Study of Tea")
        first.press("b")
        first.wait("★ A Study of Tea")
        second.wait("★ A Study of Tea")


def test_digest_from_a_pipe_and_keys_from_the_terminal(tmp_path: Path, digest: Path) -> None:
    with digest.open("rb") as stream, Terminal("-", home=tmp_path, stdin=stream.fileno()) as terminal:
        terminal.wait("A Study of Tea")
        terminal.press("j")
        terminal.wait("2/3")
        terminal.press("Q")
        assert terminal.end() == 0


def test_hostile_text_is_shown_and_never_sent(tmp_path: Path) -> None:
    escapes = "Evil \x1b]0;pwned\x07 \x1b[31mred \x9b32m \u202egnp \x00"
    hostile = f"{escapes} [/x] [INST] [@click=app.exit]go[/] $(rm -rf ~) \ud83d end"
    path = tmp_path / "2026-01-05.jsonl"
    record = {
        "id": "2601.00009",
        "title": hostile,
        "abs": "https://arxiv.org/abs/2601.00009",
        "categories": ["cs.AI"],
        "authors": [hostile],
        "summary": hostile,
        "AI": {"tldr": hostile},
    }
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    with Terminal(str(path), home=tmp_path / "home", cols=130, rows=40) as terminal:
        terminal.wait("Evil ]0;pwned")
        terminal.press("z")
        terminal.wait("[/x] [INST] [@click=app.exit]go[/] $(rm -rf ~)")
        for keys in ("t", "T", "?", "\x1b", ":", "\x1b", "/", "Evil\r"):
            terminal.press(keys)
            terminal.settle()
        raw = bytes(terminal.output)
        terminal.press("Q")
        assert terminal.end() == 0
    text = raw.decode("utf-8").replace("\x1b]22;default\x07", "")
    assert "\x1b]0;" not in text
    assert "\x1b[31mred" not in text
    assert not set(text) & {"\x00", "\x07", "\x9b", "\u202e"}
    assert not any("\ud800" <= character <= "\udfff" for character in text)


def test_keys_of_a_chinese_input_method(tmp_path: Path, digest: Path) -> None:
    with Terminal(str(digest), home=tmp_path) as terminal:
        terminal.wait("A Study of Tea")
        terminal.press("／")
        terminal.settle()
        terminal.press("coffee\r")
        terminal.wait("1/1")
        terminal.press("\x1b")
        terminal.wait("1/3")
        terminal.press("？")
        terminal.wait("type to search")


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    """A digest of three papers."""
    titles = ("A Study of Tea", "A Study of Coffee", "A Study of Water")
    records = "\n\n\n".join(
        f"### [{number}] [{title}](https://arxiv.org/abs/2601.0000{number})\n*Ann Author*\n\nMain category: cs.AI\n\n"
        f"TL;DR: 关于第{number}种饮料的研究。\n\n\n<details>\n  <summary>Details</summary>\nMotivation: 动机。\n\n"
        f"Method: 方法。\n\nResult: 结果。\n\nConclusion: 结论。\n\nAbstract: We study drink {number}.\n\n</details>"
        for number, title in enumerate(titles, 1)
    )
    folder = tmp_path / "digests"
    folder.mkdir()
    path = folder / "2026-01-05.md"
    path.write_text(
        "<div id=toc></div>\n\n# Table of Contents\n\n- [cs.AI](#cs.AI) [Total: 3]\n\n\n"
        f"<div id='cs.AI'></div>\n\n# cs.AI [[Back]](#toc)\n\n{records}\n",
        encoding="utf-8",
    )
    return path


def assert_terminal_is_restored(terminal: Terminal) -> None:
    """Every mode that was set is reset, the cursor is shown, lines wrap, and the line settings are the old ones."""
    assert terminal.modes_left_on() == set()
    for mode in (b"25", b"7"):
        # The first screen does not touch the wrapping of lines.
        found = re.findall(rb"\x1b\[\?" + mode + rb"([hl])", bytes(terminal.output))
        assert found[-1:] in ([b"h"], [] if mode == b"7" else [b"h"])
    assert terminal.attributes() == terminal.termios_before


def state_of(pid: int) -> str:
    """The state letter of a process, as the system has it."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]


@pytest.mark.parametrize("keys", ["?", ":", "C", "S", "e", "/x"])
def test_ends_when_the_terminal_goes_away_under_whatever_is_open(tmp_path: Path, keys: str) -> None:
    with Terminal("--demo", home=tmp_path) as terminal:
        terminal.wait(SAMPLE_TITLE)
        terminal.press(keys)
        terminal.settle(0.2)
        terminal.hang_up()
        terminal.end()
    assert not (tmp_path / "state" / "errors.log").exists()


@pytest.mark.parametrize("keys", ["", "S", "?", "/x"])
def test_comes_back_whole_from_a_suspension(tmp_path: Path, keys: str) -> None:
    with Terminal("--demo", home=tmp_path) as terminal:
        terminal.wait(SAMPLE_TITLE)
        terminal.press(keys)
        terminal.settle(0.2)
        before = terminal.lines()[:-1]
        terminal.press("\x1a")
        terminal.wait(lambda: state_of(terminal.process.pid) == "T")
        terminal.settle(0.1)
        assert_terminal_is_restored(terminal)
        terminal.screen.reset()
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait(lambda: terminal.lines()[:-1] == before)
        terminal.press("\x03")
        assert terminal.end() == 0


def test_any_keys_and_sizes_leave_a_running_program(sample_home: Home) -> None:
    """A fixed handful of what a longer run of random keys, pastes, clicks and sizes does."""
    chance = random.Random(5)
    named = ("\r", "\t", "\x1b", "\x1b[A", "\x1b[B", "\x1b[6~", "\x7f", "？", "注", "\x1b[200~a\nb\x1b[201~",
             "\x1b[<0;40;9M\x1b[<0;40;9m", "\x1b[<65;40;9M")  # fmt: skip
    plain = [chr(code) for code in range(0x20, 0x7F) if chr(code) not in "QqEopc"]
    with Terminal(home=sample_home.data.parent, cols=120, rows=40) as terminal:
        terminal.wait("help")
        for step in range(50):
            terminal.press("".join(chance.choice(named if chance.random() < 0.4 else plain) for _ in range(3)))
            terminal.read(0.02)
            if step % 10 == 9:
                terminal.resize(*chance.choice([(20, 5), (80, 24), (1, 1), (200, 50), (60, 20)]))
        terminal.settle(0.2)
        assert terminal.process.poll() is None, terminal.text()
        terminal.press("\x03")
        assert terminal.end() == 0
        assert_terminal_is_restored(terminal)
    assert not (sample_home.state / "errors.log").exists()
