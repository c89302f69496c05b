"""What the library answers: views, rows, counts, days."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import QueryError, StoreError
from reader.library import Library
from reader.library.views import selection
from reader.model import NO_FLAGS, Counts, Flag, LedgerDay, Mark, Scope, View
from tests.library.made_up import chinese, digest, paper

ALL = View(Scope.ALL)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Wednesday a b; Thursday b c (cs.CL); Monday d a; e (Wednesday) is hidden, c read, b bookmarked."""
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-10", ["a", "b", "e"]))
        library.add(digest("2026-06-11", ["b", paper("c", categories=("68T50", "cs.CL", "cs.LG"))]))
        library.add(digest("2026-06-15", ["d", "a"], guess=True))
        library.mirror({"e": Mark(Flag.HIDDEN), "c": Mark(Flag.READ), "b": Mark(Flag.BOOKMARKED)}, 3)
        yield library


def keys(library: Library, view: View) -> str:
    return "".join(row.key for row in library.rows(library.ids(view)))


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(), "da"),
        (View(Scope.DAY, "2026-06-10"), "ab"),
        (View(Scope.DAY, "2026-06-14"), ""),
        (View(Scope.UNREAD), "dab"),
        (View(Scope.BOOKMARKS), "b"),
        (ALL, "dabc"),
        (View(Scope.ALL, category="cs.CL"), "c"),
        (View(Scope.UNREAD, category="cs.CL"), ""),
        (View(Scope.ALL, query="is:hidden"), "e"),
        (View(Scope.DAY, "2026-06-10", query="is:hidden or is:bookmarked"), "be"),
        (View(Scope.UNREAD, query="is:hidden"), "e"),
        (View(Scope.ALL, query="is:read"), "c"),
        (View(query="is:new"), "d"),
        (View(query="is:repeated"), "a"),
        (View(Scope.DAY, "2026-06-10", query="is:new"), "ab"),
        (View(Scope.ALL, query="is:repeated"), "ab"),
        (View(Scope.ALL, query="day:2026-06-11"), "bc"),
        (View(Scope.ALL, query="day:..2026-06-10"), "ab"),
        (View(Scope.ALL, query="cat:cs.lg"), "dabc"),
        (View(Scope.ALL, query="cat:cs -cat:cs.CL"), "dab"),
    ],
)
def test_views(library: Library, view: View, expected: str) -> None:
    assert keys(library, view) == expected
    counts = library.counts(view)
    assert counts.total == len(expected)
    if view.scope is Scope.UNREAD and "is:" not in view.query:
        assert counts.unread == counts.total


def test_bookmarked_papers_stay_when_hidden(library: Library) -> None:
    library.mirror({"b": Mark(Flag.BOOKMARKED | Flag.HIDDEN)}, 4)
    assert keys(library, View(Scope.BOOKMARKS)) == "b"
    assert library.counts(View(Scope.BOOKMARKS)) == Counts(1, 0)
    assert keys(library, ALL) == "dac"


def test_a_bad_query_says_where(library: Library) -> None:
    with pytest.raises(QueryError) as caught:
        library.ids(View(Scope.ALL, query="good tilte:x"))
    assert caught.value.position == 5


def test_rows_keep_the_order_and_skip_the_unknown(library: Library) -> None:
    ids = library.ids(ALL)
    rows = library.rows([ids[2], 999, ids[0], ids[2]])
    assert [row.key for row in rows] == ["b", "d", "b"]
    row = rows[0]
    assert row.id == ids[2]
    assert row.title == "Title of b"
    assert row.authors == ("Ada Lovelace", "Alan Turing")
    assert (row.category, row.tldr, row.language, row.abstract) == ("cs.LG", "b 的摘要", "zh", "Abstract of b.")
    assert (row.flags, row.first_seen, row.last_day) == (Flag.BOOKMARKED, "2026-06-10", "2026-06-11")
    assert library.rows([]) == []


def test_records(library: Library) -> None:
    id = library.find("c")
    assert id is not None
    record = library.record(id)
    assert record.paper == paper("c", categories=("68T50", "cs.CL", "cs.LG"))
    assert (record.days, record.mark) == (("2026-06-11",), Mark(Flag.READ))
    mark = Mark(NO_FLAGS, ("tag",), "note")
    assert library.record(id, mark).mark == mark
    with pytest.raises(StoreError, match="paper 999 is not"):
        library.record(999)


def test_find(library: Library) -> None:
    library.add(digest("2026-06-15", ["2601.02609", "math/0612717", "doi:10.1/abc"], origin="/o"))
    for text in ("2601.02609", " 2601.02609v3 ", "arXiv:2601.02609", "https://arxiv.org/pdf/2601.02609v1.pdf"):
        assert library.find(text) == library.find("2601.02609") is not None
    assert library.find("math.GT/0612717v2") is not None
    assert library.find("https://doi.org/10.1/ABC") == library.find("10.1/abc") is not None
    assert library.find("2601.99999") is None
    assert library.find("\ud800") is None


