"""Flipped bytes, cut files, clocks that jump: noticed, mended or said; never a traceback, and marks are kept."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import DamagedStoreError, ReaderError
from reader.ingest import ingest
from reader.library import Library
from reader.library import checks as library_checks
from reader.library.imported import LIBRARY_NAME
from reader.marks import Marks
from reader.marks.backups import backup_if_due, problems_of, restore
from reader.marks.marks import FILE_NAME
from reader.model import NO_FLAGS, Flag, Scope, View
from reader.opening import open_reader, put_aside
from reader.paths import Home
from tests.digest_files import two_days

FLIPS = 120
MARKED = [f"2606.{number:05}" for number in range(1, 60)]


@pytest.fixture
def filled(home: Home, tmp_path: Path) -> Home:
    """Two days of papers, marks of a backup, and some that are newer; both databases in one file each."""
    two_days(tmp_path / "digests")
    with open_reader(home) as opened:
        opened.ingest([tmp_path / "digests"])
        for key in MARKED[:50]:
            opened.marks.set_flags([key], Flag.READ, NO_FLAGS, "read")
        opened.marks.set_note(MARKED[0], "思路 " * 400)
    backup_if_due(home.data, "2026-06-12")
    with open_reader(home) as opened:
        for key in MARKED[50:]:
            opened.marks.set_flags([key], Flag.READ, NO_FLAGS, "read")
    return home


def flip(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def read_all(library: Library) -> list[object]:
    """Everything that the library says, in the words of a person who reads it all."""
    ids = library.ids(View(Scope.ALL))
    return [library.days(), library.ledger(), library.rows(ids), [library.record(id) for id in ids]]


def test_120_flipped_bytes_in_the_library(filled: Home) -> None:
    """Each is found by the checks, or met while reading, or nobody can see it; then the library is built again."""
    path = filled.data / LIBRARY_NAME
    good, chance = path.read_bytes(), random.Random(1)
    with Library.open(filled.data) as library:
        expected = repr(read_all(library))
    noticed = unseen = 0
    for _ in range(FLIPS):
        path.write_bytes(good)
        flip(path, chance)
        found = library_checks.problems(path)
        try:
            with Library.open(filled.data) as library:
                same = repr(read_all(library)) == expected
        except DamagedStoreError as error:
            assert "library.db" in put_aside(filled, error)
            noticed += 1
        except ReaderError:
            noticed += 1
        else:
            noticed += bool(found)
            unseen += same and not found
        for aside in filled.data.glob("library.*"):
            aside.unlink()
    assert noticed + unseen > FLIPS // 2
    with open_reader(filled) as opened:
        assert "built again from 2 digests" in opened.notices[0]
        assert opened.library.counts(View(Scope.ALL)).unread == 0
        assert opened.marks.mark(MARKED[-1]).flags == Flag.READ


def test_120_flipped_bytes_in_the_marks(filled: Home, tmp_path: Path) -> None:
    """Each is noticed and mended from the backup, or said, or changes nothing of what the person did."""
    path, chance = filled.data / FILE_NAME, random.Random(2)
    with Marks.open(filled.data) as marks:
        expected = marks.marks(MARKED)
    intact = tmp_path / "intact"
    shutil.copytree(filled.data, intact)
    restored = 0
    for _ in range(FLIPS):
        shutil.rmtree(filled.data)
        shutil.copytree(intact, filled.data)
        flip(path, chance)
        found = problems_of(path)
        if any("newer version" in line for line in found):
            continue
        if found:
            done = restore(filled.data)
            assert done is not None, found
            assert done.kept.exists()
            restored += 1
        with Marks.open(filled.data) as marks:
            after = marks.marks(MARKED)
        assert {key: after[key] for key in MARKED[:50]} == {key: expected[key] for key in MARKED[:50]}, found
        assert sum(after[key] == expected[key] for key in MARKED[50:]) >= (0 if found else 9)
    assert restored > FLIPS // 6


Damage = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:100], lambda data: data[: len(data) // 2], lambda data: b"x" * 100 + data[100:]],
    ids=["a stump", "half of it", "a bad header"],
)
def test_cut_and_overwritten_files(filled: Home, damage: Damage) -> None:
    marks, library = filled.data / FILE_NAME, filled.data / LIBRARY_NAME
    damaged = damage(marks.read_bytes())
    marks.write_bytes(damaged)
    library.write_bytes(damage(library.read_bytes()))
    if problems_of(marks):
        (filled.data / "marks.suspect").touch()
    try:
        opened = open_reader(filled)
        opened.library.record(opened.library.ids(View(Scope.ALL))[0])
    except DamagedStoreError as error:
        opened.close()
        put_aside(filled, error)
        opened = open_reader(filled)
    with opened:
        assert opened.library.counts(View(Scope.ALL)).total == 3
        assert all(mark.flags == Flag.READ for mark in opened.marks.marks(MARKED[:50]).values())
    assert (filled.data / "marks.damaged-1.db").read_bytes() == damaged


def test_a_clock_that_jumps_changes_no_order(home: Home, tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    with Library.open(home.data) as library, Marks.open(home.data) as marks:
        ingest(library, marks, [tmp_path / "digests"])
        clock = iter([4_000_000_000_000, 1_000, 2_000_000_000_000, -5, 0, 10**18])
        marks.clock = lambda: next(clock)
        for label in ("bookmark", "later", "hide"):
            marks.set_flags(["2606.00001"], {"bookmark": Flag.BOOKMARKED, "later": Flag.LATER}.get(label, Flag.HIDDEN),
                            NO_FLAGS, label)  # fmt: skip
        assert [action.label for action in marks.actions()] == ["hide", "later", "bookmark"]
        undone = marks.undo()
        assert undone is not None
        assert undone.label == "hide"
        assert marks.mark("2606.00001").flags == Flag.BOOKMARKED | Flag.LATER
        assert problems_of(home.data / FILE_NAME) == []
    for today in ("2030-01-01", "2026-06-12", "2031-01-01"):
        backup_if_due(home.data, today)
        assert (home.data / "backups" / f"marks-{today}.db").exists()
