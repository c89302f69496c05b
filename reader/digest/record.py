"""Papers' records as one expression over the bytes of a digest, and the papers that its groups make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any, Final, NamedTuple

from reader.digest.authors import split_all_authors
from reader.digest.categories import split_categories
from reader.digest.draft import clean_paper
from reader.digest.identity import Identity, identify
from reader.digest.paragraphs import join_lines, keep_lines
from reader.digest.summary import has_han, is_failed, summaries_of
from reader.model import SUMMARY_LABELS, Paper
from reader.text.clean import places_to_clean

_SHORT: Final = 80
_NEW: Final = tuple.__new__  # half the time of the constructor of a NamedTuple
_NOBODY: Final = Identity("")
_CODE: Final = re.compile(
    r"^(?:[^\w\s]+\s+)?"
    r"(?:([a-z][a-z-]+(?:\.[A-Za-z-]+)?)$|([a-z-]+\.[A-Za-z-]{2,}|[a-z]{2,5}-(?:[a-z]{2}|mat))\s*[(（:：|·–—-])"
    r"|\[([a-z][a-z-]+(?:\.[A-Za-z-]+)?)\]$"
)
"""`cs.CL`, `📚 cs.CL`, `cs.CL (12 papers)`, `quant-ph · Quantum Physics`, `Machine Learning [cs.LG]`."""


class Template(NamedTuple):
    """How a file writes its papers: an expression, and what its groups are.

    Group 1 is the whole record. `groups` are the indexes of title, number, link, authors, category, comment,
    abstract, and of the section of each of `labels`, in this order; what a template does not have is the index of a
    group that is always empty.
    `is_han` tells of a template that was learned whether TL;DR and abstract are Chinese, Japanese or Korean, because
    the text under a label such as 摘要 may be either; it is None where the labels leave no doubt.
    `lists_categories` tells whether several categories may stand where one does in the canonical template.
    """

    expression: re.Pattern[bytes]
    groups: tuple[int, ...]
    labels: tuple[str, ...] = SUMMARY_LABELS
    is_han: tuple[bool, bool] | None = None
    lists_categories: bool = False


class Cut(NamedTuple):
    """Bytes of a digest cut into records, the paper of each, and what is between: one gap more than records.

    A paper is None where there is none, or where a closer look is needed.
    """

    gaps: list[bytes]
    records: list[bytes]
    papers: list[Paper | None]


def cut(template: Template, data: bytes) -> Cut:
    """Find the records of a template in `data`, and the paper of each, clean.

    A field is read of all records before the next one is, which takes two thirds of the time that it takes record by
    record. Raises UnicodeDecodeError for what is not UTF-8.
    """
    pieces = template.expression.split(data)
    step = template.expression.groups + 1
    columns = [pieces[group::step] for group in template.groups]
    return Cut(pieces[::step], pieces[1::step], _papers(template, columns) if len(pieces) > 1 else [])


def _papers(template: Template, columns: list[list[bytes]]) -> list[Paper | None]:
    raw_titles, numbers, links, *others = columns
    raw_names, raw_codes, raw_comments, raw_abstracts, *raw_texts = map(_filled, others)
    titles, comments = _single_lines(raw_titles), _single_lines(raw_comments)
    names, codes = _decoded(raw_names), _decoded(raw_codes)
    abstracts = _unwrapped(raw_abstracts, join_lines)
    texts = [_unwrapped(column, keep_lines) for column in raw_texts]
    dirty = places_to_clean([titles, names, codes, comments, abstracts, *texts])
    strange = _strange_places(template.is_han, texts, abstracts)
    abstracts = ["" if len(text) < _SHORT and is_failed(text) else text for text in abstracts]
    keys, versions, urls, pdfs = _identities(numbers, links)
    fields = zip(
        keys,
        titles,
        versions,
        split_all_authors(names),
        map(_categories if template.lists_categories else _category, codes),
        urls,
        pdfs,
        repeat(""),
        repeat(None),
        comments,
        abstracts,
        summaries_of(template.labels, texts, abstracts),
        strict=False,
    )
    papers: list[Paper | None] = list(map(_NEW, repeat(Paper), fields))
    if not (all(keys) and all(titles)):
        strange.update(place for place, key in enumerate(keys) if not (key and titles[place]))
    for place in dirty | strange:
        paper = papers[place]
        papers[place] = clean_paper(paper) if paper and place not in strange else None
    return papers


def _filled(column: list[bytes]) -> list[bytes]:
    """The column with b"" for groups that took no part."""
    return [text or b"" for text in column] if None in column else column


def _decoded(column: Iterable[bytes]) -> list[str]:
    return list(map(str.strip, map(bytes.decode, column)))


def _single_lines(column: Iterable[bytes]) -> list[str]:
    return [" ".join(text.decode().split()) for text in column]


def _unwrapped(column: Sequence[bytes], unwrap: Callable[[str], str]) -> list[str]:
    return list(map(unwrap, _decoded(column))) if b"\n" in b"".join(column) else _decoded(column)


def _identities(numbers: Sequence[bytes | None], links: Sequence[bytes]) -> Iterable[Iterable[Any]]:
    """The columns of keys, versions, URLs and PDF URLs; a key is "" where a link is none."""
    keys = [number.decode() if number else "" for number in numbers]
    plain: tuple[list[Any], ...] = (
        keys,
        [None] * len(keys),
        list(map("https://arxiv.org/abs/".__add__, keys)),
        list(map("https://arxiv.org/pdf/".__add__, keys)),
    )
    if None in numbers:
        for place in [place for place, number in enumerate(numbers) if number is None]:
            identity = identify(links[place].decode()) or _NOBODY
            for column, part in zip(plain, identity, strict=True):
                column[place] = part
    return plain


def _strange_places(
    is_han: tuple[bool, bool] | None, texts: Sequence[Sequence[str]], abstracts: Sequence[str]
) -> set[int]:
    """The places where the first text, or the abstract, is in another script than the template was learned from."""
    if is_han is None:
        return set()
    columns = zip((texts[0] if texts else (), abstracts), is_han, strict=True)
    return {
        place for column, wanted in columns for place, text in enumerate(column) if text and has_han(text) != wanted
    }


def code_in(section: str) -> str:
    """The category that the heading of a section names, for papers that name none; "" if it names none."""
    code = _CODE.search(section)
    return (code[1] or code[2] or code[3]) if code else ""


@lru_cache(maxsize=512)
def _category(written: str) -> tuple[str, ...]:
    """The one category of a canonical record, whatever its name."""
    main = " ".join(written.split())
    return (main,) if main else ()


@lru_cache(maxsize=512)
def _categories(written: str) -> tuple[str, ...]:
    return tuple(code for code in split_categories(written.strip()) if not is_failed(code)) if written else ()
