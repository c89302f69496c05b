"""The text form of a filter: text -> query -> SQL. Knows no database."""

from reader.query.parse import parse
from reader.query.sql import to_sql
from reader.query.tree import Query, asks_for_hidden

__all__ = ["Query", "asks_for_hidden", "parse", "to_sql"]
