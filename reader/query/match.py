"""Text in a query -> SQL over the full-text index of library.db (its tables `search` and `document`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.model import ArxivId
from reader.query.tree import Either, Every, Not, Query, Text
from reader.text.terms import initials, pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

OF_DAY: Final = "of_day"
"""The name of a common table, which a SELECT of one day has: `id` is the documents of the papers that it lists."""
_HITS: Final = (
    "SELECT document.paper FROM search CROSS JOIN document ON document.id = search.rowid WHERE search MATCH ?"
)
_LISTED: Final = (
    f" AND search.rowid BETWEEN (SELECT min(id) FROM {OF_DAY}) AND (SELECT max(id) FROM {OF_DAY})"
    f" AND +search.rowid IN (SELECT id FROM {OF_DAY})"
)
"""Narrows hits to a day before any of them is looked up: even the rarest day is found quickly among all hits."""
_ONE_LETTER: Final = 2
"""The length of a phrase of one letter that may be the beginning of a word, with the space before it."""
_NOTES: Final = "SELECT annotation.paper FROM annotation WHERE instr(note_terms, ?)"
_TOUCHED: Final = (
    "WITH touched AS MATERIALIZED (SELECT annotation.paper FROM annotation WHERE {}),"
    f" {OF_DAY} AS MATERIALIZED (SELECT id FROM document WHERE paper IN (SELECT paper FROM touched)) "
)
"""The papers whose notes have any of the words, and their documents in the place of those of a day."""
_NAMED: Final = "SELECT id FROM paper WHERE key = ?"
_INDEXED: Final = {"title": "title", "author": "authors", "abs": "abstract", "sum": "summary"}
"""The columns of the index that fields look in."""
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


class Newest(str):
    """An expression for MATCH of which the newest hits, or those of a day, are wanted: see `library.beginnings`."""

    __slots__ = ()


def text_condition(term: Text, *, of_day: bool = False) -> tuple[str, list[object]]:
    """The condition on `state.paper` and its parameters. `of_day`: the SELECT has the common table OF_DAY.

    What has neither letter nor digit, as `+`, is in no index; it is looked for in the text as it stands.
    """
    text, field, _ = term
    expression, wanted = _expression(term), _phrase(term)
    if not wanted:
        return _as_it_stands(text, field)
    hits: list[tuple[str, object]] = []
    if field in ("", "note"):
        hits.append((_NOTES, wanted))
    if not field and (found := ArxivId.find(text)):
        hits.append((_NAMED, found.number))
    if expression:
        hits.append((_HITS + _LISTED, Newest(expression)) if of_day else (_HITS, expression))
    values = [value for _, value in hits]
    if of_day:
        # For a few papers: the index is asked only if the rest does not settle it, and none of these finds the papers.
        return f"({' OR '.join(f'+state.paper IN ({sql})' for sql, _ in hits)})", values
    return f"state.paper IN ({' UNION ALL '.join(sql for sql, _ in hits)})", values


def newest_hits(query: Query, most: int, whole: tuple[str, list[object]]) -> tuple[str, list[object]] | None:
    """A SELECT of the `paper`s, each once, of a query that is made of text only; None for any other query.

    Of the hits in the index it has the newest `most`, with -1 all. Papers whose notes have a word of the query, which
    are few, are never left out; `whole`, the query's condition by `to_sql` for a day's listings, decides about them.
    """
    expression = _whole_expression(query)
    if expression is None:
        return None
    condition, parameters = whole
    words = [_phrase(text) for text in _texts(query) if not text.field]
    touched = _TOUCHED.format(" OR ".join(["instr(note_terms, ?)"] * len(words)) or "0")
    hits = f"{_HITS} AND document.paper NOT IN (SELECT paper FROM touched)"
    values: list[object] = [*words, expression]
    if most >= 0:
        hits = f"SELECT paper FROM ({hits} ORDER BY search.rowid DESC LIMIT ?)"
        values = [*words, Newest(expression), most]
    noted = f"SELECT state.paper FROM state WHERE state.paper IN (SELECT paper FROM touched) AND {condition}"
    return f"{touched}{hits} UNION ALL {noted}", [*values, *parameters]


def ranked(query: Query, most: int, *, of_day: bool = False) -> tuple[str, list[object]] | None:
    """A SELECT of `paper` and `rank` (the smallest is the best) of the newest `most` hits, or None without any text.

    A word in the title counts most, then one in the names of the authors.
    """
    expression = _ranking_expression(query)
    if expression is None:
        return None
    hits = _HITS.replace("document.paper", "document.paper, bm25(search, 2.0, 1.0, 8.0, 4.0, 0.0) AS rank", 1)
    return f"{hits}{_LISTED if of_day else ''} ORDER BY search.rowid DESC LIMIT ?", [expression, most]


def _texts(query: Query) -> Iterator[Text]:
    """All texts of a query, excluded ones too."""
    match query:
        case Text():
            yield query
        case Not(term):
            yield from _texts(term)
        case Every(terms) | Either(terms):
            for term in terms:
                yield from _texts(term)


def _whole_expression(query: Query) -> str | None:
    match query:
        case Text():
            return None if ArxivId.find(query.text) else _expression(query)
        case Either(terms):
            return _joined([_whole_expression(term) for term in terms], " OR ")
        case Every(terms):
            wanted = _joined([_whole_expression(term) for term in terms if not isinstance(term, Not)], " AND ")
            excluded = [_whole_expression(term.term) for term in terms if isinstance(term, Not)]
            return _joined([wanted, *excluded], " NOT ") if wanted else None
    return None


def _ranking_expression(query: Query) -> str | None:
    match query:
        case Text():
            return _expression(query)
        case Either(terms) | Every(terms):
            found = [expression for term in terms if (expression := _ranking_expression(term))]
            return _joined([*found], " OR " if isinstance(query, Either) else " AND ")
    return None


def _joined(expressions: list[str | None], operator: str) -> str | None:
    parts = [f"({expression})" for expression in expressions if expression]
    return operator.join(parts) if parts and len(parts) == len(expressions) else None


def _quoted(term: Text) -> str:
    """Something that is no letter follows the last word of a phrase in quotes, so that it is a whole word."""
    return f"{term.text} ." if term.whole else term.text


def _phrase(term: Text) -> str:
    return phrase(_quoted(term))


def _expression(term: Text) -> str | None:
    found = pattern(_quoted(term))
    if found is None or term.field == "note":
        return None
    if term.field:
        return f"{_INDEXED[term.field]} : {found}"
    beginning = initials(_phrase(term)) if len(_phrase(term)) == _ONE_LETTER else ""
    return f'"{beginning}"' if beginning else found


def _as_it_stands(text: str, field: str) -> tuple[str, list[object]]:
    likeness = "%{}%".format(text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
    conditions = [f"{column} LIKE ? ESCAPE '\\'" for column in _COLUMNS.get(field, ())]
    if field in ("", "note"):
        conditions.append("state.paper IN (SELECT annotation.paper FROM annotation WHERE note LIKE ? ESCAPE '\\')")
    return f"({' OR '.join(conditions)})", [likeness] * len(conditions)
