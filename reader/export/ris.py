"""RIS, the tagged format of reference managers: https://en.wikipedia.org/wiki/RIS_(file_format)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.citekey import citation_key
from reader.export.facts import arxiv_id, date_of, doi, page, published, safe_link
from reader.export.names import split_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Record


def ris(record: Record) -> str:
    """One reference, its lines ending in CR LF as the format asks; a text with line breaks is on one line."""
    lines = [(tag, " ".join(text.split())) for tag, text in _fields(record)]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in lines if text) + "ER  - \r\n\r\n"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    paper, mark = record.paper, record.mark
    date, venue, number = date_of(record), published(record), arxiv_id(record)
    yield "TY", "UNPB" if venue is None else "JOUR" if venue.is_journal else "CONF"
    yield "ID", citation_key(record)
    yield "TI", paper.title
    for author in paper.authors:
        yield "AU", ris_name(author)
    if venue:
        yield "JO" if venue.is_journal else "T2", venue.name
    yield "PY", (venue.year if venue else "") or (str(date.year) if date.year else "")
    if date.year and not (venue and venue.year):
        yield "DA", f"{date.year}/{date.month:02}/{date.day:02}/" if date.day else f"{date.year}/{date.month:02}//"
    yield "AB", paper.abstract
    yield "DO", doi(record)
    yield "UR", page(record)
    yield "L1", safe_link(paper.pdf_url)
    yield "L2", safe_link(paper.code_url)
    if number:
        yield "C7", f"arXiv:{number}"
        yield "M3", "preprint"
        yield "DB", "arXiv"
    for tag in mark.tags:
        yield "KW", tag
    yield "N1", paper.comment
    yield "N1", mark.note


def ris_name(author: str) -> str:
    """`van Gogh, Vincent`, `King, Martin, Jr.`, `OpenAI`."""
    name = split_name(author)
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.given, name.suffix) if part)
