"""Digests as web pages: what a renderer of Markdown makes of them reads as they do."""

import re

import pytest
from markdown_it import MarkdownIt

from reader.digest import read
from reader.model import Listing, Paper

from ..shared import SHARED, needs_shared
from .canonical import digest, paper, record

RENDERER = MarkdownIt("commonmark", {"html": True})
DELETED = re.compile(r"[\\\\*_`\s]")
"""What the renderer takes for its own signs; nothing else may differ."""


def page(text: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{RENDERER.render(text)}</body></html>".encode()


def as_code_host(text: str) -> bytes:
    """In the shape in which https://github.com shows a file."""
    body = re.sub(
        r"<(h\d)>(.*?)</\1>", r'<div class="markdown-heading"><\1>\2</\1><a href="#x"></a></div>', RENDERER.render(text)
    )
    body = re.sub(r"(\$[^$<>]+\$)", r"<math-renderer>\1</math-renderer>", body)
    chrome = "<html><body><nav><a href='/x'>Skip</a></nav><h1>owner/name</h1>"
    return f"{chrome}<article>{body}</article><footer><a href='/x'>Docs</a></footer></body></html>".encode()


def seen(paper: Paper) -> Paper:
    sections = tuple(section._replace(text=DELETED.sub("", section.text)) for section in paper.summary.sections)
    return paper._replace(
        title=DELETED.sub("", paper.title),
        authors=tuple(DELETED.sub("", name) for name in paper.authors),
        abstract=DELETED.sub("", paper.abstract),
        summary=paper.summary._replace(sections=sections),
    )


def listed(listings: tuple[Listing, ...]) -> list[tuple[str, Paper]]:
    return [(listing.section, seen(listing.paper)) for listing in listings]


ABSTRACTS = (
    "We show $x_i < y$ at 74\\% of <think> tokens; see https://github.com/a/b.",
    "Sentences of an abstract that is not wrapped are long, because all of them are on a single line; so it goes on "
    "and on, as this one does.\n"
    "  A paragraph.\n  Another.",
    "Where ``quotes'' stand and a `single' one, $a_1$ and $b_{2}$, **bold** as [it] is & so on.",
)


@pytest.mark.parametrize("abstract", ABSTRACTS)
def test_a_rendered_digest_reads_as_its_source(abstract: str) -> None:
    text = digest([("cs.LG", [record(paper(), abstract=abstract)]), ("cs.CV", [record(paper("2606.00002"), 2)])])
    source = read(text.encode(), "x.md").listings
    for data in (page(text), as_code_host(text)):
        assert listed(read(data, "x.html").listings) == listed(source)


def test_paragraphs_of_a_rendered_abstract_are_kept() -> None:
    text = digest([("cs.LG", [record(paper(), abstract=ABSTRACTS[1])])])
    (listing,) = read(page(text), "x.html").listings
    assert listing.paper.abstract.count("\n") == 2


@needs_shared
@pytest.mark.parametrize("name", ["upstream/2026-06-12.md", "upstream/2025-07-23.md"])
def test_real_digests_differ_by_nothing_but_what_was_deleted(name: str) -> None:
    text = (SHARED / name).read_text(encoding="utf-8")
    source = listed(read(text.encode(), "x.md").listings)
    assert listed(read(page(text), "x.html").listings) == source
