"""Adding digests: counted rightly, nothing lost, and twice the same is once."""

from pathlib import Path
from typing import Any

import pytest

from reader.errors import StoreError
from reader.library import Added, FileStamp, Library
from reader.model import NO_FLAGS, Flag, Mark, Problem, Scope, Section, Summary, View
from tests.library.made_up import chinese, digest, english, paper, whole


def stamp(path: Path) -> FileStamp:
    status = path.stat()
    return FileStamp(str(path), status.st_size, status.st_mtime_ns)


def counts(added: Added) -> dict[str, Any]:
    return {name: value for name, value in added._asdict().items() if value}


def test_counts_of_a_new_and_a_repeating_day(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        first = library.add(digest("2026-06-11", ["a", paper("b", summary=Summary())]))
        assert counts(first) == {"day": "2026-06-11", "listings": 2, "new": 2, "without_summary": 1, "unread": 2}
        problem = Problem("x.md", 7, "no title")
        second = library.add(digest("2026-06-12", ["b", "c"], problems=[problem]))
        assert counts(second) == {
            "day": "2026-06-12", "listings": 2, "new": 1, "repeated": 1, "problems": 1, "unread": 1,
        }  # fmt: skip


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    same = digest("2026-06-11", ["a", "b", paper("a", title="Other")], problems=[Problem("x.md", 0, "odd")])
    with Library.open(tmp_path) as library:
        assert not library.add(same).unchanged
        before = list(library._store.connection.iterdump())
        again = library.add(same)
        assert again.unchanged
        assert (again.listings, again.new, again.updated, again.problems) == (2, 2, 0, 1)
        assert list(library._store.connection.iterdump()) == before


def test_old_digests_may_come_later(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-12", [paper("a", title="New")]))
        assert library.add(digest("2026-06-11", [paper("a", title="Old", comment="12 pages")])).new == 1
        id = library.find("a")
        assert id is not None
        record = library.record(id)
        assert record.days == ("2026-06-11", "2026-06-12")
        assert (record.paper.title, record.paper.comment) == ("New", "12 pages")
        row = library.rows([id])[0]
        assert (row.first_seen, row.last_day) == ("2026-06-11", "2026-06-12")
        assert library.ledger().days[0].repeated == 1


def test_a_day_between_two_known_ones_is_a_change(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-10", ["a"]))
        library.add(digest("2026-06-12", ["a"]))
        between = digest("2026-06-11", ["a"], origin="/other")
        assert not library.add(between).unchanged
        assert library.add(between).unchanged
        library.add(digest("2026-06-11", ["b"], origin="/other"))
        assert not library.add(digest("2026-06-11", ["b", "a"], origin="/other")).unchanged


def test_vanished_listings_are_kept_and_counted(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-11", ["a", "b", "c"]))
        added = library.add(digest("2026-06-11", ["c", "d"]))
        assert (added.vanished, added.new, added.listings, added.unchanged) == (2, 2, 2, False)
        keys = [row.key for row in library.rows(library.ids(View()))]
        assert sorted(keys) == ["a", "b", "c", "d"]
        assert keys.index("c") < keys.index("d")


def test_richer_data_wins(tmp_path: Path) -> None:
    poor = paper("a", authors=("Ada Lovelace",), categories=("cs.LG",), version=1)
    rich = paper("a", comment="NeurIPS", code_url="https://example.org", code_stars=3, version=2, pdf_url="p")
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-11", [poor]))
        assert library.add(digest("2026-06-11", [rich])).updated == 1
        assert library.add(digest("2026-06-12", [poor])).updated == 0
        id = library.find("a")
        assert id is not None
        assert library.record(id).paper == rich


def test_all_of_a_paper_comes_back(tmp_path: Path) -> None:
    sections = (
        Section("tldr", "短"),
        Section("method", "line one\nline two"),
        Section("Relevance", '4/5 "good"'),
        Section("Keywords", "融合"),
    )
    whole = paper(
        "doi:10.1000/x", version=3, title="A $x_1$ title", comment="c", code_url="u", code_stars=0, pdf_url="pdf",
        abstract="One.\nTwo.", summary=Summary("zh", sections), authors=(), categories=("Nature (London)",),
    )  # fmt: skip
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-11", [whole]))
        id = library.find("https://doi.org/10.1000/X")
        assert id is not None
        assert library.record(id).paper == whole


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ([chinese("first"), chinese("second")], "second"),
        ([chinese("good"), Summary()], "good"),
        ([chinese("good"), english("later")], "good"),
        ([english("first"), english("second")], "second"),
        ([english("first"), chinese("second")], "second"),
        ([chinese("good"), Summary("zh", (Section("method", "only this"),))], "good"),
        ([english("good"), Summary("zh", (Section("关键词", "扩散"),))], "good"),
        ([whole("good"), chinese("no more than this")], "good"),
        ([whole("first"), whole("second")], "second"),
        ([Summary(), Summary()], ""),
    ],
)
@pytest.mark.parametrize("backwards", [False, True])
def test_which_summary_is_shown(tmp_path: Path, days: list[Summary], shown: str, backwards: bool) -> None:
    digests = [digest(f"2026-06-1{number}", [paper("a", summary=each)]) for number, each in enumerate(days)]
    with Library.open(tmp_path) as library:
        for each in reversed(digests) if backwards else digests:
            library.add(each)
        assert library.rows(library.ids(View(Scope.ALL)))[0].tldr == shown


def test_a_digests_summaries_are_replaced_but_never_by_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:

        def stored() -> list[tuple[str, str]]:
            return library._store.all("SELECT day, tldr FROM summary ORDER BY id")

        def add(day: str, summary: Summary) -> Added:
            return library.add(digest(day, [paper("a", summary=summary)]))

        add("2026-06-11", chinese("one"))
        add("2026-06-11", chinese("one", method="more"))
        assert stored() == [("2026-06-11", "one")]
        failed = add("2026-06-11", Summary())
        assert (stored(), failed.without_summary, failed.unchanged) == ([("2026-06-11", "one")], 1, True)
        add("2026-06-12", chinese("one", method="more"))
        assert stored() == [("2026-06-12", "one")]
        add("2026-06-11", chinese("two"))
        assert stored() == [("2026-06-12", "one"), ("2026-06-11", "two")]


def test_a_summary_that_a_digest_makes_anew_is_shown_and_the_other_ones_stay(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:

        def add(*summaries: Summary) -> tuple[bool, list[str]]:
            added = library.add(digest("2026-06-11", [paper("a", summary=each) for each in summaries]))
            found = library.find("a")
            assert found is not None
            shown = [each.summary.section("tldr") or "" for each in library.variants(found)]
            return added.unchanged, shown

        assert add(chinese("one")) == (False, ["one"])
        assert add(chinese("two")) == (False, ["two", "one"])
        assert add(chinese("one")) == (False, ["one", "two"])
        assert add(chinese("one")) == (True, ["one", "two"])
        assert add(chinese("one"), english("1")) == (False, ["one", "1", "two"])
        assert add(chinese("one"), english("1")) == (True, ["one", "1", "two"])


def test_what_is_no_summary_replaces_none(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:

        def add(day: str, label: str, text: str) -> Added:
            return library.add(digest(day, [paper("a", summary=Summary("en", (Section(label, text),)))]))

        add("2026-06-11", "method", "good")
        found = library.find("a")
        assert found is not None
        for day, points in (("2026-06-11", "1"), ("2026-06-11", "2"), ("2026-06-12", "3"), ("2026-06-12", "4")):
            failed = add(day, "Score", points)
            assert (failed.without_summary, library.ledger().days[0].without_summary) == (1, 0)
            first, *others = (each.summary.sections[0].text for each in library.variants(found))
            assert (first, len(others)) == ("good", 1 if day == "2026-06-11" else 2)


def test_two_origins_of_one_day(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-11", ["a", "b"], origin="/one"))
        library.add(digest("2026-06-11", ["c", "b"], origin="/two"))
        assert [row.key for row in library.rows(library.ids(View()))] == ["a", "b", "c"]
        library.add(digest("2026-06-11", ["b", "a"], origin="/one"))
        assert [row.key for row in library.rows(library.ids(View()))] == ["b", "a", "c"]
        assert library.ledger().days[0].listings == 3


def test_marks_of_new_papers_are_asked_for(tmp_path: Path) -> None:
    def marks(keys: object) -> dict[str, Mark]:
        assert keys == ["b"]
        return {"b": Mark(Flag.READ | Flag.BOOKMARKED)}

    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-10", ["a"]))
        library.add(digest("2026-06-11", ["a", "b"]), marks=marks)
        assert [row.flags for row in library.rows(library.ids(View()))] == [
            NO_FLAGS,
            Flag.READ | Flag.BOOKMARKED,
        ]
        assert library.counts(View(Scope.ALL)).unread == 1


def test_a_fault_in_the_middle_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-11", ["a"]))
        before = list(library._store.connection.iterdump())
        with pytest.raises(StoreError):
            library.add(digest("2026-06-12", ["b", paper("c", title="\ud800")]))
        connection = library._store.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="disk is full"):
            library.add(digest("2026-06-12", [paper(f"k{number}", abstract="x" * 5000) for number in range(50)]))
        assert list(connection.iterdump()) == before


def test_files_are_known_by_time_or_by_content(tmp_path: Path) -> None:
    path = tmp_path / "2026-06-11.md"
    path.write_bytes(b"digest")
    with Library.open(tmp_path) as library:
        assert not library.unchanged([])
        assert not library.unchanged([stamp(path)])
        library.add(digest("2026-06-11", ["a"]), [stamp(path)])
        assert library.unchanged([stamp(path)])
        known = stamp(path)
        assert library.unchanged([known._replace(mtime_ns=1)])
        assert not library.unchanged([known._replace(size=7)])
        path.write_bytes(b"Digest")
        assert not library.unchanged([stamp(path)._replace(mtime_ns=1)])
        assert not library.unchanged([known, FileStamp("/other", 6, 1)])
        path.unlink()
        assert not library.unchanged([known._replace(mtime_ns=1)])


def test_an_empty_digest(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        assert library.add(digest("2026-06-13", [])).listings == 0
        assert library.newest_day() is None
        library.add(digest("2026-06-12", ["a"]))
        assert library.newest_day() == "2026-06-12"
        assert [day.day for day in library.ledger().days] == ["2026-06-13", "2026-06-12"]


def test_marks_of_known_and_of_new_papers_are_counted(tmp_path: Path) -> None:
    marks = {"new": Mark(Flag.READ | Flag.BOOKMARKED), "old": Mark(Flag.BOOKMARKED), "hidden": Mark(Flag.HIDDEN)}
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-11", ["old", "other"]))
        library.mirror(marks, 3)
        added = library.add(
            digest("2026-06-12", ["old", "new", "hidden", "unread"]),
            marks=lambda keys: {key: marks.get(key, Mark()) for key in keys},
        )
        day = library.ledger().days[0]
        assert (added.unread, added.bookmarked) == (day.unread, day.bookmarked) == (1, 2)


def test_what_the_raw_crawl_held_is_kept_when_it_goes(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        for dropped, unchanged, kept in (
            (None, False, None),
            (7, False, 7),
            (7, True, 7),
            (None, True, 7),
            (0, False, 0),
        ):
            assert library.add(digest("2026-06-12", ["a"])._replace(dropped=dropped)).unchanged is unchanged
            assert library.ledger().days[0].dropped == kept
