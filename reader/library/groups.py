"""What puts papers of a list together: the keys of groups, and what was put off until now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.library.columns import chunks
from reader.store import Store

GROUPS: Final = {"day": "last_day", "category": "category"}
"""The columns of `state` by which a view can be grouped."""


def group_keys(store: Store, ids: Sequence[int], group: str) -> list[str]:
    """The group of each of `ids`, in their order, "" for an unknown id. `group` is a key of GROUPS."""
    found: dict[int, str] = {}
    for chunk, places in chunks(ids):
        sql = f"SELECT paper, {GROUPS[group]} FROM state WHERE paper IN ({places})"
        found.update(store.all(sql, tuple(chunk)))
    return [found.get(id, "") for id in ids]


def due(store: Store, today: str, category: str) -> list[int]:
    """The papers that were put off until `today` or an earlier day and are still later, the longest waiting first."""
    sql = (
        "SELECT state.paper FROM annotation CROSS JOIN state ON state.paper = annotation.paper"
        " WHERE until > '' AND until <= ? AND flags & 4 <> 0 AND flags & 40 = 0"
    )
    parameters = [today]
    if category:
        sql += " AND category = ?"
        parameters.append(category)
    return [id for (id,) in store.all(f"{sql} ORDER BY until, state.paper", parameters)]
