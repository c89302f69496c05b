"""A paper as JSON, one object a line: a contract that other programs rely on. `reader import` takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.safe import safe
from reader.model import SUMMARY_LABELS, Flag

if TYPE_CHECKING:
    from reader.model import Record


def to_json(record: Record) -> dict[str, object]:
    """A paper with what the library and the marks know of it; LaTeX is as in the source.

    A text that is not known is "", a canonical summary section that is absent or failed is None, as is the version
    where no digest told it. `sections` holds, in order, what the summary has beyond the canonical five.
    """
    _, paper, _, mark = record = safe(record)
    canonical: dict[str, str | None] = dict.fromkeys(SUMMARY_LABELS)
    others = []
    for label, text in paper.summary.sections:
        if label in canonical and canonical[label] is None:
            canonical[label] = text
        else:
            others.append({"label": label, "text": text})
    return {
        "id": paper.key,
        "version": paper.version,
        "title": paper.title,
        "authors": list(paper.authors),
        "primary_category": paper.primary_category,
        "categories": list(paper.categories),
        "url": paper.url,
        "pdf_url": paper.pdf_url,
        "code_url": paper.code_url,
        "comment": paper.comment,
        "abstract": paper.abstract,
        "summary_language": paper.summary.language,
        **canonical,
        "sections": others,
        "days": list(record.days),
        "first_seen": record.first_seen,
        "read": Flag.READ in mark.flags,
        "bookmarked": Flag.BOOKMARKED in mark.flags,
        "later": Flag.LATER in mark.flags,
        "hidden": Flag.HIDDEN in mark.flags,
        "tags": list(mark.tags),
        "note": mark.note,
    }


def to_line(record: Record) -> str:
    """A line of `reader export --format jsonl`: `to_json`, and at its end what it leaves out, where there is any.

    `code_stars` is a number, `until` a day (ISO 8601), `kept_unread` and `skimmed` are true; each only where it is set.
    """
    import json

    paper, mark = record.paper, record.mark
    more = {
        "code_stars": paper.code_stars,
        "until": mark.until or None,
        "kept_unread": Flag.KEPT_UNREAD in mark.flags or None,
        "skimmed": Flag.SKIMMED in mark.flags or None,
    }
    found = to_json(record) | {name: value for name, value in more.items() if value is not None}
    return json.dumps(found, ensure_ascii=False) + "\n"