def test_days_and_counts(library: Library) -> None:
    assert [(day.day, day.is_guess, day.counts) for day in library.days()] == [
        ("2026-06-15", True, Counts(2, 1)),
        ("2026-06-11", False, Counts(2, 0)),
        ("2026-06-10", False, Counts(2, 2)),
    ]
    assert library.counts(ALL) == Counts(4, 3)
    assert library.counts(View(Scope.UNREAD)) == Counts(3, 3)
    assert library.counts(View(category="cs.LG")) == Counts(2, 1)
    assert library.newest_day() == "2026-06-15"
    assert library.day_before("2026-06-15") == "2026-06-11"
    assert library.day_before("2026-06-10") is None
    assert library.day_after("2026-06-11") == "2026-06-15"
    assert library.day_after("2026-06-15") is None


def test_categories(library: Library) -> None:
    assert library.categories(ALL) == [("cs.LG", Counts(3, 3)), ("cs.CL", Counts(1, 0))]
    assert library.categories(View(Scope.UNREAD)) == [("cs.LG", Counts(3, 3))]
    assert library.categories(View(Scope.BOOKMARKS, category="cs.CL")) == [("cs.LG", Counts(1, 1))]
    assert library.categories(View(Scope.ALL, query="is:read")) == [("cs.CL", Counts(1, 0))]


def test_ledger(library: Library) -> None:
    ledger = library.ledger()
    assert ledger.days == (
        LedgerDay("2026-06-15", 2, 1, 1, 0, None, 1, 0, is_guess=True),
        LedgerDay("2026-06-11", 2, 1, 1, 0, None, 0, 1),
        LedgerDay("2026-06-10", 3, 3, 0, 0, None, 2, 1),
    )
    assert ledger.missing == ()


