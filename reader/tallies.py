"""Counts that take a search: kept while marks change, and made anew when nobody waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model import Counts, View


class Tallies:
    """Counts of the sidebar. Those of views with a query may be behind the marks until `renew`; others never are."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._counts: dict[View, Counts] = {}
        self._categories: dict[View, list[tuple[str, Counts]]] = {}
        self.are_behind = False

    def counts(self, view: View) -> Counts:
        """How many papers the view shows, and how many of them are unread."""
        if not view.base:
            return self._library.counts(view)
        if view not in self._counts:
            self._counts[view] = self._library.counts(view)
        return self._counts[view]

    def categories(self, view: View) -> list[tuple[str, Counts]]:
        """The primary categories of the view, most papers first."""
        if not view.base:
            return self._library.categories(view)
        if view not in self._categories:
            self._categories[view] = self._library.categories(view)
        return self._categories[view]

    def renew(self) -> bool:
        """Count again at the next call; whether something was behind."""
        was_behind, self.are_behind = self.are_behind, False
        if was_behind:
            self._counts.clear()
            self._categories.clear()
        return was_behind
