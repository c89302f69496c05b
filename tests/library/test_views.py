"""Which papers a view shows, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.errors import QueryError
from reader.library import Library
from reader.library.views import selection
from reader.model import Counts, Flag, Mark, Scope, View
from reader.query import SORTS
from tests.library.made_up import digest, paper

ALL = View(Scope.ALL)
OLD_DAY = "2026-06-09"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Tuesday a b c, Thursday d a; e is hidden, f muted, b bookmarked with a note."""
    with Library.open(tmp_path_factory.mktemp("views")) as library:
        first = [
            paper("a", title="sparse nets", code_stars=7, abstract="Nothing."),
            paper("b", title="Dense sparse sparse nets", categories=("cs.CL",), abstract="Sparse sparse sparse."),
            paper("c", title="Zebra", code_stars=900, abstract="One sparse word among very many others of no weight."),
            paper("e", title="sparse hidden"),
            paper("f", title="sparse muted"),
        ]
        library.add(digest(OLD_DAY, first))
        library.add(digest("2026-06-11", [paper("d", title="apes", abstract="None."), first[0]]))
        library.mirror({"b": Mark(Flag.BOOKMARKED, note="remember zebra"), "e": Mark(Flag.HIDDEN)}, 1)
        db = library._store.connection
        db.execute("UPDATE state SET flags = 32 WHERE paper = (SELECT id FROM paper WHERE key = 'f')")
        db.execute("INSERT INTO score SELECT id, 2.5 FROM paper WHERE key = 'c'")
        db.execute("INSERT INTO score SELECT id, -1 FROM paper WHERE key = 'd'")
        library.index(10)
        yield library


def keys(library: Library, view: View, most: int = -1) -> str:
    return "".join(library.keys(library.ids(view, most)))


def saved(base: str, **fields: str) -> View:
    return View(Scope.SAVED, name="Mine", base=base, **fields)


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (saved(""), "dabc"),
        (saved("sparse"), "abc"),
        (saved("sparse", query="dense"), "b"),
        (saved("title:sparse or title:zebra", query="title:sparse or apes"), "ab"),
        (saved("sparse -dense"), "ac"),
        (saved("sparse", category="cs.CL"), "b"),
        (saved("is:hidden"), "e"),
        (saved("sparse", query="is:muted"), "f"),
        (View(Scope.ALL, query="sparse (is:hidden or is:muted)"), "ef"),
        (View(Scope.UNREAD, query="is:hidden"), "e"),
        (View(Scope.UNREAD, query="is:muted"), "f"),
        (View(Scope.DAY, OLD_DAY, query="sparse"), "abc"),
        (View(Scope.DAY, OLD_DAY, query="sparse -title:zebra"), "ab"),
        (View(query="nets"), "a"),
        (View(query="sparse or apes"), "da"),
        (View(Scope.DAY, "2026-06-10", query="sparse"), ""),
        (View(Scope.BOOKMARKS, query="sparse"), "b"),
        (View(Scope.ALL, query="zebra"), "bc"),
        (View(Scope.ALL, query="sparse -note:zebra"), "ac"),
        (View(Scope.ALL, query="sparse -zebra"), "a"),
    ],
)
def test_what_a_view_shows(library: Library, view: View, expected: str) -> None:
    assert keys(library, view) == expected
    assert library.counts(view).total == len(expected)
    categories = library.categories(view)
    assert sum(counts.total for _, counts in categories) == len(keys(library, view._replace(category="")))


def test_a_word_alone_is_cut_to_its_newest_papers(library: Library) -> None:
    assert keys(library, View(Scope.ALL, query="sparse -note:zebra"), 1) == "ac", "more is asked for than the word"
    assert keys(library, View(Scope.ALL, query="sparse"), 1) == "a"
    assert keys(library, View(Scope.ALL, query="zebra"), 0) == "b", "a paper whose note has the word is never left out"
    assert keys(library, View(Scope.ALL, query="sparse"), 2) == "ab"
    assert keys(library, saved("sparse", query="word"), 0) == ""
    assert library.counts(View(Scope.ALL, query="sparse")) == Counts(3, 3)
    for complete in (
        View(Scope.ALL, query="sparse is:unread"),
        View(Scope.ALL, query="sparse", category="cs.LG"),
        View(Scope.DAY, OLD_DAY, query="sparse"),
        View(Scope.UNREAD, query="sparse"),
    ):
        assert keys(library, complete, 1) == keys(library, complete)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", "dabc"),
        ("day", "dabc"),
        ("-day", "cbad"),
        ("id", "abcd"),
        ("-id", "dcba"),
        ("title", "dbac"),
        ("-title", "cabd"),
        ("category", "bdac"),
        ("-category", "dacb"),
        ("score", "cabd"),
        ("-score", "dabc"),
        ("stars", "cadb"),
        ("-stars", "dbac"),
        ("relevance", "dabc"),
        ("-relevance", "dabc"),
        ("foryou", "dabc"),
        ("-", "dabc"),
    ],
)
def test_sorts(library: Library, sort: str, expected: str) -> None:
    assert keys(library, ALL._replace(sort=sort)) == expected
    assert library.counts(ALL._replace(sort=sort)).total == 4


def test_the_sort_of_a_query_comes_before_that_of_the_view_and_a_saved_one_last(library: Library) -> None:
    assert keys(library, View(Scope.ALL, query="sort:id", sort="stars")) == "abcd"
    assert keys(library, saved("sort:-id", sort="title")) == "dbac"
    assert keys(library, saved("sort:-id")) == "dcba"


def test_relevance_is_best_first(library: Library) -> None:
    assert keys(library, View(Scope.ALL, query="sparse", sort="relevance")) == "bac"
    assert keys(library, View(Scope.ALL, query="sparse", sort="-relevance")) == "cab"
    assert keys(library, View(Scope.DAY, OLD_DAY, query="sparse", sort="relevance")) == "bac"
    assert keys(library, View(Scope.ALL, query="sparse or is:unread sort:relevance")) == "bacd"


@pytest.mark.parametrize("sort", [f"{sign}{name}" for name in SORTS for sign in ("", "-")])
@pytest.mark.parametrize("query", ["", "sparse", "sparse is:unread"])
def test_every_sort_of_a_day_keeps_its_papers(library: Library, sort: str, query: str) -> None:
    view = View(Scope.DAY, OLD_DAY, query=query, sort=sort)
    assert sorted(keys(library, view)) == list("abc")


def test_a_bad_query_of_a_saved_view_says_where(library: Library) -> None:
    with pytest.raises(QueryError) as caught:
        library.ids(saved("good tilte:x", query="fine"))
    assert caught.value.position == 5


def test_a_day_is_compared_with_its_own_documents_only(library: Library) -> None:
    chosen = selection(View(Scope.DAY, OLD_DAY, query="sparse"), "")
    plan = [row[3] for row in library._store.all(f"EXPLAIN QUERY PLAN {chosen.select('1')}", chosen.parameters)]
    assert any("search VIRTUAL TABLE INDEX" in step and "<" in step and ">" in step for step in plan)
