"""The general rule for Markdown digests of any template, line by line.

A paper is a heading, a list item or a line of its own that links to arXiv, a DOI or another page, or a title with a
link below it; its fields are the labelled lines up to the next heading. Labels that mean nothing to this program are
kept, in order, as they were written.
"""

from __future__ import annotations

import re
from typing import Final

from reader.digest.callouts import unfold_callouts
from reader.digest.draft import Draft
from reader.digest.filing import file_line
from reader.digest.label_rows import unfold_label_rows
from reader.digest.labels import bare_label, meaning_of
from reader.digest.lines import (
    Head,
    heading_head,
    heading_text,
    inline_parts,
    item_of,
    label_of,
    link_in,
    lone_link,
)
from reader.digest.names import are_names, by_line, names_in
from reader.digest.open_paper import BOLD_TITLE, OpenPaper, has_link
from reader.digest.prefix import Label
from reader.digest.record import code_in
from reader.digest.references import References
from reader.model import SUMMARY_LABELS, Listing, Problem
from reader.text.clean import needs_cleaning

_HEADING: Final = re.compile(r"(#{1,6})\s+(.*)")
_SUMMARY_TAG: Final = re.compile(r"(?:<details\b[^>]*>\s*)?<summary>(.*?)</summary>(.*?)(</details>)?", re.IGNORECASE)
_STRUCTURE: Final = re.compile(
    r"</?details\b[^>]*>|<(?:div|a)\b[^>]*>\s*</(?:div|a)>|-{3,}|\*{3,}|_{3,}|\*\*\d{1,3}[.、]?\*\*", re.IGNORECASE
)
_BACK: Final = re.compile(r"(?:[^\w\[\]]*\[[^\[\]]*\]\(#[^()]*\))+[^\w\[\]]*")
_IMAGES: Final = re.compile(r"(?:!\[[^\[\]]*\]\([^()]*\)\s*)+")
_BREAKS: Final = re.compile(r"(?:<br\s{0,9}/?>|\\)++(\s*\Z)?", re.IGNORECASE)
"""Those inside of a line match as well, because to look from each of them for its end takes too long."""
_SECTION: Final = re.compile(r"\]\(#|<a\s|<div\s|^[a-z][a-z-]+(?:\.[A-Z][A-Za-z-]+)?$")
_NUMBERED_PAPER: Final = re.compile(r"(?:paper|论文|文献)\W*\d", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\[\d+\]")
_ORDINAL: Final = re.compile(r"\d{1,4}[.)]\s+|\d{1,3}、\s*|(?:\d\ufe0f?\u20e3)+\s*|[①-⑳🔟]\s*")
_HIGHEST_DEEP: Final = 5
_LONGEST_NAMES: Final = 400
_NEAR: Final = 12
"""In so many lines below a title that is no heading, there must be its link."""

_MAY_BE_STRUCTURE: Final = frozenset("#<-*_[!")


class Scanner(OpenPaper):
    """Reads the parts of one Markdown file that are not canonical, into lists that it is given."""

    def __init__(self, data: bytes, name: str, listings: list[Listing], problems: list[Problem]) -> None:
        super().__init__(data)
        self._name = name
        self._listings = listings
        self._problems = problems
        self._has_details = b"<details" in data
        self._references = References(data)
        self._section = self._in_section = self._own_section = ""
        self._is_clean = False
        self._all: list[str] = []
        self._at = self._table_end = 0

    def scan(self, part: str, line: int, section: str) -> str:
        """Read a part that begins in `line` (from 1) under `section`; the section at its end."""
        self._section = section
        part = unfold_callouts(self._references.resolved(part))
        self._is_clean = not needs_cleaning(part)
        self._all = part.split("\n")
        self._table_end = 0
        for at, raw in enumerate(self._all):
            text = raw and raw.strip()
            if text[:1] == "|" and at >= self._table_end and self._draft is not None:
                raw = text = self._table(at, self._draft)
            if not text:
                if self._lines or self._label is not None:
                    self._lines.append("")
                self._at_start = True
                continue
            self._at = at
            if text[0] in _MAY_BE_STRUCTURE and self._structure(text, line + at):
                continue
            if "|" in raw or text[-1] in "\\>":
                self._text(raw, text, line + at)
            elif not self._at_start and self._label is not None and text[0].isalnum() and "](" not in text:
                self._lines.append(raw)
                self._after_item = False
            elif not (text[0] == "*" and self._label is None and "," in text and self._authors(text)):
                found = label_of(raw)
                if not (self._at_start and found and self._usual_field(found)):
                    self._text(raw, text, line + at, found)
        self._end_paper()
        return self._section

    def _table(self, begin: int, draft: Draft) -> str:
        """Unfold the table that begins in a line if it holds fields that the paper lacks; the line itself then."""
        end = begin
        while end < len(self._all) and self._all[end].lstrip()[:1] == "|":
            end += 1
        taken = {label for label, _ in draft.fields} | {self._label.meaning or "" if self._label else ""}
        self._all[begin:end] = unfold_label_rows(self._all[begin:end], taken)
        self._table_end = end
        return self._all[begin]

    def _structure(self, text: str, number: int) -> bool:
        """Take a heading, a tag or a rule; False if the line is text."""
        first = text[0]
        if first == "#":
            heading = _HEADING.fullmatch(text)
            return heading is not None and self._heading(len(heading[1]), heading[2], number)
        if first == "[":
            return "](#" in text and _BACK.fullmatch(text) is not None
        if first == "!":
            return self._label is None and _IMAGES.fullmatch(text) is not None
        if first == "<" and (tag := _SUMMARY_TAG.fullmatch(text)):
            self._summary(tag, number)
            return True
        if _STRUCTURE.fullmatch(text) is None:
            return False
        self._end_field()
        self._at_start = True
        self._closed = self._closed or text.lower() == "</details>"
        self._after_rule = first != "<"
        return True

    def _summary(self, tag: re.Match[str], number: int) -> None:
        """What can be folded away is under a label, or is a paper whose title is all that one sees of it."""
        self._end_field()
        written, text = tag[1].strip(), tag[2].strip()
        head = heading_head(written) if "](" in written else None
        if head and head.certain and head.title:
            self._begin(Draft(number, head.title, head.link), 0, certain=True)
            return
        title = heading_text(written).strip("*_ ")
        label = bare_label(title)
        meaning = meaning_of(label)
        if meaning is None and not (self._in_paper() and not self._closed) and self._link_is_near():
            self._begin(Draft(number, _ORDINAL.sub("", title, count=1)), 0, certain=False)
            return
        if label and self._draft is not None:
            self._label = Label(label, meaning, meaning in SUMMARY_LABELS)
        self._at_start = True
        if text:
            self._lines.append(text)
        if tag[3]:
            self._end_field()
            self._closed = True

    def _heading(self, level: int, written: str, number: int) -> bool:
        head = heading_head(written)
        draft = self._draft
        inner = draft is not None and draft.link and 0 < self._level < level
        if head and head.title and (level < _HIGHEST_DEEP or (head.certain and not inner)):
            self._begin(Draft(number, head.title, head.link), level, head.certain)
            self._numbered = _NUMBERED.match(written) is not None
            return True
        text = heading_text(written)
        label = bare_label(text)
        if draft is not None and self._level:
            own_label = level > self._level
            known = self._certain or bool(draft.link)
            inside = self._has_details or (self._numbered and level == self._level)
            if known and not own_label and inside and not self._closed and not _SECTION.search(written):
                return False
            if own_label and (known or meaning_of(label)):
                self._end_field()
                self._label = Label(label, meaning_of(label), bold=True)
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
        self._closed = self._linked_below = self._numbered = self._after_rule = False
        self._in_section = self._section
        self._at_start = self._after_item = True

    def _text(self, raw: str, text: str, number: int, found: Label | None = None) -> None:
        """Take a line that is no structure: the head of a paper, fields, or text; `found` is its label if it is one."""
        head = None
        if "](" in text and (self._draft is None or self._closed or not self._level or not self._draft.link):
            head = item_of(raw) or (lone_link(text) if self._at_start or text[:2] == "**" else None)
        if head is None and text[-2:] == "**" and self._at_start and self._title_line(text, number):
            return
        pieces = [raw]
        if "|" in raw or text[-1] in "\\>":
            unbroken = _BREAKS.sub(lambda found: found[0] if found[1] is None else "", raw)
            pieces = inline_parts(unbroken.strip() or text)
            # An indented line begins a paragraph, or goes on with a wrapped one.
            pieces = [unbroken] if pieces == [unbroken.strip()] else pieces
            found = label_of(pieces[0])
        for piece in pieces:
            self._after_bar = piece is not pieces[0]
            if not self._field(found if piece is pieces[0] else label_of(piece), piece, number, head is not None):
                self._plain(piece, number, head)
        self._after_rule = False

    def _title_line(self, text: str, number: int) -> bool:
        """Take a title in bold above its link, which no paper is open before; False if it is none."""
        draft = self._draft
        if self._in_paper() and not self._after_rule and (self._level or draft is None or not draft.link):
            return False
        title = BOLD_TITLE.fullmatch(text)
        if title is None or meaning_of(bare_label(title[1])) or not self._link_is_near():
            return False
        self._begin(Draft(number, title[1]), 0, certain=False)
        return True

    def _link_is_near(self) -> bool:
        return has_link(self._all[self._at + 1 : self._at + _NEAR])

    def _field(self, found: Label | None, line: str, number: int, linked: bool) -> bool:
        """Take a line with the label `found`, and a definition; False if it is neither."""
        if found is None:
            return line[:2] == ": " and self._definition(line)
        text, current, draft = found.text, self._label, self._draft
        if current and not self._may_follow(found, current):
            return False
        if not self._is_label(found, linked) or (not found.colon and self._has(found.meaning)):
            return False
        if found.meaning == "title" and text:
            self._title(text, found.bold, number)
        elif draft is None:
            return False
        elif (found.meaning == "link" or self._links_paper(found)) and (link := link_in(text)):
            self._link(link)
            self._end_field()
            self._take_links(text)
        else:
            self._end_field()
            # Below a label that stands alone, a word before a colon begins its text.
            self._label = found if found.colon or text else found._replace(bold=True)
            self._lines = [text]
        self._at_start = True
        self._after_item = found.item
        return True

    def _title(self, text: str, certain: bool, number: int) -> None:
        head = heading_head(text)
        title, link = (head.title, head.link) if head and head.title else (text.strip("*_ "), "")
        draft = self._draft
        if not title:
            return
        if draft is not None and self._level and not self._certain and not draft.link:
            if _NUMBERED_PAPER.search(draft.title):
                self._section = self._in_section
            self._in_section = self._section
            draft.title, draft.link = title, link
            self._certain = True
            self._label, self._lines = None, []
        elif draft is not None and self._level and draft.link and not draft.fields and link in ("", draft.link):
            self._end_field()
            draft.fields.append(("Translated title", draft.title))
            draft.title = title
        else:
            self._begin(Draft(number, title, link), 0, certain)

    def _plain(self, text: str, number: int, head: Head | None) -> None:
        if head is not None:
            self._begin(Draft(number, head.title, head.link), 0, head.certain)
            for part in filter(None, head.rest.split("\n")):
                if not self._field(label_of(part), part, number, linked=False) and not self._take_rest(part):
                    self._lines.append(part)
            return
        draft, stripped = self._draft, text.strip()
        if draft is not None and self._label is None:
            if self._authors(stripped) or file_line(draft, stripped):
                return
            if not draft.authors and (names := by_line(stripped)):
                draft.authors = names_in(names)
                return
        if self._at_start and "http" in stripped and self._take_links(stripped):
            return
        # Below a line of names, a field may begin without a blank line.
        may_be_names = self._label is None and len(stripped) < _LONGEST_NAMES and not any(self._lines)
        self._at_start = may_be_names and "," in stripped and are_names(stripped)
        self._lines.append(text)
        self._after_item = stripped[:2] in ("- ", "* ", "+ ")

    def _end_paper(self) -> None:
        self._end_field()
        draft, self._draft = self._draft, None
        if draft is None:
            return
        # A text's own headings and labels do not make a paper of it.
        if not self._certain and not (draft.link and draft.authors) and not draft.has_substance():
            return
        if not draft.categories and (code := code_in(self._in_section)):
            draft.categories = (code,)
        result = draft.finish(self._in_section, self._is_clean)
        if isinstance(result, str):
            self._problems.append(Problem(self._name, draft.line, result))
        else:
            self._listings.append(result)
            if self._section == self._own_section:
                # The heading was that of a paper and not of a section.
                self._section = self._in_section
