"""Papers like another one: those that share its most telling terms, by the full-text index.

A term is telling where the paper has it often, and few others have it. How common a term is
shows in the newest documents, and of its own the newest are taken, so that a library of any size answers soon.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING, Final

from reader.library.texts import texts
from reader.text.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.store import Store

_MOST: Final = 300
"""A term's newest documents that are looked at, at most."""
_WINDOW: Final = 3000
"""How common a term is shows in so many of the newest documents,"""
_COMMON: Final = 90
"""and in more of them than this it tells nothing."""
_WORDS: Final = 30
_PAIRS: Final = 30
"""So many words of a paper, and pairs of Chinese characters, are looked up: the frequent first, then the early."""
_TELLING: Final = 14
_IN_TITLE: Final = 3
"""As often as this a word counts that is in the title."""

_SPACELESS: Final = "\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_PAIR: Final = re.compile(f"(?=(?:^| )([{_SPACELESS}] [{_SPACELESS}])(?: |$))")
_WORD: Final = re.compile(f"[^ {_SPACELESS}]{{3,}}")
_NEWEST: Final = "SELECT id FROM document ORDER BY id DESC LIMIT 1 OFFSET ?"
_IN_WINDOW: Final = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? AND rowid >= ? LIMIT ?)"
_DOCUMENTS: Final = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"


def similar(store: Store, id: int, most: int) -> list[tuple[int, float]]:
    """The papers most like `id`, best first, with the share (0 to 1) that they have of its telling terms."""
    shared: defaultdict[int, float] = defaultdict(float)
    everything = 0.0
    for weight, term in _telling(store, id):
        documents = store.all(_DOCUMENTS, (term, _MOST))
        # A term that no other paper has would only make all the others less alike.
        if len(documents) > 1:
            everything += weight
            for (document,) in documents:
                shared[document] += weight
    ranked = sorted(shared.items(), key=lambda item: (-item[1], -item[0]))
    return list(_papers(store, ranked, id, most, everything))


def _telling(store: Store, id: int) -> list[tuple[float, str]]:
    """The most telling terms of a paper, as phrases for MATCH, and how telling each is."""
    oldest = (store.one(_NEWEST, (_WINDOW,)) or (0,))[0]
    window = min(_WINDOW, store.one("SELECT count(*) FROM document")[0])
    found = []
    for term, times in _candidates(store, id):
        phrase = f'"{term}"'
        others = store.one(_IN_WINDOW, (phrase, oldest, _COMMON + 1))[0]
        if others <= _COMMON:
            found.append(((1 + log(times)) * log(1 + window / (1 + others)), phrase))
    return sorted(found, reverse=True)[:_TELLING]


def _papers(
    store: Store, ranked: list[tuple[int, float]], id: int, most: int, everything: float
) -> Iterator[tuple[int, float]]:
    """The papers of the best documents, without the one asked about and without documents that are out of date."""
    left = most
    for document, weight in ranked:
        if not left:
            return
        row = store.one("SELECT paper FROM document WHERE id = ? AND paper <> ?", (document, id))
        if row:
            left -= 1
            yield row[0], weight / everything


def _candidates(store: Store, id: int) -> Iterator[tuple[str, int]]:
    """The terms of a paper that may be telling, with how often it has them."""
    ((title, tldr, _, _, abstract),) = texts(store, (id,))
    terms = [index_terms(text) for text in (title, tldr, abstract)]
    counts = Counter(_WORD.findall(" ".join(terms)))
    for word in _WORD.findall(terms[0]):
        counts[word] += _IN_TITLE
    pairs = Counter(_PAIR.findall(f"{terms[0]} ¶ {terms[1]}"))
    for found, most in ((counts, _WORDS), (pairs, _PAIRS)):
        yield from sorted(found.items(), key=lambda item: (-item[1], -len(item[0])))[:most]
