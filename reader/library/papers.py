"""Papers by id: rows for the list, records for the detail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.errors import StoreError
from reader.library.columns import PAPER, chunks, to_names, to_paper
from reader.library.summaries import COLUMNS, from_content
from reader.model import ArxivId, Flag, Mark, Record, Row, Summary, Variant
from reader.store import Store

_CHUNK: Final = 200
_MANY: Final = 10_000
"""Ids for which it is quicker to read all that are unread than to look up each."""
_ROWS: Final = """
SELECT state.paper, key, title, authors, category, tldr, language, abstract, flags, first_day, state.last_day, version,
    points
FROM state CROSS JOIN paper ON paper.id = state.paper LEFT JOIN summary ON summary.id = state.summary
    LEFT JOIN score ON score.paper = state.paper
WHERE state.paper IN ({places})"""
_RECORD: Final = f"""
SELECT flags, categories, {", ".join(f"paper.{column}" for column in PAPER)},
    {", ".join(f"summary.{column}" for column in COLUMNS)}
FROM state CROSS JOIN paper ON paper.id = state.paper LEFT JOIN summary ON summary.id = state.summary
WHERE state.paper = ?"""


def rows(store: Store, ids: Sequence[int]) -> list[Row]:
    """The rows of `ids` in their order; an id that is not in the library is left out."""
    found = {}
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        for row in store.all(_ROWS.format(places=",".join("?" * len(chunk))), tuple(chunk)):
            id, key, title, names, category, tldr, language, abstract, flags, first_day, last_day, version, points = row
            found[id] = Row(
                id,
                key,
                title,
                to_names(names),
                category,
                tldr or "",
                language or "",
                abstract,
                Flag(flags),
                first_day,
                last_day,
                version,
                points or 0.0,
            )
    return [found[id] for id in ids if id in found]


def record(store: Store, id: int, mark: Mark | None) -> Record:
    """Everything known of a paper; without `mark`, its flags are those that the library mirrors.

    Raises:
        StoreError: the library does not have it.

    """
    row = store.one(_RECORD, (id,))
    if row is None:
        raise StoreError(f"{store.path}: paper {id} is not in the library any more; open the view again")
    flags, categories, *values = row
    paper, summary = values[: len(PAPER)], values[len(PAPER) :]
    shown = from_content(tuple(summary)) if summary[0] is not None else Summary()
    days = store.all("SELECT day FROM listing WHERE paper = ? ORDER BY day", (id,))
    return Record(id, to_paper(paper, categories, shown), tuple(day for (day,) in days), mark or Mark(Flag(flags)))


def variants(store: Store, id: int) -> list[Variant]:
    """All summaries of a paper, the shown one first, then the latest."""
    columns = ", ".join(f"summary.{column}" for column in COLUMNS)
    rows = store.all(
        f"SELECT summary.day, origin, summary.id = state.summary, {columns} FROM summary"
        " JOIN digest ON digest.id = summary.digest JOIN state ON state.paper = summary.paper"
        " WHERE summary.paper = ? ORDER BY summary.id = state.summary DESC, summary.day DESC, summary.id DESC",
        (id,),
    )
    return [
        Variant(day, origin.rstrip("/").rpartition("/")[2], from_content(tuple(content)), bool(is_shown))
        for day, origin, is_shown, *content in rows
    ]


def find(store: Store, text: str) -> int | None:
    """The id of the paper that `text` names: a key, an arXiv ID with or without version, a link, a DOI."""
    text = text.strip().encode("utf-8", "replace").decode("utf-8")
    arxiv = ArxivId.find(text)
    doi = text.partition("doi.org/")[2] or text
    keys = (text, arxiv.number if arxiv else text, f"doi:{doi}", f"doi:{doi.lower()}")
    found = store.one("SELECT id FROM paper WHERE key IN (?, ?, ?, ?)", keys)
    return found[0] if found else None


def unread_among(store: Store, ids: Sequence[int], day: str) -> int:
    """How many of `ids` are neither read, hidden nor muted, and not listed before `day`."""
    if len(ids) > _MANY:
        condition = "flags & 41 = 0 AND first_day >= ?" if day else "flags & 41 = 0"
        unread = {id for (id,) in store.all(f"SELECT paper FROM state WHERE {condition}", (day,) if day else ())}
        return sum(map(unread.__contains__, ids))
    count = 0
    for chunk, places in chunks(ids):
        sql = f"SELECT count(*) FROM state WHERE paper IN ({places}) AND flags & 41 = 0 AND first_day >= ?"
        count += store.one(sql, (*chunk, day))[0]
    return count


def flags(store: Store, ids: Sequence[int]) -> list[Flag]:
    """The flags of `ids`, in no order; unknown ids are left out."""
    found: list[Flag] = []
    for chunk, places in chunks(ids):
        found += [Flag(each) for (each,) in store.all(f"SELECT flags FROM state WHERE paper IN ({places})", chunk)]
    return found


def first_unread(store: Store, ids: Sequence[int]) -> int | None:
    """The index of the first of `ids` that is neither read, hidden nor muted."""
    start = 0
    for chunk, places in chunks(ids):
        sql = f"SELECT paper FROM state WHERE paper IN ({places}) AND flags & 41 = 0"
        unread = {id for (id,) in store.all(sql, chunk)}
        if unread:
            return start + next(index for index, id in enumerate(chunk) if id in unread)
        start += len(chunk)
    return None


def keys(store: Store, ids: Sequence[int]) -> list[str]:
    """The keys of `ids`, in their order."""
    found: dict[int, str] = {}
    for chunk, places in chunks(ids):
        found.update(store.all(f"SELECT id, key FROM paper WHERE id IN ({places})", chunk))
    return [found[id] for id in ids if id in found]
