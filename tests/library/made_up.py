"""Papers and digests made up for the tests of the library."""

from collections.abc import Sequence
from typing import Any

from reader.model import SUMMARY_LABELS, Digest, Listing, Paper, Problem, Section, Summary

ORIGIN = "/digests"


def chinese(tldr: str, **other: str) -> Summary:
    return Summary("zh", (Section("tldr", tldr), *(Section(label, text) for label, text in other.items())))


def whole(tldr: str) -> Summary:
    """A summary with all of its sections."""
    return chinese(tldr, **dict.fromkeys(SUMMARY_LABELS[1:], "更多"))


def english(tldr: str) -> Summary:
    return Summary("en", (Section("tldr", tldr),))


def paper(key: str, **fields: Any) -> Paper:
    defaults = {
        "title": f"Title of {key}",
        "authors": ("Ada Lovelace", "Alan Turing"),
        "categories": ("cs.LG", "cs.AI"),
        "url": f"https://arxiv.org/abs/{key}",
        "abstract": f"Abstract of {key}.",
        "summary": chinese(f"{key} 的摘要"),
    }
    return Paper(key, **{**defaults, **fields})


def digest(
    day: str, papers: Sequence[Paper | str], origin: str = ORIGIN, problems: Sequence[Problem] = (), guess: bool = False
) -> Digest:
    made = [paper(each) if isinstance(each, str) else each for each in papers]
    listings = tuple(Listing(each, each.primary_category) for each in made)
    return Digest(day, guess, origin, listings, tuple(problems))
