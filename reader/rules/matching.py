"""What a rule looks for, as a query. It asks only for what a paper says, so what was found once stays right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.errors import QueryError
from reader.query import parse
from reader.query.tree import Category, Either, Every, Has, Identity, Not, Spoken, Text, Venue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.query import Query
    from reader.rules.types import Rule

PARTS: Final = {"title": "title", "author": "authors", "abs": "abstract", "sum": "summary"}
"""The fields of a text that a rule looks at, and the parts of a paper that they mean."""
_OF_THE_PAPER: Final = (Text, Identity, Category, Has, Spoken, Venue)


def query_of(rule: Rule) -> Query:
    """The query of the papers that a rule describes.

    Raises:
        QueryError: it is a query that cannot be understood, or asks for more than what papers say.

    """
    match rule.kind:
        case "word":
            return Text(rule.text, whole=True)
        case "author":
            return Text(rule.text, "author", whole=True)
        case "category":
            return Category(rule.text)
    return _checked(parse(rule.text))


def texts_of(query: Query) -> Iterator[Text]:
    """The texts that a query wants to be there."""
    match query:
        case Text():
            yield query
        case Every(terms) | Either(terms):
            for term in terms:
                yield from texts_of(term)


def _checked(query: Query) -> Query:
    """The same query, if it asks for what papers say."""
    for term in _terms_of(query):
        is_note = repr(term) in map(repr, (Has("note"), Has("tag"))) or getattr(term, "field", "") == "note"
        if is_note or not isinstance(term, _OF_THE_PAPER):
            english = "a rule asks for what papers say, not for days, marks and scores; leave that out"
            raise QueryError(english, 0, "规则只能查论文本身，不能查日期、标记和分数")
    return query


def _terms_of(query: Query) -> Iterator[Query]:
    match query:
        case Every(terms) | Either(terms):
            for term in terms:
                yield from _terms_of(term)
        case Not(term):
            yield from _terms_of(term)
        case _:
            yield query
