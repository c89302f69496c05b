"""The full-text index follows the papers: in the background, newest papers first, in transactions short to wait for."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from reader.library.schema_search import DOCUMENTS_OF_A_DAY, first_document
from reader.library.summaries import COLUMNS, from_content
from reader.text.terms import index_terms, initials

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from sqlite3 import Connection

    from reader.store import Store

BETWEEN: Final = " ¶ "
"""Parts authors and sections, so that no phrase is found across them; no term has this sign."""
_QUEUED: Final = f"""
SELECT paper.id, queued.day, title, authors, abstract, {", ".join(f"summary.{column}" for column in COLUMNS)}
FROM (SELECT paper, day FROM unindexed ORDER BY day DESC, paper LIMIT ?) AS queued
CROSS JOIN state ON state.paper = queued.paper CROSS JOIN paper ON paper.id = queued.paper
LEFT JOIN summary ON summary.id = state.summary
ORDER BY queued.day, paper.id DESC"""
_VERSION: Final = "PRAGMA data_version"
_LEFT: Final = "SELECT count(*) FROM unindexed"
_STALE: Final = "SELECT count(*) > 3 * count(paper) / 2 FROM document"
_BEGIN_ANEW: Final = (
    "INSERT INTO search(search) VALUES ('delete-all')",
    "DELETE FROM document",
    "INSERT OR IGNORE INTO unindexed SELECT paper, first_day FROM state",
)


def index(store: Store, most: int, *, wait: bool) -> int:
    """Index up to `most` papers in one transaction; how many are left. Where over a third is stale, all of it anew.

    The terms are made before the library is locked, unless it changed meanwhile.

    Raises:
        BusyError: another process is writing; without `wait` as soon as that is known.

    """
    version, papers = store.one(_VERSION), _queued(store, most)
    with store.transaction(wait=wait) as db:
        if store.one(_VERSION) != version:
            papers = _queued(store, most)
        ids = [(paper,) for paper, *_ in papers]
        became_stale = db.executemany("UPDATE document SET paper = NULL WHERE paper = ?", ids).rowcount > 0
        documents = list(_numbered(db, papers))
        db.executemany("INSERT INTO document VALUES (?, ?)", [(number, paper) for number, paper, *_ in documents])
        db.executemany(
            "INSERT INTO search(rowid, title, authors, abstract, summary, initials) VALUES (?, ?, ?, ?, ?, ?)",
            [(number, *terms) for number, _, *terms in documents],
        )
        db.executemany("DELETE FROM unindexed WHERE paper = ?", ids)
        left = int(store.one(_LEFT)[0])
        if not left and became_stale and store.one(_STALE)[0]:
            for statement in _BEGIN_ANEW:
                db.execute(statement)
            left = int(store.one(_LEFT)[0])
    return left


def _queued(store: Store, most: int) -> list[tuple[int | str, ...]]:
    """The newest papers of the queue: id, day, and the terms of each column; the later paper of a day first."""
    return [(paper, day, *_terms(values)) for paper, day, *values in store.all(_QUEUED, (most,))]


def _numbered(db: Connection, papers: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The papers with the numbers of their documents before them, without their days; ascending, as FTS5 likes it.

    Each paper gets a number below all that its day has.
    """
    for day, group in groupby(papers, itemgetter(1)):
        members, first = list(group), first_document(day)
        lowest = "SELECT min(id) FROM document WHERE id >= ? AND id < ?"
        used = db.execute(lowest, (first, first + DOCUMENTS_OF_A_DAY)).fetchone()[0]
        number = (used or first + DOCUMENTS_OF_A_DAY) - len(members)
        yield from ((number + place, paper, *terms) for place, (paper, _, *terms) in enumerate(members))


def _terms(values: Sequence[Any]) -> tuple[str, ...]:
    """The terms of each column of the index."""
    title, authors, abstract, *content = values
    sections = from_content(tuple(content)).sections if content[0] is not None else ()
    summary = _joined(text for _, text in sections)
    columns = (index_terms(title), _joined(authors.split("\n")), index_terms(abstract), summary)
    return (*columns, initials(" ".join(columns)))


def _joined(parts: Iterable[str]) -> str:
    return BETWEEN.join(filter(None, map(index_terms, parts)))
