"""Adding a digest: one transaction, which the caller holds. Nothing that was known is lost by it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import Final, NamedTuple

from reader.library import summaries
from reader.library.category import home_category
from reader.library.columns import PAPER, category_lines, chunks, paper_values, to_paper
from reader.library.merge import merge
from reader.library.mirror import annotate
from reader.library.schema import position
from reader.library.tally import count_new, recount_day
from reader.library.types import Added, FileStamp, storable
from reader.model import Digest, Flag, Mark, Paper

MarksOf = Callable[[Sequence[str]], Mapping[str, Mark]]
"""Gives the marks of papers by key, as `Marks.marks` does."""
_SEEN: Final = int(Flag.READ | Flag.HIDDEN | Flag.MUTED)
_BOOKMARKED: Final = int(Flag.BOOKMARKED)
_QUEUES: Final = (
    "INSERT INTO unindexed SELECT paper, first_day FROM state WHERE paper >= ?",
    "INSERT INTO unruled SELECT paper FROM state WHERE paper >= ?",
)
"""New papers wait for the index, and for the rules."""


class _Entry:
    """All that the digest says of one paper, however often it lists it."""

    def __init__(self, place: int, section: str, paper: Paper) -> None:
        self.place, self.section, self.paper = place, section, paper
        self.contents: dict[summaries.Content, None] = {}
        self._take_summary(paper)

    def take(self, paper: Paper) -> None:
        self.paper = merge(self.paper, paper, newer=False)
        self._take_summary(paper)

    def _take_summary(self, paper: Paper) -> None:
        if paper.summary.sections:
            self.contents[summaries.to_content(paper.summary)] = None


class _Known(NamedTuple):
    """What the library has of a paper; `listed_by` is the digest that listed it on the day of this one."""

    id: int
    paper: Paper
    first_day: str
    last_day: str
    place: int
    summary: int | None
    listed_by: int | None
    listed_at: int | None
    flags: int


def add_digest(db: sqlite3.Connection, digest: Digest, files: Sequence[FileStamp], marks_of: MarksOf | None) -> Added:
    """Add or update a digest. Adding the same one again changes nothing and says so."""
    number, changed = _digest(db, digest)
    entries = _entries(digest, number)
    known = _known(db, list(entries), digest.day)
    before = db.execute("SELECT paper FROM listing WHERE day = ? AND digest = ?", (digest.day, number))
    vanished = {id for (id,) in before} - {paper.id for paper in known.values()}
    marks = marks_of([key for key in entries if key not in known]) if marks_of else {}
    # From here on, so that no new summary gets the id of one that it replaces: triggers go by the id of the shown one.
    ids = count(_next_id(db, "summary"))
    _add_new(db, ids, number, digest.day, [entry for key, entry in entries.items() if key not in known], marks)
    changed |= len(known) < len(entries)
    updated = 0
    stored = _stored_summaries(db, [paper.id for paper in known.values()])
    for key, old in known.items():
        entry = entries[key]
        better = _update_paper(db, old, entry.paper, digest.day)
        moved = _update_listing(db, ids, number, digest.day, old, entry, stored.get(old.id, []))
        updated += better
        changed |= better or moved
    if changed:
        recount_day(db, digest.day)
    for stamp in files:
        db.execute(
            "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)",
            (*stamp._replace(path=storable(stamp.path), hash=stamp.content_hash()), number),
        )
    new = {key for key in entries if key not in known or digest.day <= known[key].first_day}
    flags = {key: known[key].flags if key in known else _flags(marks.get(key)) for key in entries}
    return Added(
        day=digest.day,
        listings=len(entries),
        new=len(new),
        repeated=len(entries) - len(new),
        without_summary=sum(not any(map(summaries.is_summary, entry.contents)) for entry in entries.values()),
        problems=len(digest.problems),
        updated=updated,
        vanished=len(vanished),
        unchanged=not changed,
        dropped=digest.dropped,
        unread=sum(not flags[key] & _SEEN for key in new),
        bookmarked=sum(each & _BOOKMARKED != 0 for each in flags.values()),
        in_others=sum(paper.listed_by not in (None, number) for paper in known.values()),
    )


def _flags(mark: Mark | None) -> int:
    return int(mark.flags) if mark else 0


def _digest(db: sqlite3.Connection, digest: Digest) -> tuple[int, bool]:
    """The digest's number, and whether anything but its listings changed."""
    place = (digest.day, storable(digest.origin))
    found = db.execute("SELECT id, day_is_guess FROM digest WHERE day = ? AND origin = ?", place).fetchone()
    problems = [(storable(problem.file), problem.line, problem.reason) for problem in digest.problems]
    if found is None:
        values = (*place, digest.day_is_guess)
        number = db.execute("INSERT INTO digest(day, origin, day_is_guess) VALUES (?, ?, ?)", values).lastrowid
        assert number is not None
        old_problems, changed = [], True
    else:
        number = int(found[0])
        select = "SELECT file, line, reason FROM problem WHERE digest = ? ORDER BY rowid"
        old_problems = db.execute(select, (number,)).fetchall()
        changed = bool(found[1]) != digest.day_is_guess
        if changed:
            db.execute("UPDATE digest SET day_is_guess = ? WHERE id = ?", (digest.day_is_guess, number))
    if problems != old_problems:
        changed = True
        db.execute("DELETE FROM problem WHERE digest = ?", (number,))
        db.executemany(f"INSERT INTO problem VALUES ({number}, ?, ?, ?)", problems)
    if (dropped := digest.dropped) is not None:
        update = "UPDATE digest SET dropped = ? WHERE id = ? AND dropped IS NOT ?"
        changed |= db.execute(update, (dropped, number, dropped)).rowcount > 0
    return number, changed


