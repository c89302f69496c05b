"""What a query can say, as a small frozen tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

TEXT_FIELDS: Final = ("title", "author", "abs", "sum")
"""Fields that look for text in one part of a paper."""
STATES: Final = ("read", "unread", "bookmarked", "later", "hidden", "new", "repeated")
"""What may stand after `is:`."""
THINGS: Final = ("code", "summary", "pdf")
"""What may stand after `has:`."""


@dataclass(frozen=True, slots=True)
class Text:
    """`text` occurs in the paper, or in the part of it that `field` names (one of TEXT_FIELDS)."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """The paper's key begins with `key`."""

    key: str


@dataclass(frozen=True, slots=True)
class Category:
    """One of the paper's categories is `code`, or belongs to the archive `code`."""

    code: str


@dataclass(frozen=True, slots=True)
class Days:
    """Listed (or, with `first_only`, listed for the first time) from `first` to `last`, both included."""

    first: str
    last: str
    first_only: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """`name` is one of STATES."""

    name: str


@dataclass(frozen=True, slots=True)
class Has:
    """`name` is one of THINGS."""

    name: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The shown summary is in `language` (ISO 639-1)."""

    language: str


@dataclass(frozen=True, slots=True)
class Not:
    """The paper does not match `term`."""

    term: Query


@dataclass(frozen=True, slots=True)
class Every:
    """All of `terms` match; without terms, everything does."""

    terms: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of `terms` matches."""

    terms: tuple[Query, ...]


Query = Text | Identity | Category | Days | State | Has | Spoken | Not | Every | Either


def asks_for_hidden(query: Query) -> bool:
    """Whether the query says `is:hidden`, so that hidden papers must not be left out beforehand."""
    if isinstance(query, Every | Either):
        return any(asks_for_hidden(term) for term in query.terms)
    return query == State("hidden")
