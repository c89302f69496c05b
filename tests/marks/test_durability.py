"""What was acknowledged is there: with two writers, and after kill -9."""

import subprocess
import sys
from pathlib import Path

from reader.marks import Marks
from reader.model import Flag

WRITER = """
import sys
from pathlib import Path
from reader.marks import Marks
from reader.model import NO_FLAGS, Flag
folder, prefix, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with Marks.open(folder) as marks:
    for number in range(count):
        marks.set_flags([f"{prefix}{number}", "shared"], Flag.READ, NO_FLAGS, "read")
        print(number, flush=True)
"""


def writer(folder: Path, prefix: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(folder), prefix, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    processes = [writer(tmp_path, prefix, 500) for prefix in "ab"]
    errors = [process.communicate()[1] for process in processes]
    assert errors == ["", ""]
    keys = [f"{prefix}{number}" for prefix in "ab" for number in range(500)]
    with Marks.open(tmp_path) as marks:
        assert {mark.flags for mark in marks.marks(keys).values()} == {Flag.READ}
        assert marks.last_seq() == 1001


def test_kill_9_loses_nothing_acknowledged(tmp_path: Path) -> None:
    for run in range(20):
        process = writer(tmp_path, f"{run}-", 100_000)
        assert process.stdout is not None
        for _ in range(1 + run * 3):
            acknowledged = int(process.stdout.readline())
        process.kill()
        process.communicate()
        keys = [f"{run}-{number}" for number in range(acknowledged + 1)]
        with Marks.open(tmp_path) as marks:
            assert {mark.flags for mark in marks.marks(keys).values()} == {Flag.READ}
            assert marks._store.one("PRAGMA integrity_check") == ("ok",)
