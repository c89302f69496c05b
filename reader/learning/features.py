"""A paper as the features that a taste weighs: its words in any language, its authors, its categories.

Features are strings: a folded word, two characters of a run of Chinese, kana or hangul, `@` with a folded author,
`#` with a category. Words have neither sign, so the three never meet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

AUTHOR: Final = "@"
CATEGORY: Final = "#"

_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_TERM: Final = re.compile(f"[{_CJK}]+|[^\\W_{_CJK}]+")
_FIRST_CJK: Final = "\u3040"
_ASCII: Final = {code: " " for code in range(128) if not chr(code).isalnum()}


class Text(NamedTuple):
    """What is known of a paper before it is read; in the order of `Library.texts`."""

    title: str
    tldr: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    abstract: str = ""


def features(text: Text) -> list[str]:
    """The features of a paper, each once, in the order of the text, so that sums over them are always the same."""
    found = dict.fromkeys(_words(f"{text.title} {text.abstract}"))
    found.update(dict.fromkeys(_words(text.tldr)))
    found.update(dict.fromkeys([AUTHOR + fold(author) for author in text.authors]))
    found.update(dict.fromkeys([CATEGORY + category for category in text.categories]))
    return list(found)


def _words(text: str) -> list[str]:
    if text.isascii():
        return [word for word in text.lower().translate(_ASCII).split() if len(word) > 1 and not word.isdigit()]
    chunks = text.split()
    # Few words of an English abstract need the slow way.
    found = _words(" ".join([chunk for chunk in chunks if chunk.isascii()]))
    for term in _TERM.findall(fold(" ".join([chunk for chunk in chunks if not chunk.isascii()]))):
        if term[0] >= _FIRST_CJK:
            found += [term[start : start + 2] for start in range(len(term) - 1)] or [term]
        elif len(term) > 1 and not term.isdigit():
            found.append(term)
    return found


def shown(text: Text) -> Iterator[tuple[str, str]]:
    """The features in the order of the text, each with the form in which the person knows it; some come repeatedly.

    The two characters of a run overlap with those that follow: `扩散模型` is `扩散`, `散模`, `模型`.
    """
    yield from ((AUTHOR + fold(author), author) for author in text.authors)
    yield from ((CATEGORY + category, category) for category in text.categories)
    for part in (text.title, text.tldr, text.abstract):
        for term in _TERM.findall(part):
            for feature in _words(term):
                is_name = any(letter.isupper() for letter in term[1:])
                yield feature, term if is_name and feature == fold(term) else feature
