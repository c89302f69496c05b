"""What the rules of the person make of the papers: points, and who is muted.

A rule looks only at what a paper says, so it is asked again only about papers that came or changed since; the
library remembers those (`unruled`) and the text of the rules, so that an unchanged start does nothing.
"""

from __future__ import annotations

from sqlite3 import Connection
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.errors import UsageError
from reader.library.muting import KEPT, UNRULED, agree_of, rules_text
from reader.query import to_sql
from reader.query.match import OF_DAY
from reader.query.sql import LISTED
from reader.query.tree import Category, Text
from reader.rules.matching import PARTS, query_of, texts_of
from reader.rules.rules_file import read_rules
from reader.rules.types import Rule, Rules

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.views import Selection
    from reader.query import Query
    from reader.store import Store

_PAPER: Final = " CROSS JOIN paper ON paper.id = state.paper"
_SUMMARY: Final = " LEFT JOIN summary ON summary.id = state.summary"
_NO_NOTES: Final = "WITH annotation AS (SELECT * FROM main.annotation WHERE 0)"
"""Stands in for the notes of the person, in which a query looks for its words too: they say nothing of a paper."""
_OF_DAY: Final = f", {OF_DAY} AS MATERIALIZED (SELECT id FROM document WHERE paper IN ({{papers}}))"
"""Lets the index look only at these papers, as it does at those of one day."""
_ASKED: Final = "SELECT paper FROM asked"


class Point(NamedTuple):
    """A rule that matches a paper, and the parts of the paper that it was found in (none for what has no place)."""

    rule: Rule
    where: tuple[str, ...]


def set_rules(store: Store, text: str, path: Path | str) -> bool:
    """Apply other rules to all papers; False if they are the same, or the library can only be read.

    Raises:
        UsageError: the text is no rules; those applied last stay.

    """
    rules = read_rules(text, path)
    if store.read_only:
        return False
    with store.transaction() as db:
        before = _rules_of(rules_text(store))
        db.execute("DELETE FROM rules")
        db.execute("INSERT INTO rules VALUES (?)", (text,))
        if rules == before:
            return False
        muted_before = {id for (id,) in db.execute("SELECT paper FROM muted")}
        db.execute("DELETE FROM score")
        db.execute("DELETE FROM muted")
        muted = _take(db, rules)
        agree_of(db, muted_before ^ muted)
        db.execute("DELETE FROM unruled")
        db.execute("INSERT INTO unruled SELECT paper FROM unindexed")
    return True


def apply_rules(store: Store) -> bool:
    """Ask the rules about the papers that came or changed and are indexed; False if there are no rules."""
    with store.transaction() as db:
        rules = _rules_of(rules_text(store))
        db.execute(f"CREATE TEMP TABLE asked AS {UNRULED}")
        if rules != Rules():
            db.execute(f"DELETE FROM score WHERE paper IN ({_ASKED})")
            db.execute(f"DELETE FROM muted WHERE paper IN ({_ASKED})")
            _take(db, rules, _ASKED)
            agree_of(db, [id for (id,) in db.execute(_ASKED)])
        db.execute(f"DELETE FROM unruled WHERE paper IN ({_ASKED})")
        db.execute("DROP TABLE asked")
    return rules != Rules()


def points(store: Store, id: int) -> list[Point]:
    """The rules that match a paper, in the order of their file, the interests first."""
    rules = _rules_of(rules_text(store))

    def matches(query: Query) -> bool:
        return store.one(*_select(query, str(id))) is not None

    found = []
    for rule in rules.interests + rules.mutes:
        query = query_of(rule)
        if matches(query):
            texts = [Text(text.text, field, text.whole) for text in texts_of(query) for field in _fields(text)]
            parts = {PARTS[text.field] for text in texts if matches(text)}
            where = ("category",) if isinstance(query, Category) else tuple(filter(parts.__contains__, PARTS.values()))
            found.append(Point(rule, where))
    return found


def count_matching(store: Store, rule: Rule, chosen: Selection) -> int:
    """How many of the chosen papers a rule matches that the person did nothing to.

    Raises:
        QueryError: it is a query that cannot be understood.

    """
    matching, values = _select(query_of(rule))
    sql = f"{chosen.select('count(*)')} AND NOT {KEPT} AND state.paper IN ({matching})"
    return int(store.one(sql, [*chosen.parameters, *values])[0])


def _rules_of(text: str) -> Rules:
    """The rules of a text that was applied once; none if another version of this program wrote it differently."""
    try:
        return read_rules(text, "rules")
    except UsageError:
        return Rules()


def _fields(text: Text) -> tuple[str, ...]:
    return (text.field,) if text.field else tuple(PARTS)


def _select(query: Query, papers: str = "") -> tuple[str, list[object]]:
    """The SELECT of the papers that match, of all or of those that the SQL `papers` gives, and its parameters."""
    condition, values = to_sql(query, LISTED) if papers else to_sql(query)
    tables = _NO_NOTES + (_OF_DAY.format(papers=papers) if papers else "")
    joined = _PAPER if "paper." in condition.replace("document.paper", "").replace("state.paper", "") else ""
    joined += _SUMMARY if "summary." in condition else ""
    among = f"state.paper IN ({papers})" if papers else "1"
    return f"{tables} SELECT state.paper FROM state{joined} WHERE {among} AND {condition}", values


def _take(db: Connection, rules: Rules, papers: str = "") -> set[int]:
    """Write the points and the muted papers that rules give to all papers, or to those of `papers`; the muted ones."""
    total: dict[int, float] = {}
    for rule in rules.interests:
        for (id,) in db.execute(*_select(query_of(rule), papers)):
            total[id] = total.get(id, 0.0) + rule.points
    db.executemany("INSERT INTO score VALUES (?, ?)", sorted((id, points) for id, points in total.items() if points))
    muted = {id for rule in rules.mutes for (id,) in db.execute(*_select(query_of(rule), papers))}
    db.executemany("INSERT INTO muted VALUES (?)", [(id,) for id in sorted(muted)])
    return muted
