"""The canonical Markdown digest, paper by paper; whatever is not canonical goes to the scanner.

The grammar is that of dw-dengwei/daily-arXiv-ai-enhanced since 2025-04-14 (first with `TLDR`). It is matched in the
bytes, because decoding the fields one by one takes two thirds of the time of the file: most of them are ASCII. A paper
that deviates costs itself the short way, and no other paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.digest.authors import split_authors
from reader.digest.draft import clean_listing
from reader.digest.identity import identify
from reader.digest.paragraphs import join_lines, keep_lines
from reader.digest.summary import canonical_summary, is_failed
from reader.model import Listing, Paper, Problem
from reader.text.clean import clean_line, has_controls, needs_cleaning

if TYPE_CHECKING:
    from reader.digest.scanner import Scanner

_RECORD: Final = re.compile(
    rb"""
    \#\#\#[ ]\[ (?<![^\n]\#\#\#[ ]\[) \d++ \][ ]
    \[([^\n]+)\]\( (?:https://arxiv\.org/abs/(\d{4}\.\d{4,5}) | ([^\n]*)) \)\n   # the last ]( ends the title
    \*([^\n]*)\*\n\n
    Main[ ]category:[ ]([^\n]*+)\n\n
    (?:TL;DR|TLDR|Task):[ ](VALUE)\n\n
    (?: \n?DETAILS )? Motivation:[ ](VALUE)\n\n
    (?: \n?DETAILS )? Method:[ ](VALUE)\n\n
    Result:[ ](VALUE)\n\n
    Conclusion:[ ](VALUE)\n\n
    Abstract:[ ](VALUE)\n\n
    </details> (?=\n\n|\n*+\Z) (?! \n++ [^\n#]* \*\*[^\n:]*: )   # no further fields after it
    """.replace(b"DETAILS", rb"<details[^>\n]*>\n[ ][ ]<summary>Details</summary>\n").replace(
        b"VALUE", rb"[^\n]*+(?:\n[^\n]++)*+"
    ),  # lines up to a blank one
    re.VERBOSE,
)
_SHORT: Final = 80
_NEW: Final = tuple.__new__  # half the time of the constructor of a NamedTuple
_BACK: Final = " [[Back]](#toc)"


def read_markdown(data: bytes, name: str) -> tuple[list[Listing], list[Problem]]:
    """All papers of a Markdown digest in its order, and what could not be read; `name` is for problems.

    `data` is UTF-8 with LF line ends; raises UnicodeDecodeError where it is not.
    """
    listings: list[Listing] = []
    problems: list[Problem] = []
    controls = has_controls(data)
    between = _Between(data, name, listings, problems)
    section = ""
    end = 0
    for record in _RECORD.finditer(data):
        made = _paper(*record.groups())
        if made is None:
            continue
        paper, dirty = made
        section = between.read(end, record.start(), section)
        end = record.end()
        listing = _NEW(Listing, (paper, section or paper.primary_category))
        if dirty or (controls and has_controls(record[0])):
            listing = clean_listing(listing)
        listings.append(listing)
    between.read(end, len(data), section)
    return listings, problems


class _Between:
    """Reads what is not canonical in a digest: headings of sections here, everything else by the scanner."""

    def __init__(self, data: bytes, name: str, listings: list[Listing], problems: list[Problem]) -> None:
        self._data = data
        self._results = name, listings, problems
        self._scanner: Scanner | None = None
        self._line = 1
        self._counted = 0

    def read(self, start: int, end: int, section: str) -> str:
        """Read `data[start:end]`, which begins under `section`; the section at its end."""
        part = self._data[start:end].strip(b"\n")
        if not part:
            return section
        found = _section_change(part.decode(), section)
        if found is not None:
            return found
        if self._scanner is None:
            from reader.digest.scanner import Scanner

            self._scanner = Scanner(self._data, *self._results)
        self._line += self._data.count(b"\n", self._counted, start)
        self._counted = start
        return clean_line(self._scanner.scan(self._data[start:end].decode(), self._line, section))


def _section_change(text: str, section: str) -> str | None:
    """The section after headings of sections and a table of contents; None if `text` holds more."""
    for line in text.split("\n"):
        if line.startswith("# ") and line.endswith(_BACK):
            section = clean_line(line[2 : -len(_BACK)])
        elif line and not (
            (line.startswith("<div id=") and line.endswith("</div>"))
            or (line.startswith("- [") and "](#" in line)
            or line == "# Table of Contents"
        ):
            return None
    return section


def _paper(
    title: bytes, number: bytes | None, link: bytes, authors: bytes, category: bytes, *fields: bytes
) -> tuple[Paper, bool] | None:
    """The paper of a record's fields, and whether it needs cleaning; None if its link leads to none.

    Control characters of ASCII are not looked for. True may also be said of what is clean.
    """
    if number:
        key, version = number.decode(), None
        url, pdf_url = "https://arxiv.org/abs/" + key, "https://arxiv.org/pdf/" + key
    else:
        identity = identify(link.decode())
        if identity is None:
            return None
        key, version, url, pdf_url = identity
    name = " ".join(title.decode().split())
    if not name:
        return None
    *texts, abstract = [field.decode().strip() for field in fields]
    together = "".join(texts)
    dirty = not together.isascii() and needs_cleaning(together)
    if "\n" in together:
        dirty = True
        texts = list(map(keep_lines, texts))
    if "\n" in abstract:
        abstract = join_lines(abstract)
        dirty = dirty or "\n" in abstract
    if len(abstract) < _SHORT and is_failed(abstract):
        abstract = ""
    names, main = authors.decode(), " ".join(category.decode().split())
    head = f"{name}{names}{main}{abstract}"
    paper = _NEW(
        Paper,
        (
            key,
            name,
            version,
            split_authors(names),
            (main,) if main else (),
            url,
            pdf_url,
            "",
            None,
            "",
            abstract,
            canonical_summary(texts, abstract),
        ),
    )
    return paper, dirty or (not head.isascii() and needs_cleaning(head))