def _entries(digest: Digest, number: int) -> dict[str, _Entry]:
    """The papers of the digest by key, each at the place where it is listed first."""
    entries: dict[str, _Entry] = {}
    for index, (paper, section) in enumerate(digest.listings):
        if paper.key in entries:
            entries[paper.key].take(paper)
        else:
            entries[paper.key] = _Entry(position(number, index), section, paper)
    return entries


def _known(db: sqlite3.Connection, keys: Sequence[str], day: str) -> dict[str, _Known]:
    columns = ", ".join(f"paper.{column}" for column in PAPER)
    known = {}
    for chunk, places in chunks(keys):
        rows = db.execute(
            f"SELECT {columns}, categories, paper.id, first_day, last_day, state.position, summary,"
            " listing.digest, listing.position, flags"
            " FROM paper JOIN state ON state.paper = paper.id"
            " LEFT JOIN listing ON listing.paper = paper.id AND listing.day = ?"
            f" WHERE paper.key IN ({places})",
            (day, *chunk),
        )
        for row in rows:
            values, (categories, id, *rest) = row[: len(PAPER)], row[len(PAPER) :]
            paper = to_paper(values, categories)
            known[paper.key] = _Known(id, paper, *rest)
    return known


@lru_cache(maxsize=4096)
def _categories(codes: tuple[str, ...]) -> tuple[str, str]:
    """The values of `category` and `categories`; kept, as most papers share theirs with many others."""
    return home_category(codes), category_lines(codes)


def _add_new(
    db: sqlite3.Connection,
    ids: Iterator[int],
    number: int,
    day: str,
    entries: Sequence[_Entry],
    marks: Mapping[str, Mark],
) -> None:
    """Write papers that the library does not have, then all that follows for counters and queues at once."""
    if not entries:
        return
    first = _next_id(db, "paper")
    papers, states, listings = [], [], []
    inserted: list[tuple[int, summaries.Stored]] = []
    for id, entry in enumerate(entries, first):
        stored = [summaries.Stored(next(ids), number, day, content) for content in entry.contents]
        inserted += [(id, each) for each in stored]
        paper = entry.paper
        flags = _flags(marks.get(paper.key))
        papers.append((id, *paper_values(paper)))
        states.append((id, flags, *_categories(paper.categories), day, day, entry.place, summaries.best(stored)))
        listings.append((day, entry.place, id, number, entry.section))
    places = ", ".join("?" * len(PAPER))
    db.executemany(f"INSERT INTO paper(id, {', '.join(PAPER)}) VALUES (?, {places})", papers)
    db.executemany("INSERT INTO state VALUES (?, ?, ?, ?, ?, ?, ?, ?)", states)
    db.executemany("INSERT INTO listing VALUES (?, ?, ?, ?, ?)", listings)
    _insert_summaries(db, inserted)
    annotate(db, marks.items())
    count_new(db, first)
    for queue in _QUEUES:
        db.execute(queue, (first,))


def _next_id(db: sqlite3.Connection, table: str) -> int:
    return int(db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])


