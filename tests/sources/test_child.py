"""The reader's end of the worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.ingest import Result
from reader.library import Library
from reader.paths import Home
from reader.sources import child
from reader.sources.child import Child
from reader.sources.events import Ended, Event, Failed

from ..digest_files import two_days, write

PATIENCE = 30.0


def hear(process: Child, until: Callable[[list[Event]], object]) -> list[Event]:
    """The events until something holds, or until it has ended."""
    heard: list[Event] = []
    deadline = time.monotonic() + PATIENCE
    while not until(heard) and process.running:
        assert time.monotonic() < deadline, heard
        heard += process.events()
        time.sleep(0.01)
    return heard


def has(kind: type[Event]) -> Callable[[list[Event]], object]:
    return lambda heard: any(isinstance(event, kind) for event in heard)


def is_running(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def test_it_never_waits_and_hears_all(home: Home, tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    with closing(Child(home, [tmp_path / "digests"], watch=False)) as process:
        assert process.events() == []
        heard = hear(process, has(Ended))
        assert [event.day for event in heard if isinstance(event, Result)] == ["2026-06-12", "2026-06-11"]
        write(tmp_path / "digests", "2026-06-13", ("2606.00009", "Delta"))
        process.look()
        assert hear(process, has(Ended))[-1] == Ended(1, asked=True, cancelled=False)
    assert not is_running(process.pid)
    process.look()
    assert process.events() == []


def test_kill_9_is_one_line(home: Home, tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    with closing(Child(home, [tmp_path / "digests"], watch=True)) as process:
        hear(process, has(Ended))
        os.kill(process.pid, signal.SIGKILL)
        (failed,) = [event for event in hear(process, has(Failed)) if isinstance(event, Failed)]
        assert "R reads the rest" in failed.line
        assert not process.running


def test_cancel_ends_it(home: Home, tmp_path: Path) -> None:
    with closing(Child(home, [], watch=False)) as process:
        process.cancel()
        assert hear(process, lambda heard: False) == []
        assert not process.running


def test_closing_kills_what_takes_too_long(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process = Child(home, [], watch=True)
    os.kill(process.pid, signal.SIGSTOP)
    monkeypatch.setattr(child, "_PATIENCE", 0.0)
    process.close()
    assert not is_running(process.pid)


def test_it_ends_with_a_reader_that_is_killed(home: Home, tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path\n"
        "from reader.paths import Home; from reader.sources.child import Child\n"
        "child = Child(Home(*map(Path, sys.argv[1:])), [], watch=True); print(child.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", code, *map(str, home)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        assert is_running(pid)
        parent.kill()
    deadline = time.monotonic() + PATIENCE
    while is_running(pid):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_what_cannot_be_started_is_said(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(ReaderError, match="the import cannot be started"):
        Child(home, [], watch=False)


def test_modules_in_the_working_directory_are_not_run(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    two_days(tmp_path / "digests")
    monkeypatch.chdir(tmp_path)
    with closing(Child(home, [tmp_path / "digests"], watch=False)) as process:
        assert has(Ended)(hear(process, has(Ended)))
    with Library.open(home.data) as library:
        assert library.newest_day() == "2026-06-12"
