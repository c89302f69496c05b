r"""The e-mail with arXiv's listings of a day: blocks between lines of `\\`.

Format: https://info.arxiv.org/help/subscribe.html and the mails themselves. A block is a head of `Name: value`
lines (values go on in lines that begin with spaces), the abstract, and a link.
"""

from __future__ import annotations

import re
from typing import Final

from reader.digest.announcement import announced_names
from reader.digest.day import day_in
from reader.digest.draft import Draft
from reader.digest.family import Family
from reader.digest.paragraphs import join_lines
from reader.model import Listing, Problem

_BLOCK: Final = re.compile(r"^\\\\[ \t]*\n(?=(?:arXiv|Paper)[:(])", re.MULTILINE | re.IGNORECASE)
_ID: Final = re.compile(r"(?:arXiv:|Paper(?:\s*\(\*cross-listing\*\))?:\s*)(\S+)([^\n]*)", re.IGNORECASE)
_PART: Final = re.compile(r"^\\\\[ \t]*(?:\(.*)?$", re.MULTILINE)
_FIELD: Final = re.compile(r"^([A-Z][A-Za-z-]*(?:\(s\))?):[ \t]*(.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_RULE: Final = re.compile(r"^(?:-{20,}|(?:%%--){5,}.*)$", re.MULTILINE)
_REPLACED: Final = re.compile(r"^replaced with revised version", re.MULTILINE | re.IGNORECASE)
_RECEIVED: Final = re.compile(r"received from .*?\bto\s+\w{3},?\s+(\d{1,2})\s+(\w{3})\s+(\d\d(?:\d\d)?)\b", re.DOTALL)
_USED: Final = frozenset(("title", "authors", "author", "categories", "comments", "date", "doi", "paper", "from"))


def is_listing_mail(text: str) -> bool:
    """Whether `text` holds a block of such an e-mail, or the head of one without papers."""
    return _BLOCK.search(text) is not None or (
        "Send any comments regarding submissions directly to submitter" in text and _RECEIVED.search(text) is not None
    )


def read_listing_mail(text: str, name: str) -> Family:
    """All papers of a listing e-mail in its order; its day is that on which the announced period ended."""
    starts = [found.end() for found in _BLOCK.finditer(text)]
    listings: list[Listing] = []
    problems: list[Problem] = []
    line, counted = 1, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        line += text.count("\n", counted, start)
        counted = start
        result = _draft(text[start:end], line).finish("")
        if isinstance(result, str):
            problems.append(Problem(name, line, result))
        else:
            listings.append(result)
    return Family(listings, problems, "mail", _day(text))


def _draft(block: str, line: int) -> Draft:
    head, *parts = _PART.split(_RULE.split(block, maxsplit=1)[0])
    found = _ID.match(head)
    link, mark = (found[1], found[2]) if found else ("", "")
    fields = {label.lower(): " ".join(value.split()) for label, value in _FIELD.findall(head)}
    draft = Draft(
        line,
        title=fields.get("title", ""),
        link=link,
        authors=announced_names(fields.get("authors") or fields.get("author") or ""),
        categories=tuple(fields.get("categories", "").split()),
        comment=fields.get("comments", ""),
        abstract=join_lines(parts[0]) if len(parts) > 1 else "",
    )
    replaced = _REPLACED.search(head) is not None
    cross = "cross-listing" in mark or "cross-listing" in head.partition("\n")[0]
    if replaced or cross:
        draft.fields.append(("Announced as", "replace" if replaced else "cross"))
    draft.fields += [
        (label, " ".join(value.split())) for label, value in _FIELD.findall(head) if label.lower() not in _USED
    ]
    if "doi" in fields:
        draft.fields.append(("DOI", fields["doi"]))
    return draft


def _day(text: str) -> str:
    found = _RECEIVED.search(text)
    if found is None:
        return ""
    year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
    return day_in(f"{found[1]}-{found[2]}-{year}")
