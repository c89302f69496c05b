"""Links are opened by argument list, never through a shell, and only web links."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest

from reader.ui.browser import browser_command, open_link
from reader.wording import Wording

SAY = Wording("en")
LINK = "https://arxiv.org/abs/2601.00001?a=$(touch pwned)&b=;ls"


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes its arguments, one a line."""
    log = tmp_path / "arguments.txt"
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {log}.new\nmv {log}.new {log}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", str(program))
    return log


def test_a_link_is_one_argument(stub: Path) -> None:
    copied: list[str] = []
    assert open_link(LINK, SAY, copied.append) == f"Opened {LINK}"
    deadline = time.monotonic() + 20
    while not stub.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert stub.read_text() == LINK + "\n"
    assert copied == []


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "", "-h", "ftp://example.org/x"])
def test_other_schemes_are_refused(stub: Path, link: str) -> None:
    copied: list[str] = []
    assert open_link(link, SAY, copied.append).startswith("Not opened")
    assert copied == []
    assert not stub.exists()


def test_without_a_browser_the_link_is_copied_and_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: None)
    copied: list[str] = []
    assert LINK in open_link(LINK, SAY, copied.append)
    assert copied == [LINK]


def test_a_browser_that_is_not_there_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "/nonexistent/browser --new")
    copied: list[str] = []
    assert LINK in open_link(LINK, SAY, copied.append)
    assert copied == [LINK]


def test_the_placeholder_of_the_browser_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "firefox --new-tab '%s':w3m")
    assert browser_command("https://x.org/") == ["firefox", "--new-tab", "https://x.org/"]
