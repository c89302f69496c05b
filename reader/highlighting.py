"""What is marked in list and detail: what the query looks for, and what the person follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import QueryError

if TYPE_CHECKING:
    from reader.query.highlight import Highlighter
    from reader.rules.types import Rules


class Highlights:
    """Finds matches in shown text; made once for a query and for the rules as they are."""

    def __init__(self, queries: tuple[str, ...], rules: Rules) -> None:
        self._by_role: list[tuple[str, Highlighter]] = []
        if any(queries):
            from reader.query import parse
            from reader.query.highlight import Highlighter
            from reader.query.tree import Every

            terms = tuple(parse(query) for query in queries if query)
            self._by_role.append(("match", Highlighter(Every(terms))))
        followed = [rule for rule in rules.interests if rule.points > 0]
        if followed:
            from reader.query.highlight import Highlighter
            from reader.query.tree import Either
            from reader.rules.matching import query_of

            self._by_role.append(("interest", Highlighter(Either(tuple(map(query_of, followed))))))

    def __bool__(self) -> bool:
        return bool(self._by_role)

    def __call__(self, text: str, field: str) -> list[tuple[int, int, str]]:
        """Start, end and role of each match, in order and apart; what the query looks for goes first."""
        found: list[tuple[int, int, str]] = []
        for role, highlighter in self._by_role:
            spans = highlighter.spans(text, field)
            found += [(start, end, role) for start, end in spans
                      if not any(start < other_end and other < end for other, other_end, _ in found)]  # fmt: skip
        return sorted(found)


def highlights(queries: tuple[str, ...], rules: Rules) -> Highlights | None:
    """What to mark, None for nothing; a query or rule that is not understood marks nothing."""
    try:
        return Highlights(queries, rules) or None
    except QueryError:
        return None
