"""Several readings of one day into one list of papers."""

from __future__ import annotations

from collections.abc import Sequence

from reader.digest import Reading
from reader.digest.categories import order_categories
from reader.digest.summary import NO_SUMMARY
from reader.model import Listing, Paper, Summary


def merge(readings: Sequence[Reading]) -> tuple[Listing, ...]:
    """The listings of one digest: each paper once, at its first position, in the order of the Markdown.

    What only one reading says of a paper is kept; where several do, JSON Lines win, because they hold the
    authors as a list, the cross-lists, and the text without line breaks of a template.
    """
    places: dict[str, Listing] = {}
    for reading in sorted(readings, key=lambda reading: reading.format == "jsonl"):
        rich = reading.format == "jsonl"
        for listing in reading.listings:
            key = listing.paper.key
            known = places.get(key)
            if known is None:
                places[key] = listing
            elif rich:
                places[key] = known._replace(paper=_merged(listing.paper, known.paper))
            else:
                places[key] = known._replace(paper=_merged(known.paper, listing.paper))
    return tuple(places.values())


def _merged(first: Paper, second: Paper) -> Paper:
    """`first`, with what it lacks taken from `second`."""
    if first == second:
        return first
    versions = [version for version in (first.version, second.version) if version is not None]
    return first._replace(
        title=first.title or second.title,
        version=max(versions, default=None),
        authors=first.authors or second.authors,
        categories=_categories(first.categories, second.categories),
        url=first.url or second.url,
        pdf_url=first.pdf_url or second.pdf_url,
        code_url=first.code_url or second.code_url,
        code_stars=second.code_stars if first.code_stars is None else first.code_stars,
        comment=first.comment or second.comment,
        abstract=first.abstract or second.abstract,
        summary=_summary(first.summary, second.summary),
    )


def _categories(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    if not first or not second or set(second) <= set(first):
        return first or second
    return order_categories((*first, *second))


def _summary(first: Summary, second: Summary) -> Summary:
    """The better of two summaries, and of the other the sections that it lacks in the same language.

    Better is the one with a TL;DR, then the one with more sections, then the first.
    """
    if not second.sections or first == second:
        return first if first.sections else second or NO_SUMMARY
    if _worth(second) > _worth(first):
        first, second = second, first
    if first.language != second.language:
        return first
    have = {label for label, _ in first.sections}
    more = tuple(section for section in second.sections if section.label not in have)
    return first._replace(sections=first.sections + more) if more else first


def _worth(summary: Summary) -> tuple[bool, int]:
    return summary.section("tldr") is not None, len(summary.sections)
