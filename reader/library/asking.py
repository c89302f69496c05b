"""The part of the library's façade that answers about papers and days that are known, whatever the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import days, groups, papers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.hints import Hints
    from reader.library.texts import PaperTexts
    from reader.library.types import DayCounts, Ledger
    from reader.model import Flag, Mark, Record, Row, Variant
    from reader.store import Store


class Asking:
    """Questions about papers by their ids, and about days. Every method may raise StoreError."""

    _store: Store

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

    def unread_among(self, ids: Sequence[int], day: str = "") -> int:
        """How many of `ids` are neither read, hidden nor muted; with a `day`, nor listed before it."""
        return papers.unread_among(self._store, ids, day)

    def flags(self, ids: Sequence[int]) -> list[Flag]:
        """The flags of `ids`, in no order; unknown ids are left out."""
        return papers.flags(self._store, ids)

    def first_unread(self, ids: Sequence[int]) -> int | None:
        """The index of the first of `ids` that is neither read, hidden nor muted."""
        return papers.first_unread(self._store, ids)

    def group_keys(self, ids: Sequence[int], group: str) -> list[str]:
        """The group of each of `ids`, in their order: its newest day, or its category; `group` names which."""
        return groups.group_keys(self._store, ids, group)

    def due(self, today: str, category: str = "") -> list[int]:
        """The papers that were put off until `today` (ISO 8601) or an earlier day, the longest waiting first."""
        return groups.due(self._store, today, category)

    def keys(self, ids: Sequence[int]) -> list[str]:
        """The keys of `ids`, in their order."""
        return papers.keys(self._store, ids)

    def texts(self, ids: Sequence[int]) -> list[PaperTexts]:
        """Title, TL;DR, authors, categories and abstract of each of `ids`; see `reader.library.texts`."""
        from reader.library import texts

        return texts.texts(self._store, ids)

    def decided(self, bookmarks: int, others: int) -> list[tuple[int, Flag]]:
        """The newest papers that were bookmarked, and those that were passed over, at most so many of each."""
        from reader.library import texts

        return texts.decided(self._store, bookmarks, others)

    def similar(self, id: int, most: int = 20) -> list[tuple[int, float]]:
        """The papers whose text is most like that of `id`, best first, with how alike they are (0 to 1)."""
        from reader.library.similar import similar

        return similar(self._store, id, most)

    def hints(self) -> Hints:
        """What a query may name: tags, authors, categories, venues; for completion."""
        from reader.library.hints import Hints

        return Hints(self._store)

    def tags(self) -> list[tuple[str, int]]:
        """The tags and how many papers have each, most papers first."""
        return self.hints().tags()

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

    def _day(self, sql: str, *parameters: str) -> str | None:
        day: str | None = self._store.one(sql, parameters)[0]
        return day
