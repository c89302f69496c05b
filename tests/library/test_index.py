"""The index follows the papers: what is queued, what is found, what becomes stale."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import BusyError
from reader.library import Library
from reader.library.schema_search import first_document
from reader.model import Flag, Mark, Paper, Scope, Section, Summary, View
from tests.library.made_up import chinese, digest, english, paper


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as library:
        yield library


def find(library: Library, query: str) -> str:
    return "".join(library.keys(library.ids(View(Scope.ALL, query=query))))


def documents(library: Library) -> list[tuple[int, int | None]]:
    return library._store.all("SELECT id, paper FROM document ORDER BY id DESC")


def test_papers_wait_until_they_are_indexed_the_newest_day_first(library: Library) -> None:
    library.add(digest("2026-06-12", ["a", "b"]))
    library.add(digest("2026-06-11", ["c", "a"]))
    assert library.unindexed() == 3
    assert library.index(2) == 1
    assert [row for (row,) in library._store.all("SELECT paper FROM unindexed")] == [library.find("c")]
    assert library.index(2) == library.unindexed() == 0
    assert library.index(2) == 0


def test_the_highest_document_is_the_newest_paper_and_the_first_of_its_day(library: Library) -> None:
    library.add(digest("2026-06-11", ["a", "b"]))
    library.add(digest("2026-06-12", ["c", "d"]))
    library.index(3)
    library.index(3)
    library.add(digest("2026-06-12", ["e"], origin="/other"))
    library.index(3)
    found = documents(library)
    assert "".join(library.keys([paper for _, paper in found if paper])) == "cdeab"
    assert first_document("2026-06-11") < found[-1][0] < found[3][0] < first_document("2026-06-12") < found[2][0]
    assert first_document("") == first_document("١") == 0


def test_few_queued_papers_are_indexed_by_a_query_for_text(library: Library) -> None:
    library.add(digest("2026-06-11", ["a"]))
    assert find(library, "is:unread") == "a"
    assert library.unindexed() == 1
    assert find(library, "abstract") == "a"
    assert library.unindexed() == 0


def test_many_queued_papers_are_left_to_the_background(library: Library) -> None:
    library.add(digest("2026-06-11", [f"{number}" for number in range(501)]))
    assert find(library, "abstract") == ""
    assert library.unindexed() == 501
    assert library.index(1) == 500
    assert len(library.ids(View(Scope.ALL, query="abstract"))) == 501


def test_while_another_writes_what_is_indexed_is_found(library: Library, tmp_path: Path) -> None:
    library.add(digest("2026-06-11", ["a"]))
    library.index(10)
    library.add(digest("2026-06-12", ["b"]))
    with Library.open(tmp_path) as other, other._store.transaction():
        assert find(library, "abstract") == "a"
        with pytest.raises(BusyError):
            library.index(10, wait=False)
    assert find(library, "abstract") == "ba"


@pytest.mark.parametrize(
    ("later", "before", "after"),
    [
        (paper("a", title="Second"), "title:title", "title:second"),
        (paper("a", authors=("Ada Lovelace", "B", "Grace Hopper")), "author:turing", "author:hopper"),
        (paper("a", abstract="Other words."), "abs:abstract", "abs:other"),
        (paper("a", summary=chinese("另一个")), "sum:摘要", "sum:另一个"),
    ],
)
def test_what_changes_is_found_as_it_is_now(library: Library, later: Paper, before: str, after: str) -> None:
    library.add(digest("2026-06-11", ["a", "z"]))
    assert find(library, before) == "az"
    library.add(digest("2026-06-12", [later]))
    assert library.unindexed() == 1
    assert find(library, after) == "a"
    assert find(library, before) == "z"
    assert find(library, "ada") == "az"


def test_what_the_index_does_not_hold_queues_nothing(library: Library) -> None:
    library.add(digest("2026-06-11", ["a"]))
    library.index(10)
    library.add(digest("2026-06-12", [paper("a", comment="12 pages", categories=("cs.CL", "cs.AI", "cs.LG"))]))
    library.mirror({"a": Mark(Flag.READ, ("tag",), "note")}, 1)
    assert library.unindexed() == 0


def test_the_shown_summary_with_sections_of_its_own_is_indexed_only(library: Library) -> None:
    own = Summary("zh", (Section("tldr", "稀疏"), Section("Keywords", "spectral norm")))
    library.add(digest("2026-06-11", [paper("a", summary=own)]))
    library.add(digest("2026-06-12", [paper("a", summary=english("dense"))], origin="/other"))
    assert find(library, "稀疏 spectral") == "a"
    assert find(library, "dense") == ""
    assert find(library, '"稀疏 spectral"') == find(library, '"lovelace alan"') == ""


def test_latex_is_found_as_it_is_shown(library: Library) -> None:
    library.add(digest("2026-06-11", [paper("a", title='M\\"uller and $\\ell_p$', abstract="A \\textbf{bold} step")]))
    for query in ("muller", "Müller", "lp", "title:“ℓₚ”", '"bold step"'):
        assert find(library, query) == "a"
    assert find(library, "textbf") == ""


def test_where_over_a_third_is_stale_all_is_indexed_anew(library: Library) -> None:
    library.add(digest("2026-06-11", ["a", "b"]))
    library.index(10)
    for count, title in enumerate(("One", "Two"), 1):
        library.add(digest(f"2026-06-1{count + 1}", [paper("a", title=title)]))
        left = library.index(10)
    assert left == 2
    assert documents(library) == []
    assert library.index(10) == 0
    assert [paper for _, paper in documents(library)].count(None) == 0
    assert find(library, "title:two") == "a"
    assert find(library, "title:one") == ""


def test_a_change_between_looking_and_writing_is_not_lost(library: Library, tmp_path: Path) -> None:
    from reader.library import index

    library.add(digest("2026-06-11", ["a"]))
    seen = index._queued

    def change_then(store: object, most: int) -> object:
        index_now = seen(library._store, most)
        if not changed:
            changed.append(True)
            with Library.open(tmp_path) as other:
                other.add(digest("2026-06-12", [paper("a", title="Changed")]))
        return index_now

    changed: list[bool] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "_queued", change_then)
        assert library.index(10) == 0
    assert find(library, "title:changed") == "a"


def test_a_read_only_library_finds_what_is_indexed(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(digest("2026-06-11", ["a"]))
    library.index(10)
    library.add(digest("2026-06-12", ["b"]))
    library.close()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with Library.open(tmp_path) as library:
        library.mirror({"a": Mark(Flag.BOOKMARKED, note="seltsam")}, 1)
        assert find(library, "abstract") == find(library, "abstract is:bookmarked") == find(library, "seltsam") == "a"
        assert (library.index(10), library.unindexed()) == (1, 1)


def test_a_summary_that_is_written_anew_on_the_same_day_is_found_instead_of_the_old_one(library: Library) -> None:
    library.add(digest("2026-06-12", [paper("a", summary=english("alpha"))]))
    assert find(library, "alpha") == "a"
    library.add(digest("2026-06-12", [paper("a", summary=english("beta"))]))
    assert (find(library, "beta"), find(library, "alpha")) == ("a", "")
