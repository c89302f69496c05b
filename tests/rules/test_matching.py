"""Rules as queries."""

import pytest

from reader.errors import QueryError
from reader.query.tree import Category, Text
from reader.rules.matching import query_of, texts_of
from reader.rules.types import Rule


def test_words_authors_and_categories_are_taken_as_they_are() -> None:
    assert repr(query_of(Rule("word", 'a "b" or (c'))) == repr(Text('a "b" or (c', whole=True))
    assert repr(query_of(Rule("author", "Kaiming He"))) == repr(Text("Kaiming He", "author", whole=True))
    assert repr(query_of(Rule("category", "cs.LG"))) == repr(Category("cs.LG"))


def test_only_what_a_query_wants_counts_as_its_texts() -> None:
    query = query_of(Rule("query", "title:a (author:b or cat:cs) -abs:c"))
    assert [text.text for text in texts_of(query)] == ["a", "b"]


@pytest.mark.parametrize(
    "query", ["is:read", "tag:x", "score:>2", "newer:3d", "first:2026", "a or -note:b", "has:note", "has:tag"]
)
def test_what_changes_without_the_paper_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="a rule asks for what papers say"):
        query_of(Rule("query", query))
