"""Text of a query -> tree, by recursive descent.

    query := every ("or" every)*        every := (term | sort)*, outside of brackets
    term  := "-" term | "(" query ")" | [field ":"] (word | '"' phrase '"')        sort := "sort:" ["-"] key

Full-width brackets, colons and minus signs and curly quotes count as their ASCII forms, because an input
method may be on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.errors import QueryError
from reader.query.fields import FIELDS, Value, nearest, one_of
from reader.query.sorts import SORTS
from reader.query.tree import Either, Every, Not, Query, Text

if TYPE_CHECKING:
    from datetime import date

MOST_TERMS: Final = 50
"""More than a person types; far fewer than SQLite's limits on an expression."""
LONGEST_WORD: Final = 500
DEEPEST: Final = 20

_SPACE: Final = re.compile(r"\s*")
_WORD: Final = re.compile(r"[^\s()（）\"“”]+")
_FIELD: Final = re.compile(r"([A-Za-z]+)[:：](?!//)")
_SORT: Final = re.compile(r"sort[:：]", re.IGNORECASE)
_PHRASE: Final = re.compile(r"[\"“”]([^\"“”]*)[\"“”]")


class Parsed(NamedTuple):
    """What a query text says: which papers, and in which order (a key of SORTS, reversed with "-" before it; or "")."""

    query: Query
    sort: str = ""


def parse(text: str, today: date | None = None) -> Query:
    """Which papers a query text asks for; an empty one is `Every()` and matches everything.

    Days such as `newer:3d` count from `today`, by default the present day.

    Raises:
        QueryError: with the position of the first bad character, and what was expected there.

    """
    return read_query(text, today).query


def read_query(text: str, today: date | None = None) -> Parsed:
    """Read the whole of a query text, `sort:` too.

    Raises:
        QueryError: see `parse`.

    """
    # Lone surrogates come from bytes on the command line that are not text; no paper has them.
    parser = _Parser(text.encode("utf-8", "replace").decode("utf-8"), today)
    return Parsed(parser.whole(), parser.sort)


class _Parser:
    def __init__(self, text: str, today: date | None) -> None:
        self.text = text
        self.today = today
        self.sort = ""
        self.at = 0
        self.terms = 0
        self.depth = 0

    def whole(self) -> Query:
        query = self.query()
        if self.at < len(self.text):
            raise QueryError("this bracket was never opened", self.at, "这个括号没有对应的左括号")
        return query

    def query(self) -> Query:
        parts = [self.every()]
        while self.is_or():
            start = self.at
            self.at += len("or")
            if parts[-1] == Every():
                raise QueryError(
                    "expected a word before “or”; for the word itself, put quotes around it",
                    start,
                    "or 前面应有词；要查 or 本身，请加引号",
                )
            parts.append(self.every())
        if len(parts) > 1 and parts[-1] == Every():
            raise QueryError("expected a word after “or”", self.at, "or 后面应有词")
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def every(self) -> Query:
        terms = []
        while self.more() and not self.is_or():
            if self.depth == 0 and (found := _SORT.match(self.text, self.at)):
                self.at = found.end()
                self.read_sort(found.start())
            else:
                terms.append(self.term())
        return terms[0] if len(terms) == 1 else Every(tuple(terms))

    def read_sort(self, start: int) -> None:
        if self.sort:
            raise QueryError("sorted twice; leave one “sort:” out", start, "有两个 sort:，请去掉一个")
        value = self.value("sort")
        is_reversed = value.plain.startswith("-")
        key = Value(value.text[is_reversed:], value.position + is_reversed)
        self.sort = "-" * is_reversed + one_of(SORTS, key, "sort")

    def term(self) -> Query:
        """One term; the caller has made sure that something other than a closing bracket comes."""
        start, sign = self.at, self.text[self.at]
        self.terms += 1
        if self.terms > MOST_TERMS:
            raise QueryError(
                f"too many words: at most {MOST_TERMS} are understood", start, f"词太多：最多 {MOST_TERMS} 个"
            )
        if sign in "-－":
            self.at += 1
            if self.at == len(self.text) or self.text[self.at].isspace() or self.text[self.at] in ")）":
                raise QueryError("expected the word to leave out right after “-”", self.at, "“-” 后面应紧跟要排除的词")
            return Not(self.deeper(self.term))
        if sign in "(（":
            return self.bracket(start)
        if field := _FIELD.match(self.text, self.at):
            self.at = field.end()
            return self.field(field[1].lower(), start)
        value = self.value()
        return Text(value.text, "", value.quoted)

    def bracket(self, start: int) -> Query:
        self.at += 1
        inner = self.deeper(self.query)
        self.skip_space()
        if self.at == len(self.text):
            raise QueryError("this bracket is not closed yet", start, "这个括号还没有合上")
        if inner == Every():
            raise QueryError("expected a word between the brackets", self.at, "括号里应有词")
        self.at += 1
        return inner

    def deeper(self, inner: Callable[[], Query]) -> Query:
        self.depth += 1
        if self.depth > DEEPEST:
            raise QueryError(f"more than {DEEPEST} brackets inside one another", self.at, f"括号超过 {DEEPEST} 层")
        query = inner()
        self.depth -= 1
        return query

    def field(self, name: str, start: int) -> Query:
        read = FIELDS.get(name)
        if name == "sort":
            raise QueryError(
                "“sort:” stands outside of brackets; reversed it is “sort:-day”",
                start,
                "sort: 要写在括号外；倒序写作 sort:-day",
            )
        if read is None:
            english, chinese = nearest(name, [*FIELDS, "sort"])
            raise QueryError(
                f"unknown field “{name}:”, {english}; for the text itself, put quotes around it",
                start,
                f"没有 {name}: 这一项，{chinese}；要查这段文字本身，请加引号",
            )
        return read(self.value(name), self.today)

    def value(self, field: str = "") -> Value:
        """A word or a phrase in quotes, which must begin here."""
        start = self.at
        quoted = self.text[start : start + 1] in ('"', "“", "”")
        found = (_PHRASE if quoted else _WORD).match(self.text, start)
        if found is None and quoted:
            raise QueryError("this quote is not closed yet", start, "引号还没有合上")
        if found is None:
            raise QueryError(f"expected a value right after “{field}:”", start, f"{field}: 后面应紧跟内容")
        text = found[1].strip() if quoted else found[0]
        if not text:
            raise QueryError("expected text between the quotes", start + 1, "引号里应有文字")
        if len(text) > LONGEST_WORD:
            raise QueryError(f"too long: at most {LONGEST_WORD} characters", start, f"太长：最多 {LONGEST_WORD} 个字")
        self.at = found.end()
        return Value(text, start + quoted, quoted)

    def skip_space(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def more(self) -> bool:
        self.skip_space()
        return self.at < len(self.text) and self.text[self.at] not in ")）"

    def is_or(self) -> bool:
        word = _WORD.match(self.text, self.at)
        return word is not None and word[0].lower() == "or"
