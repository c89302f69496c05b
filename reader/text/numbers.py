"""Numbers of a Chinese summary that the English abstract does not contain.

Only what is written in digits is looked at: 一种, 两个 or 第三 is grammar as often as a quantity. Of a doubtful number
nothing is said, because the mark is worth reading only while nearly every one of them is right.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

_GROUPED: Final = r"(?<![0-9.,])[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})++(?![0-9.,]?[0-9])"
_DIGITS: Final = rf"(?:{_GROUPED}|[0-9]++(?:,[0-9]{{3}}(?![0-9]))*+(?:\.[0-9]++)?+)"
_LITERAL: Final = re.compile(_DIGITS)
# The others are compiled when they are first needed: of most sections _LITERAL finds every number in the source.
_compiled: Final = cache(re.compile)
# A number that touches a letter, a hyphen after a letter, a brace or a power belongs to a name or to a formula;
# 2022.12 is a month, and a number before a closing parenthesis begins an item of a list.
_MENTION: Final = (
    rf"(?<![A-Za-z0-9_^{{\\.,@#*])(?<![A-Za-z)）][-–_ ‑+/])(?<![0-9][/×])(?<!第)(?<!第\s)"
    rf"(?!(?:19|20)[0-9]{{2}}\.[01]?[0-9](?![0-9]))(?P<digits>{_DIGITS})"
    r"(?>\s?[余多几]?(?P<chinese>(?:百(?!分)|[十千万亿])++)|(?P<letter>[kKMBT])(?![A-Za-z0-9-]))?+"
    r"(?P<percent>\s?\\?[%％]|\s?个?百分点)?+"
    r"(?(chinese)|(?(percent)|(?![A-Za-z_^0-9/*×{}\\月日]|世纪|年代|[-–+][A-Za-z]|\s?[)）]|\s?[A-Za-z]+[0-9])))"
)
_GRAMMAR: Final = 10
"""Whole numbers up to this one count things that English may have listed without counting them."""

_LONGEST: Final = 15
"""Digits; longer ones are not numbers that an abstract would have."""

_MOST: Final = 50
"""Doubtful numbers that are looked at; a summary with more is a model that ran away."""

_ABOUT: Final = ("约", "近", "超", "超过", "逾", "不足", "不到")
_ROUGHLY: Final = 0.05
"""How far, as a share of it, a number with one of _ABOUT before it may be from the one in the abstract."""

_CHINESE: Final = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_UNIT: Final = {
    **dict.fromkeys(("hundred", "hundreds"), 1e2),
    **dict.fromkeys(("k", "kyr", "thousand", "thousands"), 1e3),
    **dict.fromkeys(("m", "myr", "million", "millions"), 1e6),
    **dict.fromkeys(("b", "bn", "gyr", "billion", "billions"), 1e9),
    **dict.fromkeys(("t", "trillion", "trillions"), 1e12),
    **dict.fromkeys(("dozen", "dozens"), 12.0),
    **dict.fromkeys(("decade", "decades"), 10.0),
    **dict.fromkeys(("century", "centuries"), 1e2),
}
_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORD: Final = {
    **{word: float(value) for value, word in enumerate(_ONES.split())},
    **{word: 10.0 * value for value, word in enumerate(_TENS.split(), start=2)},
    "twice": 2.0,
    "double": 2.0,
    "triple": 3.0,
}
_PART: Final = {
    **dict.fromkeys(("half", "halves", "halved", "halving"), 1 / 2),
    **dict.fromkeys(("third", "thirds"), 1 / 3),
    **dict.fromkeys(("quarter", "quarters", "fourth", "fourths"), 1 / 4),
    **dict.fromkeys(("fifth", "fifths"), 1 / 5),
    **dict.fromkeys(("tenth", "tenths"), 1 / 10),
}
_LATEX: Final = (
    r"(?<=[0-9])(?:\{,\}|\\[,;:! ]|\s(?=[0-9]{3}(?![0-9]|\s?%)))(?=[0-9])|(?<=[0-9]\.)\s(?=[0-9]+\\?%)|[${}]|\\(?=%)"
)
_POWER: Final = (
    rf"(?<![0-9.])(?:(?P<times>{_DIGITS})\s*(?:(?:±|\\pm)\s*{_DIGITS}\)\s*)?(?:×|x|\\times|\\cdot|·)\s*)?10\s*\^\s*(?P<ten>[-−]?[0-9]{{1,2}})"
    rf"|(?P<mantissa>{_DIGITS})[eE](?P<e>[-+]?[0-9]{{1,2}})\b"
)
_UNITS: Final = "|".join(sorted(_UNIT, key=len, reverse=True))
_QUANTITY: Final = (
    rf"(?i)(?P<digits>{_DIGITS})(?:\s?/\s?(?P<under>[0-9]+)"
    rf"|(?=\s?(?:-+|–|to|and|or)\s?{_DIGITS}[\s-]?(?P<shared>{_UNITS})\b)|[\s-]?(?P<unit>{_UNITS})\b)?"
)


def unsupported_numbers(summary: str, abstract: str, title: str = "", comment: str = "") -> tuple[str, ...]:
    """The numbers of `summary`, as written there and each once, that none of the other texts contains.

    `summary` is Chinese, the others English; units are taken together (70亿 is 7B, 98.4% is 0.984) and a rounding
    is as good as the number. Whole numbers up to ten, list numbers and numbers within names or formulas never count.
    A number that can only be calculated (85% to 90%: "5 points more") is not contained.
    """
    source = f"{title}\n{abstract}\n{comment}"
    literals = set(_LITERAL.findall(source))
    doubtful = [found for found in _LITERAL.finditer(summary) if not _is_plain(found, literals)]
    found = (_compiled(_MENTION).match(summary, number.start()) for number in doubtful)
    mentions = list({mention[0].strip(): mention for mention in found if mention}.values())[:_MOST]
    if not mentions:
        return ()
    source = _compiled(_LATEX).sub("", source)
    for quantities in (_in_digits, _in_words):
        known = set(quantities(source))
        mentions = [mention for mention in mentions if not _is_known(mention, known)]
    return tuple(mention[0].strip() for mention in mentions)


def _is_plain(found: re.Match[str], literals: set[str]) -> bool:
    """Whether `found` needs no arithmetic: it stands in the source, or is no more than grammar."""
    digits = "".join(found[0].split())
    following = found.string[found.end() : found.end() + 3]
    if len(digits) > _LONGEST:
        return True
    if not _CHINESE.keys().isdisjoint(following):
        return False
    if digits in literals or literals.issuperset(found[0].split()):
        return True
    return digits.isdigit() and int(digits) <= _GRAMMAR and "%" not in following


def _is_known(mention: re.Match[str], known: set[float]) -> bool:
    """Whether `mention` is, or is a rounding of, one of `known`; a share may be written as a percentage."""
    digits = _plain(mention["digits"])
    whole, _, decimals = digits.partition(".")
    factor = _UNIT[mention["letter"].lower()] if mention["letter"] else 1.0
    for character in mention["chinese"] or "":
        factor *= _CHINESE[character]
    number = float(digits) * factor
    step = factor * 10.0 ** (-len(decimals) if decimals else len(whole) - len(whole.rstrip("0")))
    if mention.string[: mention.start()].rstrip().endswith(_ABOUT):
        step = max(step, number * _ROUGHLY)
    scales = (1.0, 100.0) if mention["percent"] else (1.0, 0.01)
    return any(abs(value * scale - number) < step * 0.999 for value in known for scale in scales)


def _in_digits(text: str) -> Iterator[float]:
    """The quantities that `text` has in digits, those that a unit scales also without it."""
    for power in _compiled(_POWER).finditer(text):
        exponent = int((power["ten"] or power["e"]).replace("−", "-"))
        yield _float(power["times"] or power["mantissa"] or "1") * 10.0**exponent
    for quantity in _compiled(_QUANTITY).finditer(text):
        number = _float(quantity["digits"])
        yield number
        if number >= 1 and quantity["digits"][-4:-3] == ".":
            yield number * 1000  # 9.136 may be meant as 9,136
        if unit := quantity["unit"] or quantity["shared"]:
            yield number * _UNIT[unit.lower()]
        elif quantity["under"] and (under := float(quantity["under"])):
            yield from (under, number / under)


def _float(digits: str) -> float:
    return float(_plain(digits))


def _plain(digits: str) -> str:
    """Digits without the commas or spaces that group them."""
    return "".join(digits.replace(",", "").split())


def _in_words(text: str) -> Iterator[float]:
    """The quantities that `text` has in words (`two hundred thousand`, `two-thirds`), and their beginnings."""
    total = group = 0.0
    for word in re.findall("[a-z]+|[,.;:()]", text.lower()):
        word = word.removesuffix("fold")
        if word in _WORD:
            group += _WORD[word]
        elif word in _PART:
            group = (group or 1.0) * _PART[word]
        elif word in _UNIT and _UNIT[word] > 100:
            total, group = total + (group or 1.0) * _UNIT[word], 0.0
        elif word in _UNIT:
            group = (group or 1.0) * _UNIT[word]
        elif word == "magnitude":
            yield from (10.0, 100.0, 1000.0)
            continue
        else:
            if word not in ("and", "a"):
                total = group = 0.0
            continue
        yield total + group
