"""System calls that fail or kill at the Nth time, by strace: nothing acknowledged is lost, all else is said."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.marks import Marks
from reader.marks.checks import problems
from reader.model import Flag

MARKING = """
import sys
from pathlib import Path
from reader.errors import StoreError
from reader.marks import Marks
from reader.model import NO_FLAGS, Flag
try:
    with Marks.open(Path(sys.argv[1])) as marks:
        if marks.read_only:
            raise StoreError("opened read-only, as the disk failed")
        if sys.argv[2:]:
            marks.keep_unwritten(Path(sys.argv[2]))
        for number in range(8):
            try:
                marks.set_flags([str(number)], Flag.READ, NO_FLAGS, "read")
                print(number, flush=True)
            except StoreError as error:
                print(error, file=sys.stderr)
except StoreError as error:
    print(error, file=sys.stderr)
"""

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace")


def traced(injection: str, *arguments: Path) -> tuple[list[str], str]:
    """What the process acknowledged, and what it said of errors."""
    strace = ["strace", "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={injection.split(':')[0]}"]
    command = [*strace, "-e", f"inject={injection}", sys.executable, "-c", MARKING, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "ptrace" in done.stderr or "PTRACE" in done.stderr:
        pytest.skip("strace may not trace here")
    assert "Traceback" not in done.stderr
    return done.stdout.split(), done.stderr


def all_there(folder: Path, keys: list[str]) -> bool:
    with Marks.open(folder) as marks:
        assert problems(marks._store) == []
        return all(mark.flags == Flag.READ for mark in marks.marks(keys).values())


@pytest.mark.parametrize("fault", ["pwrite64:error=ENOSPC", "pwrite64:error=EIO", "fdatasync:error=EIO"])
@pytest.mark.parametrize("when", ["1", "4", "9+"])
def test_a_disk_that_fails(tmp_path: Path, fault: str, when: str) -> None:
    with Marks.open(tmp_path):
        pass
    acknowledged, said = traced(f"{fault}:when={when}", tmp_path)
    assert len(acknowledged) < 8 or not said
    assert "full" in said or "failed" in said or not said
    assert all_there(tmp_path, acknowledged)


@pytest.mark.parametrize("fault", ["pwrite64:signal=KILL", "fdatasync:signal=KILL"])
@pytest.mark.parametrize("when", [1, 3, 6, 11])
def test_killed_at_the_nth_call(tmp_path: Path, fault: str, when: int) -> None:
    acknowledged, _ = traced(f"{fault}:when={when}", tmp_path)
    assert all_there(tmp_path, acknowledged)


def test_every_mark_is_synced_before_it_is_acknowledged(tmp_path: Path) -> None:
    """Power loss cannot be tried, so the calls are counted: at least one fdatasync for each mark."""
    with Marks.open(tmp_path):
        pass
    log = tmp_path / "log"
    command = ["strace", "-f", "-qqq", "-o", str(log), "-e", "trace=fdatasync,write"]
    done = subprocess.run(
        [*command, sys.executable, "-c", MARKING, str(tmp_path)], capture_output=True, text=True, check=False
    )
    if done.stdout.split() != [str(number) for number in range(8)]:
        pytest.skip("strace may not trace here")
    calls = re.findall(r'fdatasync|write\(1, "\d', log.read_text(encoding="utf-8"))
    acknowledged = [index for index, call in enumerate(calls) if call.startswith("write")]
    assert len(acknowledged) == 8
    assert all(calls[index - 1] == "fdatasync" for index in acknowledged)


def test_patience_keeps_what_a_failing_disk_does_not_take(tmp_path: Path) -> None:
    with Marks.open(tmp_path):
        pass
    rescue = tmp_path / "rescue"
    acknowledged, said = traced("fdatasync:error=EIO:when=4+", tmp_path, rescue)
    assert len(acknowledged) == 8
    assert "are kept in" in said
    with Marks.open(tmp_path) as marks:
        from reader.marks.rescue import take_rescued

        assert take_rescued(marks, rescue) > 4
    assert all_there(tmp_path, acknowledged)
