"""Hostile content end to end: import, list, show, mark, history, export, and the full screen on a real terminal.

Of all that it carries nothing may reach the terminal but text: no control sequence that is not the program's own.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from reader.paths import Home
from reader.text.clean import clean, clean_line
from reader.usages import COMMANDS
from reader.wording import Wording
from tests.ui.terminal import PATIENCE, Terminal

EVIL = (
    "=1+1 \x1b]0;pwned\x07\x1b[31mred\x1b[0m \x1b]52;c;cm0gLXJm\x07 \x1bP+q\x1b\\ \x9b32m\x9d0;c1\x9c \x90x "
    "\u202egnp\u202c \u2066iso\u2069 \u200e\x00\x08\x7f [/x] [INST] [/] [bold]b[/bold] [@click=app.exit]go[/] "
    "[link=file:///etc/passwd]l[/link] $(rm -rf ~) `id` \ud83d end"
)
KEY = "2601.00009"
CELLS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)")
RECORD = {
    "id": KEY,
    "title": EVIL,
    "abs": f"https://arxiv.org/abs/{KEY}",
    "pdf": "javascript:alert(1)",
    "code_url": "file:///etc/passwd",
    "categories": ["cs.AI", EVIL],
    "authors": [EVIL, "../../../etc/passwd"],
    "comment": EVIL + "\n\r\x85\u2028two\u2029three",
    "summary": EVIL * 3,
    "AI": {"tldr": EVIL, "motivation": EVIL, EVIL: EVIL},
}
FORBIDDEN = {*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F),
             *range(0x2066, 0x206A), 0x200E, 0x200F, *range(0xD800, 0xE000)}  # fmt: skip
SEQUENCE = re.compile(
    r"\x1b\[[0-9;:?<>=]*[\x20-\x2f]*[a-zA-Z@`~]|\x1b[78=>]|\x1b\]22;[a-z-]*\x07|\x1b\(B|\x1bP=[12]s\x1b\\"
)
"""What Textual writes itself: CSI, save and restore, the pointer's shape."""
OSC = re.compile(r"\x1b[\]P^_X]")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    folder = tmp_path / "digests" / "2026-01-05\x1b]0;x\x07"
    folder.mkdir(parents=True)
    path = folder / "2026-01-05.jsonl"
    lines = [RECORD]
    for index, cell in enumerate(CELLS):
        ident = f"2601.0001{index}"
        lines.append({**RECORD, "id": ident, "abs": f"https://arxiv.org/abs/{ident}", "title": cell})
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def run(home: Home, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; nothing that a terminal acts on may come out, whatever it is."""

    def run(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert {ord(character) for character in out + err} & FORBIDDEN == set(), arguments
        return status, out, err

    return run


def test_the_command_line(run: Run, digest: Path) -> None:
    assert run("import", digest)[0] == 0
    title = clean_line(EVIL)
    line = next(line for line in run("list")[1].splitlines() if line.startswith(KEY))
    assert line.split("\t")[4] == title
    assert all(len(line.split("\t")) == 6 for line in run("list")[1].splitlines())
    assert {line.split("\t")[4] for line in run("list")[1].splitlines()} >= set(CELLS)
    shown = "".join(run("show", KEY, "--lang", "both")[1].split())
    assert "[@click=app.exit]go[/]" in shown
    (found,) = map(json.loads, run("show", KEY, "--json")[1].splitlines())
    assert (found["title"], found["motivation"]) == (title, clean(EVIL).strip())
    assert not any(str(found[name]).startswith(("javascript:", "file:")) for name in ("url", "pdf_url", "code_url"))
    for command in (["days", "--problems"], ["history"], ["stats"], ["doctor"], ["paths"], ["list", EVIL]):
        run(*command)
    if "export" in COMMANDS:
        for name in ("bibtex", "ris", "csl-json", "markdown", "jsonl"):
            status, out, _ = run("export", "--format", name)
            assert (status, bool(out)) == (0, True)


def test_tags(run: Run, digest: Path) -> None:
    run("import", digest)
    assert run("mark", "tag=a\x1b[31m\n\r\tb\u202e\x00", KEY)[0] == 0
    assert run("mark", "tag==1+1", KEY)[0] == 0
    assert run("mark", f"tag={'x' * 10_000}", KEY)[0] in (1, 2)
    (found,) = map(json.loads, run("show", KEY, "--json")[1].splitlines())
    assert found["tags"] == sorted([clean_line("a\x1b[31m\n\r\tb\u202e\x00"), "=1+1"])
    assert "tag" in run("history")[1]


def test_a_note_of_a_megabyte(run: Run, digest: Path, home: Home) -> None:
    from reader.errors import UsageError
    from reader.opening import open_reader

    run("import", digest)
    with open_reader(home) as opened:
        opened.marks.set_note(KEY, "思" * 300_000)
        with pytest.raises(UsageError, match="at most 1,000,000"):
            opened.marks.set_note(KEY, "x" * 1_000_001)
        opened.mirror()
    (found,) = map(json.loads, run("show", KEY, "--json")[1].splitlines())
    assert len(found["note"]) == 300_000
    assert run("show", KEY)[0] == 0


@pytest.mark.parametrize("name", ["../../evil.md", "/etc/passwd\0", "-rf", "~", "a" * 5000, "$(id)", "\x1b[31m"])
def test_hostile_paths(run: Run, name: str) -> None:
    status, out, err = run("import", "--", name)
    assert (status, out, err.count("\n")) == (1, "", 1)


def test_only_web_links_are_opened_and_never_by_a_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.ui.browser import open_link

    log = tmp_path / "log"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" >> {log}\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    copied: list[str] = []
    for link in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "HTTPS://x",
        "-http://x",
        " http://x",
    ):
        open_link(link, Wording("en"), copied.append)
    assert not log.exists()
    hostile = "https://x.org/$(touch pwned);`id`|a&b 'c\" --flag"
    open_link(hostile, Wording("en"), copied.append)
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up and not (log.exists() and log.read_text(encoding="utf-8").count("\n") == 2):
        time.sleep(0.01)
    assert log.read_text(encoding="utf-8") == f"1\n{hostile}\n"
    assert copied == []


def test_the_full_screen(tmp_path: Path, digest: Path) -> None:
    with Terminal(str(digest), home=tmp_path / "home", cols=130, rows=40) as terminal:
        terminal.wait("@SUM(A1)")
        terminal.settle()
        terminal.press("gz")
        terminal.wait("[@click=app.exit]go[/]")
        for keys in ("t", "T", "i", "i", "$", "z", "?", "\x1b", ":", "\x1b", "C", "\x1b", "b", "x", "u", "/", "red\r"):
            terminal.press(keys)
            terminal.settle(0.1)
        assert terminal.process.poll() is None
        raw = bytes(terminal.output).decode("utf-8")
        terminal.press("\x1b")
        terminal.settle(0.1)
        terminal.press("Q")
        assert terminal.end() == 0
    text = SEQUENCE.sub("", raw)
    assert OSC.findall(text) == []
    assert {ord(character) for character in text} & (FORBIDDEN - {0x1B}) == set()
    assert "\x1b" not in text
    assert not (tmp_path / "pwned").exists()
