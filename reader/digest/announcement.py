"""What arXiv's announcements put around an abstract: identifier, how the paper was announced, names with affiliations.

Format: https://info.arxiv.org/help/rss_specifications.html
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.digest.authors import split_authors

_BEFORE_ABSTRACT: Final = re.compile(
    r"\s*arXiv:(?P<id>\S+)\s+Announce\s+Type:\s*(?P<type>[a-z-]+)\s*(?:Abstract:\s*)?", re.IGNORECASE
)
_AFTER_TITLE: Final = re.compile(r"\.?(?<!\s)\s*\(arXiv:(?P<id>\S+)\s+\[(?P<category>[^\]]+)\](?P<type>[ A-Z]*)\)\s*$")
_AFFILIATION: Final = re.compile(r"(?<!\s)\s*\([^()]*\)")
_AND: Final = re.compile(r",?(?<!\s)\s+and\s+")
_INITIALS: Final = re.compile(r"(?:\w\.[\s-]*){1,4}")
_MOST_NESTED: Final = 5
_OLD_TYPES: Final = {"UPDATED": "replace", "CROSS LISTED": "cross"}


class Announcement(NamedTuple):
    """`arxiv_id` with its version, `type` (`new`, `cross`, `replace`, `replace-cross`), the text without both."""

    arxiv_id: str
    type: str
    text: str
    category: str = ""


def announcement_before(abstract: str) -> Announcement:
    """Split `arXiv:2509.13338v1 Announce Type: new Abstract: …`; the whole text where there is no such thing."""
    found = _BEFORE_ABSTRACT.match(abstract)
    if found is None:
        return Announcement("", "", abstract)
    return Announcement(found["id"], found["type"].lower(), abstract[found.end() :])


def announcement_after(title: str) -> Announcement:
    """Split `A Title. (arXiv:2301.00001v2 [cs.LG] UPDATED)`, as feeds had it until 2024."""
    found = _AFTER_TITLE.search(title)
    if found is None:
        return Announcement("", "", title)
    kind = _OLD_TYPES.get(found["type"].strip(), "")
    return Announcement(found["id"], kind, title[: found.start()], found["category"])


def announced_names(line: str) -> tuple[str, ...]:
    """The names of `A. One (1), B. Two (1 and 2) and C. Three ((1) X, (2) Y)` or `Family, A., Other, B. C.`.

    Affiliations in parentheses are no part of them: https://info.arxiv.org/help/prep.html
    """
    for _ in range(_MOST_NESTED):
        line, found = _AFFILIATION.subn("", line)
        if not found:
            break
    names = split_authors(_AND.sub(", ", line))
    if len(names) > 1 and len(names) % 2 == 0 and all(map(_INITIALS.fullmatch, names[1::2])):
        return tuple(f"{given} {family}" for family, given in zip(names[::2], names[1::2], strict=True))
    return names
