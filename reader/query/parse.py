"""Text of a query -> tree, by recursive descent.

    query := every ("or" every)*        every := term*
    term  := "-" term | "(" query ")" | [field ":"] (word | '"' phrase '"')

Full-width brackets, colons and minus signs and curly quotes count as their ASCII forms, because an input
method may be on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from reader.errors import QueryError
from reader.query.tree import (
    STATES,
    TEXT_FIELDS,
    THINGS,
    Category,
    Days,
    Either,
    Every,
    Has,
    Identity,
    Not,
    Query,
    Spoken,
    State,
    Text,
)

MOST_TERMS: Final = 50
"""More than a person types; far fewer than SQLite's limits on an expression."""
LONGEST_WORD: Final = 500
DEEPEST: Final = 20

_SPACE: Final = re.compile(r"\s*")
_WORD: Final = re.compile(r"[^\s()（）\"“”]+")
_FIELD: Final = re.compile(r"([A-Za-z]+)[:：](?!//)")
_PHRASE: Final = re.compile(r"[\"“”]([^\"“”]*)[\"“”]")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def parse(text: str) -> Query:
    """Read a query; an empty one is `Every()` and matches everything.

    Raises:
        QueryError: with the position of the first bad character, and what was expected there.

    """
    # Lone surrogates come from bytes on the command line that are not text; no paper has them.
    return _Parser(text.encode("utf-8", "replace").decode("utf-8")).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.terms = 0
        self.depth = 0

    def whole(self) -> Query:
        query = self.query()
        if self.at < len(self.text):
            raise QueryError("this bracket was never opened", self.at)
        return query

    def query(self) -> Query:
        parts = [self.every()]
        while self.operator_or():
            if not self.more():
                raise QueryError("expected a word after “or”", self.at)
            parts.append(self.every())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def every(self) -> Query:
        terms = []
        while self.more() and not self.operator_or(take=False):
            terms.append(self.term())
        return terms[0] if len(terms) == 1 else Every(tuple(terms))

    def term(self) -> Query:
        """One term; the caller has made sure that something other than a closing bracket comes."""
        start, sign = self.at, self.text[self.at]
        self.terms += 1
        if self.terms > MOST_TERMS:
            raise QueryError(f"too many words: at most {MOST_TERMS} are understood", start)
        if sign in "-－":
            self.at += 1
            if self.at == len(self.text) or self.text[self.at].isspace() or self.text[self.at] in ")）":
                raise QueryError("expected the word to leave out right after “-”", self.at)
            return Not(self.deeper(self.term))
        if sign in "(（":
            return self.bracket(start)
        if field := _FIELD.match(self.text, self.at):
            self.at = field.end()
            return self.field(field[1].lower(), start)
        value = self.value("a word")
        return Text(value)

    def bracket(self, start: int) -> Query:
        self.at += 1
        inner = self.deeper(self.query)
        self.skip_space()
        if self.at == len(self.text):
            raise QueryError("this bracket is never closed", start)
        self.at += 1
        return inner

    def deeper(self, inner: Callable[[], Query]) -> Query:
        self.depth += 1
        if self.depth > DEEPEST:
            raise QueryError(f"more than {DEEPEST} brackets inside one another", self.at)
        query = inner()
        self.depth -= 1
        return query

    def field(self, name: str, start: int) -> Query:
        read = FIELDS.get(name)
        if read is None:
            raise QueryError(
                f"unknown field “{name}:”, {_nearest(name, FIELDS)}; for the text itself, put quotes around it",
                start,
            )
        position = self.at
        return read(self.value(f"a value after “{name}:”"), position)

    def value(self, expected: str) -> str:
        """A word or a phrase in quotes, which must begin here."""
        start = self.at
        if self.text[start : start + 1] in ('"', "“", "”"):
            found = _PHRASE.match(self.text, start)
            if found is None:
                raise QueryError("this quote is never closed", start)
            value = found[1].strip()
            if not value:
                raise QueryError("expected text between the quotes", start + 1)
        else:
            found = _WORD.match(self.text, start)
            if found is None:
                raise QueryError(f"expected {expected}", start)
            value = found[0]
        if len(value) > LONGEST_WORD:
            raise QueryError(f"too long: at most {LONGEST_WORD} characters", start)
        self.at = found.end()
        return value

    def skip_space(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def more(self) -> bool:
        self.skip_space()
        return self.at < len(self.text) and self.text[self.at] not in ")）"

    def operator_or(self, *, take: bool = True) -> bool:
        word = _WORD.match(self.text, self.at)
        found = word is not None and word[0].lower() == "or"
        if found and take and word is not None:
            self.at = word.end()
        return found


def _text_in(field: str) -> Callable[[str, int], Query]:
    return lambda value, position: Text(value, field)


def _one_of(names: tuple[str, ...], make: Callable[[str], Query], field: str) -> Callable[[str, int], Query]:
    def read(value: str, position: int) -> Query:
        if value.lower() not in names:
            raise QueryError(f"unknown “{field}:{value}”, {_nearest(value.lower(), names)}", position)
        return make(value.lower())

    return read


def _days(value: str, position: int, *, first_only: bool = False) -> Query:
    """`2026`, `2026-06`, `2026-06-12`, or two of them with `..` between; one side may be missing."""
    first, dots, last = value.partition("..")
    if not dots:
        last = first
    begin = _bound(first, position, "01", "01") if first else "0000-01-01"
    end = _bound(last, position + len(value) - len(last), "12", "31") if last else "9999-12-31"
    if value == ".." or begin > end:
        raise QueryError("expected a day, or two with “..” between, the earlier one first", position)
    return Days(begin, end, first_only)


def _bound(text: str, position: int, month: str, day: str) -> str:
    from datetime import date

    found = _DAY.fullmatch(text)
    if found is None:
        raise QueryError("expected a day like 2026-06-12, or a month like 2026-06", position)
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise QueryError(f"there is no day {text}", position) from None
    return f"{found[1]}-{found[2] or month}-{found[3] or day}"


def _nearest(name: str, known: object) -> str:
    from difflib import get_close_matches

    names = [str(each) for each in known] if isinstance(known, tuple | dict) else []
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    return f"did you mean “{close[0]}”?" if close else f"known are {', '.join(names)}"


FIELDS: Final[dict[str, Callable[[str, int], Query]]] = {
    **{field: _text_in(field) for field in TEXT_FIELDS},
    "id": lambda value, position: Identity(value),
    "cat": lambda value, position: Category(value),
    "day": _days,
    "first": lambda value, position: _days(value, position, first_only=True),
    "is": _one_of(STATES, State, "is"),
    "has": _one_of(THINGS, Has, "has"),
    "lang": lambda value, position: Spoken(value.lower()),
}
"""The fields by name; each makes a term of a value and the value's position."""
