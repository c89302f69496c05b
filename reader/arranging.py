"""From a view to the rows of the list: its papers, put-off ones first, groups under headings, folds at the end."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from reader.folding import Fold, arrange
from reader.library.library import MOST_HITS
from reader.library.types import Repeat
from reader.model import FIRST_HEADING, FOLD, FOR_YOU, MUTED_FOLD, Flag, Scope, View

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from reader.library import Library

    Order = Callable[[array[int]], array[int]]


class Arrangement(NamedTuple):
    """The rows of a list: ids of papers, and among them those of `folds` and `headings`, by their ids."""

    ids: array[int]
    folds: dict[int, Fold]
    headings: dict[int, str]


def arranged(
    library: Library, view: View, unfolded: Collection[tuple[View, int]], today: str, order: Order | None = None
) -> Arrangement:
    """The rows of a view on the day `today`. `unfolded` are the folds that are open; `order` reorders the papers.

    Raises:
        QueryError: the view's query cannot be understood.

    """
    if view.scope is Scope.SIMILAR:
        return Arrangement(_similar(library, view), {}, {})
    ids = library.ids(view._replace(sort="") if view.sort == FOR_YOU else view, MOST_HITS)
    due = _due(library, view, today)
    folds = [] if view.query else _folds(library, view, unfolded, due)
    apart = {id for fold in folds for id in fold.ids}.union(due)
    if apart:
        ids = array("q", [id for id in ids if id not in apart])
    if order is not None:
        ids = order(ids)
    ids = array("q", due) + ids
    headings: dict[int, str] = {}
    if view.group:
        ids, headings = _grouped(ids, library.group_keys(ids, view.group))
    return Arrangement(arrange(ids, folds), {fold.id: fold for fold in folds}, headings)


def order_key(view: View) -> tuple[Scope, str]:
    """What views have their order in common: all days have, the newest too; each saved view has its own."""
    if view.scope is Scope.DAY:
        return Scope.TODAY, ""
    return view.scope, view.name if view.scope is Scope.SAVED else ""


def _similar(library: Library, view: View) -> array[int]:
    """The paper itself, and then those that are most like it; of these what the query matches."""
    id = library.find(view.name)
    ids = [] if id is None else [id, *(other for other, _ in library.similar(id))]
    if view.query:
        matching = frozenset(library.ids(View(Scope.ALL, query=view.query)))
        ids = [id for id in ids if id in matching]
    return array("q", ids)


def _due(library: Library, view: View, today: str) -> list[int]:
    """What was put off until today and was not read since."""
    if view.scope is not Scope.TODAY or view.query:
        return []
    due = library.due(today, view.category)
    return [row.id for row in library.rows(due) if not row.flags & Flag.READ] if due else []


def _folds(
    library: Library, view: View, unfolded: Collection[tuple[View, int]], elsewhere: Collection[int]
) -> list[Fold]:
    """The folds of a day; papers that are shown `elsewhere` are not in them."""
    if view.scope not in (Scope.TODAY, Scope.DAY):
        return []
    repeats = [repeat for repeat in library.repeats(view) if repeat.id not in elsewhere]
    muted = [Repeat(id, "") for id in library.muted(view)]
    found = ((FOLD, repeats), (MUTED_FOLD, muted))
    return [Fold(id, tuple(papers), (view, id) in unfolded) for id, papers in found if papers]


def _grouped(ids: array[int], keys: Sequence[str]) -> tuple[array[int], dict[int, str]]:
    """The ids under headings, groups in the order of their first paper; within a group the order stays."""
    groups: dict[str, list[int]] = {}
    for id, key in zip(ids, keys, strict=True):
        groups.setdefault(key, []).append(id)
    grouped: array[int] = array("q")
    headings = {}
    for number, (key, members) in enumerate(groups.items()):
        headings[FIRST_HEADING - number] = key
        grouped.append(FIRST_HEADING - number)
        grouped.extend(members)
    return grouped, headings
