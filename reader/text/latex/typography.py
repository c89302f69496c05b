r"""LaTeX's ways to type quotes, dashes and ties."""

import re
from collections.abc import Callable
from typing import Final

_QUOTES: Final = re.compile(r"(?<!`)``(?!`)([^`\n]{1,400}?)(?:''|\")")
_SINGLE_QUOTES: Final = re.compile(r"(?<![\w`\\])`(?!`)((?:[^`'\n\\]|\\[^'`\n]){1,80})'(?![A-Za-z'])")
_DASHES: Final = re.compile(
    r"https?://\S*|(?<=[\w)\]}%$.,”’])---?(?=[\w(\[{\\$“‘])|(?<= )---?(?= )|(?<=\w)---(?= )|(?<= )---(?=\w)"
)
_LATEX: Final = re.compile(r"\\(?:[A-Za-z]{2,}|[%&_'\"`^~(\[])|\$[^$\s\d][^$]*\$(?!\d)|“")
_BEFORE_TIE: Final = re.compile(r"(?:[A-Za-z]{2}|\b[A-Z]|[A-Za-z]\.|[)}\]$%”’])[.,]?$")


def prepared(text: str, is_known: Callable[[str], bool]) -> str:
    """`text` with typographic quotes, with dashes if it is LaTeX, and without backslashes that are doubled.

    `is_known` tells whether a command of that name is LaTeX.
    """
    if "\\" in text and re.search(r"\\(?:n(?![a-z])|u[0-9a-fA-F]{4}|\\)", text):
        # Needed by few texts, and its expressions take long to compile.
        from reader.text.latex.slips import unescaped

        text = unescaped(text, is_known)
    if "`" in text:
        text = _QUOTES.sub(r"“\1”", _SINGLE_QUOTES.sub(r"‘\1’", text))
    if "--" in text and _LATEX.search(text):
        text = _DASHES.sub(lambda found: {"--": "–", "---": "—"}.get(found[0], found[0]), text)
    return text


def tie(text: str, at: int, *, certain: bool) -> str:
    """What the `~` at `at` is: a space after a word or an abbreviation, nothing before a reference that has a space.

    `~5` and `1~3` mean about and to, and stay; not where it is `certain` that this is LaTeX.
    """
    before, after = text[max(0, at - 12) : at], text[at + 1 : at + 3]
    head, tail = before[-1:], after[:1]
    if tail == "\\" and head.isspace() and after[1:2] in ("c", "r", "e"):
        return ""
    word = "/" not in before and _BEFORE_TIE.search(before) and (tail.isalnum() or tail in tuple("\\$("))
    unit = head.isdigit() and ((len(after) == 2 and after.isalpha() and after.isascii()) or tail in tuple("\\$"))
    return " " if word or unit or (certain and not head.isspace()) else "~"
