"""The standard streams, and whether the full-screen reader can run on them."""

import io
import os
import sys

import pytest

from reader import terminal
from reader.errors import UsageError


class Stream(io.StringIO):
    def __init__(self, tty: bool) -> None:
        super().__init__()
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


def streams(monkeypatch: pytest.MonkeyPatch, *, stdin: bool = True, stdout: bool = True, stderr: bool = True) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, tty in {"stdin": stdin, "stdout": stdout, "stderr": stderr}.items():
        monkeypatch.setattr(sys, name, Stream(tty))


def test_a_terminal_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    streams(monkeypatch)
    terminal.require_terminal(digest_from_stdin=False)
    streams(monkeypatch, stdin=False)
    terminal.require_terminal(digest_from_stdin=True)


@pytest.mark.parametrize(("missing", "word"), [("stdin", "keys"), ("stdout", "stdout"), ("stderr", "draws on stderr")])
def test_what_is_no_terminal_is_named(monkeypatch: pytest.MonkeyPatch, missing: str, word: str) -> None:
    streams(monkeypatch, **{missing: False})
    with pytest.raises(UsageError, match=f"{word}.*reader list"):
        terminal.require_terminal(digest_from_stdin=False)


def test_a_redirected_stderr_is_told_on_stdout_too(monkeypatch: pytest.MonkeyPatch) -> None:
    streams(monkeypatch, stderr=False)
    with pytest.raises(UsageError):
        terminal.require_terminal(digest_from_stdin=False)
    assert isinstance(sys.stdout, Stream)
    assert "leave out 2>" in sys.stdout.getvalue()


def test_a_digest_is_not_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    streams(monkeypatch)
    with pytest.raises(UsageError, match=r"reader - < digest\.md"):
        terminal.require_terminal(digest_from_stdin=True)


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal(monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    streams(monkeypatch)
    monkeypatch.setenv("TERM", term)
    with pytest.raises(UsageError, match="TERM is"):
        terminal.require_terminal(digest_from_stdin=False)


def test_closed_streams_swallow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    terminal.prepare_streams()
    with sys.stdout as stdout:
        stdout.write("中")
        assert not terminal.is_terminal(stdout)
    assert not terminal.is_terminal(stdout)
    assert not terminal.is_terminal(None)


def test_any_text_is_printed_in_any_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    terminal.prepare_streams()
    sys.stdout.write("中\ud83d")
    sys.stdout.flush()
    assert raw.getvalue() == "中\\ud83d".encode()


def test_width(monkeypatch: pytest.MonkeyPatch) -> None:
    streams(monkeypatch, stdout=False)
    assert terminal.columns() is None
    streams(monkeypatch)
    monkeypatch.setenv("COLUMNS", "33")
    assert terminal.columns() == 33


def test_no_terminal_for_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(6, "No such device or address")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UsageError, match="no terminal is there for keys"):
        terminal.take_keys_from_terminal()
