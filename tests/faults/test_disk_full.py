"""A full, failing or read-only disk: reading goes on, nothing acknowledged is lost, and what is not written is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import DiskError
from reader.marks import Marks
from reader.marks.checks import problems
from reader.model import NO_FLAGS, Flag
from reader.paths import APP
from tests.digest_files import two_days
from tests.faults.disks import fill, make_room, small_disk
from tests.ui.terminal import Terminal

LIMITED = """
import resource, signal, sys
from pathlib import Path
from reader.errors import DiskError
from reader.marks import Marks
from reader.model import NO_FLAGS, Flag
folder, rescue = Path(sys.argv[1]), Path(sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Marks.open(folder) as marks:
    marks.set_flags(["first"], Flag.READ, NO_FLAGS, "read")
    size = (folder / "marks.db-wal").stat().st_size
    marks.keep_unwritten(rescue)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, resource.RLIM_INFINITY))
    for number in range(50):
        marks.set_flags([f"p{number}"], Flag.READ, NO_FLAGS, "read")
    assert marks.mark("p49").flags == Flag.READ
    print(len(marks.calls))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert marks.write_unwritten()
    print(len(marks.calls))
"""


def mark(marks: Marks, *keys: str) -> None:
    for key in keys:
        marks.set_flags([key], Flag.READ, NO_FLAGS, "read")


def sound(marks: Marks) -> bool:
    return problems(marks._store) == []


def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    rescue = tmp_path / "rescue"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path), str(rescue)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    unwritten, left = map(int, done.stdout.split())
    assert unwritten > 40
    assert left == 0
    assert not rescue.exists()
    with Marks.open(tmp_path) as marks:
        assert [key for key in ("first", *(f"p{n}" for n in range(50))) if marks.mark(key).flags != Flag.READ] == []
        assert sound(marks)


def test_a_full_disk_without_patience_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1) as disk, Marks.open(disk) as marks:
        mark(marks, "a")
        filler = fill(disk)
        with pytest.raises(DiskError, match="disk is full"):
            mark(marks, *map(str, range(300)))
        seen = marks.last_seq()
        make_room(filler)
        mark(marks, "b")
        assert marks.last_seq() == seen + 1
        assert sound(marks)


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """An environment with the data on a disk of its own, and two days of papers imported there."""
    two_days(tmp_path / "digests")
    return {
        "READER_HOME": "",
        "XDG_DATA_HOME": str(tmp_path / "disk"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }


def bring_in(tmp_path: Path, places: dict[str, str]) -> None:
    command = [sys.executable, "-m", "reader", "import", str(tmp_path / "digests")]
    subprocess.run(command, env={**os.environ, **places}, check=True, capture_output=True)


def test_marks_wait_in_memory_until_there_is_room(tmp_path: Path, places: dict[str, str]) -> None:
    with small_disk(tmp_path / "disk") as disk:
        bring_in(tmp_path, places)
        with Terminal(home=tmp_path, env=places, cols=140) as terminal:
            terminal.wait("Gamma")
            filler = fill(disk)
            terminal.press("b")
            terminal.wait("1 change not written yet")
            terminal.wait("★ Gamma")
            terminal.press("w")
            terminal.wait("2 changes not written yet")
            make_room(filler)
            terminal.wait(lambda: "not written yet" not in terminal.text())
            with Marks.open(disk / APP) as marks:
                assert marks.mark("2606.00003").flags == Flag.LATER | Flag.BOOKMARKED
                assert sound(marks)
            terminal.press("Q")
            assert terminal.end() == 0


def test_marks_that_are_never_written_are_rescued(tmp_path: Path, places: dict[str, str]) -> None:
    rescued = tmp_path / "state" / APP / "unwritten-marks.jsonl"
    with small_disk(tmp_path / "disk") as disk:
        bring_in(tmp_path, places)
        with Terminal(home=tmp_path, env=places, cols=140) as terminal:
            terminal.wait("Gamma")
            filler = fill(disk)
            terminal.press("b")
            terminal.wait("1 change not written yet")
            terminal.press("Q")
            assert terminal.end() == 1
            assert "are kept in" in terminal.output.decode("utf-8", "replace")
        assert rescued.exists()
        make_room(filler)
        with Terminal(home=tmp_path, env=places, cols=140) as terminal:
            terminal.wait("written now that the disk")
            terminal.wait("★ Gamma")
            terminal.press("Q")
            assert terminal.end() == 0
        assert not rescued.exists()


def test_a_command_on_a_full_disk_fails_with_one_line(tmp_path: Path, places: dict[str, str]) -> None:
    with small_disk(tmp_path / "disk") as disk:
        bring_in(tmp_path, places)
        filler = fill(disk)
        for command in (["mark", "bookmark", "gamma"], ["import", str(tmp_path / "digests")], ["list"]):
            arguments = [sys.executable, "-m", "reader", *command]
            done = subprocess.run(arguments, env={**os.environ, **places}, capture_output=True, text=True, check=False)
            assert "Traceback" not in done.stderr
            assert (done.returncode, done.stderr.count("\n")) in {(0, 0), (1, 1)}, command
        make_room(filler)
        with Marks.open(disk / APP) as marks:
            mark(marks, "a")
            assert sound(marks)
