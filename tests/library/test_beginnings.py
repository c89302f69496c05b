"""The beginning of a word is spelled out where that is quicker, and finds the same either way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library, beginnings
from reader.library.beginnings import spelled_out
from reader.model import Mark, Scope, View
from reader.query.match import Newest
from tests.library.made_up import digest, paper

DAY = "2026-06-11"
TITLES = {"a": "Learning rates", "b": "Learned rats", "c": "Lean rate", "d": "模型 learn", "e": "Sleep"}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """No word is rare, and more than three are many."""
    monkeypatch.setattr(beginnings, "RARE", 1)
    monkeypatch.setattr(beginnings, "MOST", 3)
    with Library.open(tmp_path) as library:
        library.add(digest(DAY, [paper(key, title=title) for key, title in TITLES.items()]))
        library.index(9)
        yield library


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('"learn" *', '("learn" OR "learned" OR "learning")'),
        ('title : "learni" *', 'title : ("learning")'),
        ('"learned ra" *', '("learned rate" OR "learned rates" OR "learned rats")'),
        ('("rates" *) NOT ("sl" *)', '(("rates")) NOT (("sleep"))'),
        ('"le" *', '"le" *'),
        ('"x" *', '"x" *'),
        ('"learn"', '"learn"'),
    ],
)
def test_the_words_of_the_index_that_begin_so(library: Library, expression: str, expected: str) -> None:
    assert spelled_out(library._store, (Newest(expression), 7, expression)) == (expected, 7, expression)


def test_rare_words_are_left(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginnings, "RARE", 4)
    assert spelled_out(library._store, (Newest('"learn" *'),)) == ('"learn" *',)
    monkeypatch.setattr(beginnings, "RARE", 3)
    assert spelled_out(library._store, (Newest('"learn" *'),)) != ('"learn" *',)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("learn", "abd"),
        ("le", "abcd"),
        ("title:learn", "abd"),
        ("learn -rat", "d"),
        ("learned or sleep", "be"),
        ("模型", "d"),
        ('"learn"', "d"),
        ("remember", "e"),
        ("learn or remember", "abde"),
        ("sleep -remember", ""),
        ("nothing", ""),
    ],
)
def test_what_is_found(library: Library, query: str, expected: str) -> None:
    library.mirror({"e": Mark(note="remember")}, 1)
    for view in (View(query=query), View(Scope.ALL, query=query)):
        for most in (-1, 9):
            assert "".join(library.keys(library.ids(view, most))) == expected
        assert library.counts(view).total == len(expected)


def test_a_library_that_cannot_be_written_is_searched_the_same(library: Library, tmp_path: Path) -> None:
    from reader.library.schema import APPLICATION_ID, MIGRATIONS
    from reader.store import connect

    store = connect(tmp_path / "library.db", APPLICATION_ID, MIGRATIONS, read_only=True)
    with Library(store) as reading:
        assert "".join(reading.keys(reading.ids(View(Scope.ALL, query="learn"), 9))) == "abd"
