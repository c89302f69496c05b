"""kill -9 and two writers: what was acknowledged is there, and both databases stay whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from reader.library import Library
from reader.library import checks as library_checks
from reader.library.imported import LIBRARY_NAME
from reader.marks import Marks
from reader.marks.checks import problems
from reader.model import Flag, Scope, View
from tests.digest_files import write

KILLED_AT_RANDOM = """
import os, random, signal, sys, time
from pathlib import Path

def kill_at_random(runs, most_seconds, work):
    # Forked from a process that has imported everything, so that the time goes into the work and not into the start.
    for run in range(runs):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            work(run, lambda: os.write(writing, b"x"))
            os._exit(0)
        os.close(writing)
        # Half of them are killed while they begin, half while they work.
        acknowledged = len(os.read(reading, 1)) if run % 2 else 0
        time.sleep(random.random() * most_seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while data := os.read(reading, 65536):
            acknowledged += len(data)
        os.close(reading)
        print(acknowledged)
random.seed(1)
folder = Path(sys.argv[1])
"""
MARKING = """
from reader.marks import Marks
from reader.model import NO_FLAGS, Flag
def mark(run, acknowledge):
    with Marks.open(folder) as marks:
        for number in range(100_000):
            marks.set_flags([f"{run}-{number}"], Flag.READ, NO_FLAGS, "read")
            acknowledge()
kill_at_random(200, 0.03, mark)
"""
IMPORTING = """
from reader.ingest import ingest
from reader.library import Library
from reader.marks import Marks
def bring_in(run, acknowledge):
    with Library.open(folder) as library, Marks.open(folder) as marks:
        ingest(library, marks, [Path(sys.argv[2])], lambda result, done, total: acknowledge())
kill_at_random(40, 0.1, bring_in)
"""
FIVE_THOUSAND = """
import sys
from pathlib import Path
from reader.marks import Marks
from reader.model import NO_FLAGS, Flag
with Marks.open(Path(sys.argv[1])) as marks:
    for number in range(5000):
        marks.set_flags([f"{sys.argv[2]}{number}"], Flag.READ, NO_FLAGS, "read")
"""


def run(script: str, *arguments: object) -> list[int]:
    """What each killed process had acknowledged."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return [int(line) for line in done.stdout.split()]


def test_two_hundred_kills_lose_no_acknowledged_mark(tmp_path: Path) -> None:
    acknowledged = run(KILLED_AT_RANDOM + MARKING, tmp_path)
    assert len(acknowledged) == 200
    assert sum(acknowledged) >= 100
    with Marks.open(tmp_path) as marks:
        keys = [f"{index}-{number}" for index, count in enumerate(acknowledged) for number in range(count)]
        assert [key for key, mark in marks.marks(keys).items() if mark.flags != Flag.READ] == []
        assert problems(marks._store) == []


def test_an_import_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    digests, data = tmp_path / "digests", tmp_path / "data"
    for day in range(1, 29):
        papers = [(f"26{day:02}.{number:05}", f"Paper {day} {number}") for number in range(1, 20)]
        write(digests, f"2026-05-{day:02}", *papers)
    acknowledged = run(KILLED_AT_RANDOM + IMPORTING, data, digests)
    assert len(acknowledged) == 40
    assert library_checks.problems(data / LIBRARY_NAME) == []
    with Library.open(data) as library, Marks.open(data) as marks:
        from reader.ingest import ingest

        assert len(library.days()) >= max(acknowledged)
        ingest(library, marks, [digests])
        assert library.counts(View(Scope.ALL)).total == 28 * 19
    assert library_checks.problems(data / LIBRARY_NAME) == []


def test_two_processes_write_five_thousand_marks_each(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FIVE_THOUSAND, str(tmp_path)]
    processes = [subprocess.Popen([*command, name], stderr=subprocess.PIPE) for name in "ab"]
    assert [process.communicate()[1] for process in processes] == [b"", b""]
    with Marks.open(tmp_path) as marks:
        keys = [f"{name}{number}" for name in "ab" for number in range(5000)]
        assert [key for key, mark in marks.marks(keys).items() if mark.flags != Flag.READ] == []
        assert marks.last_seq() == 10_000
        assert problems(marks._store) == []
