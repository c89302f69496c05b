"""Machines that exchange their history come to the same marks, whatever happens to the files."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from reader.errors import DiskError, StoreError
from reader.marks import machine
from reader.marks.sync import Synced
from reader.marks.types import ContradictedError
from reader.model import NO_FLAGS, Flag, Mark
from tests.marks.machines import KEYS, Machines, deeds


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    with ExitStack() as stack:
        yield Machines(tmp_path, stack)


def test_marks_are_exchanged_and_the_last_writer_of_each_register_wins(machines: Machines) -> None:
    one, two = machines("one"), machines("two")
    one.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
    one.set_tags(["a"], ["x"], [])
    one.set_note("a", "first")
    assert machines.sync(one) == Synced(3, 0, 0, (), ())
    two.clock = lambda: machine.clock() + 1000
    two.set_flags(["a"], Flag.BOOKMARKED, NO_FLAGS, "bookmark")
    two.set_tags(["a"], ["y"], [])
    two.set_note("a", "second")
    assert machines.sync(two) == Synced(3, 3, 1, (), ())
    assert machines.sync(one) == Synced(0, 3, 1, (), ())
    merged = Mark(Flag.READ | Flag.BOOKMARKED, ("x", "y"), "second")
    assert one.mark("a") == two.mark("a") == merged
    notes = {change.after for deed in deeds(one) for change in deed.changes if change.field == "note"}
    assert notes == {"first", "second"}
    assert machines.sync(one) == machines.sync(two) == Synced(0, 0, 0, (), ())


def test_undo_walks_only_the_own_actions_but_any_can_be_named(machines: Machines) -> None:
    one, two = machines("one"), machines("two")
    one.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
    machines.exchange(one, two)
    assert two.undo() is None
    (action,) = two.actions()
    assert not action.own
    two.undo_action(action.id)
    machines.exchange(one, two)
    assert one.mark("a") == Mark()
    assert one.actions()[0].undone
    assert one.undo() is None
    redone = two.redo()
    assert redone is not None
    machines.exchange(one, two)
    assert one.mark("a") == Mark(Flag.READ)
    undone = one.undo()
    assert undone is not None
    assert one.mark("a") == Mark()


def test_undo_leaves_the_later_note_of_another_machine(machines: Machines) -> None:
    one, two = machines("one"), machines("two")
    one.set_marks({"a": Mark(Flag.READ, note="mine")}, "import")
    machines.exchange(one, two)
    two.set_note("a", "theirs")
    machines.exchange(one, two)
    with pytest.raises(ContradictedError, match="note"):
        one.undo_action(1)
    assert one.undo() is not None
    assert one.mark("a") == Mark(note="theirs")


def test_followers_see_what_came_from_others(machines: Machines) -> None:
    one, two = machines("one"), machines("two")
    two.set_flags(["b"], Flag.READ, NO_FLAGS, "read")
    seen = two.last_seq()
    one.set_marks({"a": Mark(Flag.LATER, until="2026-06-12")}, "later")
    machines.exchange(one, two)
    assert two.last_seq() > seen
    assert two.changed_since(seen) == {"a": Mark(Flag.LATER, until="2026-06-12")}


def test_a_machine_that_lost_everything_gets_it_back(machines: Machines) -> None:
    one = machines("one")
    one.set_flags(["a", "b"], Flag.READ, NO_FLAGS, "read")
    one.set_text("views", "", "mine", "view")
    machines.sync(one)
    again = machines("new disk")
    synced = machines.sync(again)
    assert (synced.received, synced.sent, [text.after for text in synced.texts]) == (2, 0, ["mine"])
    assert again.marks("ab") == one.marks("ab")
    assert again.text("views") == "mine"


def test_what_the_folder_lost_is_sent_again_also_by_others(machines: Machines) -> None:
    one, two, three = machines("one"), machines("two"), machines("three")
    one.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
    machines.exchange(one, two)
    machines.file_of(one).unlink()
    assert machines.sync(two).sent == 1
    assert machines.sync(three).received == 1
    assert three.mark("a") == Mark(Flag.READ)
    machines.exchange(one, two, three)


def test_a_gap_is_said_until_it_is_filled(machines: Machines) -> None:
    one, two = machines("one"), machines("two")
    for key in KEYS:
        one.set_flags([key], Flag.READ, NO_FLAGS, "read")
    machines.sync(one)
    path = machines.file_of(one)
    first, _, third = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + third)
    synced = machines.sync(two)
    assert synced.received == 2
    assert "1 of its changes are not in" in synced.problems[0]
    assert "1 of its changes" in machines.sync(two).problems[0]
    machines.sync(one)
    assert machines.sync(two) == Synced(0, 1, 1, (), ())


def test_a_damaged_file_may_be_deleted_and_is_written_anew(machines: Machines) -> None:
    one, two = machines("one"), machines("two")
    one.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
    machines.sync(one)
    path = machines.file_of(one)
    path.write_bytes(b"garbage\n")
    assert machines.sync(two).received == 0
    assert machines.sync(one).sent == 1
    assert machines.sync(two).received == 1
    assert "damaged" in machines.sync(two).problems[0]
    path.unlink()
    machines.exchange(one, two)
    assert machines.sync(one).problems == machines.sync(two).problems == ()


def test_a_clock_that_is_years_ahead_does_not_win_for_ever(machines: Machines) -> None:
    one, two = machines("one"), machines("two")
    two.clock = lambda: machine.clock() + 10**12
    two.set_note("a", "from the future")
    machines.exchange(one, two)
    one.set_note("a", "seen and changed")
    machines.exchange(one, two)
    assert two.mark("a").note == "seen and changed"


def test_two_machines_with_one_id_lose_nothing(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copied disk on two hosts of one name, whose clocks even agree."""
    monkeypatch.setattr(machine, "_place", lambda path: "same")
    one = machines("one")
    one.clock = lambda: 1000
    one.set_note("a", "common")
    one.close()
    shutil.copytree(machines.folder / "one", machines.folder / "two")
    both = machines("one"), machines("two")
    for marks, key in zip(both, "bc", strict=True):
        marks.clock = lambda: 1000
        marks.set_flags([key], Flag.READ, NO_FLAGS, "read")
    machines.exchange(*both)
    assert both[0].marks(KEYS) == both[1].marks(KEYS) == {
        "a": Mark(note="common"), "b": Mark(Flag.READ), "c": Mark(Flag.READ),
    }  # fmt: skip
    assert machines.file_of(both[0]) != machines.file_of(both[1])


