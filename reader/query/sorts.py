"""The orders in which papers can be listed."""

from __future__ import annotations

from typing import Final, NamedTuple


class Sort(NamedTuple):
    """An order: the SQL that it goes by ("" for the days), and whether the largest value comes first.

    `source` is what is joined to `state` for it: "paper", "score", "ranked" (the hits that are ranked), or "".
    """

    by: str
    largest_first: bool = False
    source: str = ""


SORTS: Final = {
    "day": Sort(""),
    "id": Sort("paper.key", source="paper"),
    "title": Sort("paper.title COLLATE NOCASE", source="paper"),
    "category": Sort("state.category"),
    "score": Sort("coalesce(score.points, 0)", largest_first=True, source="score"),
    "stars": Sort("coalesce(paper.code_stars, -1)", largest_first=True, source="paper"),
    "relevance": Sort("coalesce(ranked.rank, 0)", source="ranked"),
}
"""By name, in the order in which they are offered; with "-" before the name they are reversed.

Papers that are equal in one keep the order of their days. The rank of FTS5 is smallest for the best hit, and negative.
"""


def order_by(sort: str, days: str, days_reversed: str) -> str:
    """The ORDER BY of a sort, whose ties go by `days`; for one that is no name in SORTS, the order of the days."""
    found = SORTS.get(sort.removeprefix("-"), Sort(""))
    is_reversed = sort.startswith("-")
    if not found.by:
        return days_reversed if is_reversed and sort != "-" and sort[1:] in SORTS else days
    return f"{found.by} {'DESC' if found.largest_first != is_reversed else 'ASC'}, {days}"
