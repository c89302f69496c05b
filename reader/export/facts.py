"""What a bibliography needs of a paper and no digest says outright: date, venue, identifiers, safe links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.export.words import word_set
from reader.model import ArxivId
from reader.text.venue import venue

if TYPE_CHECKING:
    from reader.model import Record

_MONTH: Final = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/)?(\d\d)(0[1-9]|1[0-2])")
_FIRST_YEAR: Final = 91
"""arXiv began in 1991, and its identifiers hold two digits of the year."""
_VENUE: Final = re.compile(
    r"(?P<name>.+?)(?: (?P<year>20\d\d))?(?P<part> Workshop| Findings)?(?: oral| spotlight| highlight)?"
)
_JOURNALS: Final = word_set(
    "TMLR JMLR TACL TKDE TNNLS TASLP TPAMI IJCV TIP TCSVT TMM TMI MedIA TVCG TGRS RA-L PVLDB MNRAS ApJ ApJL ApJS A&A "
    "PRL PRD PRX JCAP JHEP TIFS TOIS TIST TKDD TOG TOCHI"
)
_UNSAFE: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f<>\"{}|\\^`]")


class Date(NamedTuple):
    """A date as far as it is known; 0 for a part that is not."""

    year: int = 0
    month: int = 0
    day: int = 0


class Published(NamedTuple):
    """Where a paper is accepted, by the authors' comment; `year` is "" where it does not say."""

    name: str
    year: str
    is_journal: bool


def date_of(record: Record) -> Date:
    """The month of the arXiv ID, with the day of the first listing where that is in it; else that day."""
    first = Date(*(int(part) for part in record.first_seen.split("-"))) if record.first_seen else Date()
    found = _MONTH.match(arxiv_id(record))
    if not found:
        return first
    year, month = int(found[1]), int(found[2])
    year += 1900 if year >= _FIRST_YEAR else 2000
    return first if (first.year, first.month) == (year, month) else Date(year, month)


def arxiv_id(record: Record) -> str:
    """The arXiv ID without version, "" for a paper of another source."""
    key = record.paper.key
    found = ArxivId.find(key)
    return key if found and found.number == key else ""


def doi(record: Record) -> str:
    """The DOI of a paper that is known by it, else ""."""
    key = record.paper.key
    return key.removeprefix("doi:") if key.startswith("doi:") else ""


def published(record: Record) -> Published | None:
    """The conference or journal that the comment names; None where it names none, or one it is only submitted to."""
    found = _VENUE.fullmatch(venue(record.paper.comment))
    if not found:
        return None
    name, part = found["name"], (found["part"] or "")
    is_journal = not part and (name in _JOURNALS or (" " in name and not name.startswith("USENIX")))
    return Published(name + part, found["year"] or "", is_journal)


def safe_link(link: str) -> str:
    """`link` if it is http or https, with what no link may hold as percent signs; else ""."""
    link = link.strip()
    if not link.lower().startswith(("http://", "https://")):
        return ""
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace")), link)


def page(record: Record) -> str:
    """The paper's page, "" if it has none that may be opened."""
    return safe_link(record.paper.url)
