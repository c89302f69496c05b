"""The paper that is being read from Markdown: its draft, the field that is open, and which lines may end it."""

from __future__ import annotations

import re
from typing import Final

from reader.digest.draft import Draft, first_link
from reader.digest.filing import file_field, file_rest, file_unlabelled
from reader.digest.identity import identify, paper_of
from reader.digest.labels import bare_label, meaning_of
from reader.digest.lines import authors_line, label_of, link_in, links_in
from reader.digest.names import by_line, names_in
from reader.digest.own_labels import OwnLabels
from reader.digest.prefix import Label
from reader.model import SUMMARY_LABELS

_CODE_HOST: Final = re.compile(r"code|代码|github|gitlab|huggingface", re.IGNORECASE)
BOLD_TITLE: Final = re.compile(r"(?:\d{1,4}[.)]\s+)?\*\*(?:\d{1,4}[.)]\s+)?([^*]{8,}[^*:：])\*\*")
_USUAL: Final = frozenset((*SUMMARY_LABELS, "abstract", "category", "authors"))


class OpenPaper:
    """What is known of the paper that the lines now read belong to; `_draft` is None before the first one.

    `_level` is that of its heading, 0 where it has none; it is `_certain` when it can only be a paper. `_label` and
    `_lines` are of the field that is open. A paragraph or a field begins where `_at_start` is true.
    """

    def __init__(self, data: bytes) -> None:
        self._own_labels = OwnLabels(data)
        self._draft: Draft | None = None
        self._level = 0
        self._certain = True
        self._closed = self._linked_below = self._numbered = False
        self._label: Label | None = None
        self._lines: list[str] = []
        self._at_start = self._after_item = True
        self._after_rule = self._after_bar = False

    def _in_paper(self) -> bool:
        """Whether the lines belong to what is a paper, or may become one by a link; a section's heading may not."""
        return self._draft is not None and bool(self._certain or self._draft.link or not self._level)

    def _usual_field(self, found: Label) -> bool:
        """Take a label of known meaning at the start of a paragraph, where nothing speaks against it; most are such."""
        if self._draft is None or found.meaning not in _USUAL or found.item or not found.colon:
            return False
        current = self._label
        if current is not None and not found.bold and (current.bold or current.meaning == "abstract"):
            return False
        self._end_field()
        self._label = found
        self._lines = [found.text]
        self._after_item = self._after_rule = False
        return True

    def _is_label(self, found: Label, linked: bool) -> bool:
        meaning = found.meaning
        if linked and meaning is None:
            return False
        if found.bold and not (found.numbered and meaning is None):
            return self._draft is not None or meaning == "title"
        if not self._at_start and not (found.item and self._after_item):
            return False
        if meaning is not None:
            return True
        return not found.label[0].isdigit() and self._own_labels.is_own(found, self._after_bar)

    def _may_follow(self, found: Label, current: Label) -> bool:
        """Whether a label may end the field under `current`."""
        if found.bold:
            return True
        if current.bold:
            # Below a bold label or a heading without text, a word before a colon begins its text.
            return found.item or any(self._lines) or (len(self._lines) > 1 and found.meaning is not None)
        if current.meaning != "abstract":
            return True
        # In the wild, what looks like a label here is a word of the abstract before a colon.
        first = self._at_start and found.meaning is not None and self._draft is not None and not self._draft.fields
        return (first or (found.item and current.item)) and self._own_labels.is_common(found)

    def _has(self, meaning: str | None) -> bool:
        """Whether the paper has such a field; a model that begins anew writes about it in emphasis."""
        current = self._label.meaning if self._label else None
        return self._draft is not None and (
            meaning == current or any(label == meaning for label, _ in self._draft.fields)
        )

    def _links_paper(self, found: Label) -> bool:
        """Whether nothing but the link of the paper, which has none yet, stands behind a label without a meaning."""
        if self._draft is None or self._draft.link or found.meaning is not None:
            return False
        return any(paper_of(link) for _, link in links_in(found.text) or ())

    def _definition(self, text: str) -> bool:
        """Take the text of a definition, which stands below its label."""
        if self._draft is None or not self._lines or not self._lines[-1]:
            return False
        label = bare_label(self._lines.pop())
        self._end_field()
        self._label = Label(label, meaning_of(label))
        self._lines = [text[2:].strip()]
        self._at_start = True
        return True

    def _authors(self, text: str) -> bool:
        """Take the line of names under a title; False if it is none."""
        draft = self._draft
        if draft is None or draft.authors:
            return False
        names = authors_line(text)
        if names is None:
            return False
        draft.authors = names_in(by_line(names) or names)
        self._at_start = True
        return True

    def _link(self, link: str) -> None:
        draft = self._draft
        if draft is not None and not draft.link:
            self._linked_below = True
            draft.link = link
            self._certain = True

    def _take_links(self, text: str) -> bool:
        """Take a line that holds nothing but links: the paper's, if it has none yet, and its code."""
        draft, links = self._draft, links_in(text.lstrip("-*+> "))
        if draft is None or not links:
            return False
        papers = [link for _, link in links if paper_of(link)]
        if papers and not draft.link:
            self._link(papers[0])
            self._end_field()
        elif self._label is not None and (not papers or not _same_paper(draft.link, papers)):
            return False
        code = next((first_link(link) for name, link in links if _CODE_HOST.search(name or link)), "")
        draft.code_url = draft.code_url or code
        return bool(papers or code)

    def _take_rest(self, text: str) -> bool:
        """Take what stands behind the link of an item without a label: names, categories or further links."""
        draft = self._draft
        if draft is None:
            return False
        if names := by_line(text):
            draft.authors = names_in(names)
            return True
        return file_rest(draft, text) or self._take_links(text)

    def _end_field(self) -> None:
        label, lines = self._label, self._lines
        self._label, self._lines = None, []
        draft = self._draft
        if draft is None:
            return
        if label is not None:
            if label.written or any(lines):
                file_field(draft, label, lines)
        elif any(lines) and not (self._closed and self._level):
            is_plain = not self._certain or self._linked_below
            file_unlabelled(draft, lines, bool(draft.link) or self._certain, is_plain)


def has_link(lines: list[str]) -> bool:
    """Whether in the lines below a title the link of a paper comes before anything that ends one."""
    for raw in lines:
        text = raw.strip()
        if text[:1] == "#" or text[:3] in ("---", "***") or BOLD_TITLE.fullmatch(text):
            return False
        if any(paper_of(link) for _, link in links_in(text.lstrip("-*+> ")) or ()):
            return True
        label = label_of(text)
        if label and label.meaning == "link" and paper_of(link_in(label.text)):
            return True
    return False


def _same_paper(link: str, others: list[str]) -> bool:
    identity = identify(link)
    return identity is not None and all((other := identify(one)) and other.key == identity.key for one in others)
