"""Digests from disk into the library."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.ingest import PAPERS_AT_ONCE, Result, index, ingest, ingest_bytes
from reader.library import Library
from reader.marks import Marks
from reader.model import NO_FLAGS, Flag, Scope, View

from .digest_files import jsonl, markdown, two_days, write


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "data") as library:
        yield library


@pytest.fixture
def marks(tmp_path: Path) -> Iterator[Marks]:
    with Marks.open(tmp_path / "data") as marks:
        yield marks


def test_a_folder_day_by_day(library: Library, marks: Marks, tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    seen: list[tuple[str, int, int]] = []
    results = ingest(library, marks, [tmp_path / "digests"], lambda result, n, of: seen.append((result.day, n, of)))
    assert seen == [("2026-06-11", 1, 2), ("2026-06-12", 2, 2)]
    assert [(r.added.listings, r.added.new, r.added.repeated) for r in results if r.added] == [(2, 2, 0), (2, 1, 1)]
    assert not any(result.day_is_guess or result.error for result in results)


def test_folders_are_read_by_day_so_that_what_repeats_is_known(library: Library, marks: Marks, tmp_path: Path) -> None:
    two_days(tmp_path / "b")
    write(tmp_path / "a", "2026-06-12", ("2606.00001", "Alpha nets"), ("2606.00003", "Gamma"))
    write(tmp_path / "a", "papers", ("2606.00001", "Alpha nets"))
    added = [result.added for result in ingest(library, marks, [tmp_path]) if result.added]
    assert [(each.day, each.new, each.repeated, each.in_others) for each in added] == [
        ("2026-06-11", 2, 0, 0), ("2026-06-12", 1, 1, 0), ("2026-06-12", 1, 1, 1), ("2026-06-30", 0, 1, 0),
    ]  # fmt: skip
    assert [(day.listings, day.new) for day in library.ledger().days] == [(1, 0), (3, 1), (2, 2)]


def test_files_that_no_name_dates_are_digests_of_their_own(library: Library, marks: Marks, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(jsonl("2606.00001", "Alpha") + '{"id": broken\n', encoding="utf-8")
    (tmp_path / "b.md").write_text(markdown(("2606.00002", "Beta"), ("2606.00001", "Alpha")), encoding="utf-8")
    for path in tmp_path.iterdir():
        os.utime(path, (0, 0))
    results = ingest(library, marks, [tmp_path])
    assert [(r.day, r.added.vanished, r.added.in_others) for r in results if r.added] == [
        ("2026-06-30", 0, 0), ("2026-06-30", 0, 1),
    ]  # fmt: skip
    (day,) = library.ledger().days
    assert (day.listings, [str(problem) for problem in day.problems]) == (2, [f"{tmp_path}/{results[0].problems[0]}"])


def test_unchanged_files_are_passed_over_and_changed_ones_read(library: Library, marks: Marks, tmp_path: Path) -> None:
    first, _ = two_days(tmp_path)
    ingest(library, marks, [tmp_path])
    assert [(result.added, result.error) for result in ingest(library, marks, [tmp_path])] == [(None, "")] * 2
    write(tmp_path, "2026-06-11", ("2606.00009", "Later in the day"))
    changed, same = ingest(library, marks, [tmp_path])
    assert changed.name == str(first)
    assert changed.added is not None
    assert changed.added.new == 1
    assert (same.day, same.added) == ("2026-06-12", None)


def test_markdown_and_jsonl_of_a_day_are_one_digest(library: Library, marks: Marks, tmp_path: Path) -> None:
    write(tmp_path, "2026-06-12", ("2606.00001", "Alpha"))
    (tmp_path / "2026-06-12_AI_enhanced_Chinese.jsonl").write_text(jsonl("2606.00001", "Alpha"), encoding="utf-8")
    assert len(ingest(library, marks, [tmp_path])) == 1
    found = library.find("2606.00001")
    assert found is not None
    assert library.record(found).paper.comment == "9 pages"


def test_marks_that_were_there_before_the_paper(library: Library, marks: Marks, tmp_path: Path) -> None:
    marks.set_flags(["2606.00001"], Flag.READ, NO_FLAGS, "read")
    two_days(tmp_path / "digests")
    ingest(library, marks, [tmp_path / "digests"])
    assert library.counts(View(Scope.ALL)).unread == 2


def test_what_cannot_be_read_stops_nothing(library: Library, marks: Marks, tmp_path: Path) -> None:
    good = write(tmp_path, "2026-06-12", ("2606.00001", "Alpha"))
    broken = tmp_path / "2026-06-10.md"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    results = ingest(library, marks, [tmp_path / "nowhere", broken, good])
    errors = [result.error for result in results if result.error]
    assert len(results) == 3
    assert errors[0].startswith(f"{tmp_path / 'nowhere'}: ")
    assert errors[1].startswith(f"{broken} is binary")
    assert library.newest_day() == "2026-06-12"


def test_other_files_of_a_folder_are_no_failures(library: Library, marks: Marks, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# How to use\n\nRead it.\n", encoding="utf-8")
    only = ingest(library, marks, [tmp_path])
    assert [result.error.startswith(f"{tmp_path / 'README.md'} is no digest") for result in only] == [True]
    write(tmp_path, "2026-06-12", ("2606.00001", "Alpha"))
    assert [result.error for result in ingest(library, marks, [tmp_path])] == [""]
    named = ingest(library, marks, [tmp_path / "README.md", tmp_path])
    assert [bool(result.error) for result in named].count(True) == 1


def test_a_damaged_digest_in_a_folder_is_a_failure(library: Library, marks: Marks, tmp_path: Path) -> None:
    write(tmp_path, "2026-06-12", ("2606.00001", "Alpha"))
    (tmp_path / "2026-06-11.md").write_bytes(bytes(1000))
    assert [bool(result.error) for result in ingest(library, marks, [tmp_path])] == [True, False]


def test_the_ledger_says_why_a_day_could_not_be_read(library: Library, marks: Marks, tmp_path: Path) -> None:
    path = write(tmp_path, "2026-06-11", ("2606.00001", "Alpha"))
    write(tmp_path, "2026-06-12", ("2606.00002", "Beta"))
    good, status = path.read_bytes(), path.stat()

    def damage(content: bytes) -> list[tuple[int, list[str]]]:
        path.write_bytes(content)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        ingest(library, marks, [tmp_path])
        return [(day.listings, [problem.file for problem in day.problems]) for day in library.ledger().days]

    bad = bytes(len(good))
    assert damage(bad) == [(1, []), (0, [str(path)])]
    assert damage(bad) == [(1, []), (0, [str(path)])]
    assert damage(good) == [(1, []), (1, [])]
    path.touch()
    assert damage(bad + bad) == [(1, []), (1, [str(path)])]
    assert damage(good) == [(1, []), (1, [])]


def test_problems_name_file_and_line(library: Library, marks: Marks, tmp_path: Path) -> None:
    path = tmp_path / "2026-06-12.jsonl"
    path.write_text(jsonl("2606.00001", "Alpha") + '{"id": broken\n', encoding="utf-8")
    (result,) = ingest(library, marks, [path])
    assert [(problem.file, problem.line) for problem in result.problems] == [(path.name, 2)]
    assert result.added is not None
    assert result.added.problems == 1


def test_an_empty_file_is_an_empty_digest(library: Library, marks: Marks, tmp_path: Path) -> None:
    path = tmp_path / "2026-06-13.md"
    path.touch()
    (result,) = ingest(library, marks, [path])
    assert result.added is not None
    assert (result.error, result.added.listings) == ("", 0)


def test_bytes(library: Library, marks: Marks) -> None:
    (result,) = ingest_bytes(library, marks, markdown(("2606.00001", "Alpha")).encode(), None)
    assert (result.name, result.day, result.day_is_guess, result.error) == ("-", "2026-06-30", True, "")
    (bad,) = ingest_bytes(library, marks, b"hello", None)
    assert bad == Result("-", error=bad.error)
    assert bad.error.startswith("- is no digest")


def test_the_index_is_made_in_steps_that_can_stop(library: Library, marks: Marks, tmp_path: Path) -> None:
    papers = ((f"2606.{number:05}", f"Paper {number}") for number in range(2 * PAPERS_AT_ONCE + 1))
    ingest(library, marks, [write(tmp_path, "2026-06-12", *papers)])
    left: list[int] = []

    def stop(papers: int) -> bool:
        left.append(papers)
        return False

    index(library, stop)
    assert left == [library.unindexed()] == [PAPERS_AT_ONCE + 1]
    index(library)
    assert library.unindexed() == 0


def test_a_name_that_is_no_utf8_does_not_stop_its_folder(library: Library, marks: Marks, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"bad\xff")
    folder.mkdir()
    for name in (b"2026-06-11.md", b"2026-06-12\xff.md"):
        (folder / os.fsdecode(name)).write_text(markdown(("2601.00001", "A Title")), encoding="utf-8")
    first = ingest(library, marks, [folder])
    assert [(result.day, result.error) for result in first] == [("2026-06-11", ""), ("2026-06-12", "")]
    assert [result.added for result in ingest(library, marks, [folder])] == [None, None]
    origins = library._store.all("SELECT origin FROM digest")
    assert all(origin.endswith("bad\\xff") for (origin,) in origins)


def test_a_text_that_only_mentions_papers_is_passed_over_in_a_folder(
    library: Library, marks: Marks, tmp_path: Path
) -> None:
    two_days(tmp_path)
    path = tmp_path / "README.md"
    path.write_text(
        "# Notes\n\n## [This paper](https://arxiv.org/abs/2606.00009)\n\nmade me think.\n", encoding="utf-8"
    )
    assert len(ingest(library, marks, [tmp_path])) == 2
    assert library.find("2606.00009") is None
    (result,) = ingest(library, marks, [path])
    assert result.added
    assert result.added.new == 1
