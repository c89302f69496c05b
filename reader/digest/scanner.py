"""The general rule for Markdown digests of any template, line by line.

A paper is a heading, or a list item, that links to arXiv, a DOI or another page, or a `Title:` field with
a link field after it; its fields are the labelled lines up to the next heading. Labels that mean nothing
to this program are kept, in order, as they were written.
"""

from __future__ import annotations

import re
from typing import Final

from reader.digest.authors import split_authors
from reader.digest.categories import split_categories
from reader.digest.draft import Draft
from reader.digest.labels import bare_label, meaning_of
from reader.digest.lines import (
    Head,
    Label,
    authors_line,
    head_of,
    heading_text,
    inline_parts,
    item_of,
    label_of,
    link_in,
)
from reader.digest.paragraphs import join_lines, keep_lines
from reader.digest.record import code_in
from reader.digest.summary import is_failed
from reader.model import SUMMARY_LABELS, Listing, Problem

_HEADING: Final = re.compile(r"(#{1,6})\s+(.*)")
_SUMMARY_TAG: Final = re.compile(r"<summary>\s*(.*?)\s*</summary>", re.IGNORECASE)
_OPENED_SUMMARY: Final = re.compile(r"<details\b[^>]*>\s*(?=<summary>)", re.IGNORECASE)
_STRUCTURE: Final = re.compile(
    r"</?details\b[^>]*>|<(?:div|a)\b[^>]*>\s*</(?:div|a)>|-{3,}|\*{3,}|_{3,}", re.IGNORECASE
)
_SECTION: Final = re.compile(r"\]\(#|<a\s|<div\s|^[a-z][a-z-]+(?:\.[A-Z][A-Za-z-]+)?$")
_NUMBERED_PAPER: Final = re.compile(r"(?:paper|论文|文献)\W*\d", re.IGNORECASE)
_CODE_SPAN: Final = re.compile(r"`[^`]+`")
_NUMBERED: Final = re.compile(r"\[\d+\]")
_ORDINAL: Final = re.compile(r"\d{1,4}[.)]\s+")
_NAMES: Final = re.compile(r"[^\W\d][^,:：。\n\d]{1,60}(?:, [^,:：。\n\d]{2,60})+(?<!\.)")
_LISTS: Final = re.compile(r"^.*\]\(https?://arxiv\.org/list/.*\n?", re.MULTILINE)
_LIST: Final = re.compile(r"arxiv\.org/list/([\w.-]+)")
_TWEETS: Final = re.compile(r"^<(blockquote|script)\b.*(?:\n|$)", re.MULTILINE)
_LONG: Final = 300
"""Text without a label that is as long as this is an abstract, if it is in English."""

_RARE: Final = 10
"""A plain label of the digest's own must stand in a tenth of the papers, or it is a word before a colon."""


