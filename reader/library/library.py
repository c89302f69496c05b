"""The façade of library.db: everything that the rest of the program asks about papers."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from reader import store
from reader.errors import BusyError, StoreError
from reader.library import muting
from reader.library.asking import Asking
from reader.library.heeding import Heeding
from reader.library.imported import LIBRARY_NAME
from reader.library.schema import APPLICATION_ID, MIGRATIONS, PAGE_SIZE
from reader.library.types import Added, FileStamp, Repeat, storable
from reader.library.views import ALL_HITS, Selection, selection
from reader.model import Counts, Digest, Scope, View

if TYPE_CHECKING:
    from reader.library.add import MarksOf
    from reader.rules.types import Rule

MOST_HITS: Final = 5000
"""So many hits of a word are worth listing, where nobody asks for more than the word."""
_FEW: Final = 500


class Library(Asking, Heeding):
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
        known = self._store.one("SELECT size, mtime_ns, hash FROM file WHERE path = ?", (storable(stamp.path),))
        if known is None or known[0] != stamp.size:
            return False
        return bool(known[1] == stamp.mtime_ns or known[2] == (stamp.content_hash() or None))

    def ids(self, view: View, most: int = ALL_HITS) -> array[int]:
        """The ids of the view's papers, in its order, as 64-bit integers.

        Of a query of nothing but text over everything, only those of the newest `most` papers (MOST_HITS is a good
        number); `counts` counts all.
        """
        chosen = self._selection(view, most=most)
        sql = f"{chosen.select('state.paper')} ORDER BY {chosen.order}"
        return array("q", [id for (id,) in self._store.all(sql, chosen.parameters)])

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
            found = self._store.one(chosen.select("count(*), sum(flags & 41 = 0)"), chosen.parameters)
        else:
            tallied = "SELECT total, unread FROM tally WHERE day = ? AND category = ?"
            found = self._store.one(tallied, (day, view.category or "*")) or (0, 0)
        total, unread = found
        return Counts(unread if view.scope is Scope.UNREAD and day is not None else total, unread or 0)

    def categories(self, view: View) -> list[tuple[str, Counts]]:
        """The primary categories of the view, whichever of them it is narrowed to; most papers first."""
        day = self._tallied_day(view)
        if day is None:
            chosen = self._selection(view._replace(category="", sort=""))
            sql = f"{chosen.select('category, count(*) AS total, sum(flags & 41 = 0)')} GROUP BY category"
            found = self._store.all(f"{sql} ORDER BY total DESC, category", chosen.parameters)
        else:
            total = "unread" if view.scope is Scope.UNREAD else "total"
            tallied = f"SELECT category, {total} AS papers, unread FROM tally WHERE day = ? AND category <> '*'"
            found = self._store.all(f"{tallied} AND papers > 0 ORDER BY papers DESC, category", (day,))
        return [(category, Counts(papers, unread)) for category, papers, unread in found]

    def count_matching(self, rule: Rule, view: View | None = None) -> int:
        """How many papers that the view (without one: everything) shows a rule could hide."""
        from reader.library import rules

        return rules.count_matching(self._store, rule, self._selection(view or View(Scope.ALL)))

    def muted(self, view: View) -> list[int]:
        """The papers that would be in a view if no rule muted them, in its order."""
        chosen = self._selection(view, muting.MUTED)
        sql = f"{chosen.select('state.paper')} ORDER BY {chosen.order}"
        return [id for (id,) in self._store.all(sql, chosen.parameters)]

    def index(self, most: int, *, wait: bool = True) -> int:
        """Make up to `most` papers that came or changed findable by their text, newest first; how many are left.

        Takes about a millisecond a paper, in one transaction. A library that can only be read stays as it is.

        Raises:
            BusyError: another process is writing; without `wait` as soon as that is known.

        """
        if self.read_only:
            return self.unindexed()
        from reader.library.index import index

        return index(self._store, most, wait=wait)

    def unindexed(self) -> int:
        """How many papers came or changed that a query for text does not find (as they are now) yet."""
        return int(self._store.one("SELECT count(*) FROM unindexed")[0])

    def _selection(self, view: View, instead: str = "", most: int = ALL_HITS) -> Selection:
        newest_day = (self.newest_day() or "") if view.scope is Scope.TODAY else ""
        chosen = selection(view, newest_day, instead, most)
        left = self.unindexed() if chosen.looks_for_text else 0
        with suppress(BusyError):
            # Twice at the most: an index that had become stale begins anew with what it was given.
            for _ in range(2):
                if 0 < left <= _FEW:
                    left = self.index(_FEW, wait=False)
        if chosen.looks_for_text:
            from reader.library.beginnings import spelled_out

            return chosen._replace(parameters=spelled_out(self._store, chosen.parameters))
        return chosen

    def _tallied_day(self, view: View) -> str | None:
        """The day under which the view's counts are kept, '' for all papers; None where they are not kept."""
        if view.scope in (Scope.BOOKMARKS, Scope.LATER) or view.query.strip() or view.base.strip():
            return None
        if view.scope is Scope.TODAY:
            return self.newest_day() or "none"
        return (view.day or "none") if view.scope is Scope.DAY else ""
