"""The only sanitiser: text of a digest becomes text that a terminal only shows and never acts on."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

# Model answers pass through JSON, where an unescaped `\beta` decodes to backspace + `eta`. The control character
# is the letter that was eaten, so it tells the command with what follows. Listed is what was seen in digests and
# its kin among frequent commands. BEL, BS, VT and FF have no other business in text, so any known tail will do.
# Tab, CR and above all LF are also white space: there, tails that are words or could begin a line (`\to`, `\tan`,
# `\nu`, `\neq`) are left out, or asked to be followed by what only LaTeX has.
_TAILS: Final = {
    "\a": ("a", r"lpha|ngle|pprox|rctan|rg|rgmax|rgmin|st|symp"),
    "\b": (
        "b",
        r"ackslash|ar|ecause|egin|eta|f|ig|ig[lrg]|igcap|igcup|igoplus|inom|m|oldsymbol|ot|oxed|reve|ullet",
    ),
    "\t": (
        "t",
        r"au|ext(?:bf|it|md|normal|rm|sc|sf|sl|tt|up)?|frac|heta|hickapprox|ilde|imes|riangle|o(?=\s?\\)",
    ),
    "\v": ("v", r"arepsilon|arnothing|arphi|arpi|arrho|arsigma|artheta|dots|ec|ee|ert|space"),
    "\f": ("f", r"box|lat|loor|ootnote|orall|rac|rak|rown"),
    "\r": (
        "r",
        r"angle|brace|brack|ceil|ef(?=\{)|floor|ho|ight|ightarrow|ightharpoonup|m(?=[\s{])|oot|Vert|vert",
    ),
    "\n": ("n", r"abla|orm(?=\{)|otin"),
}


# Compiled when they are first needed: together they take as long as opening both databases.
@cache
def _eaten(heads: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"{head}(?=(?:{_TAILS[head][1]})(?![A-Za-z]))" for head in heads))


_WITHOUT_NEWLINE: Final = "\a\b\t\v\f\r"

# Never letters in any language, or with no say in a grid of cells: C0, DEL and C1; soft hyphen; bidi marks,
# embeddings and isolates; zero-width space and joiners, word joiner and invisible operators; byte order mark;
# annotation, tag, shorthand and musical format controls; noncharacters. Zero-width joiner and the variation
# selectors 15 and 16 go because terminals disagree on the width of what they make, so the rest of the line would
# shift; the other selectors are plain combining marks.
_DROPPED_BASIC: Final = (
    r"\x00-\x06\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef"
    r"\ufe0e\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff"
)
_DROPPED_ASTRAL: Final = r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17)
)
_DROP: Final = f"[{_DROPPED_BASIC}{_DROPPED_ASTRAL}]+"
# NEL and the line separator only break lines, which wrapping does anew (and NEL is mostly a byte of wrongly
# decoded UTF-8): a space. The paragraph separator ends a paragraph: a newline.
_TO_SPACE: Final = r"[\t\r\x85\u2028]"
_FORBIDDEN: Final = rf"[{_DROPPED_BASIC}\x07-\x09\x0b-\x0d\x85\u2028\u2029\ud800-\udfff]"
_FORBIDDEN_ASTRAL: Final = rf"(?![\x00-\uffff])[{_DROPPED_ASTRAL}]"
_compiled: Final = cache(re.compile)
_PLAIN_ASCII: Final = bytes([10, *range(32, 127)])


def needs_cleaning(text: str) -> bool:
    r"""Whether `clean` would change `text`: one look at a whole file spares looking at each field.

    Of JSON, ask this of the decoded values: `\b` is two harmless characters before, and a backspace after.
    """
    if text.isascii():
        # Four times as fast as a regular expression: does anything remain when what is harmless is deleted?
        return bool(text.encode().translate(None, _PLAIN_ASCII)) or _has_eaten_newline(text)
    # Twice as fast, and nearly always the answer: of all that is forbidden, only the selectors are printable.
    if text.replace("\n", " ").isprintable() and "\ufe0e" not in text and "\ufe0f" not in text:
        return _has_eaten_newline(text)
    patterns = (_compiled(_FORBIDDEN), _compiled(_FORBIDDEN_ASTRAL), _eaten("\n"))
    return any(pattern.search(text) for pattern in patterns)


def places_to_clean(columns: Iterable[Sequence[str]]) -> set[int]:
    """The indexes at which a text of one of the columns needs cleaning; mostly one look at it all is enough."""
    places: set[int] = set()
    for column in columns:
        # Apart, because one wide character would make all of the ASCII slow to look through.
        ascii_only = " ".join([text for text in column if text.isascii()])
        others = " ".join([text for text in column if not text.isascii()])
        if needs_cleaning(ascii_only) or needs_cleaning(others):
            places.update(place for place, text in enumerate(column) if needs_cleaning(text))
    return places


def _has_eaten_newline(text: str) -> bool:
    return "\n" in text and _eaten("\n").search(text) is not None


def clean(text: str) -> str:
    r"""`text` for the screen, with its paragraphs: newlines stay, `\r\n` becomes one, a tab is a space.

    LaTeX commands that JSON ate are whole again, surrogate pairs are joined and lone ones U+FFFD, every other
    character that a terminal acts on is dropped. Nothing else changes; clean text is returned as it is.
    """
    if not needs_cleaning(text):
        return text
    if not _is_encodable(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    # What is dropped goes first, because it may stand between a control character and its tail.
    text = _eaten(_WITHOUT_NEWLINE).sub(_restored, _compiled(_DROP).sub("", text))
    text = re.sub("[\a\b\v\f]+", "", text).replace("\r\n", "\n").replace("\u2029", "\n")
    return _eaten("\n").sub(_restored, _compiled(_TO_SPACE).sub(" ", text))


def clean_line(text: str) -> str:
    """`text` cleaned, on one line, white space as single spaces: for titles, names, labels, links and tags."""
    line = " ".join(clean(text).split())
    return text if line == text else line


def _restored(eaten: re.Match[str]) -> str:
    return "\\" + _TAILS[eaten[0]][0]


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