class Scanner:
    """Reads the parts of one Markdown file that are not canonical, into lists that it is given."""

    def __init__(self, data: bytes, name: str, listings: list[Listing], problems: list[Problem]) -> None:
        self._name = name
        self._listings = listings
        self._problems = problems
        self._data = data
        self._has_details = b"<details" in data
        self._own_labels: dict[str, bool] = {}
        self._papers: int | None = None
        self._section = ""
        self._draft: Draft | None = None
        self._level = 0
        self._certain = True
        self._closed = self._linked_below = self._numbered = False
        self._in_section = self._own_section = ""
        self._label: Label | None = None
        self._lines: list[str] = []
        self._at_start = True

    def scan(self, part: str, line: int, section: str) -> str:
        """Read a part that begins in `line` (from 1) under `section`; the section at its end."""
        self._section = section
        for number, raw in enumerate(part.split("\n"), line):
            text = raw.strip()
            if not text:
                self._lines.append("")
                self._at_start = True
            elif not self._structure(text, number):
                head = item_of(raw) if self._may_begin_item(text) else None
                for piece in inline_parts(text if "|" in text else raw):
                    if not self._field(piece, number, linked=head is not None):
                        self._plain(piece, number, head)
        self._end_paper()
        return self._section

    def _structure(self, text: str, number: int) -> bool:
        """Take a heading, a tag or a rule; False if the line is text."""
        if text[0] == "#" and (heading := _HEADING.fullmatch(text)):
            return self._heading(len(heading[1]), heading[2], number)
        if text[0] == "<" and (opened := _OPENED_SUMMARY.match(text)):
            text = text[opened.end() :]
        if text[0] == "<" and (tag := _SUMMARY_TAG.fullmatch(text)):
            self._end_field()
            if meaning_of(bare_label(tag[1])) in ("abstract", "some abstract"):
                self._label = Label("Abstract", "abstract", "")
            self._at_start = True
            return True
        if text[0] in "<-*_" and _STRUCTURE.fullmatch(text):
            self._end_field()
            self._at_start = True
            self._closed = self._closed or text.lower() == "</details>"
            return True
        return False

    def _heading(self, level: int, written: str, number: int) -> bool:
        head = head_of(written) if level <= 4 else None
        if head and head.title:
            self._begin(Draft(number, head.title, head.link), level, head.certain)
            self._numbered = _NUMBERED.match(written) is not None
            return True
        text = heading_text(written)
        if self._draft is not None and self._level and (self._certain or self._draft.link):
            own_label = level > self._level
            inside = self._has_details or (self._numbered and level == self._level)
            if not own_label and inside and not self._closed and not _SECTION.search(written):
                return False
            if own_label:
                self._end_field()
                label = bare_label(text)
                self._label = Label(label, meaning_of(label), "", bold=True)
                self._at_start = True
                return True
        self._end_paper()
        before = self._section
        title = " ".join(text.strip("*_ ").split())
        self._begin(Draft(number, _ORDINAL.sub("", title)), level, certain=False)
        self._in_section = before
        if level <= 3 and title:
            self._section = self._own_section = title
        return True

    def _begin(self, draft: Draft, level: int, certain: bool) -> None:
        self._end_paper()
        self._draft, self._level, self._certain = draft, level, certain
        self._closed = self._linked_below = self._numbered = False
        self._in_section = self._section
        self._at_start = True

    def _may_begin_item(self, text: str) -> bool:
        return "](" in text and (self._draft is None or self._closed or not self._level or not self._draft.link)

    def _field(self, text: str, number: int, linked: bool) -> bool:
        """Take a labelled line; False if it is none."""
        current = self._label
        if current and current.meaning == "abstract" and not current.bold:
            # In the wild, what looks like a label here is a word of the abstract before a colon.
            return False
        found = label_of(text)
        if found is None or not self._is_label(found, linked):
            return False
        if current and current.bold and not (found.bold or found.item or any(self._lines)) and len(self._lines) < 2:
            # Below a bold label or a heading without text, a word before a colon begins its text.
            return False
        if found.meaning == "title":
            self._title(found, number)
        elif self._draft is None:
            return False
        elif found.meaning == "link":
            self._end_field()
            self._linked_below = self._linked_below or not self._draft.link
            self._draft.link = self._draft.link or link_in(found.text)
            self._certain = self._certain or bool(self._draft.link)
        else:
            self._end_field()
            self._label = found
            self._lines = [found.text]
        self._at_start = True
        return True

    def _is_label(self, found: Label, linked: bool) -> bool:
        if linked and found.meaning is None:
            return False
        if found.bold:
            return self._draft is not None or found.meaning == "title"
        # The items of a numbered or other list are no labels of the digest's own.
        if not self._at_start or (found.meaning is None and (found.item or found.label[0].isdigit())):
            return False
        return found.meaning is not None or self._is_own_label(found.label)

    def _is_own_label(self, label: str) -> bool:
        if label not in self._own_labels:
            if self._papers is None:
                self._papers = self._data.count(b"\n### [")
            self._own_labels[label] = self._data.count(f"\n{label}".encode()) * _RARE >= self._papers
        return self._own_labels[label]

    def _title(self, found: Label, number: int) -> None:
        head = head_of(found.text)
        title, link = (head.title, head.link) if head else (found.text.strip("*_ "), "")
        draft = self._draft
        if draft is not None and self._level and not self._certain and not draft.link:
            if _NUMBERED_PAPER.search(draft.title):
                self._section = self._in_section
            self._in_section = self._section
            draft.title, draft.link = title, link
            self._certain = True
            self._end_field()
        else:
            self._begin(Draft(number, title, link), 0, certain=found.bold)

    def _plain(self, text: str, number: int, head: Head | None) -> None:
        if head is not None:
            self._begin(Draft(number, head.title, head.link), 0, head.certain)
            for part in filter(None, head.rest.split("\n")):
                if not self._field(part, number, linked=False):
                    self._rest(part)
            return
        names = None
        if self._draft is not None and self._label is None and not self._draft.authors:
            names = authors_line(text.strip())
        if names is not None and self._draft is not None:
            self._draft.authors = split_authors(names)
            self._at_start = True
            return
        self._lines.append(text)
        self._at_start = False

    def _rest(self, text: str) -> None:
        """What follows the link of a list item: code spans are its categories, other text belongs to it."""
        spans = _CODE_SPAN.findall(text)
        if self._draft is None or not spans or _CODE_SPAN.sub("", text).strip():
            self._lines.append(text)
        else:
            self._draft.categories = tuple(code for span in spans if code_in(code := span.strip("`")) == code)

    def _end_field(self) -> None:
        label, lines = self._label, self._lines
        self._label, self._lines = None, []
        draft = self._draft
        if draft is None:
            return
        if label is None:
            self._unlabelled(draft, lines)
            return
        text = "\n".join(lines)
        if "\n>" in text or text[:1] == ">":
            text = re.sub(r"^>[ \t]?", "", text, flags=re.MULTILINE)
        if label.meaning == "authors":
            draft.authors = draft.authors or split_authors(join_lines(text.strip().partition("\n\n")[0]))
        elif label.meaning == "category":
            codes = split_categories(text.strip().partition("\n")[0])
            codes = tuple(code for code in codes if not is_failed(code))
            if len(codes) > len(draft.categories):
                draft.categories = (*draft.categories, *codes)
        elif label.meaning in ("abstract", "some abstract"):
            draft.add(label.label, join_lines(text))
        else:
            text = keep_lines(text)
            draft.add(label.label, text[1:-1] if _CODE_SPAN.fullmatch(text) else text)

    def _unlabelled(self, draft: Draft, lines: list[str]) -> None:
        """Text between a paper's head and its first label: a translated title, names, or a summary."""
        text = keep_lines("\n".join(lines))
        if not text or (self._closed and self._level):
            return
        if not self._certain or self._linked_below:
            text = self._of_plain_note(draft, text)
            if not text:
                return
        if text.startswith(">"):
            draft.fields.append(("Translated title", " ".join(text.strip("> \n").strip("*_").split())))
        elif not draft.authors and "\n" not in text and text[-1] not in ".。!?！？:：" and draft.link:
            draft.authors = split_authors(text)
        elif draft.link or self._certain:
            taken = any(label == "tldr" for label, _ in draft.fields)
            draft.fields.append(("Notes" if taken else "tldr", text))

    def _of_plain_note(self, draft: Draft, text: str) -> str:
        """What is left of the text under a heading without link, when names, categories and abstract are taken."""
        names, _, rest = text.partition("\n")
        if not draft.authors and _NAMES.fullmatch(names):
            draft.authors, text = split_authors(names), rest
        draft.categories = draft.categories or tuple(_LIST.findall(text))
        text = _TWEETS.sub("", _LISTS.sub("", text)).strip()
        if draft.link and not draft.abstract and len(text) > _LONG and text.isascii():
            draft.abstract, text = join_lines(text), ""
        return text

    def _end_paper(self) -> None:
        self._end_field()
        draft, self._draft = self._draft, None
        if draft is None:
            return
        # A text's own headings and labels do not make a paper of it.
        substance = bool(draft.abstract) or sum(label in SUMMARY_LABELS for label, _ in draft.fields) > 1
        if not self._certain and not substance and not (draft.link and draft.authors):
            return
        if not draft.categories and (code := code_in(self._in_section)):
            draft.categories = (code,)
        result = draft.finish(self._in_section)
        if isinstance(result, str):
            self._problems.append(Problem(self._name, draft.line, result))
        else:
            self._listings.append(result)
            if self._section == self._own_section:
                # The heading was that of a paper and not of a section.
                self._section = self._in_section
