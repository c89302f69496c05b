"""The fields of a query: each reads its value and makes a term of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.errors import QueryError
from reader.query.days import days_back, period, present_day
from reader.query.tree import (
    LAST_DAY,
    NUMBERS,
    STATES,
    TEXT_FIELDS,
    THINGS,
    Category,
    Days,
    Due,
    Has,
    Identity,
    Not,
    Number,
    Query,
    Spoken,
    State,
    Tag,
    Text,
    Venue,
)

if TYPE_CHECKING:
    from datetime import date

_COMPARISON: Final = re.compile(r"(<=|>=|<|>|=|)(-?[0-9]{1,9}(?:\.[0-9]{0,9})?)")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_FULL_WIDTH: Final = {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)} | {ord("。"): "."}


class Value(NamedTuple):
    """What stands after the colon, where it stands in the query, and whether it was in quotes."""

    text: str
    position: int
    quoted: bool = False

    @property
    def plain(self) -> str:
        """It in lower case, the forms of an input method as ASCII."""
        return self.text.translate(_FULL_WIDTH).lower()


Reader = Callable[[Value, "date | None"], Query]
"""Makes a term of a field's value; the date is today's, None for the present day."""


def _text_in(field: str) -> Reader:
    return lambda value, today: Text(value.text, field, value.quoted)


def _category(value: Value, today: date | None) -> Query:
    code = value.text.rstrip("*").rstrip(".")
    if not code:
        raise QueryError("expected a category like cs.LG", value.position, "这里应是分类，如 cs.LG")
    return Category(code)


def _days(value: Value, today: date | None) -> Query:
    return Days(*period(value.plain, value.position, today))


def _first(value: Value, today: date | None) -> Query:
    return Days(*period(value.plain, value.position, today), first_only=True)


def _newer(value: Value, today: date | None) -> Query:
    return Days(days_back(value.plain, value.position, today), LAST_DAY)


def _older(value: Value, today: date | None) -> Query:
    return Not(_newer(value, today))


def _state(value: Value, today: date | None) -> Query:
    name = one_of(STATES, value, "is")
    return Due(present_day(today)) if name == "due" else State(name)


def _has(value: Value, today: date | None) -> Query:
    return Has(one_of(THINGS, value, "has"))


def _language(value: Value, today: date | None) -> Query:
    if not _LANGUAGE.fullmatch(value.plain):
        raise QueryError("expected a language like zh or en", value.position, "这里应是语言，如 zh、en")
    return Spoken(value.plain)


def _number(field: str) -> Reader:
    def read(value: Value, today: date | None) -> Query:
        found = _COMPARISON.fullmatch(value.plain)
        if found is None:
            raise QueryError(
                f"expected a number, or one with < <= = >= > before it, like {field}:>5",
                value.position,
                f"这里应是数字，前面可加 < <= = >= >，如 {field}:>5",
            )
        return Number(field, found[1] or "=", float(found[2]))

    return read


def one_of(names: Iterable[str], value: Value, field: str) -> str:
    """The one of `names` that the value is.

    Raises:
        QueryError: it is none of them; the nearest is named.

    """
    names = tuple(names)
    if value.plain in names:
        return value.plain
    english, chinese = nearest(value.plain, names)
    what = f"“{field}:{value.text}”"
    raise QueryError(f"unknown {what}, {english}", value.position, f"没有 {what}，{chinese}")


def nearest(name: str, names: Iterable[str]) -> tuple[str, str]:
    """What to say of a name that is none of `names`, in English and in Chinese."""
    from difflib import get_close_matches

    names = tuple(names)
    begun = [each for each in names if name and each.startswith(name)]
    close = begun or get_close_matches(name, names, n=1, cutoff=0.5)
    if len(close) == 1:
        return f"did you mean “{close[0]}”?", f"是不是 {close[0]}？"
    known = close or names
    return f"known are {', '.join(known)}", f"可用的有：{'、'.join(known)}"


FIELDS: Final[dict[str, Reader]] = {
    **{field: _text_in(field) for field in TEXT_FIELDS},
    "tag": lambda value, today: Tag(value.text),
    "cat": _category,
    "id": lambda value, today: Identity(value.text),
    "venue": lambda value, today: Venue(value.text),
    "day": _days,
    "first": _first,
    "newer": _newer,
    "older": _older,
    "is": _state,
    "has": _has,
    "lang": _language,
    **{field: _number(field) for field in NUMBERS},
}
"""The fields that make a term, by name."""
