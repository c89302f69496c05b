"""A paper while it is being read, and the last steps that every format shares."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from reader.digest.categories import order_categories
from reader.digest.identity import Identity, doi_of, identify, web_link
from reader.digest.labels import meaning_of
from reader.digest.summary import has_han, is_failed, summary_of
from reader.model import SUMMARY_LABELS, Listing, Paper, Section, Summary
from reader.text.clean import clean, clean_line, needs_cleaning

UNLABELLED: Final = ""
"""Stands for the label of a text without one: it is the TL;DR where no label says what is."""
_IN_ORDER: Final = list(SUMMARY_LABELS)
_LINK_TAIL: Final = ".,;:)]}>。，、）"
_URL: Final = re.compile(r"https?://[^\s\"'<>`*\]]+")


@dataclass(slots=True)
class Draft:
    """What has been read of a paper so far. `line` is where it begins in its file, from 1."""

    line: int
    title: str = ""
    link: str = ""
    doi: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    code_url: str = ""
    code_stars: int | None = None
    comment: str = ""
    abstract: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    """Section label and text in the digest's order; failed ones are still in."""

    def finish(self, section: str, is_clean: bool = False) -> Listing | str:
        """The listing under the heading `section`, or the reason why there is none.

        What `is_clean` was looked at already, together with all that stands around it.
        """
        title = " ".join(self.title.split())
        if not title:
            return "a paper without a title"
        identity = self._identity()
        if identity is None:
            return f"no link to a paper: {clean_line(title)[:60]}"
        categories = order_categories(self.categories) if len(self.categories) > 1 else self.categories
        abstract = self.abstract
        if is_failed(abstract):
            abstract = ""
        paper = Paper(
            identity.key,
            title,
            identity.version,
            self.authors,
            categories,
            identity.url,
            identity.pdf_url,
            self.code_url,
            self.code_stars,
            self.comment,
            abstract,
            summary_of(_canonical_first(self.fields), abstract),
        )
        listing = Listing(paper, section or (categories[0] if categories else ""))
        listing = listing if is_clean else clean_listing(listing)
        return listing if listing.paper.title else "a paper without a title"

    def _identity(self) -> Identity | None:
        identity = identify(self.link) if self.link else None
        if self.doi and (identity is None or not identity.is_paper) and doi_of(self.doi):
            doi = identify(self.doi)
            return doi._replace(url=identity.url) if doi and identity and doi.key.startswith("doi:") else doi
        return identity

    def has_substance(self) -> bool:
        """Whether there is so much under its labels that it must be a paper."""
        return bool(self.abstract) or sum(label in SUMMARY_LABELS for label, _ in self.fields) > 1

    def add(self, label: str, text: str) -> None:
        """Put the text of a section where its label belongs; what is there already is never overwritten."""
        meaning = meaning_of(label)
        if meaning in SUMMARY_LABELS:
            self.fields.append((meaning, text))
        elif meaning == "some abstract":
            self.fields.append(("tldr", text)) if has_han(text) else self.add("abstract", text)
        elif meaning == "abstract" and not self.abstract:
            self.abstract = text
        elif meaning == "comment" and not self.comment:
            self.comment = " ".join(text.split())
        elif meaning == "code" and not self.code_url and (link := first_link(text)):
            self.code_url = link
        else:
            if label.lower() == "doi":
                self.doi = self.doi or text
            self.fields.append((label, text))


def _canonical_first(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fields with the canonical ones first, in their order, each once; the others keep theirs.

    A template may say the same thing twice (`方法`, then `Method`): the first text that did not fail is
    the section, and a further one stays under its label.
    """
    if [label for label, _ in fields] == _IN_ORDER:
        return fields
    if any(label == UNLABELLED for label, _ in fields):
        instead = "Notes" if any(label == "tldr" and not is_failed(text) for label, text in fields) else "tldr"
        fields = [(label or instead, text) for label, text in fields]
    chosen: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for label, text in fields:
        if label not in SUMMARY_LABELS:
            others.append((label, text))
        elif label not in chosen or is_failed(chosen[label]):
            chosen[label] = text
        elif text != chosen[label]:
            others.append((label, text))
    return [(label, chosen[label]) for label in SUMMARY_LABELS if label in chosen] + others


def first_link(text: str) -> str:
    """The first http or https link in `text`, without the punctuation after it; "" if there is none."""
    found = _URL.search(text)
    return web_link(found[0].rstrip(_LINK_TAIL)) if found else ""


def clean_listing(listing: Listing) -> Listing:
    """The listing with every string clean; the same object where nothing needed it."""
    paper, section = clean_paper(listing.paper), listing.section
    if needs_cleaning(section):
        section = clean_line(section)
    return listing if paper is listing.paper and section is listing.section else Listing(paper, section)


def clean_paper(paper: Paper) -> Paper:
    """The paper with every string clean; the same object where nothing needed it."""
    summary = paper.summary
    everything = "\n".join(
        (
            paper.key,
            paper.title,
            *paper.authors,
            *paper.categories,
            paper.url,
            paper.code_url,
            paper.comment,
            *chain.from_iterable(summary.sections),
        )
    )
    # The abstract apart, because most are ASCII, which is looked through faster.
    if not (needs_cleaning(everything) or needs_cleaning(paper.abstract)):
        return paper
    sections = tuple(Section(clean_line(label), clean(text).strip()) for label, text in summary.sections)
    cleaned = paper._replace(
        key=clean_line(paper.key),
        title=clean_line(paper.title).strip(),
        authors=tuple(name for raw in paper.authors if (name := clean_line(raw).strip())),
        categories=tuple(code for raw in paper.categories if (code := clean_line(raw).strip())),
        url=clean_line(paper.url),
        pdf_url=clean_line(paper.pdf_url),
        code_url=clean_line(paper.code_url),
        comment=clean_line(paper.comment).strip(),
        abstract=clean(paper.abstract).strip(),
    )
    return cleaned._replace(summary=_without_empty(summary.language, sections))


def _without_empty(language: str, sections: tuple[Section, ...]) -> Summary:
    kept = tuple(section for section in sections if section.text)
    return Summary(language, kept) if kept else Summary()
