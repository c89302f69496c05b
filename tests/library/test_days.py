"""The ledger, against a second one that counts in the plainest way."""

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest import ingest
from reader.library import Library
from reader.library.days import LONGEST_ABSENCE
from reader.library.imported import LIBRARY_NAME
from reader.library.schema import APPLICATION_ID, MIGRATIONS
from reader.library.types import Gap, Ledger
from reader.marks import Marks
from reader.model import Flag, Mark, Problem, Scope, Section, Summary, View
from reader.store import connect
from tests.library.made_up import digest, paper
from tests.shared import SHARED, needs_shared

FIRST = date(2026, 5, 25)
KEYS = "abcdefgh"
PROBLEM = Problem("x.md", 7, "no title")
NONE = (Summary(), Summary("zh", (Section("关键词", "扩散"),)))
"""A summary that failed, and one of which only what the digest adds of its own is there."""

digests = st.tuples(
    st.integers(0, 60), st.sampled_from(("/a", "/b")), st.lists(st.sampled_from(KEYS), max_size=6), st.booleans(),
    st.booleans(),
)  # fmt: skip
flags = st.dictionaries(st.sampled_from(KEYS), st.sampled_from([*range(24), 64]).map(Flag))


def iso(number: int) -> str:
    return (FIRST + timedelta(number)).isoformat()


@given(st.lists(digests, max_size=9), flags, st.sets(st.sampled_from(KEYS)))
@settings(max_examples=60, deadline=None)
def test_the_ledger_counts_as_one_would_by_hand(
    made: list[tuple[int, str, list[str], bool, bool]], marks: dict[str, Flag], without: set[str]
) -> None:
    lists: dict[str, set[str]] = {}
    with TemporaryDirectory() as name, Library.open(Path(name)) as library:
        for number, origin, keys, guess, has_problem in made:
            papers = [paper(key, summary=NONE[key in "ace"]) if key in without else paper(key) for key in keys]
            library.add(digest(iso(number), papers, origin, [PROBLEM] if has_problem else [], guess))
            lists.setdefault(iso(number), set()).update(keys)
        library.mirror({key: Mark(its) for key, its in marks.items()}, 1)
        ledger = library.ledger()
        unread = library.counts(View(Scope.UNREAD)).total
    assert [day.day for day in ledger.days] == sorted(lists, reverse=True)
    for day in ledger.days:
        here = lists[day.day]
        before = {other: its for other, its in lists.items() if other < day.day}
        new = here - set().union(*before.values())
        holding = sorted(other for other, its in before.items() if here <= its)
        assert (day.listings, day.new, day.repeated) == (len(here), len(new), len(here - new))
        assert day.without_summary == len(here & without)
        assert day.unread == sum(not marks.get(key, Flag(0)) & (Flag.READ | Flag.HIDDEN) for key in new)
        assert day.bookmarked == sum(bool(marks.get(key, Flag(0)) & Flag.BOOKMARKED) for key in here)
        assert day.same_as == (holding[0] if here and holding else "")
        last = {(number, origin): bad for number, origin, _, _, bad in made}
        assert len(day.problems) == sum(bad for (number, _), bad in last.items() if iso(number) == day.day)
    assert sum(day.unread for day in ledger.days) == unread
    check_absent(ledger, [day.day for day in ledger.days if not day.is_guess])


def check_absent(ledger: Ledger, exact: list[str]) -> None:
    """Every day between the first and the last exact one is there, missing, in a gap, or at a weekend."""
    there = {day.day for day in ledger.days}
    days = sorted(map(date.fromisoformat, exact))
    missing, gap_days = [], []
    for before, after in pairwise(days):
        between = [before + timedelta(number) for number in range(1, (after - before).days)]
        absent = [day for day in between if day.isoformat() not in there]
        if (after - before).days > LONGEST_ABSENCE:
            gap_days += absent
        else:
            missing += [day.isoformat() for day in absent if day.weekday() < 5]
    assert list(ledger.missing) == sorted(missing, reverse=True)
    covered = []
    for first, last in reversed(ledger.gaps):
        length = (date.fromisoformat(last) - date.fromisoformat(first)).days
        covered += [date.fromisoformat(first) + timedelta(number) for number in range(length + 1)]
    assert covered == gap_days


