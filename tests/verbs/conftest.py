"""The command line, called as a function."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from reader.paths import Home
from tests.digest_files import two_days

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(home: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line with `stdin`; its exit status, and what it printed on stdout and stderr."""

    def run(*arguments: object, stdin: str | bytes = b"") -> tuple[int, str, str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        status = main([str(argument) for argument in arguments])
        return (status, *capsys.readouterr())

    return run


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    """The same with two days in the library, from the folder `digests`."""
    two_days(tmp_path / "digests")
    assert run("import", tmp_path / "digests")[0] == 0
    return run
