"""CSL-JSON: https://github.com/citation-style-language/schema, `csl-data.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.citekey import citation_key
from reader.export.facts import arxiv_id, date_of, doi, page, published, safe_link
from reader.export.names import split_name

if TYPE_CHECKING:
    from reader.model import Record


def to_csl(record: Record) -> dict[str, object]:
    """One item of the array that a CSL-JSON file is; a preprint is an `article`, and nothing is there empty."""
    paper, mark = record.paper, record.mark
    date, venue, number = date_of(record), published(record), arxiv_id(record)
    code = safe_link(paper.code_url)
    issued = [int(venue.year)] if venue and venue.year else [part for part in date if part]
    item: dict[str, object] = {
        "id": citation_key(record),
        "type": "article" if venue is None else "article-journal" if venue.is_journal else "paper-conference",
        "title": paper.title,
        "author": [csl_name(author) for author in paper.authors if author.strip()],
        "container-title": venue.name if venue else "",
        "issued": {"date-parts": [issued]} if issued else {},
        "publisher": "arXiv" if number and not venue else "",
        "number": f"arXiv:{number}" if number and not venue else "",
        "archive": "arXiv" if number else "",
        "archive_location": number,
        "DOI": doi(record),
        "URL": page(record),
        "abstract": paper.abstract,
        "note": "\n".join(part for part in (paper.comment, f"Code: {code}" if code else "") if part),
        "annote": mark.note,
        "keyword": ", ".join(tag.replace(",", " ") for tag in mark.tags),
    }
    return {name: value for name, value in item.items() if value}


def csl_name(author: str) -> dict[str, str]:
    """A name in parts, or one that is printed as it is."""
    name = split_name(author)
    if name.is_whole:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given}
    if name.particle:
        parts["non-dropping-particle"] = name.particle
    if name.suffix:
        parts["suffix"] = name.suffix
    return parts
