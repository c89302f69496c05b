"""Where the formulas are: which dollar signs enclose mathematics, and which are money, shell or strays."""

import re
from typing import Final

LONGEST: Final = 3000
"""Characters of the longest formula that is looked for."""
_MOST_DOLLARS_IN_BRACES: Final = 8

_WORDS_INSIDE: Final = re.compile(
    r"\\(?:text\w*|mbox|mathrm|mathit|mathbf|operatorname|emph|href|url|hbox)\*?\s*\{[^{}]*\}"
)
_COMMAND: Final = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_PROSE: Final = re.compile(r"(?:^|[\s,.;(])[A-Za-z]{2,}[,.;:]?\s+\(?[A-Za-z]{2,}(?:[\s,.;):]|$)")
_ITALIC_WORDS: Final = re.compile(r"(?!(?:and|or|to|per|in|for)\b)[A-Z]?[a-z]{2,}(?: [A-Z]?[a-z]{3,}){1,4}")
"""Words that somebody put between dollar signs to slant them; never `$five and `, where the second is another price."""
_TEXT_SPACES: Final = re.compile(r" ?(?:\\[ ,]|~) ?")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MONEY: Final = re.compile(r"\d[\d.,]*[kKMB]?\s+[a-z]{2,}")
_STOP: Final = re.compile(r"\\.|[{}$]", re.DOTALL)


def closing_dollar(text: str, start: int) -> int:
    """The index of the `$` that ends the formula whose first character is at `start`, or -1.

    One within braces, or after a backslash, does not end it.
    """
    depth = nested = 0
    for stop in _STOP.finditer(text, start, start + LONGEST):
        sign = stop[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth < 0:
                return -1
        elif sign == "$":
            if depth == 0:
                return stop.start()
            nested += 1
            if nested > _MOST_DOLLARS_IN_BRACES:
                return -1
    return -1


def is_formula(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, which stands between two dollar signs, is mathematics."""
    inside = text[start:end]
    if not inside.strip() or "\n\n" in inside:
        return False
    after = text[end + 1 : end + 2]
    if _ITALIC_WORDS.fullmatch(_TEXT_SPACES.sub(" ", inside)) and not after.isalnum():
        return True
    if any(sign in inside for sign in "\\^_{"):
        bare = _COMMAND.sub(" ", _WORDS_INSIDE.sub("", inside)) if "\\" in inside else inside
        return not _has_cjk(bare) and not _PROSE.search(bare)
    return _is_plain_formula(inside, after)


def _has_cjk(text: str) -> bool:
    # Not an expression: one with ranges of thousands of characters takes milliseconds to compile.
    return not text.isascii() and any(
        "\u3040" <= sign <= "\u30ff"
        or "\u3400" <= sign <= "\u9fff"
        or "\uac00" <= sign <= "\ud7af"
        or sign in "，。；：、"
        for sign in text
    )


def _is_plain_formula(inside: str, after: str) -> bool:
    """The same for what has no sign of LaTeX in it: `n`, `p < 0.05`, but not `5 and `."""
    bare = inside.strip()
    if len(bare) == 1 and not bare.isdigit():
        return bare.isalpha() or bare == inside
    spaced = (inside[0].isspace(), inside[-1].isspace())
    words = _WORD.findall(inside)
    return not (
        (after.isdigit() and (words or any(map(str.isdigit, inside))))
        or _has_cjk(inside)
        or (len(words) > 1 and _PROSE.search(inside))
        or (spaced == (True, True) and (words or not any(map(str.isalnum, inside))))
        or spaced == (False, True)
        or (spaced == (True, False) and words)
        or _MONEY.match(inside)
        or (after.isalnum() and not inside[-1].isalnum() and inside[-1] not in ")]}|'+-*~%")
        or inside.count("(") + inside.count("[") != inside.count(")") + inside.count("]")
    )
