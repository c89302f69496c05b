from pathlib import Path

from reader.library import Library
from reader.model import Counts, Flag, Mark, Scope, View
from reader.tallies import Tallies
from tests.library.made_up import digest

SAVED = View(Scope.SAVED, name="all", base="title")
READ = {"a": Mark(Flag.READ)}


def test_counts_of_a_search_are_behind_until_they_are_renewed_and_others_never(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-12", ["a", "b"]))
        tallies = Tallies(library)
        assert tallies.counts(SAVED) == tallies.counts(View(Scope.ALL)) == Counts(2, 2)
        assert tallies.categories(SAVED) == [("cs.LG", Counts(2, 2))]
        library.mirror(READ, 1)
        assert tallies.counts(View(Scope.ALL)) == Counts(2, 1)
        assert tallies.counts(SAVED) == Counts(2, 2)
        assert not tallies.renew()
        assert tallies.counts(SAVED) == Counts(2, 2)
        tallies.are_behind = True
        assert tallies.renew()
        assert tallies.counts(SAVED) == Counts(2, 1)
        assert tallies.categories(SAVED) == [("cs.LG", Counts(2, 1))]
