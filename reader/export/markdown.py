"""Papers as Markdown: one document with a heading a paper, or a note of its own with front matter for Obsidian."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.export.facts import arxiv_id, date_of, doi, page, published, safe_link
from reader.export.markdown_text import escape, link, paragraphs
from reader.model import SUMMARY_LABELS, Flag, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Record

_LABELS: Final = dict(zip(SUMMARY_LABELS, ("TL;DR", "Motivation", "Method", "Result", "Conclusion"), strict=True))
_NO_TAG: Final = re.compile(r"[^\w/-]+")


def part(record: Record, language: Language = Language.ZH) -> str:
    """A paper as a part of a document, under a heading of the second level, with a line break at its end."""
    return f"## {escape(record.paper.title)}\n\n" + _body(record, language, "###")


def note(record: Record, language: Language = Language.ZH) -> str:
    """A paper as a document of its own, with its data as YAML before it."""
    return f"{front_matter(record)}\n# {escape(record.paper.title)}\n\n" + _body(record, language, "##")


def front_matter(record: Record) -> str:
    """What is known of a paper as YAML between `---`, every text in double quotes.

    https://help.obsidian.md/properties: `aliases` find the note by the paper's title and ID, `tags` have no spaces.
    """
    paper, number = record.paper, arxiv_id(record)
    date, venue = date_of(record), published(record)
    tags = dict.fromkeys(obsidian_tag(tag) for tag in record.mark.tags)
    values: dict[str, str | list[str]] = {
        "title": paper.title,
        "aliases": [alias for alias in (paper.title, number) if alias],
        "authors": list(paper.authors),
        "arxiv": number,
        "doi": doi(record),
        "url": page(record),
        "pdf": safe_link(paper.pdf_url),
        "code": safe_link(paper.code_url),
        "venue": " ".join(part for part in venue[:2] if part) if venue else "",
        "categories": list(paper.categories),
        "tags": [tag for tag in tags if tag],
        "date": record.first_seen or (str(date.year) if date.year else ""),
    }
    lines = [f"{name}: {_yaml(value)}" for name, value in values.items() if value]
    return "\n".join(("---", *lines, "---", ""))


def obsidian_tag(tag: str) -> str:
    """A tag as Obsidian takes it: letters, digits, `_`, `-` and `/`, not digits alone; "" where nothing is left."""
    made = _NO_TAG.sub("-", tag).strip("-/")
    return f"_{made}" if made.isdigit() else made


def _yaml(value: str | list[str]) -> str:
    """JSON, which is YAML too; a date stays without quotes, so that it is one."""
    import json

    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _body(record: Record, language: Language, heading: str) -> str:
    blocks = [_facts(record), *_texts(record, language, heading)]
    if record.mark.note.strip():
        blocks.append(f"{heading} Note\n\n{paragraphs(record.mark.note)}")
    return "\n\n".join(block for block in blocks if block) + "\n"


def _facts(record: Record) -> str:
    """Authors; categories, identifier and links; comment; tags and marks."""
    paper, number = record.paper, arxiv_id(record)
    name = f"arXiv:{number}" if number else (f"doi:{doi(record)}" if doi(record) else "link")
    links = [link(name, page(record)), *_link("PDF", paper.pdf_url), *_link("code", paper.code_url)]
    marks = [
        word
        for flag, word in ((Flag.BOOKMARKED, "★ bookmarked"), (Flag.LATER, "read later"))
        if flag in record.mark.flags
    ]
    lines = [
        escape(", ".join(paper.authors)),
        " · ".join([*map(escape, paper.categories), *links, escape(record.first_seen)]).rstrip(" ·"),
        escape(paper.comment),
        " · ".join([*marks, *(escape(f"#{tag}") for tag in map(obsidian_tag, record.mark.tags) if tag)]),
    ]
    return "  \n".join(line for line in lines if line)


def _link(text: str, target: str) -> list[str]:
    return [link(text, safe)] if (safe := safe_link(target)) else []


def _texts(record: Record, language: Language, heading: str) -> Iterator[str]:
    """The summary, the abstract, or both; where the one that is asked for is missing, the other."""
    paper = record.paper
    sections = [
        f"{heading} {_LABELS.get(label) or escape(label)}\n\n{paragraphs(text)}"
        for label, text in paper.summary.sections
    ]
    abstract = [f"{heading} Abstract\n\n{paragraphs(paper.abstract)}"] if paper.abstract else []
    if language is Language.EN:
        yield from abstract or sections
    elif language is Language.ZH:
        yield from sections or abstract
    else:
        yield from (*sections, *abstract)