def of_days(folder: Path, *days: str, guessed: str = "") -> Ledger:
    with Library.open(folder) as library:
        for day in days:
            library.add(digest(day, [day]))
        if guessed:
            library.add(digest(guessed, ["guessed"], guess=True))
        return library.ledger()


def test_a_guessed_day_makes_nothing_missing(tmp_path: Path) -> None:
    assert of_days(tmp_path, "2026-06-12", guessed="1999-01-01").missing == ()
    ledger = of_days(tmp_path / "between", "2026-06-09", "2026-06-12", guessed="2026-06-10")
    assert (ledger.missing, ledger.gaps) == (("2026-06-11",), ())


def test_weeks_without_digests_are_one_gap(tmp_path: Path) -> None:
    ledger = of_days(tmp_path, "2007-05-25", "2026-06-12", guessed="2010-01-01")
    assert ledger.missing == ()
    assert ledger.gaps == (Gap("2010-01-02", "2026-06-11"), Gap("2007-05-26", "2009-12-31"))


def test_problems_have_their_folder(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-12", [], "/digests/one", [PROBLEM]))
        library.add(digest("2026-06-12", [], "-", [PROBLEM]))
        assert list(map(str, library.ledger().days[0].problems)) == [
            "/digests/one/x.md:7: no title",
            "x.md:7: no title",
        ]


@needs_shared
def test_the_real_days_say_what_was_found_in_them_by_hand(tmp_path: Path) -> None:
    upstream = SHARED / "upstream"
    days = ("2025-10-09", "2026-03-17", "2026-06-11", "2026-06-12", "2026-06-13", "2026-06-14")
    paths = [path for path in upstream.iterdir() if path.name.startswith(days)]
    with Library.open(tmp_path) as library, Marks.open(tmp_path) as marks:
        for day in days:
            # One call a day, as named files are otherwise grouped with their folder's others only.
            ingest(library, marks, [path for path in paths if path.name.startswith(day)])
        ledger = library.ledger()
    found = {day.day: day for day in ledger.days}
    assert [(found[day].new, found[day].repeated, found[day].same_as) for day in days[3:]] == [
        (250, 0, ""), (0, 250, "2026-06-12"), (0, 250, "2026-06-12"),
    ]  # fmt: skip
    assert (found["2025-10-09"].listings, found["2025-10-09"].dropped) == (0, None)
    assert found["2026-03-17"].dropped == dropped_by_hand(upstream, "2026-03-17") > 0
    assert [gap.last for gap in ledger.gaps] == ["2026-06-10", "2026-03-16"]


def dropped_by_hand(folder: Path, day: str) -> int:
    """The IDs of the raw crawl that are neither in the Markdown nor in the enhanced file."""
    raw, enhanced = (
        {json.loads(line)["id"] for line in (folder / f"{day}{name}.jsonl").read_text(encoding="utf-8").splitlines()}
        for name in ("", "_AI_enhanced_Chinese")
    )
    shown = set(re.findall(r"\]\(https?://arxiv\.org/abs/([\d.]+)", (folder / f"{day}.md").read_text(encoding="utf-8")))
    return len(raw - enhanced - shown)


def test_a_library_from_before_the_ledger_is_brought_up_to_date(tmp_path: Path) -> None:
    old = connect(tmp_path / LIBRARY_NAME, APPLICATION_ID, MIGRATIONS[:1])
    old.connection.execute("INSERT INTO digest(day, origin, day_is_guess) VALUES ('2026-06-12', '/digests', 0)")
    old.close()
    with Library.open(tmp_path) as library:
        assert library.ledger().days[0].dropped is None
        library.add(digest("2026-06-12", ["a"])._replace(dropped=3))
        assert (library.ledger().days[0].listings, library.ledger().days[0].dropped) == (1, 3)
