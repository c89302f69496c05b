"""Query tree -> the WHERE part of a SELECT, over the tables `state`, `paper` and `summary` of library.db.

Text is looked for as it stands, folding the case of ASCII letters only, in the summary that is shown.
"""

from __future__ import annotations

from typing import Final

from reader.model import ArxivId
from reader.query.tree import (
    Category,
    Days,
    Either,
    Every,
    Has,
    Identity,
    Not,
    Query,
    Spoken,
    State,
    Text,
)

_SUMMARY: Final = tuple(
    f"summary.{column}" for column in ("tldr", "motivation", "method", "result", "conclusion", "other")
)
_COLUMNS: Final = {
    "title": ("paper.title",),
    "author": ("paper.authors",),
    "abs": ("paper.abstract",),
    "sum": _SUMMARY,
    "": ("paper.title", "paper.authors", *_SUMMARY, "paper.abstract"),
}
_STATES: Final = {
    "read": "state.flags & 1 <> 0",
    "unread": "state.flags & 1 = 0",
    "bookmarked": "state.flags & 2 <> 0",
    "later": "state.flags & 4 <> 0",
    "hidden": "state.flags & 8 <> 0",
    "new": "state.first_day = {day}",
    "repeated": "state.first_day < {day}",
}
_THINGS: Final = {
    "code": "paper.code_url <> ''",
    "summary": "state.summary IS NOT NULL",
    "pdf": "paper.pdf_url <> ''",
}


def to_sql(query: Query, day: str = "state.last_day") -> tuple[str, list[object]]:
    """The condition and its parameters, in order. `day` is the SQL of the day that `is:new` refers to."""
    match query:
        case Text(text, field):
            return _text(text, field)
        case Identity(key):
            found = ArxivId.find(key)
            return _like("paper.key", f"{_escaped(found.number if found else key)}%")
        case Category(code):
            exact, archive = f"%\n{_escaped(code)}\n%", f"%\n{_escaped(code)}.%"
            return _joined([_like("state.categories", exact), _like("state.categories", archive)], " OR ")
        case Days(first, last, True):
            return "state.first_day BETWEEN ? AND ?", [first, last]
        case Days(first, last):
            return "state.paper IN (SELECT paper FROM listing WHERE day BETWEEN ? AND ?)", [first, last]
        case State(name):
            return _STATES[name].format(day=day), []
        case Has(name):
            return _THINGS[name], []
        case Spoken(language):
            return "summary.language = ?", [language]
        case Not(term):
            condition, parameters = to_sql(term, day)
            return f"NOT coalesce(({condition}), 0)", parameters
        case Every(terms):
            return _joined([to_sql(term, day) for term in terms], " AND ") if terms else ("1", [])
        case Either(terms):
            return _joined([to_sql(term, day) for term in terms], " OR ")


def _text(text: str, field: str) -> tuple[str, list[object]]:
    conditions = [_like(column, f"%{_escaped(text)}%") for column in _COLUMNS[field]]
    if not field and (found := ArxivId.find(text)):
        conditions.append(("paper.key = ?", [found.number]))
    return _joined(conditions, " OR ")


def _like(column: str, pattern: str) -> tuple[str, list[object]]:
    return f"{column} LIKE ? ESCAPE '\\'", [pattern]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _joined(parts: list[tuple[str, list[object]]], operator: str) -> tuple[str, list[object]]:
    condition = operator.join(part for part, _ in parts)
    return f"({condition})", [parameter for _, parameters in parts for parameter in parameters]