def test_an_old_backup_put_back_loses_nothing(machines: Machines) -> None:
    one, two = machines("one"), machines("two")
    one.set_note("a", "old")
    with sqlite3.connect(machines.folder / "backup") as backup:
        one._store.connection.backup(backup)
    backup.close()
    one.set_note("b", "sent, not in the backup")
    machines.sync(one)
    one.close()
    shutil.rmtree(machines.folder / "one")
    (machines.folder / "one").mkdir()
    shutil.move(machines.folder / "backup", machines.folder / "one" / "marks.db")
    restored = machines("one")
    restored.set_note("c", "since")
    machines.exchange(restored, two)
    for marks in (restored, two):
        assert [mark.note for mark in marks.marks(KEYS).values()] == ["old", "sent, not in the backup", "since"]


def test_what_cannot_be_reached_or_written_is_said(machines: Machines, tmp_path: Path) -> None:
    one, two = machines("one"), machines("two")
    one.set_note("a", "n")
    with pytest.raises(StoreError, match="no such folder"):
        one.sync(tmp_path / "unmounted", str)
    two.set_note("b", "m")
    machines.sync(two)
    machines.file_of(one).mkdir()
    synced = machines.sync(one)
    assert (synced.sent, synced.received) == (0, 1)
    assert "cannot be written" in synced.problems[0]
    machines.file_of(one).rmdir()
    assert machines.sync(one) == Synced(1, 0, 0, (), ())
    (tmp_path / "file").touch()
    with pytest.raises(DiskError, match="cannot be written"):
        machines.sync(machines("file/x"))


def test_an_unchanged_folder_is_not_read(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = machines("one"), machines("two")
    one.set_note("a", "n")
    machines.exchange(one, two)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read"))
    assert machines.sync(one) == machines.sync(two) == Synced(0, 0, 0, (), ())
