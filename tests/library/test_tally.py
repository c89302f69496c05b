"""The counters that are kept are what counting would give, whatever happens."""

import tempfile
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library, muting
from reader.model import Counts, Flag, Mark, Scope, View
from tests.library.made_up import digest, paper

DAYS = ("2026-06-10", "2026-06-11", "2026-06-12")
CATEGORIES = ((), ("cs.LG",), ("cs.CL", "cs.LG"), ("68T50", "cs.CL", "cs.AI"))
KEYS = ("a", "b", "c", "d")
FLAGS = st.sampled_from([Flag(0), Flag.READ, Flag.HIDDEN, Flag.READ | Flag.HIDDEN, Flag.BOOKMARKED, Flag.LATER])

PAPERS = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(CATEGORIES)), max_size=5)
ADD = st.tuples(st.just("add"), st.sampled_from(DAYS), st.sampled_from(["/one", "/two"]), PAPERS)
MIRROR = st.tuples(st.just("mirror"), st.dictionaries(st.sampled_from(KEYS), FLAGS, max_size=4))

RULES = st.tuples(
    st.just("rules"), st.sampled_from(["", "[[mute]]\ncategory = 'cs.CL'", "[[mute]]\nauthor = 'Turing'"])
)

BRUTE = """
SELECT day, category, sum(flags & 40 = 0), sum(flags & 41 = 0 AND is_new) FROM (
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


@pytest.mark.parametrize("many", [0, 20], ids=["a trigger counts the muted", "the muted are counted at the end"])
@settings(max_examples=40, deadline=None)
@given(steps=st.lists(ADD | MIRROR | RULES, max_size=10))
def test_tally_equals_counting(many: int, steps: list[tuple[object, ...]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder)) as library,
        patch.object(muting, "_MANY", many),
    ):
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
                case ("rules", str(text)):
                    library.apply_rules()
                    library.set_rules(text, "rules.toml")
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
