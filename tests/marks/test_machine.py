"""Which machine a marks.db belongs to."""

import shutil
from pathlib import Path

import pytest

from reader.marks import Marks, history, machine
from reader.model import NO_FLAGS, Flag


def machines(marks: Marks) -> list[str]:
    return [row.deed.machine for row in history.rows_to_check(marks._store.connection, 0, 100)]


def read(marks: Marks, key: str) -> None:
    marks.set_flags([key], Flag.READ, NO_FLAGS, "read")


def test_a_copy_gets_an_id_of_its_own_and_the_old_one_back_at_its_old_place(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with Marks.open(here) as marks:
        read(marks, "a")
    with Marks.open(here) as marks:
        read(marks, "b")
    shutil.copytree(here, there)
    with Marks.open(there) as marks:
        read(marks, "c")
        assert [done.label for done in iter(marks.undo, None)] == ["read", "read", "read"]
    shutil.rmtree(here)
    shutil.copytree(there, here)
    with Marks.open(here) as marks:
        read(marks, "d")
        one, two, three, *_, last = machines(marks)
    assert one == two == last != three
    assert len(one) == 16


def test_another_host_is_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Marks.open(tmp_path) as marks:
        read(marks, "a")
        monkeypatch.setattr(machine, "_place", lambda path: f"other:{path}")
        read(marks, "b")
        one, two = machines(marks)
    assert one != two
