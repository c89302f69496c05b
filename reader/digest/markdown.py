"""Markdown digests: paper by paper where a template tells how they are written, by the scanner elsewhere.

The canonical template is that of dw-dengwei/daily-arXiv-ai-enhanced since 2025-04-14 (first with `TLDR`); others are
learned from the file itself. They are matched in the bytes, because decoding the fields one by one takes two thirds
of the time of the file: most of them are ASCII. A paper that deviates costs itself the short way, and no other paper.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final

from reader.digest.record import LINK, Template, code_in, read_records
from reader.model import Listing, Problem
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.digest.scanner import Scanner

_CANONICAL: Final = Template(
    re.compile(
        rb"""
        \#\#\#[ ]\[ (?<![^\n]\#\#\#[ ]\[) \d++ \][ ]
        (?>\[([^\n]+)\]\(LINK\)\n)   # the last ]( ends the title
        (?>\*([^\n]*)\*\n\n)
        Main[ ]category:[ ]([^\n]*+)\n\n
        (?:TL;DR|TLDR|Task):[ ](VALUE)\n\n
        (?: \n?DETAILS )? Motivation:[ ](VALUE)\n\n
        (?: \n?DETAILS )? Method:[ ](VALUE)\n\n
        Result:[ ](VALUE)\n\n
        Conclusion:[ ](VALUE)\n\n
        Abstract:[ ](VALUE)\n\n
        </details>() (?=\n\n|\n*+\Z) (?! \n++ [^\n#]* \*\*[^\n:]*: )   # no further fields after it
        """.replace(b"LINK", LINK)
        .replace(b"DETAILS", rb"<details[^>\n]*>\n[ ][ ]<summary>Details</summary>\n")
        .replace(b"VALUE", rb"[^\n]*+(?:\n[^\n]++)*+"),  # lines up to a blank one
        re.VERBOSE,
    ),
    (1, 2, 3, 4, 5, 12, 11, 6, 7, 8, 9, 10),
)
_BACK: Final = b" [[Back]](#toc)"
_WORTH_LEARNING: Final = 20_000
"""Bytes that are not canonical; to learn a template takes as long as to scan them."""
_MOST_LESSONS: Final = 3
_NEW: Final = tuple.__new__


def read_markdown(data: bytes, name: str) -> tuple[list[Listing], list[Problem]]:
    """All papers of a Markdown digest in its order, and what could not be read; `name` is for problems.

    `data` is UTF-8 with LF line ends; raises UnicodeDecodeError where it is not.
    """
    reader = _Reader(data, name)
    reader.read(0, len(data), "")
    return reader.listings, reader.problems


class _Reader:
    """Reads the parts of one file into its lists: by the templates in turn, and what is left by the scanner."""

    def __init__(self, data: bytes, name: str) -> None:
        self.listings: list[Listing] = []
        self.problems: list[Problem] = []
        self._data = data
        self._name = name
        self._templates = [_CANONICAL]
        self._lessons = 0
        self._scanner: Scanner | None = None
        self._line = 1
        self._counted = 0

    def read(self, start: int, end: int, section: str, tried: int = 0) -> str:
        """Read `data[start:end]`, which begins under `section`, by the templates behind the first `tried`.

        The section at its end is returned.
        """
        data, listings, template = self._data, self.listings, self._templates[tried]
        records = list(template.expression.finditer(data, start, end))
        for record, paper in zip(records, read_records(template, records), strict=True):
            if paper is None:
                continue
            begin, stop = record.span()
            if not data[start:begin].isspace():
                section = self._between(start, begin, section, tried + 1)
            start = stop
            if not paper.categories and (code := code_in(section)):
                paper = paper._replace(categories=(code,))
            listings.append(_NEW(Listing, (paper, section or paper.primary_category)))
        return self._between(start, end, section, tried + 1)

    def _between(self, start: int, end: int, section: str, tried: int) -> str:
        """Read what is no record of the first `tried` templates: headings of sections, or papers."""
        found = _section_change(self._data[start:end], section)
        if found is not None:
            return found
        if tried < len(self._templates) or self._learn(start, end):
            return self.read(start, end, section, tried)
        if self._scanner is None:
            from reader.digest.scanner import Scanner

            self._scanner = Scanner(self._data, self._name, self.listings, self.problems)
        self._line += self._data.count(b"\n", self._counted, start)
        self._counted = start
        return clean_line(self._scanner.scan(self._data[start:end].decode(), self._line, section))

    def _learn(self, start: int, end: int) -> bool:
        """Whether there is a further template now, by which `data[start:end]` may be read."""
        if end - start < _WORTH_LEARNING or self._lessons == _MOST_LESSONS:
            return False
        from reader.digest.scanner import Scanner
        from reader.digest.template import learn

        listings: list[Listing] = []
        scanner = Scanner(self._data, self._name, listings, [])

        def scan(sample: str) -> list[Listing]:
            listings.clear()
            scanner.scan(sample, 1, "")
            return listings

        self._lessons += 1
        template = learn(self._data, start, end, scan)
        if template:
            self._templates.append(template)
        return template is not None


def _section_change(text: bytes, section: str) -> str | None:
    """The section after headings of sections and a table of contents; None if `text` holds more."""
    for raw in BytesIO(text):
        line = raw.rstrip(b"\n")
        if line.startswith(b"# ") and line.endswith(_BACK):
            section = clean_line(line[2 : -len(_BACK)].decode())
        elif line and not (
            (line.startswith(b"<div id=") and line.endswith(b"</div>"))
            or (line.startswith(b"- [") and b"](#" in line)
            or line == b"# Table of Contents"
        ):
            return None
    return section
