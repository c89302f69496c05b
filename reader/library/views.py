"""View -> SELECT: which papers, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.model import Scope, View

if TYPE_CHECKING:
    from reader.query import Query

ALL_HITS: Final = -1
MOST_RANKED: Final = 3000
"""So many of the newest hits of a query are ranked by relevance; the others come after them."""
_LATER: Final = "flags & 4 <> 0 AND flags & 8 = 0"
_SHOWN: Final = {Scope.UNREAD: "flags & 41 = 0", Scope.BOOKMARKS: "flags & 2 <> 0", Scope.LATER: _LATER}
_SHOWN_OTHERWISE: Final = "flags & 40 = 0"
_KEPT: Final = {Scope.BOOKMARKS: "flags & 2 <> 0", Scope.LATER: "flags & 4 <> 0"}
_UNMASKED: Final = {
    (True, False): {Scope.UNREAD: "flags & 33 = 0", **_KEPT},
    (False, True): {Scope.UNREAD: "flags & 9 = 0", **_KEPT, Scope.LATER: _LATER},
    (True, True): {Scope.UNREAD: "flags & 1 = 0", **_KEPT},
}
"""The same where a query asks for hidden papers, for muted ones, or for both."""
_UNMASKED_OTHERWISE: Final = {(True, False): "flags & 32 = 0", (False, True): "flags & 8 = 0", (True, True): "1"}
_ORDER: Final = ("last_day DESC, state.position", "last_day, state.position DESC")
_ORDER_OF_DAY: Final = ("listing.position", "listing.position DESC")
_JOINS: Final = {
    "paper": " CROSS JOIN paper ON paper.id = state.paper",
    "summary": " LEFT JOIN summary ON summary.id = state.summary",
    "score": " LEFT JOIN score ON score.paper = state.paper",
    "ranked": " LEFT JOIN ranked ON ranked.paper = state.paper",
}
"""The tables that a condition or an order may need, by their names in it."""
_OF_DAY: Final = (
    "of_day AS (SELECT document.id FROM listing CROSS JOIN document ON document.paper = listing.paper"
    " WHERE listing.day = ?)"
)


class Selection(NamedTuple):
    """The parts of a SELECT, which any columns of `state` can be put before; `order` is for its end."""

    source: str
    condition: str
    order: str
    parameters: tuple[object, ...]
    tables: str = ""

    def select(self, columns: str) -> str:
        """The SELECT without order."""
        return f"{self.tables}SELECT {columns} FROM {self.source} WHERE {self.condition}"

    @property
    def looks_for_text(self) -> bool:
        """Whether it asks the full-text index."""
        return "search MATCH" in f"{self.source} {self.condition}"


def selection(view: View, newest_day: str, instead: str = "", most: int = ALL_HITS) -> Selection:
    """What the view shows. Hidden and muted papers are left out, unless bookmarked or asked for (`is:hidden`).

    With the condition `instead`, what it would show if that decided which papers are shown. Of a query of nothing but
    text over everything, only the newest `most` papers.

    A day is in the order of its digests; everything else goes by the last listing, newest day first. A `sort:` in
    the query comes before the sort of the view.

    Raises:
        QueryError: its query cannot be understood.

    """
    is_day = view.scope in (Scope.TODAY, Scope.DAY)
    source = "listing CROSS JOIN state ON state.paper = listing.paper" if is_day else "state"
    days = _ORDER_OF_DAY if is_day else _ORDER
    day: list[object] = [view.day if view.scope is Scope.DAY else newest_day] if is_day else []
    conditions, parameters = ["listing.day = ?"] if is_day else [], [*day]
    if view.category:
        conditions.append("category = ?")
        parameters.append(view.category)
    if not (view.query.strip() or view.base.strip() or view.sort):
        shown = _SHOWN.get(view.scope, _SHOWN_OTHERWISE)
        return Selection(source, " AND ".join([instead or shown, *conditions]), days[0], tuple(parameters))
    from reader.query.match import newest_hits
    from reader.query.sorts import order_by
    from reader.query.sql import LISTED, to_sql

    query, sort = _read(view)
    condition, values = to_sql(query, LISTED) if is_day else to_sql(query)
    tables, before = _tables(query, sort, condition, day)
    is_everything = view.scope in (Scope.ALL, Scope.SAVED) and not view.category
    hits = None if is_day else newest_hits(query, most if is_everything else ALL_HITS, to_sql(query, LISTED))
    if hits:
        source, condition = f"({hits[0]}) AS hit CROSS JOIN state ON state.paper = hit.paper", "1"
        before, values = [*before, *hits[1]], []
    order = order_by(sort if "relevance" not in sort or "ranked" in tables else "", *days)
    source += "".join(join for name, join in _JOINS.items() if _uses(name, f"{condition} {order}"))
    conditions = [instead or _shown(view.scope, query), *conditions, condition]
    return Selection(source, " AND ".join(conditions), order, (*before, *parameters, *values), tables)


def _read(view: View) -> tuple[Query, str]:
    """The whole query of a view, with that of a saved one, and its sort."""
    from reader.query import Every, read_query

    base, own = read_query(view.base), read_query(view.query)
    parts = [part for part in (base.query, own.query) if part != Every()]
    return parts[0] if len(parts) == 1 else Every(tuple(parts)), own.sort or view.sort or base.sort


def _shown(scope: Scope, query: Query) -> str:
    from reader.query import asks_for_hidden, asks_for_muted

    asked = (asks_for_hidden(query), asks_for_muted(query))
    if not any(asked):
        return _SHOWN.get(scope, _SHOWN_OTHERWISE)
    return _UNMASKED[asked].get(scope, _UNMASKED_OTHERWISE[asked])


def _tables(query: Query, sort: str, condition: str, day: list[object]) -> tuple[str, list[object]]:
    """The common tables that the SELECT needs, and their parameters."""
    from reader.query.match import OF_DAY, ranked

    tables, parameters = [], []
    hits = ranked(query, MOST_RANKED, of_day=bool(day)) if sort.endswith("relevance") else None
    if day and (hits or OF_DAY in condition):
        tables.append(_OF_DAY)
        parameters += day
    if hits:
        tables.append(f"ranked AS ({hits[0]})")
        parameters += hits[1]
    return f"WITH {', '.join(tables)} " if tables else "", parameters


def _uses(name: str, sql: str) -> bool:
    return f" {name}." in f" {sql}".replace("(", " ")
