"""Which stretches of a shown text a query asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from reader.query.tree import Either, Every, Query, Text
from reader.text.fold import fold
from reader.text.terms import _IN_A_WORD, phrase

_BETWEEN: Final = r"[\W_]"
"""What parts words, and may stand between Chinese characters."""


class _Wanted(NamedTuple):
    """What one Text looks for. `begins` and `ends`: no letter of the same word may stand before, or behind it."""

    field: str
    expression: re.Pattern[str]
    begins: bool
    ends: bool


class Highlighter:
    """Finds what a query asks for in texts as they are shown: LaTeX rendered, with accents, in any case.

    A Chinese word is found anywhere, a Latin one where a word begins, a phrase in quotes as whole words. What the
    query excludes is not looked for.
    """

    __slots__ = ("_wanted",)

    def __init__(self, query: Query) -> None:
        self._wanted = [wanted for text in _texts(query) if (wanted := _wanted(text))]

    def spans(self, text: str, field: str) -> list[tuple[int, int]]:
        """Start and end of each stretch of `text`, in order and apart; `field` (of TEXT_FIELDS) is the part shown."""
        here = [wanted for wanted in self._wanted if wanted.field in ("", field)]
        if not (here and text):
            return []
        folded, places = _folded(text)
        spans: list[tuple[int, int]] = []
        for start, end in sorted(span for wanted in here for span in _found(wanted, folded)):
            if places is not None:
                start, end = places[start], places[end - 1] + 1
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return spans


def _texts(query: Query) -> Iterator[Text]:
    if isinstance(query, Every | Either):
        for term in query.terms:
            yield from _texts(term)
    elif isinstance(query, Text):
        yield query


def _wanted(text: Text) -> _Wanted | None:
    """The same as `phrase` looks for among the terms of a text, to be looked for in the folded text itself."""
    wanted = phrase(text.text)
    words = wanted.split()
    if not words:
        return None
    parts = [re.escape(words[0])]
    for before, word in pairwise(words):
        parts.append(_BETWEEN + ("+" if _is_word(before) and _is_word(word) else "*") + re.escape(word))
    ends = (text.whole or wanted.endswith(" ")) and _is_word(words[-1])
    return _Wanted(text.field, re.compile("".join(parts)), _is_word(words[0]), ends)


def _is_word(term: str) -> bool:
    """Whether it has letters or digits, and is no Chinese character, which is found inside of words too."""
    return _IN_A_WORD.match(term) is not None


def _found(wanted: _Wanted, folded: str) -> Iterator[tuple[int, int]]:
    """Its places in a folded text. Letters are looked at one by one, as their class is slow to compile."""
    _, expression, begins, ends = wanted
    found = expression.search(folded)
    while found:
        start, end = found.span()
        inside = begins and start > 0 and _IN_A_WORD.match(folded, start - 1)
        if inside or (ends and _IN_A_WORD.match(folded, end)):
            end = start + 1
        else:
            yield start, end
        found = expression.search(folded, end)


def _folded(text: str) -> tuple[str, list[int] | None]:
    """`text` as the search sees it, and the place in `text` of each of its characters; None for the same places."""
    if text.isascii():
        return text.lower(), None
    parts = list(map(_fold_character, text))
    folded = "".join(parts)
    if len(folded) == len(text) and "" not in parts:
        return folded, None
    return folded, [place for place, part in enumerate(parts) for _ in part]


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    return " " if character.isspace() else fold(character)
