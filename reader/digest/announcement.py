"""What arXiv's feeds put before an abstract: identifier with version, and how the paper was announced.

Format: https://info.arxiv.org/help/rss_specifications.html
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_BEFORE_ABSTRACT: Final = re.compile(
    r"\s*arXiv:(?P<id>\S+)\s+Announce\s+Type:\s*(?P<type>[a-z-]+)\s*(?:Abstract:\s*)?", re.IGNORECASE
)
_AFTER_TITLE: Final = re.compile(r"\.?\s*\(arXiv:(?P<id>\S+)\s+\[(?P<category>[^\]]+)\](?P<type>[ A-Z]*)\)\s*$")
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
