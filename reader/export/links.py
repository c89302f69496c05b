"""What `y` copies of a paper, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.export.facts import page
from reader.export.safe import safe

if TYPE_CHECKING:
    from reader.model import Record

WHAT: Final = ("link", "id", "bibtex", "markdown", "tldr", "abstract", "title")
"""What can be copied, in the order of the keys u i b m t e y; `title` is title and link."""


def copy_text(record: Record, what: str) -> str:
    """The text for one of WHAT, without a line break at its end; "" where the paper has no such thing.

    The ID is the arXiv ID with the version that the digest told, or the DOI, or the address.
    """
    record = safe(record)
    paper = record.paper
    if what == "link":
        return page(record)
    if what == "id":
        version = f"v{paper.version}" if paper.version else ""
        return paper.key.removeprefix("doi:") + version
    if what == "bibtex":
        from reader.export.bibtex import bibtex

        return bibtex(record).rstrip("\n")
    if what == "markdown":
        from reader.export.markdown import part

        return part(record).rstrip("\n")
    if what == "tldr":
        return paper.summary.section("tldr") or ""
    if what == "abstract":
        return paper.abstract
    return "\n".join(line for line in (paper.title, page(record)) if line)
