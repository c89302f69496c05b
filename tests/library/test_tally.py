"""The counters that triggers keep are what counting would give, whatever happens."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.model import Counts, Flag, Mark, Scope, View
from tests.library.made_up import digest, paper

DAYS = ("2026-06-10", "2026-06-11", "2026-06-12")
CATEGORIES = ((), ("cs.LG",), ("cs.CL", "cs.LG"), ("68T50", "cs.CL", "cs.AI"))
KEYS = ("a", "b", "c", "d")
FLAGS = st.sampled_from([Flag(0), Flag.READ, Flag.HIDDEN, Flag.READ | Flag.HIDDEN, Flag.BOOKMARKED, Flag.LATER])

PAPERS = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(CATEGORIES)), max_size=5)
ADD = st.tuples(st.just("add"), st.sampled_from(DAYS), st.sampled_from(["/one", "/two"]), PAPERS)
MIRROR = st.tuples(st.just("mirror"), st.dictionaries(st.sampled_from(KEYS), FLAGS, max_size=4))

BRUTE = """
SELECT day, category, sum(flags & 8 = 0), sum(flags & 9 = 0 AND is_new) FROM (
    SELECT day, category, flags, first_day = day AS is_new FROM listing JOIN state ON state.paper = listing.paper
    UNION ALL SELECT '', category, flags, true FROM state
    UNION ALL SELECT day, '*', flags, first_day = day FROM listing JOIN state ON state.paper = listing.paper
    UNION ALL SELECT '', '*', flags, true FROM state
) GROUP BY day, category"""


def counted(library: Library, view: View) -> Counts:
    day = library.newest_day() if view.scope is Scope.TODAY else view.day
    rows = library.rows(library.ids(view))
    unread = [row for row in rows if not row.flags & (Flag.READ | Flag.HIDDEN)]
    return Counts(len(rows), sum(row.first_seen == day or not day for row in unread))


@settings(max_examples=60, deadline=None)
@given(st.lists(ADD | MIRROR, max_size=10))
def test_tally_equals_counting(steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        library._store.connection.execute("PRAGMA synchronous = OFF")
        for seq, step in enumerate(steps):
            match step:
                case ("add", str(day), str(origin), list(papers)):
                    made = digest(day, [paper(key, categories=codes) for key, codes in papers], origin)
                    marked = {row[0]: Mark(Flag(row[1])) for row in library._store.all(
                        "SELECT key, flags FROM paper JOIN state ON paper = id")}  # fmt: skip
                    library.add(made, marks=lambda keys, marked=marked: marked)  # type: ignore[misc]
                    assert library.add(made).unchanged
                case ("mirror", dict(flags)):
                    library.mirror({key: Mark(flag) for key, flag in flags.items()}, seq)
        tally = library._store.all("SELECT * FROM tally WHERE total OR unread")
        brute = [row for row in library._store.all(BRUTE) if row[2] or row[3]]
        assert sorted(tally) == sorted(brute)
        for view in [View(scope) for scope in Scope] + [View(Scope.DAY, day) for day in DAYS]:
            assert library.counts(view) == counted(library, view)
            for category, counts in library.categories(view):
                if category:
                    assert counts == counted(library, View(view.scope, view.day, category))
            assert sum(counts.total for _, counts in library.categories(view)) == library.counts(view).total
        assert [day.counts for day in library.days()] == [
            library.counts(View(Scope.DAY, day.day)) for day in library.days()
        ]
