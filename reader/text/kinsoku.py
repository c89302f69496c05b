"""Where a line may break: the classes of characters, and the pairs of classes that may part.

After the W3C's Requirements for Chinese Text Layout (https://www.w3.org/TR/clreq/#line_composition) and its
Japanese counterpart, at the level that books and newspapers keep. A text becomes a string of class letters,
one for each character, on which the rules are regular expressions:

    S space      G no break on either side      Z takes no cell, belongs to the character before
    O opening    K closing or else not at a line's start (wide: Latin may follow on the next line)
    A opening    B the same within Latin and numbers, `f(x)`, `98.4%`, `don’t`
    C ideographs, kana, wide symbols    L letters, hangul and the rest    N digits    D dash
    M hyphen and solidus                Q straight double quote

Once `resolve` has run, Z is the small letter of the class before it, and Q is A or B.
"""

import re
from typing import Final

_MEMBERS: Final = {
    "O": "（【《「『“〈〔［｛〖〘〝｟￥＄＃",
    "K": "，。、；：！？）】》」』”…〉〕］｝〗〙〞〟｠％．／・‧～〜゠々〻ーゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ｡｣､･ｰ\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff",
    "A": "([{‘",
    "B": ",.;:!?)]}%’°‰·",
    "D": "—―⸺",
    "G": "\xa0\u2007\u202f\u2060",
    "M": "-/",
    "N": "0123456789",
    "Q": '"',
}
_CLASSES: Final = {char: letter for letter, chars in _MEMBERS.items() for char in chars}

# Small letters are marks that belong to what is before them, so they count behind a break, never after it.
_MAY_PART: Final = r"(?:(?=S)|(?<=[CcKkDd])(?=[CLNMAO])|(?<=[CcKk])(?=D)|(?<=[LlNnMmBb])(?=[CO]))"
LAST_BREAK: Final = re.compile(f".+{_MAY_PART}")
"""On classes: `match(classes, start, limit + 1)` ends at the last break within `start + 1 … limit`."""
NEXT_BREAK: Final = re.compile(_MAY_PART)
"""On classes: `search(classes, start + 1)` is at the first break after `start`."""
LAST_SOFT_BREAK: Final = re.compile(r".*[^\W\d_][-/](?=[^\W\d_])", re.DOTALL)
"""On text: after a hyphen or solidus between letters."""
LAST_URL_BREAK: Final = re.compile(r".+[/._\-=&?,\xa0](?=[^\W_])", re.DOTALL)
"""On text: after the signs at which addresses and formulas are cut with the least harm."""
LAST_CUT: Final = re.compile(".+(?:(?<![OoAaGgDd])(?=[CLNMAOD])|(?<=[Dd])(?=[CLNMAO]))")
"""On classes: anywhere within words, but with punctuation still on the right side of the cut."""

_MARKED_SPACE: Final = re.compile("SZ")
_MARKED: Final = re.compile("(?:^|[^Z])Z+")
_QUOTED: Final = re.compile("Q([^Q]*)Q")
_GLUED_SPACE: Final = re.compile("(?<=[OAoa])S+|(?<!S)S+(?=[KB])")
_NO_SIGN: Final = re.compile("(?<=[CcKk])M(?!N)")


def class_of(char: str, width: int) -> str:
    """The class letter of a character that takes `width` cells."""
    if (letter := _CLASSES.get(char)) is not None:
        return letter
    if char.isspace():
        return "S"
    if width == 0:
        return "Z"
    # Hangul is wide, but Korean is set by words.
    return "C" if width == 2 and not "가" <= char <= "힣" else "L"


def resolve(classes: str) -> str:
    """`classes` with what depends on its surroundings decided; same length."""
    if "Z" in classes:
        classes = _MARKED.sub(_as_marks, _MARKED_SPACE.sub("LZ", classes))
    if "Q" in classes:
        classes = _QUOTED.sub(r"A\1B", classes).replace("Q", "L")
    if "M" in classes:
        classes = _NO_SIGN.sub("B", classes)
    return _GLUED_SPACE.sub(lambda spaces: "G" * len(spaces[0]), classes)


def _as_marks(marked: re.Match[str]) -> str:
    base = marked[0][0]
    return "l" * len(marked[0]) if base == "Z" else base + base.lower() * (len(marked[0]) - 1)
