"""Papers by id: rows for the list, records for the detail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.errors import StoreError
from reader.library.columns import PAPER, to_names, to_paper
from reader.library.summaries import COLUMNS, from_content
from reader.model import ArxivId, Flag, Mark, Record, Row, Summary, Variant
from reader.store import Store

_CHUNK: Final = 200
_ROWS: Final = """
SELECT state.paper, key, title, authors, category, tldr, language, abstract, flags, first_day, state.last_day, version
FROM state CROSS JOIN paper ON paper.id = state.paper LEFT JOIN summary ON summary.id = state.summary
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
            id, key, title, authors, category, tldr, language, abstract, flags, first_day, last_day, version = row
            found[id] = Row(
                id,
                key,
                title,
                to_names(authors),
                category,
                tldr or "",
                language or "",
                abstract,
                Flag(flags),
                first_day,
                last_day,
                version,
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
