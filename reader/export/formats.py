"""The formats of `reader export`: papers, one after the other, to pieces of one file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.export.safe import safe
from reader.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model import Record


def render(records: Iterable[Record], name: str, language: Language = Language.ZH) -> Iterator[str]:
    """The text of a file in the format `name` (of `reader.export.FORMATS`; what is none is jsonl), as the records come.

    Line breaks are those of the format and must not be translated. `language` is for Markdown only.
    """
    cleaned = map(safe, records)
    if name == "bibtex":
        from reader.export.bibtex import bibtex

        return _parted(map(bibtex, cleaned))
    if name == "ris":
        from reader.export.ris import ris

        return map(ris, cleaned)
    if name == "csl-json":
        from reader.export.csl import to_csl

        return _array(map(to_csl, cleaned))
    if name == "markdown":
        from reader.export.markdown import part

        return _parted(part(record, language) for record in cleaned)
    from reader.export.jsonl import to_line

    return map(to_line, records)


def notes(records: Iterable[Record], language: Language) -> Iterator[tuple[str, str]]:
    """For each paper the name of a Markdown file of its own (`A-Za-z0-9._-` only) and its text."""
    from reader.export.citekey import citation_key
    from reader.export.markdown import note

    for record in map(safe, records):
        yield f"{citation_key(record)}.md", note(record, language)


def _parted(texts: Iterable[str]) -> Iterator[str]:
    """Texts with an empty line between them."""
    for index, text in enumerate(texts):
        yield f"\n{text}" if index else text


def _array(items: Iterable[dict[str, object]]) -> Iterator[str]:
    yield "["
    for index, item in enumerate(items):
        yield (",\n" if index else "\n") + json.dumps(item, ensure_ascii=False)
    yield "\n]\n"
