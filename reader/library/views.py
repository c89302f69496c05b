"""View -> SELECT: which papers, and in which order."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.model import Scope, View

_SHOWN: Final = {Scope.UNREAD: "flags & 9 = 0", Scope.BOOKMARKS: "flags & 2 <> 0"}
_SHOWN_OTHERWISE: Final = "flags & 8 = 0"
_HIDDEN_TOO: Final = {Scope.UNREAD: "flags & 1 = 0", Scope.BOOKMARKS: "flags & 2 <> 0"}
_WIDE: Final = " CROSS JOIN paper ON paper.id = state.paper LEFT JOIN summary ON summary.id = state.summary"


class Selection(NamedTuple):
    """The parts of a SELECT, which any columns of `state` can be put before; `order` is for its end."""

    source: str
    condition: str
    order: str
    parameters: tuple[object, ...]

    def select(self, columns: str) -> str:
        """The SELECT without order."""
        return f"SELECT {columns} FROM {self.source} WHERE {self.condition}"


def selection(view: View, newest_day: str) -> Selection:
    """What the view shows. Hidden papers are left out, unless bookmarked or asked for with `is:hidden`.

    A day is in the order of its digests; everything else goes by the last listing, newest day first.

    Raises:
        QueryError: its query cannot be understood.

    """
    parameters: list[object] = []
    if view.scope in (Scope.TODAY, Scope.DAY):
        source, order, day = (
            "listing CROSS JOIN state ON state.paper = listing.paper",
            "listing.position",
            "listing.day",
        )
        conditions = ["listing.day = ?"]
        parameters.append(view.day if view.scope is Scope.DAY else newest_day)
    else:
        source, order, day = "state", "last_day DESC, state.position", "state.last_day"
        conditions = []
    shown = _SHOWN.get(view.scope, _SHOWN_OTHERWISE)
    if view.category:
        conditions.append("category = ?")
        parameters.append(view.category)
    if view.query.strip():
        from reader.query import asks_for_hidden, parse, to_sql

        query = parse(view.query)
        condition, values = to_sql(query, day)
        conditions.append(condition)
        parameters += values
        if "paper." in condition or "summary." in condition:
            source += _WIDE
        if asks_for_hidden(query):
            shown = _HIDDEN_TOO.get(view.scope, "1")
    return Selection(source, " AND ".join([shown, *conditions]), order, tuple(parameters))
