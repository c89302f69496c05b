"""The text form of a filter: text -> query -> SQL. Knows no database."""

from reader.query.highlight import Highlighter
from reader.query.parse import Parsed, parse, read_query
from reader.query.sorts import SORTS
from reader.query.sql import to_sql
from reader.query.tree import Either, Every, Query, asks_for_hidden, asks_for_muted

__all__ = [
    "SORTS",
    "Either",
    "Every",
    "Highlighter",
    "Parsed",
    "Query",
    "asks_for_hidden",
    "asks_for_muted",
    "parse",
    "read_query",
    "to_sql",
]