def test_an_empty_library(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        assert [len(library.ids(View(scope))) for scope in Scope] == [0] * len(Scope)
        assert {library.counts(View(scope)) for scope in Scope} == {Counts()}
        assert (library.days(), library.categories(View()), library.newest_day()) == ([], [], None)
        assert library.ledger() == ((), (), ())
        assert library.unread_among([]) == 0


def test_unread_among(library: Library) -> None:
    ids = library.ids(ALL)
    assert library.unread_among(ids) == 3
    assert library.unread_among(list(ids) * 4000) == 12_000
    assert library.unread_among(ids, "2026-06-15") == library.unread_among(list(ids) * 4000, "2026-06-15") / 4000 == 1


def test_repeats_are_those_of_a_day_that_an_earlier_day_lists_too(library: Library) -> None:
    (monday,) = library.repeats(View())
    assert (library.keys([monday.id]), monday.first_day) == (["a"], "2026-06-10")
    assert [repeat.first_day for repeat in library.repeats(View(Scope.DAY, "2026-06-11"))] == ["2026-06-10"]
    assert library.repeats(View(Scope.DAY, "2026-06-10")) == []
    assert library.repeats(View(category="cs.CL")) == []
    assert [library.repeats(View(scope)) for scope in (Scope.ALL, Scope.UNREAD, Scope.BOOKMARKS)] == [[], [], []]
    library.mirror({"a": Mark(Flag.HIDDEN)}, 4)
    assert library.repeats(View()) == []


def test_flags(library: Library) -> None:
    ids = library.ids(View(Scope.DAY, "2026-06-11"))
    assert sorted(library.flags([*ids, 0, 999])) == [Flag.READ, Flag.BOOKMARKED]
    assert len(library.flags(list(ids) + list(range(1000, 1600)))) == 2
    assert library.flags([]) == []


def test_the_mirror_never_goes_back(library: Library) -> None:
    library.mirror({"unknown": Mark(Flag.READ)}, 2)
    assert library.marks_seq() == 3


def test_statements_per_call(library: Library) -> None:
    ids = library.ids(ALL)
    statements: list[str] = []
    library._store.connection.set_trace_callback(statements.append)
    for call, most in (
        (lambda: library.rows(list(ids) * 50), 1),
        (lambda: library.rows(list(ids) * 51), 2),
        (lambda: library.record(ids[0]), 2),
        (lambda: library.ids(View()), 2),
        (lambda: library.ids(View(Scope.UNREAD)), 1),
        (lambda: library.counts(ALL), 1),
        (lambda: library.categories(View()), 2),
        (lambda: library.days(), 1),
    ):
        statements.clear()
        call()
        assert len(statements) == most


@pytest.mark.parametrize(
    ("view", "index"),
    [
        (View(Scope.UNREAD), "COVERING INDEX state_unread"),
        (View(Scope.ALL), "COVERING INDEX state_shown"),
        (View(Scope.BOOKMARKS), "COVERING INDEX state_bookmarked"),
        (View(Scope.DAY, "2026-06-10"), "SEARCH listing USING PRIMARY KEY"),
        (View(Scope.DAY, "2026-06-10", "cs.LG", "word"), "SEARCH listing USING PRIMARY KEY"),
    ],
)
def test_views_use_their_index_and_need_no_sorting(library: Library, view: View, index: str) -> None:
    chosen = selection(view, "")
    sql = f"EXPLAIN QUERY PLAN {chosen.select('state.paper')} ORDER BY {chosen.order}"
    plan = [row[3] for row in library._store.all(sql, chosen.parameters)]
    assert any(index in step for step in plan)
    assert not any("B-TREE" in step for step in plan)


def test_counts_of_days_use_their_index(library: Library) -> None:
    sql = "EXPLAIN QUERY PLAN SELECT day, total FROM tally WHERE category = '*' AND day > '' ORDER BY day DESC"
    assert "tally_of_days" in library._store.all(sql)[0][3]


def test_read_only_mirrors_in_memory(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library.close()
    before = (tmp_path / "library.db").read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with Library.open(tmp_path) as library:
        assert library.read_only
        library.mirror({"d": Mark(Flag.READ), "a": Mark(Flag.HIDDEN)}, 7)
        library.mirror({"c": Mark()}, 8)
        assert keys(library, ALL) == "dbc"
        assert keys(library, View(Scope.UNREAD)) == "bc"
        assert library.counts(View()) == Counts(1, 0)
        assert library.categories(ALL) == [("cs.LG", Counts(2, 1)), ("cs.CL", Counts(1, 1))]
        assert library.marks_seq() == 8
        with pytest.raises(StoreError, match="cannot be written"):
            library.add(digest("2026-06-16", ["z"]))
    assert (tmp_path / "library.db").read_bytes() == before
    monkeypatch.undo()
    with Library.open(tmp_path) as library:
        assert library.marks_seq() == 3
        assert keys(library, ALL) == "dabc"


def test_no_place_for_a_library(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be created"):
        Library.open(tmp_path / "file" / "folder")


def test_two_processes_see_each_others_digests(library: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path) as other:
        other.add(digest("2026-06-16", ["z"]))
        assert library.newest_day() == "2026-06-16"
        library.mirror({"z": Mark(Flag.READ)}, 9)
        assert other.counts(View()) == Counts(1, 0)
        assert other.marks_seq() == 9


ON_A_READ_ONLY_MOUNT = """
import sys
from pathlib import Path
from reader.library import Library
from reader.marks import Marks
from reader.model import Flag, NO_FLAGS, Scope, View
folder = Path(sys.argv[1])
with Library.open(folder) as library, Marks.open(folder) as marks:
    done = marks.set_flags(["d"], Flag.READ, NO_FLAGS, "read")
    library.mirror(marks.marks(done.keys), done.seq)
    print(library.read_only, marks.read_only, library.counts(View(Scope.ALL)).unread)
"""


def test_a_read_only_mount(library: Library, tmp_path: Path) -> None:
    library.close()
    mount = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"'
    command = ["unshare", "-m", "sh", "-c", f'{mount} || exit 77; exec "$2" -c "$3" "$1"', "sh"]
    try:
        run = subprocess.run(
            [*command, str(tmp_path), sys.executable, ON_A_READ_ONLY_MOUNT], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("unshare is not installed")
    if run.returncode in (1, 77) and "Traceback" not in run.stderr:
        pytest.skip("mounting is not allowed here")
    assert run.stdout == "True True 2\n", run.stderr


def test_every_summary_of_a_paper_is_kept(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        for day, text in (("2026-06-11", "旧的总结"), ("2026-06-12", "新的总结")):
            library.add(digest(day, [paper("a", summary=chinese(text))], "/digests/one"))
        found = library.find("a")
        assert found is not None
        variants = library.variants(found)
        assert [(each.day, each.origin, each.is_shown) for each in variants] == [
            ("2026-06-12", "one", True),
            ("2026-06-11", "one", False),
        ]
        assert [each.summary.section("tldr") for each in variants] == ["新的总结", "旧的总结"]


def test_the_version_tells_that_another_connection_wrote(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, Library.open(tmp_path) as other:
        before = library.version()
        assert library.version() == before
        library.mirror({}, 1)
        assert library.version() == before
        other.mirror({}, 2)
        assert library.version() != before
