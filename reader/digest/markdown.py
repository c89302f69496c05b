"""Markdown digests: paper by paper where a template tells how they are written, by the scanner elsewhere.

The canonical template is that of dw-dengwei/daily-arXiv-ai-enhanced since 2025-04-14 (first with `TLDR`); others are
learned from the file itself. They are matched in the bytes, because decoding the fields one by one takes two thirds
of the time of the file: most of them are ASCII. A paper that deviates costs itself the short way, and no other paper.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import repeat
from typing import TYPE_CHECKING, Final

from reader.digest.record import Cut, Template, code_in, cut
from reader.model import Listing, Paper, Problem
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.digest.scanner import Scanner

_VALUE: Final = rb"[^\n]*+(?:\n(?!\#{2,4}[ ]\[\d+\][ ]\[)[^\n]++)*+"
"""Lines up to a blank one, or up to the next paper."""
_DETAILS: Final = rb"(?: \n? <details[^>\n]*>\n[ ][ ]<summary>Details</summary>\n )?"
CANONICAL: Final = Template(
    re.compile(
        rb"""
        (\#\#\#[ ]\[ (?<![^\n]\#\#\#[ ]\[) \d++ \][ ]
        (?=[^\n]*+(?<=\))\n)        # a line that ends otherwise would be gone through from each of its ](
        (?>\[([^\n]+)\]\((?:https://arxiv\.org/abs/(\d{4}\.\d{4,5})|([^\n]*))\)\n)   # the last ]( ends the title
        (?>\*([^\n]*)\*\n\n)
        Main[ ]category:[ ]([^\n]*+)\n\n
        (?:TL;DR|TLDR|Task):[ ](VALUE)\n\n
        DETAILS Motivation:[ ](VALUE)\n\n
        DETAILS Method:[ ](VALUE)\n\n
        Result:[ ](VALUE)\n\n
        Conclusion:[ ](VALUE)\n\n
        Abstract:[ ](VALUE)\n\n
        </details>()) (?=\n\n|\n*+\Z) (?! \n++ [^\n#]* \*\*[^\n:]*: )   # no further fields after it
        """.replace(b"DETAILS", _DETAILS).replace(b"VALUE", _VALUE),
        re.VERBOSE,
    ),
    (2, 3, 4, 5, 6, 13, 12, 7, 8, 9, 10, 11),
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
    reader.read(data, 0, "")
    return reader.listings, reader.problems


class _Reader:
    """Reads the parts of one file into its lists: by the templates in turn, and what is left by the scanner."""

    def __init__(self, data: bytes, name: str) -> None:
        self.listings: list[Listing] = []
        self.problems: list[Problem] = []
        self._data = data
        self._name = name
        self._templates = [CANONICAL]
        self._lessons = 0
        self._scanner: Scanner | None = None
        self._line = 1
        self._counted = 0

    def read(self, data: bytes, start: int, section: str, tried: int = 0) -> str:
        """Read `data`, which begins at `start` of the file and under `section`, by the templates behind `tried` ones.

        The section at its end is returned.
        """
        gaps, records, papers = _rejoined(cut(self._templates[tried], data))
        places = [place for place, text in enumerate(map(bytes.strip, gaps)) if text]
        if tried + 1 == len(self._templates):
            self._learn([gaps[place] for place in places if _section_change(gaps[place], "") is None])
        read = 0
        for place in places:
            self._add(papers[read:place], section)
            start += sum(map(len, gaps[read:place])) + sum(map(len, records[read:place]))
            section = self._between(gaps[place], start, section, tried + 1)
            read = place
        self._add(papers[read:], section)
        return section

    def _add(self, papers: list[Paper], section: str) -> None:
        code = code_in(section)
        if code and not all(paper.categories for paper in papers):
            papers = [paper if paper.categories else paper._replace(categories=(code,)) for paper in papers]
        sections = repeat(section) if section else [paper.primary_category for paper in papers]
        self.listings.extend(map(_NEW, repeat(Listing), zip(papers, sections, strict=False)))

    def _between(self, data: bytes, start: int, section: str, tried: int) -> str:
        """Read what is no record of the first `tried` templates: headings of sections, or papers."""
        found = _section_change(data, section)
        if found is not None:
            return found
        if tried < len(self._templates):
            return self.read(data, start, section, tried)
        if self._scanner is None:
            from reader.digest.scanner import Scanner

            self._scanner = Scanner(self._data, self._name, self.listings, self.problems)
        self._line += self._data.count(b"\n", self._counted, start)
        self._counted = start
        return clean_line(self._scanner.scan(data.decode(), self._line, section))

    def _learn(self, unread: list[bytes]) -> None:
        """Add a template by which these parts may be read, if they are worth it and one can be made."""
        if sum(map(len, unread)) < _WORTH_LEARNING or self._lessons == _MOST_LESSONS:
            return
        from reader.digest.scanner import Scanner
        from reader.digest.template import learn

        listings: list[Listing] = []
        scanner = Scanner(self._data, self._name, listings, [])

        def scan(sample: str) -> list[Listing]:
            listings.clear()
            scanner.scan(sample, 1, "")
            return listings

        self._lessons += 1
        template = learn(b"".join(unread), scan)
        if template and template not in self._templates:
            self._templates.append(template)


def _rejoined(found: Cut) -> tuple[list[bytes], list[bytes], list[Paper]]:
    """What was cut, without the records that need a closer look: they and the gaps around them are one gap."""
    gaps: list[bytes] = []
    records: list[bytes] = []
    papers: list[Paper] = []
    around = found.gaps[:1]
    for paper, record, gap in zip(found.papers, found.records, found.gaps[1:], strict=True):
        if paper is None:
            around += (record, gap)
        else:
            gaps.append(b"".join(around))
            records.append(record)
            papers.append(paper)
            around = [gap]
    return [*gaps, b"".join(around)], records, papers


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
