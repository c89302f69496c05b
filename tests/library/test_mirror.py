"""The marks as the library mirrors them: flags, tags, notes and put-off days."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Counts, Flag, Mark, Scope, View
from tests.library.made_up import digest

ANNOTATED = Mark(Flag.LATER, ("rl", "to read"), "Müller 的想法", "2026-07-01")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-11", ["2606.00001", "2606.00002", "2606.00003"]))
        yield library


def annotations(library: Library) -> list[tuple[str, ...]]:
    sql = "SELECT key, tags, note, note_terms, until FROM annotation JOIN paper ON id = paper ORDER BY key"
    return library._store.all(sql)


def found(library: Library, query: str) -> str:
    return "".join(row.key[-1] for row in library.rows(library.ids(View(Scope.ALL, query=query))))


def test_annotations_are_written_and_taken_back(library: Library) -> None:
    library.mirror({"2606.00002": ANNOTATED, "2606.00001": Mark(Flag.READ)}, 1)
    row = ("2606.00002", "\nrl\nto read\n", "Müller 的想法", " muller 的 想 法 ", "2026-07-01")
    assert annotations(library) == [row]
    library.mirror({"2606.00002": ANNOTATED._replace(tags=(), note="")}, 2)
    assert annotations(library) == [("2606.00002", "", "", "", "2026-07-01")]
    library.mirror({"2606.00002": Mark(Flag.READ)}, 3)
    assert annotations(library) == []


def test_papers_that_the_library_does_not_have_are_passed_over(library: Library) -> None:
    library.mirror({"2606.00009": ANNOTATED}, 4)
    assert annotations(library) == []
    assert library.marks_seq() == 4


def test_a_paper_that_arrives_after_its_mark_gets_it(library: Library) -> None:
    marks = {"2606.00004": ANNOTATED, "2606.00005": Mark(Flag.READ), "2606.00001": ANNOTATED}
    library.add(
        digest("2026-06-12", ["2606.00001", "2606.00004", "2606.00005"]),
        marks=lambda keys: {key: marks[key] for key in keys},
    )
    assert [row[0] for row in annotations(library)] == ["2606.00004"]
    assert found(library, "tag:rl") == found(library, "is:later") == "4"


def test_muted_papers_stay_muted(library: Library) -> None:
    library._store.connection.execute("UPDATE state SET flags = 32")
    library._store.connection.execute("INSERT INTO muted SELECT paper FROM state")
    library.mirror({"2606.00001": Mark(Flag.READ), "2606.00002": Mark()}, 1)
    flags = library.flags(range(1, 4))
    assert sorted(flags) == [Flag.MUTED, Flag.MUTED, Flag.MUTED | Flag.READ]
    library.forget_marks()
    assert library.flags(range(1, 4)) == [Flag.MUTED] * 3


def test_forgetting_begins_anew(library: Library) -> None:
    library.mirror({"2606.00001": ANNOTATED, "2606.00002": Mark(Flag.READ), "2606.00003": Mark(Flag.HIDDEN)}, 7)
    assert library.counts(View(Scope.ALL)) == Counts(2, 1)
    library.forget_marks()
    assert (library.marks_seq(), annotations(library)) == (0, [])
    assert library.counts(View(Scope.ALL)) == Counts(3, 3)
    library.mirror({"2606.00002": Mark(Flag.READ)}, 2)
    assert (library.marks_seq(), library.counts(View(Scope.ALL))) == (2, Counts(3, 2))


def test_a_library_that_cannot_be_written_keeps_a_copy(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.mirror({"2606.00001": ANNOTATED}, 1)
    library.close()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with Library.open(tmp_path) as copy:
        assert copy.read_only
        assert found(copy, "tag:rl") == "1"
        copy.mirror({"2606.00001": Mark(Flag.READ), "2606.00002": ANNOTATED}, 2)
        assert found(copy, "tag:rl") == "2"
        assert found(copy, "is:read") == "1"
        copy.forget_marks()
        assert found(copy, "tag:rl or is:read") == ""
    database = sqlite3.connect(tmp_path / "library.db")
    assert database.execute("SELECT paper, until FROM annotation").fetchall() == [(1, "2026-07-01")]
    database.close()
