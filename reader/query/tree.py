"""What a query can say, as a small tree.

NamedTuples, as a saved view is read at the start: those of different classes can be equal, so compare their `repr`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

TEXT_FIELDS: Final = ("title", "author", "abs", "sum", "note")
"""Fields that look for text in one part of a paper."""
STATES: Final = (
    "read", "unread", "bookmarked", "later", "due", "hidden", "muted", "skimmed", "new", "repeated",
)  # fmt: skip
"""What may stand after `is:`."""
THINGS: Final = ("code", "summary", "note", "tag", "pdf")
"""What may stand after `has:`."""
NUMBERS: Final = ("score", "stars")
"""Fields that compare a number."""
FIRST_DAY: Final = "0001-01-01"
LAST_DAY: Final = "9999-12-31"
"""The ends of a period that is open."""


class Text(NamedTuple):
    """`text` occurs in the paper, or in the part of it that `field` names (one of TEXT_FIELDS).

    Its last Latin word may be the beginning of a longer one, unless it was in quotes: `whole`.
    """

    text: str
    field: str = ""
    whole: bool = False


class Identity(NamedTuple):
    """The paper's key begins with `key`."""

    key: str


class Category(NamedTuple):
    """One of the paper's categories is `code`, or belongs to the archive `code`."""

    code: str


class Venue(NamedTuple):
    """Each word of `text` begins a word of the comment in which the authors name their venue, in any case and order."""

    text: str


class Tag(NamedTuple):
    """The person gave the paper the tag `name`."""

    name: str


class Days(NamedTuple):
    """Listed (or, with `first_only`, listed for the first time) from `first` to `last`, both included."""

    first: str
    last: str
    first_only: bool = False


class State(NamedTuple):
    """`name` is one of STATES without "due"."""

    name: str


class Due(NamedTuple):
    """Put off to `day` or a day before it."""

    day: str


class Has(NamedTuple):
    """`name` is one of THINGS."""

    name: str


class Spoken(NamedTuple):
    """The shown summary is in `language` (ISO 639-1)."""

    language: str


class Number(NamedTuple):
    """The number `field` (one of NUMBERS) is "<", "<=", "=", ">=" or ">" than `value`; no score counts as 0."""

    field: str
    relation: str
    value: float


class Not(NamedTuple):
    """The paper does not match `term`."""

    term: Query


class Every(NamedTuple):
    """All of `terms` match; without terms, everything does."""

    terms: tuple[Query, ...] = ()


class Either(NamedTuple):
    """At least one of `terms` matches."""

    terms: tuple[Query, ...]


Term = Text | Identity | Category | Venue | Tag | Days | State | Due | Has | Spoken | Number
Query = Term | Not | Every | Either


def asks_for_hidden(query: Query) -> bool:
    """Whether the query says `is:hidden`, so that hidden papers must not be left out beforehand."""
    return _says(query, "hidden")


def asks_for_muted(query: Query) -> bool:
    """Whether the query says `is:muted`, so that muted papers must not be left out beforehand."""
    return _says(query, "muted")


def _says(query: Query, state: str) -> bool:
    if isinstance(query, Every | Either):
        return any(_says(term, state) for term in query.terms)
    return isinstance(query, State) and query.name == state
