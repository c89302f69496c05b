"""Query tree -> the WHERE part of a SELECT, over the tables `state`, `paper` and `summary` of library.db.

Text is looked for in the full-text index, so in the summary that is shown (see `reader.query.match`).
"""

from __future__ import annotations

import re
from typing import Final

from reader.model import SUMMARY_LABELS, ArxivId
from reader.query.match import text_condition
from reader.query.tree import (
    FIRST_DAY,
    LAST_DAY,
    Category,
    Days,
    Due,
    Either,
    Every,
    Has,
    Identity,
    Not,
    Number,
    Query,
    Spoken,
    State,
    Tag,
    Term,
    Text,
    Venue,
)

LISTED: Final = "listing.day"
"""The `day` of a SELECT of one day, which then has the common table `reader.query.match.OF_DAY` too."""
_STATES: Final = {
    "read": "state.flags & 1 <> 0",
    "unread": "state.flags & 1 = 0",
    "bookmarked": "state.flags & 2 <> 0",
    "later": "state.flags & 4 <> 0",
    "hidden": "state.flags & 8 <> 0",
    "muted": "state.flags & 32 <> 0",
    "skimmed": "state.flags & 64 <> 0",
    "new": "state.first_day = {day}",
    "repeated": "state.first_day < {day}",
}
_A_SECTION: Final = " OR ".join(f"{label} <> ''" for label in SUMMARY_LABELS)
_THINGS: Final = {
    "code": "paper.code_url <> ''",
    "summary": f"EXISTS (SELECT 1 FROM summary WHERE id = state.summary AND ({_A_SECTION}))",
    "note": "state.paper IN (SELECT paper FROM annotation WHERE note <> '')",
    "tag": "state.paper IN (SELECT paper FROM annotation WHERE tags <> '')",
    "pdf": "paper.pdf_url <> ''",
}
_NUMBERS: Final = {
    "score": "coalesce((SELECT points FROM score WHERE paper = state.paper), 0)",
    "stars": "paper.code_stars",
}


def to_sql(query: Query, day: str = "state.last_day") -> tuple[str, list[object]]:
    """The condition and its parameters, in order. `day` is the SQL of the day that `is:new` refers to."""
    match query:
        case Not(term):
            condition, parameters = to_sql(term, day)
            return f"NOT coalesce(({condition}), 0)", parameters
        case Every(terms):
            return _joined([to_sql(term, day) for term in terms], " AND ") if terms else ("1", [])
        case Either(terms):
            return _joined([to_sql(term, day) for term in terms], " OR ")
        case _:
            return _term(query, day)


def _term(term: Term, day: str) -> tuple[str, list[object]]:
    match term:
        case Text():
            return text_condition(term, of_day=day == LISTED)
        case Identity(key):
            found = ArxivId.find(key)
            return _like("paper.key", f"{_escaped(found.number if found else key)}%")
        case Category(code):
            exact, archive = f"%\n{_escaped(code)}\n%", f"%\n{_escaped(code)}.%"
            return _joined([_like("state.categories", exact), _like("state.categories", archive)], " OR ")
        case Venue(text):
            return _venue(text)
        case Tag(name):
            condition, parameters = _like("tags", f"%\n{_escaped(name)}\n%")
            return f"state.paper IN (SELECT paper FROM annotation WHERE {condition})", parameters
        case Days(first, last, first_only):
            return _days(first, last, first_only)
        case Due(until):
            due = "state.paper IN (SELECT paper FROM annotation WHERE until BETWEEN '0' AND ?)"
            return f"state.flags & 4 <> 0 AND {due}", [until]
        case State(name):
            return _STATES[name].format(day=day), []
        case Has(name):
            return _THINGS[name], []
        case Spoken(language):
            return "summary.language = ?", [language]
        case Number(field, relation, value):
            return f"{_NUMBERS[field]} {relation} ?", [value]


def _days(first: str, last: str, first_only: bool) -> tuple[str, list[object]]:
    """Where the period is open at one end, the first or the last listing alone decides."""
    if first_only:
        return "state.first_day BETWEEN ? AND ?", [first, last]
    if last == LAST_DAY:
        return "state.last_day >= ?", [first]
    if first == FIRST_DAY:
        return "state.first_day <= ?", [last]
    return "state.paper IN (SELECT paper FROM listing WHERE day BETWEEN ? AND ?)", [first, last]


def _venue(text: str) -> tuple[str, list[object]]:
    """GLOB, as LIKE knows no classes of characters: `ACL` is not to be found in `NAACL`. LIKE is quicker to say no."""
    parts: list[tuple[str, list[object]]] = []
    for word in text.split():
        contains, parameters = _like("paper.comment", f"%{_escaped(word)}%")
        begins = "lower(' ' || paper.comment) GLOB '*[^a-z0-9]' || lower(?) || '*'"
        parts.append((f"{contains} AND {begins}", [*parameters, re.sub(r"[*?[]", r"[\g<0>]", word)]))
    return _joined(parts, " AND ")


def _like(column: str, pattern: str) -> tuple[str, list[object]]:
    return f"{column} LIKE ? ESCAPE '\\'", [pattern]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _joined(parts: list[tuple[str, list[object]]], operator: str) -> tuple[str, list[object]]:
    condition = operator.join(part for part, _ in parts)
    return f"({condition})", [parameter for _, parameters in parts for parameter in parameters]
