"""The search normal form: what is stored in the index and what is typed meet in it."""

import re
import unicodedata
from typing import Final

# Kana voicing marks are letters' parts, not accents, so only the marks of Latin, Greek, Cyrillic go.
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")
# Letters of authors' names that Unicode does not take apart, but that people type without the stroke.
_STROKED: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def fold(text: str) -> str:
    """`text` as the search sees it: NFKC, no case, no accents, full width as half width, single spaces.

    `Müller` is `muller` and `ＧＰＴ４` is `gpt4`; Chinese characters, kana and hangul stay as they are.
    """
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text).casefold()
        bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", parts)).translate(_STROKED)
        return " ".join(unicodedata.normalize("NFKC", bare).split())
    return " ".join(text.lower().split())


def words(query: str) -> list[str]:
    """The folded words of a plain query; the ideographic space parts words too."""
    return fold(query).split()
