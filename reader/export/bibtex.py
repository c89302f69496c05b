"""BibTeX in UTF-8, for BibTeX, biber and what reads their files.

`@misc` with `eprint`, as https://info.arxiv.org/help/hypertex/bibstyles/ says; `@inproceedings` or `@article` where the
authors name the venue that accepted the paper. The person's note is `annote`, their tags are `keywords`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.export.citekey import citation_key
from reader.export.facts import arxiv_id, date_of, doi, page, published, safe_link
from reader.export.latex import escaped, is_balanced, to_latex
from reader.export.names import split_name

if TYPE_CHECKING:
    from reader.model import Record

_MONTHS: Final = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLAIN_LINK: Final = re.compile(r"[A-Za-z0-9:/.?=+,;@!_()'*-]+")
"""What `\\url` can hold wherever a style puts it."""


def bibtex(record: Record) -> str:
    """One entry with a line break at its end."""
    paper, mark = record.paper, record.mark
    date, venue, number = date_of(record), published(record), arxiv_id(record)
    kind = "misc" if venue is None else "article" if venue.is_journal else "inproceedings"
    fields = {
        "title": to_latex(paper.title, is_title=True),
        "author": " and ".join(bibtex_name(author) for author in paper.authors if author.strip()),
        "booktitle": to_latex(venue.name, is_title=True) if venue and not venue.is_journal else "",
        "journal": to_latex(venue.name) if venue and venue.is_journal else "",
        "year": (venue.year if venue else "") or (str(date.year) if date.year else ""),
        "month": "" if venue else _MONTHS[date.month],
        "eprint": number,
        "archivePrefix": "arXiv" if number else "",
        "primaryClass": to_latex(paper.primary_category) if number else "",
        "doi": _verbatim(doi(record)),
        "url": _verbatim(page(record)),
        "howpublished": "" if venue or number else _link(page(record)),
        "note": _note(paper.comment, safe_link(paper.code_url)),
        "abstract": to_latex(paper.abstract),
        "keywords": ", ".join(to_latex(tag.replace(",", " ")) for tag in mark.tags),
        "annote": to_latex(mark.note),
    }
    lines = [f"  {name:13} = {_value(name, text)}" for name, text in fields.items() if text]
    return f"@{kind}{{{citation_key(record)},\n" + ",\n".join(lines) + "\n}\n"


def bibtex_name(author: str) -> str:
    """`van Gogh, Vincent`, `King, Jr., Martin`, `{OpenAI}`."""
    name = split_name(author)
    if name.is_whole:
        return f"{{{to_latex(name.family)}}}"
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(to_latex(part) for part in (family, name.suffix, name.given) if part)


def _value(name: str, text: str) -> str:
    return text if name == "month" else f"{{{text}}}"


def _note(comment: str, code: str) -> str:
    parts = [to_latex(comment).rstrip("."), f"Code: {_link(code)}" if code else ""]
    return ". ".join(part for part in parts if part)


def _link(link: str) -> str:
    return f"\\url{{{link}}}" if _PLAIN_LINK.fullmatch(link) else escaped(link)


def _verbatim(text: str) -> str:
    """The text of a field that is not LaTeX, without what would end it."""
    return text if is_balanced(text) else re.sub("[{}]", "", text)