def _insert_summaries(db: sqlite3.Connection, inserted: Sequence[tuple[int, summaries.Stored]]) -> None:
    """Write summaries, each with the id of its paper before it."""
    columns = ", ".join(("id", "paper", "digest", "day", *summaries.COLUMNS))
    places = ", ".join("?" * (4 + len(summaries.COLUMNS)))
    db.executemany(
        f"INSERT INTO summary({columns}) VALUES ({places})",
        [(id, paper, digest, day, *content) for paper, (id, digest, day, content) in inserted],
    )


def _stored_summaries(db: sqlite3.Connection, papers: Sequence[int]) -> dict[int, list[summaries.Stored]]:
    columns = ", ".join(summaries.COLUMNS)
    found: dict[int, list[summaries.Stored]] = {}
    for chunk, places in chunks(papers):
        rows = db.execute(f"SELECT paper, id, digest, day, {columns} FROM summary WHERE paper IN ({places})", chunk)
        for paper, id, digest, day, *content in rows:
            found.setdefault(paper, []).append(summaries.Stored(id, digest, day, tuple(content)))
    return found


def _update_paper(db: sqlite3.Connection, old: _Known, paper: Paper, day: str) -> bool:
    merged = merge(old.paper, paper, newer=day >= old.last_day)
    if merged == old.paper:
        return False
    columns = ", ".join(f"{column} = ?" for column in PAPER)
    db.execute(f"UPDATE paper SET {columns} WHERE id = ?", (*paper_values(merged), old.id))
    if merged.categories != old.paper.categories:
        db.execute(
            "UPDATE state SET category = ?, categories = ? WHERE paper = ?", (*_categories(merged.categories), old.id)
        )
    return True


def _update_listing(
    db: sqlite3.Connection,
    ids: Iterator[int],
    number: int,
    day: str,
    old: _Known,
    entry: _Entry,
    stored: list[summaries.Stored],
) -> bool:
    """Write the listing of a known paper, its summaries, and what follows for its state."""
    place = entry.place if old.listed_by in (None, number) else old.listed_at
    moved = place != old.listed_at
    if old.listed_by is None:
        values = (day, place, old.id, number, entry.section)
        db.execute("INSERT INTO listing VALUES (?, ?, ?, ?, ?)", values)
    elif moved:
        db.execute("UPDATE listing SET position = ? WHERE day = ? AND paper = ?", (place, day, old.id))
    summary, rewritten = _replace_summaries(db, ids, number, day, old.id, entry, stored)
    before = (old.first_day, old.last_day, old.place, old.summary)
    last_place = place if day >= old.last_day else old.place
    after = (min(day, old.first_day), max(day, old.last_day), last_place, summary)
    if after != before:
        db.execute(
            "UPDATE state SET first_day = ?, last_day = ?, position = ?, summary = ? WHERE paper = ?",
            (*after, old.id),
        )
    return moved or rewritten or after != before


def _replace_summaries(
    db: sqlite3.Connection,
    ids: Iterator[int],
    number: int,
    day: str,
    paper: int,
    entry: _Entry,
    stored: list[summaries.Stored],
) -> tuple[int | None, bool]:
    """Bring a paper's summaries up to date; the id of the one to show, and whether any changed.

    This digest's earlier ones stay beside what was made anew, unless they say nothing else. One that the library has
    from an earlier day already is not stored twice, but moved to this day; one that this digest says again after
    another one becomes its latest.
    """
    if not entry.contents:
        return summaries.best(stored), False
    kept: list[summaries.Stored] = []
    changed = False
    own = [old for old in stored if old.digest == number]
    passing = max((old.id for old in own if old.content not in entry.contents), default=0)
    for old in stored:
        if old.content in entry.contents and (old not in own or old.id > passing):
            if old.day < day:
                db.execute("UPDATE summary SET digest = ?, day = ? WHERE id = ?", (number, day, old.id))
                old, changed = old._replace(digest=number, day=day), True
        elif old in own and any(summaries.gives_way(old.content, new) for new in entry.contents):
            db.execute("DELETE FROM summary WHERE id = ?", (old.id,))
            changed = True
            continue
        kept.append(old)
    present = {old.content for old in kept}
    fresh = [summaries.Stored(next(ids), number, day, each) for each in entry.contents if each not in present]
    _insert_summaries(db, [(paper, each) for each in fresh])
    kept += fresh
    return summaries.best(kept), changed or bool(fresh)
