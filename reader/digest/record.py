"""A paper's record as one expression over the bytes of a digest, and the paper that its groups make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Final, NamedTuple

from reader.digest.authors import split_all_authors
from reader.digest.categories import split_categories
from reader.digest.draft import clean_paper
from reader.digest.identity import Identity, identify
from reader.digest.paragraphs import join_lines, keep_lines
from reader.digest.summary import has_han, is_failed, summaries_of
from reader.model import SUMMARY_LABELS, Paper
from reader.text.clean import places_to_clean

LINK: Final = rb"(?:https://arxiv\.org/abs/(\d{4}\.\d{4,5})|([^\n]*))"
"""The groups `number` and `link` of a record: one of them takes part."""

_SHORT: Final = 80
_NEW: Final = tuple.__new__  # half the time of the constructor of a NamedTuple
_NOBODY: Final = Identity("")
_CODE: Final = re.compile(r"^([a-z][a-z-]+(?:\.[A-Za-z-]+)?)$|\[([a-z][a-z-]+(?:\.[A-Za-z-]+)?)\]$")


class Template(NamedTuple):
    """How a file writes its papers: an expression, and what its groups are.

    `groups` are the indexes of title, number, link, authors, category, comment, abstract, and of the section of each
    of `labels`, in this order; what a template does not have is the index of a group that is always empty.
    `is_han` tells of a template that was learned whether TL;DR and abstract are Chinese, Japanese or Korean, because
    the text under a label such as 摘要 may be either; it is None where the labels leave no doubt.
    `lists_categories` tells whether several categories may stand where one does in the canonical template.
    """

    expression: re.Pattern[bytes]
    groups: tuple[int, ...]
    labels: tuple[str, ...] = SUMMARY_LABELS
    is_han: tuple[bool, bool] | None = None
    lists_categories: bool = False


def read_records(template: Template, records: Sequence[re.Match[bytes]]) -> list[Paper | None]:
    """The paper of each record, clean; None where there is none, or where a closer look is needed.

    A field is read of all records before the next one is, which takes two thirds of the time that it takes record by
    record. Raises UnicodeDecodeError for what is not UTF-8.
    """
    if not records:
        return []
    columns = zip(*[record.group(*template.groups) for record in records], strict=True)
    raw_titles, numbers, links, raw_names, raw_codes, raw_comments, raw_abstracts, *raw_texts = columns
    titles, comments = _single_lines(raw_titles), _single_lines(raw_comments)
    names, codes = _decoded(raw_names), _decoded(raw_codes)
    abstracts = _unwrapped(raw_abstracts, join_lines)
    texts = [_unwrapped(column, keep_lines) for column in raw_texts]
    dirty = places_to_clean([titles, names, codes, comments, abstracts, *texts])
    strange = _strange_places(template.is_han, texts, abstracts)
    abstracts = ["" if len(text) < _SHORT and is_failed(text) else text for text in abstracts]
    fields = zip(
        map(_identity, numbers, links),
        titles,
        split_all_authors(names),
        map(_categories if template.lists_categories else _category, codes),
        comments,
        abstracts,
        summaries_of(template.labels, texts, abstracts),
        strict=True,
    )
    papers: list[Paper | None] = [
        _NEW(Paper, (key, title, version, authors, categories, url, pdf, "", None, comment, abstract, summary))
        if key and title
        else None
        for (key, version, url, pdf), title, authors, categories, comment, abstract, summary in fields
    ]
    for place in dirty | strange:
        paper = papers[place]
        papers[place] = clean_paper(paper) if paper and place not in strange else None
    return papers


def _decoded(column: Iterable[bytes]) -> list[str]:
    return [text.decode().strip() for text in column]


def _single_lines(column: Iterable[bytes]) -> list[str]:
    return [" ".join(text.decode().split()) for text in column]


def _unwrapped(column: Sequence[bytes], unwrap: Callable[[str], str]) -> list[str]:
    return list(map(unwrap, _decoded(column))) if b"\n" in b"".join(column) else _decoded(column)


def _identity(number: bytes | None, link: bytes) -> Identity:
    if number is None:
        return identify(link.decode()) or _NOBODY
    key = number.decode()
    return _NEW(Identity, (key, None, "https://arxiv.org/abs/" + key, "https://arxiv.org/pdf/" + key))


def _strange_places(
    is_han: tuple[bool, bool] | None, texts: Sequence[Sequence[str]], abstracts: Sequence[str]
) -> set[int]:
    """The places where the first text, or the abstract, is not in the script that a template was learned from."""
    if is_han is None:
        return set()
    first = map(has_han, texts[0]) if texts else repeat(False)
    return {place for place, found in enumerate(zip(first, map(has_han, abstracts), strict=False)) if found != is_han}


def code_in(section: str) -> str:
    """The category that the heading of a section names, for papers that name none; "" if it names none."""
    code = _CODE.search(section)
    return (code[1] or code[2]) if code else ""


@lru_cache(maxsize=512)
def _category(written: str) -> tuple[str, ...]:
    """The one category of a canonical record, whatever its name."""
    main = " ".join(written.split())
    return (main,) if main else ()


@lru_cache(maxsize=512)
def _categories(written: str) -> tuple[str, ...]:
    return tuple(code for code in split_categories(written.strip()) if not is_failed(code)) if written else ()
