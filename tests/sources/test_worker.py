"""The worker as a process: what it tells, what it obeys, and what is left when it is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from reader.ingest import Result
from reader.library import Library
from reader.library.imported import imported
from reader.model import Scope, View
from reader.paths import Home
from reader.sources.events import Ended, Event, Failed, decode
from reader.sources.progress import Progress
from reader.sources.worker import NICENESS

from ..digest_files import two_days, write

Start = Callable[..., "Process"]
DAYS = 60


class Process:
    """A worker with its pipes."""

    def __init__(self, home: Home, *arguments: object) -> None:
        command = [sys.executable, "-m", "reader.sources.worker", *map(str, (*home, *arguments))]
        self.popen = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert self.popen.stdin
        assert self.popen.stdout
        self.stdin, self.stdout = self.popen.stdin, self.popen.stdout

    def events(self, until: type[Event] | None = None) -> list[Event]:
        """The events up to one of a kind, else to the end."""
        events: list[Event] = []
        for line in self.stdout:
            events.append(decode(line))
            if until and isinstance(events[-1], until):
                break
        return events

    def order(self, word: str) -> None:
        self.stdin.write(f"{word}\n".encode())
        self.stdin.flush()

    def end(self) -> tuple[list[Event], int, bytes]:
        """Close its stdin: the rest of its events, its exit status, and its stderr."""
        self.stdin.close()
        events = self.events()
        assert self.popen.stderr
        with closing(self.popen.stderr) as stderr:
            said = stderr.read()
        self.stdout.close()
        return events, self.popen.wait(), said


@pytest.fixture
def start(home: Home) -> Iterator[Start]:
    """Starts workers on the test's home; those that are left are killed."""
    started: list[Process] = []

    def start(*arguments: object) -> Process:
        started.append(Process(home, *arguments))
        return started[-1]

    yield start
    for process in started:
        process.popen.kill()
        process.popen.wait()
        for stream in (process.stdin, process.stdout, process.popen.stderr):
            if stream:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of many days, each with papers of its own."""
    folder = tmp_path_factory.mktemp("many")
    for day in range(DAYS):
        papers = ((f"26{day // 28 + 1:02}.{day * 50 + number:05}", f"Paper {number}") for number in range(50))
        write(folder, f"2026-{day // 28 + 1:02}-{day % 28 + 1:02}", *papers)
    return folder


def days_in(home: Home) -> list[str]:
    with Library.open(home.data) as library:
        return [day.day for day in library.days()]


def is_sound(home: Home) -> bool:
    with Library.open(home.data) as library:
        total = library.counts(View(Scope.ALL)).total
        return library._store.one("PRAGMA integrity_check") == ("ok",) and total == len(library.ids(View(Scope.ALL)))


def test_progress_results_and_an_end(start: Start, home: Home, tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    worker = start(tmp_path / "digests")
    progress, newest, second, older, ended = worker.events(Ended)
    assert progress == Progress(0, 2, 0, "2026-06-12.md", None)
    assert isinstance(second, Progress)
    assert (second.done, second.papers, second.name) == (1, 2, "2026-06-11.md")
    assert isinstance(newest, Result)
    assert isinstance(older, Result)
    assert [(result.day, result.added and result.added.listings) for result in (newest, older)] == [
        ("2026-06-12", 2),
        ("2026-06-11", 2),
    ]
    assert ended == Ended(3, asked=True, cancelled=False)
    assert worker.end() == ([], 0, b"")
    assert days_in(home) == ["2026-06-12", "2026-06-11"]
    assert imported(home.data) == [tmp_path / "digests"]


def test_what_came_is_made_findable_afterwards(start: Start, home: Home, tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    worker = start(tmp_path / "digests")
    worker.events(Ended)
    with Library.open(home.data) as library:
        give_up = monotonic() + 10
        while library.unindexed() and monotonic() < give_up:
            sleep(0.01)
        assert library.unindexed() == 0
    assert worker.end() == ([], 0, b"")


def test_it_lets_others_go_first(start: Start, tmp_path: Path) -> None:
    two_days(tmp_path)
    worker = start(tmp_path)
    worker.events(Ended)
    # Niceness counts from this process's own.
    assert os.getpriority(os.PRIO_PROCESS, worker.popen.pid) == min(19, os.nice(0) + NICENESS)


def test_what_is_unchanged_is_not_read_again(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "digests"
    first, _ = two_days(folder)
    start(folder).events(Ended)
    os.utime(first, ns=(1, 1))
    assert start(folder).events(Ended) == [Ended(0, asked=True, cancelled=False)]
    write(folder, "2026-06-11", ("2606.00009", "Later in the day"))
    events = start(folder).events(Ended)
    assert [event.name for event in events if isinstance(event, Progress)] == ["2026-06-11.md"]


def test_what_cannot_be_read_is_told_and_stops_nothing(start: Start, tmp_path: Path) -> None:
    two_days(tmp_path)
    (tmp_path / "2026-06-10.md").write_bytes(bytes(1000))
    events = start(tmp_path, tmp_path / "nowhere").events(Ended)
    errors = [event.error for event in events if isinstance(event, Result) and event.error]
    assert len(errors) == 2
    assert events[-1] == Ended(3, asked=True, cancelled=False)


@pytest.mark.parametrize("how", ["cancel", "end of stdin"])
def test_it_stops_after_the_digest_it_is_reading_and_goes_on_later(
    start: Start, home: Home, many: Path, how: str
) -> None:
    worker = start(many)
    events = worker.events(Result)
    if how == "cancel":
        worker.order("cancel")
        events += worker.events()
    rest, status, said = worker.end()
    events += rest
    assert (status, said) == (0, b"")
    assert isinstance(events[-1], Ended)
    assert events[-1].cancelled
    told = {event.day for event in events if isinstance(event, Result)}
    assert 0 < len(told) < DAYS
    assert set(days_in(home)) == told
    again = [event for event in start(many).events(Ended) if isinstance(event, Result)]
    assert len(again) == DAYS - len(told)
    assert len(days_in(home)) == DAYS
    assert is_sound(home)


def test_kill_9_leaves_a_sound_library_and_the_rest_is_read_later(start: Start, home: Home, many: Path) -> None:
    worker = start(many)
    worker.events(Result)
    worker.popen.send_signal(signal.SIGKILL)
    told = [event for event in worker.end()[0] if isinstance(event, Result)]
    kept = days_in(home)
    assert len(told) < len(kept) + 1
    assert 0 < len(kept) < DAYS
    assert is_sound(home)
    again = [event for event in start("--watch").events(Ended) if isinstance(event, Result)]
    assert len(again) == DAYS - len(kept)
    assert len(days_in(home)) == DAYS


def test_the_newest_day_comes_first(start: Start, many: Path) -> None:
    first = start(many).events(Result)[-1]
    assert isinstance(first, Result)
    assert first.day == "2026-03-04"


def test_a_look_finds_a_new_file_and_says_when_there_is_none(start: Start, home: Home, tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    start(tmp_path / "digests").events(Ended)
    worker = start("--watch")
    assert worker.events(Ended) == [Ended(0, asked=False, cancelled=False)]
    worker.order("look")
    assert worker.events(Ended) == [Ended(0, asked=True, cancelled=False)]
    write(tmp_path / "digests", "2026-06-13", ("2606.00009", "Delta"))
    worker.order("look")
    assert [event.day for event in worker.events(Ended) if isinstance(event, Result)] == ["2026-06-13"]
    (tmp_path / "digests" / "broken 2026-06-14.md").write_bytes(bytes(100))
    worker.order("look")
    assert [bool(event.error) for event in worker.events(Ended) if isinstance(event, Result)] == [True]
    worker.order("look")
    assert worker.events(Ended) == [Ended(0, asked=True, cancelled=False)]
    assert days_in(home)[0] == "2026-06-13"


def test_a_look_that_is_asked_for_tells_what_is_gone(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "digests"
    two_days(folder)
    start(folder).events(Ended)
    folder.rename(tmp_path / "elsewhere")
    worker = start("--watch")
    worker.order("look")
    assert worker.events(Ended) == [Ended(0, asked=True, cancelled=False, gone=str(folder))]


def test_now_and_then_it_looks_by_itself(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.sources import worker
    from reader.sources.orders import Orders

    two_days(tmp_path / "digests")
    read, write_end = os.pipe()
    told: list[Event] = []

    def tell(event: Event) -> None:
        told.append(event)
        if isinstance(event, Ended) and len([one for one in told if isinstance(one, Ended)]) == 2:
            write(tmp_path / "digests", "2026-06-13", ("2606.00009", "Delta"))
        if isinstance(event, Result) and event.day == "2026-06-13":
            os.close(write_end)

    monkeypatch.setattr(worker, "SECONDS_BETWEEN_LOOKS", 0.01)
    worker.Worker(home, Orders(read), tell).run([tmp_path / "digests"], watch=True)
    os.close(read)
    assert told[-1] == Ended(1, asked=False, cancelled=False)


def test_a_library_of_a_newer_version_is_one_line(start: Start, home: Home, tmp_path: Path) -> None:
    import sqlite3

    Library.open(home.data).close()
    with closing(sqlite3.connect(home.data / "library.db")) as database:
        database.execute("PRAGMA user_version = 9999")
    two_days(tmp_path / "digests")
    worker = start(tmp_path / "digests")
    (event,) = worker.events()
    assert isinstance(event, Failed)
    assert "newer version" in event.line
    assert worker.end() == ([], 1, b"")


def test_the_unforeseen_is_one_line_and_a_file(home: Home, tmp_path: Path) -> None:
    code = (
        "import sys; from reader.sources import worker\n"
        "def fail(*_, **__): raise ValueError('odd')\n"
        "worker.Worker.run = fail; sys.exit(worker.main(sys.argv[1:]))"
    )
    done = subprocess.run([sys.executable, "-c", code, *map(str, home)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    event = decode(done.stdout)
    assert isinstance(event, Failed)
    assert event.line.startswith("this should not have happened: ValueError odd; ")
    assert "Traceback" in (home.state / "errors.log").read_text(encoding="utf-8")


def test_a_reader_that_is_gone_ends_it_without_a_word(start: Start, many: Path) -> None:
    worker = start(many)
    worker.stdout.readline()
    worker.stdout.close()
    assert worker.popen.wait() == 1
    assert worker.popen.stderr
    assert worker.popen.stderr.read() == b""
