"""The façade of library.db: everything that the rest of the program asks about papers."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from reader import store
from reader.errors import StoreError
from reader.library import days, mirror, papers
from reader.library.imported import LIBRARY_NAME
from reader.library.schema import APPLICATION_ID, MIGRATIONS, PAGE_SIZE
from reader.library.types import Added, DayCounts, FileStamp, Ledger, Repeat
from reader.library.views import Selection, selection
from reader.model import Counts, Digest, Flag, Mark, Record, Row, Scope, Variant, View

if TYPE_CHECKING:
    from reader.library.add import MarksOf

_FEW: Final = 500


class Library:
    """All papers and digests. Every method may raise StoreError; those that take a view, QueryError too."""

    def __init__(self, opened: store.Store) -> None:
        self._store = opened

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open `folder`/library.db; folder and file are created where they are missing.

        Raises:
            NewerSchemaError, DamagedStoreError: see `reader.store.connect`.

        """
        path = folder / LIBRARY_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{folder}: cannot be created ({error.strerror}); check its permissions") from error
        return cls(store.connect(path, APPLICATION_ID, MIGRATIONS, page_size=PAGE_SIZE))

    @property
    def read_only(self) -> bool:
        """Whether no digest can be added; mirrored marks then last as long as this object."""
        return self._store.read_only

    def version(self) -> int:
        """A number that is another one after another connection wrote; cheap enough to ask for every second."""
        return int(self._store.one("PRAGMA data_version")[0])

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, digest: Digest, files: Sequence[FileStamp] = (), marks: MarksOf | None = None) -> Added:
        """Add a digest, or bring the one of the same day and origin up to date, in one transaction.

        `files` are what it was read from; `marks` gives the marks of papers by key (`Marks.marks`).
        """
        from reader.library.add import add_digest

        with self._store.transaction() as db:
            return add_digest(db, digest, files, marks)

    def unchanged(self, stamps: Sequence[FileStamp]) -> bool:
        """Whether all these files were added as they are: by size and time, else by size and content."""
        return bool(stamps) and all(self._is_known(stamp) for stamp in stamps)

    def _is_known(self, stamp: FileStamp) -> bool:
        known = self._store.one("SELECT size, mtime_ns, hash FROM file WHERE path = ?", (stamp.path,))
        if known is None or known[0] != stamp.size:
            return False
        return bool(known[1] == stamp.mtime_ns or known[2] == (stamp.content_hash() or None))

    def ids(self, view: View) -> array[int]:
        """The ids of the view's papers, in its order, as 64-bit integers."""
        chosen = self._selection(view)
        sql = f"{chosen.select('state.paper')} ORDER BY {chosen.order}"
        return array("q", [id for (id,) in self._store.all(sql, chosen.parameters)])

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """The rows of `ids` in their order, with one SELECT for up to 200; unknown ids are left out."""
        return papers.rows(self._store, ids)

    def record(self, id: int, mark: Mark | None = None) -> Record:
        """Everything known of a paper; without `mark`, its flags are those last mirrored."""
        return papers.record(self._store, id, mark)

    def variants(self, id: int) -> list[Variant]:
        """All summaries of a paper, the shown one first, then the latest."""
        return papers.variants(self._store, id)

    def find(self, text: str) -> int | None:
        """The id of the paper that `text` names: a key, an arXiv ID or link of any version, a DOI."""
        return papers.find(self._store, text)

    def repeats(self, view: View) -> list[Repeat]:
        """The papers of a day's view that an earlier day listed too, in its order; none in other views."""
        if view.scope not in (Scope.TODAY, Scope.DAY):
            return []
        chosen = self._selection(view)
        sql = f"{chosen.select('state.paper, first_day')} AND first_day < listing.day ORDER BY {chosen.order}"
        return [Repeat(*row) for row in self._store.all(sql, chosen.parameters)]

    def counts(self, view: View) -> Counts:
        """How many papers the view shows, and how many of them are unread; of a day, those that are new then."""
        day = self._tallied_day(view)
        if day is None:
            chosen = self._selection(view)
            found = self._store.one(chosen.select("count(*), sum(flags & 9 = 0)"), chosen.parameters)
        else:
            tallied = "SELECT total, unread FROM tally WHERE day = ? AND category = ?"
            found = self._store.one(tallied, (day, view.category or "*")) or (0, 0)
        total, unread = found
        return Counts(unread if view.scope is Scope.UNREAD and day is not None else total, unread or 0)

    def categories(self, view: View) -> list[tuple[str, Counts]]:
        """The primary categories of the view, whichever of them it is narrowed to; most papers first."""
        day = self._tallied_day(view)
        if day is None:
            chosen = self._selection(View(view.scope, view.day, "", view.query))
            sql = f"{chosen.select('category, count(*) AS total, sum(flags & 9 = 0)')} GROUP BY category"
            found = self._store.all(f"{sql} ORDER BY total DESC, category", chosen.parameters)
        else:
            total = "unread" if view.scope is Scope.UNREAD else "total"
            tallied = f"SELECT category, {total} AS papers, unread FROM tally WHERE day = ? AND category <> '*'"
            found = self._store.all(f"{tallied} AND papers > 0 ORDER BY papers DESC, category", (day,))
        return [(category, Counts(papers, unread)) for category, papers, unread in found]

    def unread_among(self, ids: Sequence[int], day: str = "") -> int:
        """How many of `ids` are neither read nor hidden; with a `day`, nor listed before it."""
        if len(ids) > _FEW:
            condition = "flags & 9 = 0 AND first_day >= ?" if day else "flags & 9 = 0"
            found = self._store.all(f"SELECT paper FROM state WHERE {condition}", (day,) if day else ())
            unread = {id for (id,) in found}
            return sum(map(unread.__contains__, ids))
        places = ",".join("?" * len(ids))
        sql = f"SELECT count(*) FROM state WHERE paper IN ({places}) AND flags & 9 = 0 AND first_day >= ?"
        return int(self._store.one(sql, (*ids, day))[0])

    def flags(self, ids: Sequence[int]) -> list[Flag]:
        """The flags of `ids`, in no order; unknown ids are left out."""
        found: list[Flag] = []
        for start in range(0, len(ids), _FEW):
            chunk = ids[start : start + _FEW]
            places = ",".join("?" * len(chunk))
            rows = self._store.all(f"SELECT flags FROM state WHERE paper IN ({places})", tuple(chunk))
            found += [Flag(flags) for (flags,) in rows]
        return found

    def first_unread(self, ids: Sequence[int]) -> int | None:
        """The index of the first of `ids` that is neither read nor hidden."""
        for start in range(0, len(ids), _FEW):
            chunk = ids[start : start + _FEW]
            places = ",".join("?" * len(chunk))
            sql = f"SELECT paper FROM state WHERE paper IN ({places}) AND flags & 9 = 0"
            unread = {id for (id,) in self._store.all(sql, tuple(chunk))}
            if unread:
                return start + next(index for index, id in enumerate(chunk) if id in unread)
        return None

    def keys(self, ids: Sequence[int]) -> list[str]:
        """The keys of `ids`, in their order."""
        found: dict[int, str] = {}
        for start in range(0, len(ids), _FEW):
            chunk = ids[start : start + _FEW]
            places = ",".join("?" * len(chunk))
            found.update(self._store.all(f"SELECT id, key FROM paper WHERE id IN ({places})", tuple(chunk)))
        return [found[id] for id in ids if id in found]

    def days(self) -> list[DayCounts]:
        """The days that list papers, newest first."""
        return days.day_counts(self._store)

    def ledger(self) -> Ledger:
        """What the digests of each day brought, and which weekdays have none."""
        return days.ledger(self._store)

    def newest_day(self) -> str | None:
        """The newest day that lists papers."""
        return self._day("SELECT max(day) FROM listing")

    def day_before(self, day: str) -> str | None:
        """The newest day before `day` that lists papers."""
        return self._day("SELECT max(day) FROM listing WHERE day < ?", day)

    def day_after(self, day: str) -> str | None:
        """The oldest day after `day` that lists papers."""
        return self._day("SELECT min(day) FROM listing WHERE day > ?", day)

    def mirror(self, marks: Mapping[str, Mark], seq: int, *, wait: bool = True) -> None:
        """Take over changed marks up to `seq`, so that views and counts follow them.

        Raises:
            BusyError: another process is writing; without `wait` as soon as that is known.

        """
        mirror.mirror(self._store, marks, seq, wait=wait)

    def marks_seq(self) -> int:
        """The `seq` that was mirrored last, 0 at first."""
        return mirror.marks_seq(self._store)

    def _selection(self, view: View) -> Selection:
        return selection(view, (self.newest_day() or "") if view.scope is Scope.TODAY else "")

    def _tallied_day(self, view: View) -> str | None:
        """The day under which the view's counts are kept, '' for all papers; None where they are not kept."""
        if view.scope is Scope.BOOKMARKS or view.query.strip():
            return None
        if view.scope is Scope.TODAY:
            return self.newest_day() or "none"
        return (view.day or "none") if view.scope is Scope.DAY else ""

    def _day(self, sql: str, *parameters: str) -> str | None:
        day: str | None = self._store.one(sql, parameters)[0]
        return day
