"""Papers as rows of the table `paper`, with lists of names one a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, Final

from reader.model import Paper, Summary

PAPER: Final = (
    "key", "title", "version", "authors", "url", "pdf_url", "code_url", "code_stars", "comment", "abstract",
)  # fmt: skip
"""The columns that describe a paper; its categories are in `state`."""

_BEFORE_AUTHORS: Final = attrgetter(*PAPER[: PAPER.index("authors")])
_AFTER_AUTHORS: Final = attrgetter(*PAPER[PAPER.index("authors") + 1 :])
_CHUNK: Final = 500
_NO_SUMMARY: Final = Summary()


def to_names(text: str) -> tuple[str, ...]:
    """The names of a column that has one a line."""
    return tuple(text.strip("\n").split("\n")) if text else ()


def to_paper(values: Sequence[Any], categories: str, summary: Summary = _NO_SUMMARY) -> Paper:
    """The paper out of the values of PAPER and of `state.categories`."""
    fields: dict[str, Any] = dict(zip(PAPER, values, strict=True))
    fields["authors"] = to_names(fields["authors"])
    return Paper(**fields, categories=to_names(categories), summary=summary)


def paper_values(paper: Paper) -> tuple[object, ...]:
    """The values of PAPER."""
    before, authors, after = _BEFORE_AUTHORS(paper), "\n".join(paper.authors), _AFTER_AUTHORS(paper)
    return (*before, authors, *after)


def category_lines(categories: Sequence[str]) -> str:
    """The value of `state.categories`: each code between line breaks, so that a search finds whole ones."""
    return "\n{}\n".format("\n".join(categories)) if categories else ""


def chunks(values: Sequence[Any]) -> Iterator[tuple[Sequence[Any], str]]:
    """Slices of `values` that one statement takes, each with its place-holders for `IN (…)`."""
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        yield chunk, ",".join("?" * len(chunk))
