"""Digests without any markup: paragraphs that begin with a title and have the link of a paper, to Markdown."""

from __future__ import annotations

import re
from typing import Final

from reader.digest.identity import paper_of
from reader.digest.labels import bare_label
from reader.digest.lines import label_of

_PARAGRAPHS: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_LINK: Final = re.compile(r"\[([^\[\]\n]*)\]\((https?://[^\s()]+)\)|<?(https?://[^\s<>()]+)>?")
_IMAGE: Final = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*\)")
_NUMBER: Final = re.compile(r"(?:\[\d{1,4}\]|\d{1,4}[.)、:])\s*|[^\w\s\[(\"'$\\]+\s*")
_EMPTY: Final = re.compile(r"[(\[（]\s*(?:arXiv:?\s*)?(?:\d{4}\.\d{4,5}(?:v\d+)?\s*)?[)\]）]|[*_]{2,}|\s[-–—|·:]+\s*$")
_SENTENCE: Final = re.compile(r"[。！？!]$|\.$")
_LONGEST_ROW: Final = 2_000
_LONGEST_TITLE: Final = 250
_SHORTEST_TITLE: Final = 8
_REFERENCES: Final = re.compile(r"^[ \t]*@[A-Za-z]+\{|^TY {1,2}- ", re.MULTILINE)
"""BibTeX and RIS are lists of references and no day's papers."""
_RULE: Final = re.compile(r"[\W_]{3,}")
_FEWEST: Final = 2


def titled_paragraphs(text: str) -> str:
    """The paragraphs as papers of a Markdown digest, each with those behind it that have no link; "" if few are.

    The title is the first line of the paragraph with the link, or of the one before. A text with more such links than
    papers is prose.
    """
    if _REFERENCES.search(text):
        return ""
    lines: list[str] = []
    papers = others = held = 0
    before: list[str] = []
    for paragraph in _PARAGRAPHS.split(_IMAGE.sub(_alt, text)):
        rows = [row.strip() for row in paragraph.strip().split("\n") if not _RULE.fullmatch(row.strip())]
        links = [found for row in rows for found in _LINK.finditer(row) if paper_of(found[2] or found[3])]
        title = _title(rows[0]) if rows else ""
        if links and not title and before and (title := _title(before[0])):
            del lines[held:]
            rows = [*before, *rows]
        before = [] if links else rows
        if links and title:
            papers += 1
            rest = [row for row in rows[1:] if not paper_of(_only_link(row))]
            lines += ["", f"## [{title}]({links[0][2] or links[0][3]})", *_fields(rest), ""]
        else:
            others += bool(links)
            held = len(lines)
            lines += ["", *rows]
    return "\n".join(lines) if papers >= _FEWEST and papers > others else ""


def _alt(image: re.Match[str]) -> str:
    return image[0][2:].partition("]")[0]


def _title(row: str) -> str:
    """The title that the first line of a paragraph is, with its number and link or without; "" if it is none."""
    label = label_of(row)
    if len(row) > _LONGEST_ROW or (label and label.meaning not in (None, "title")):
        return ""
    row = label.text if label and label.meaning == "title" else row
    text = _LINK.sub(lambda found: found[1] or "" if found[3] is None else "", row).strip(" *_")
    while (number := _NUMBER.match(text)) and number.end():
        text = text[number.end() :].strip(" *_")
    text = _EMPTY.sub("", text).strip(" *_-–—|·:")
    is_title = _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text)
    return text if is_title and any(map(str.isalpha, text)) else ""


def _only_link(row: str) -> str:
    found = _LINK.search(row)
    around = _LINK.sub("", row).strip(" -*_>[]()|:：🔗📄") if found else row
    return (found[2] or found[3]) if found and not bare_label(around)[20:] else ""


def _fields(rows: list[str]) -> list[str]:
    """The lines below a title; the last one is a paragraph of its own, as names may be above it."""
    return [line for row in rows for line in (row, "")]
