"""Authors' names in parts, as bibliographies sort and abbreviate them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.export.words import word_set

_SUFFIXES: Final = word_set("Jr Jr. Sr Sr. JR JR. SR SR. II III IV")
_PARTICLES: Final = word_set(
    "van von vom zu zum zur der den dem de del della delle degli dei di da dal dalla do dos das du des la le las los "
    "el al bin ibn ben ter ten te af av auf op 't in"
)
_CAPITAL_PARTICLES: Final = word_set("Van Von De Del Della Di Da Dos Du Vander Vande Le La")
_AFTER_A_MIDDLE_NAME: Final = word_set(
    "Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Trinh Truong Dao Luong Ha Mai"
)
"""Vietnamese family names: the Van before them is a middle name."""
_COLLECTIVE: Final = re.compile(
    r"\b(?:collaborations?|consortium|teams?|group|project|committee|community|initiative|institute|university"
    r"|labs?|laboratory|foundation|society|network|alliance|association|organi[sz]ation|inc|and|others|et al)\b"
    r"|^(?:the|for)\b"
    r"|团队|小组|实验室|研究院|大学|公司",
    re.IGNORECASE,
)
_EAST_ASIAN: Final = re.compile("^[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]+$")


class Name(NamedTuple):
    """A name in parts. One that cannot be taken apart (a team, a single word) is all in `family`: see `is_whole`."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is to be printed as it is, never abbreviated or turned round."""
        return not self.given


def split_name(author: str) -> Name:
    """The parts of a name as digests write it: given names first, `Family, Given`, or with `, Jr.` at the end.

    Collaborations and single words stay whole. Chinese, Japanese and Korean names have the family name first where a
    space parts them, and stay whole where none does.
    """
    name = " ".join(author.split())
    if _COLLECTIVE.search(name) or " " not in name:
        return Name(name)
    head, *rest = (part.strip() for part in name.split(","))
    suffix = rest.pop() if rest and rest[-1] in _SUFFIXES else ""
    words = head.split(" ")
    if not head or len(rest) > 1 or not all(rest):
        return Name(name)
    if rest:
        start = _lower_particles(words, 0)
        return Name(" ".join(words[start:]), rest[0], " ".join(words[:start]), suffix)
    if not suffix and len(words) > 2 and words[-1] in _SUFFIXES:
        suffix = words.pop()
    if len(words) == 1:
        return Name(name)
    if all(map(_EAST_ASIAN.match, words)):
        return Name(words[0], " ".join(words[1:]), "", suffix)
    start = _family_start(words)
    end = start + _lower_particles(words[start:-1], 0)
    return Name(" ".join(words[end:]), " ".join(words[:start]), " ".join(words[start:end]), suffix)


def _family_start(words: list[str]) -> int:
    """The index at which particles and family name begin; at least one given name stands before it."""
    last = len(words) - 1
    start = next((index for index in range(1, last) if words[index] in _PARTICLES), last)
    capital = words[start - 1] in _CAPITAL_PARTICLES and start > 1
    return start - 1 if capital and words[start] not in _AFTER_A_MIDDLE_NAME else start


def _lower_particles(words: list[str], start: int) -> int:
    """How many of the first words are particles in small letters."""
    while start < len(words) and words[start] in _PARTICLES:
        start += 1
    return start
