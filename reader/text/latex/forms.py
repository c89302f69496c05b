"""The small forms that formulas are made of: accents, alphabets, scripts, and what needs brackets."""

import re
from typing import Final
from unicodedata import combining, normalize

from reader.text.latex import symbols as symbols
from reader.text.latex.style import BOLD, END, unmarked

_OPEN_ENDED: Final = re.compile(r"[\s+\-−±∓=≤≥<>≈∼×·/⋅,∈→|]")
_MARKS: Final = "[\u0300-\u036f\u20d0-\u20ff]*"
_SCRIPTS: Final = r"(?:[⁰¹²³⁴-⁾ⁱⁿ₀-ₜᵃ-ᵿʰ-ˡˢˣʳʲʷʸ′″°*†‡∗⋆⊙]|\^\([^()]*\)|\^\w|_\([^()]*\)|_\w+)*"
_ATOM: Final = re.compile(rf"[√∂∇Δ]?(?:\d+(?:[.,]\d+)*|[^\W\d]{_MARKS}|∞){_SCRIPTS}")
_BRACKETED: Final = re.compile(rf"[√]?(?:\([^()]*\)|\|[^|]*\||\[[^\[\]]*\]){_SCRIPTS}")
_NORM: Final = re.compile("‖([^‖]+)‖")


class Unreadable(Exception):
    """The formula uses what has no form on a line."""


def between_spaces(sign: str, out: list[str]) -> str:
    """The relation `sign` with a space on each side, of which the first may be there already."""
    return f"{sign} " if out[-1].endswith(" ") else f" {sign} "


def bold(shown: str) -> str:
    """`shown` in bold."""
    return f"{BOLD}{shown}{END}" if shown else shown


def tidy(shown: str) -> str:
    """`shown` with single spaces, and none at its ends or inside of brackets and norms."""
    if " " in shown:
        shown = re.sub(r"(?<=[(\[{⟨⌈⌊⟦]) | (?=[)\]},;⟩⌉⌋⟧])", "", re.sub(" {2,}", " ", shown).strip())
        if "⊥" in shown:
            shown = re.sub(" ⊥ ?⊥ ?", " ⊥⊥ ", shown)
        if "‖" in shown:
            shown = _NORM.sub(lambda norm: f"‖{norm[1].strip()}‖" if is_closed(norm[1]) else norm[0], shown)
    return shown


def is_closed(shown: str) -> bool:
    """Whether all parentheses are closed that are opened in `shown`: else two `‖` are no norm, but `p ‖ q` twice."""
    return not re.search("[()]", re.sub(r"\([^()]*\)", "", shown))


def in_alphabet(shown: str, alphabet: str) -> str:
    """`shown` in the letters of the alphabet "bb", "cal" or "frak"."""
    return normalize("NFC", shown.translate(symbols.alphabet(alphabet)))


def marked(shown: str, mark: str) -> str:
    """The accent on a letter (with scripts or not), or on each letter of a short word."""
    bare = unmarked(shown)
    if _ATOM.fullmatch(bare) and not bare[0].isdigit():
        first = shown.index(bare[0]) + 1
        while first < len(shown) and combining(shown[first]):
            first += 1
        return normalize("NFC", shown[:first] + mark + shown[first:])
    if bare and len(bare) <= 8 and bare.isalnum():
        return normalize("NFC", "".join(char + mark if char.isalnum() else char for char in shown))
    if bare and len(bare) == 1:
        return shown + mark
    raise Unreadable


def script(sign: str, inside: str, tight: bool) -> str:
    """`inside` above or below the line, in Unicode's own forms if all of it has one and it is no word."""
    bare = unmarked(inside).strip()
    packed = re.sub(r" ?([+\-=()]) ?", r"\1", bare)
    table = symbols.script(sign)
    if all(ord(char) in table for char in packed) and not re.search("[A-Za-z]{3}", packed):
        return packed.translate(table)
    if sign == "_" and (len(bare) == 1 or bare.replace("_", "").isalnum()):
        return f"_{bare} " if tight else f"_{bare}"
    if len(bare) == 1 and not tight:
        return sign + bare
    return f"{sign}{bare}" if bare.startswith("(") and bare.find(")") == len(bare) - 1 else f"{sign}({bare})"


def is_atom(shown: str) -> bool:
    """Whether `shown` needs no brackets as a whole: a number, a letter, a bracket, with scripts."""
    bare = unmarked(shown)
    return bool(_ATOM.fullmatch(bare) or _BRACKETED.fullmatch(bare))


def is_term(shown: str) -> bool:
    """Whether `shown` needs no brackets above a fraction bar: a product of atoms."""
    bare = unmarked(shown).removeprefix("-")
    return is_atom(bare) or not _OPEN_ENDED.search(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", bare))


def ratio(above: str, below: str) -> str:
    """`above/below` with the brackets that a line needs; a derivative needs none: `d²f/dx²`."""
    if (
        above[:1] in ("d", "∂")
        and below[:1] == above[0]
        and _ATOM.fullmatch(below, 1)
        and not re.search(r"[+\-−±=]", above)
    ):
        return f"{above.replace(' ', '')}/{below}"
    return (above if is_term(above) else f"({above})") + "/" + (below if is_atom(below) else f"({below})")


def stacked(above: str, base: str, sign: str) -> str:
    """`base` with `above` over it ("^") or under it ("_"); a `<` over a tilde is one sign."""
    alike = {"<": "≲", ">": "≳"}.get(above) if base.lstrip("_") in ("∼", "~") else None
    return alike or base + script(sign, above, tight=False)
