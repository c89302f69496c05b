r"""Text as the terms of the search index, and what is typed as the phrase that is looked for among them.

Text is shown without LaTeX, so it is searched without: rendered first, then folded (see `reader.text.fold`). Terms are
words of letters and digits, and each Chinese character, kana or hangul syllable by itself, as those have no spaces
between words: `用 LoRA+ 微调` is `用 lora 微 调`. All else, such as a hyphen, only parts terms.
"""

from __future__ import annotations

import re
from typing import Final

from reader.text.fold import fold
from reader.text.latex import render

INITIAL: Final = "·"
_CJK: Final = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_TERM: Final = re.compile(f"[{_CJK}]|[^\\W_{_CJK}]+")
_IN_A_WORD: Final = re.compile(f"[^\\W_{_CJK}]")
_FIRST: Final = re.compile(f"(?:^| )([^ {_CJK}])")
_ASCII: Final = {code: " " for code in range(128) if not chr(code).isalnum()}


def index_terms(text: str) -> str:
    """The terms of `text`, parted by spaces; "" where it has no letter and no digit."""
    return _terms(fold(render(text)))


def initials(terms: str) -> str:
    """A term for each letter or digit with which a word among `terms` begins, such as `·d`; no text has such terms.

    They stand in the index for the beginnings of words that would take long to bring together.
    """
    return " ".join(sorted({INITIAL + letter for letter in _FIRST.findall(terms)}))


def phrase(word: str) -> str:
    """What stands in ` terms ` (the terms between spaces) of a text in which `word` occurs; "" without any term.

    It begins with a space. The last term may be the beginning of a longer word of the text (`diffus` finds
    diffusion), unless something follows it in `word` (`c++` finds no cat) or it is one letter after other terms
    (`gpt-j` finds no GPT-judge); then a space is the end.
    """
    folded = fold(render(word))
    terms = _terms(folded)
    if not terms:
        return ""
    is_whole = not _IN_A_WORD.fullmatch(folded[-1]) or terms[-2:-1] == " "
    return f" {terms} " if is_whole else f" {terms}"


def occurs(text: str, word: str) -> bool:
    """Whether `word`, which may be several, occurs in `text`: its terms one right after the other."""
    wanted = phrase(word)
    return bool(wanted) and wanted in f" {index_terms(text)} "


def pattern(word: str) -> str | None:
    """The same as an expression for MATCH of SQLite's FTS5, over an index of terms; None without any term.

    Terms stand in quotes, so nothing that is typed is an operator of FTS5.
    Source: https://www.sqlite.org/fts5.html#full_text_query_syntax
    """
    wanted = phrase(word)
    if not wanted:
        return None
    return f'"{wanted.strip()}"' + ("" if wanted.endswith(" ") else " *")


def _terms(folded: str) -> str:
    if folded.isascii():
        return " ".join(folded.translate(_ASCII).split())
    return " ".join(_TERM.findall(folded))
