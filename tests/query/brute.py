"""What a query means, in Python over the papers themselves: the truth that its SQL is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.model import Flag, Mark, Paper
from reader.query.tree import (
    Category,
    Days,
    Due,
    Either,
    Every,
    Has,
    Identity,
    Not,
    Number,
    Query,
    Spoken,
    State,
    Tag,
    Text,
    Venue,
)
from reader.text.terms import occurs

_FLAGS = {
    "read": Flag.READ, "bookmarked": Flag.BOOKMARKED, "later": Flag.LATER, "hidden": Flag.HIDDEN,
    "muted": Flag.MUTED, "skimmed": Flag.SKIMMED,
}  # fmt: skip


class Known(NamedTuple):
    """A paper as the library should know it."""

    paper: Paper
    days: Sequence[str]
    mark: Mark
    points: float


def matches(query: Query, known: Known) -> bool:
    paper, days, mark, points = known
    match query:
        case Not(term):
            return not matches(term, known)
        case Every(terms):
            return all(matches(term, known) for term in terms)
        case Either(terms):
            return any(matches(term, known) for term in terms)
        case Text():
            return _says(query, paper, mark)
        case Identity(key):
            return paper.key.startswith(key)
        case Category(code):
            return any(each == code or each.startswith(f"{code}.") for each in paper.categories)
        case Venue(text):
            words = re.findall(r"[a-z0-9]+", paper.comment.lower())
            return all(any(each.startswith(word.lower()) for each in words) for word in text.split())
        case Tag(name):
            return name.lower() in [tag.lower() for tag in mark.tags]
        case Days(first, last, first_only):
            return any(first <= day <= last for day in (days[:1] if first_only else days))
        case Due(day):
            return bool(mark.flags & Flag.LATER) and "" < mark.until <= day
        case State(name):
            if name in ("new", "repeated"):
                return (len(days) == 1) is (name == "new")
            return not mark.flags & Flag.READ if name == "unread" else bool(mark.flags & _FLAGS[name])
        case Has(name):
            things = {"code": paper.code_url, "pdf": paper.pdf_url, "note": mark.note, "tag": mark.tags}
            return bool(paper.summary.is_canonical if name == "summary" else things[name])
        case Spoken(language):
            return paper.summary.language == language
        case Number(field, relation, value):
            number = points if field == "score" else paper.code_stars
            return number is not None and _compared(number, relation, value)


def _says(text: Text, paper: Paper, mark: Mark) -> bool:
    parts = {
        "title": [paper.title],
        "author": list(paper.authors),
        "abs": [paper.abstract],
        "sum": [section.text for section in paper.summary.sections],
        "note": [mark.note],
    }
    wanted = f"{text.text} ." if text.whole else text.text
    chosen = parts[text.field] if text.field else [part for several in parts.values() for part in several]
    return any(occurs(part, wanted) for part in chosen)


def _compared(number: float, relation: str, value: float) -> bool:
    return {
        "<": number < value,
        "<=": number <= value,
        "=": number == value,
        ">=": number >= value,
        ">": number > value,
    }[relation]
