"""Summaries as rows of the table `summary`, and which of several is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from reader.model import SUMMARY_LABELS, Section, Summary

COLUMNS: Final = ("language", *SUMMARY_LABELS, "other")
"""The columns that hold a summary; `other` is JSON, a list of [label, text], or "" for none."""

Content = tuple[str, ...]
"""The values of COLUMNS."""


class Stored(NamedTuple):
    """A summary in the library, with the digest and the day that it is from."""

    id: int
    digest: int
    day: str
    content: Content


def to_content(summary: Summary) -> Content:
    """The columns of a summary."""
    known = dict.fromkeys(SUMMARY_LABELS, "")
    other = []
    for label, text in summary.sections:
        if known.get(label) == "":
            known[label] = text
        else:
            other.append([label, text])
    if not other:
        return (summary.language, *known.values(), "")
    import json

    return (summary.language, *known.values(), json.dumps(other, ensure_ascii=False))


def from_content(content: Content) -> Summary:
    """The summary out of its columns: the canonical sections in reading order, then the digest's own."""
    language, *known, other = content
    sections = [Section(label, text) for label, text in zip(SUMMARY_LABELS, known, strict=True) if text]
    if other:
        import json

        sections += [Section(label, text) for label, text in json.loads(other)]
    return Summary(language, tuple(sections))


def is_summary(content: Content) -> bool:
    """Whether there is a canonical section: a digest's own, such as a score, are no summary."""
    return any(_canonical(content))


def gives_way(old: Content, new: Content) -> bool:
    """Whether every canonical section of `old` stands in `new` as it is."""
    return all(not text or text == other for text, other in zip(_canonical(old), _canonical(new), strict=True))


def _canonical(content: Content) -> Content:
    return content[1:-1]


def best(summaries: Iterable[Stored]) -> int | None:
    """The id of the one to show: a summary first, then Chinese, then one with TL;DR, then a whole one, then the latest.

    So one that failed in part replaces no whole one.
    """

    def worth(stored: Stored) -> tuple[bool, bool, bool, bool, str, int]:
        sections = _canonical(stored.content)
        return (
            any(sections),
            stored.content[0] == "zh",
            bool(sections[0]),
            all(sections),
            stored.day,
            stored.id,
        )

    found = max(summaries, key=worth, default=None)
    return found.id if found else None
