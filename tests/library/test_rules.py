"""What rules make of the papers: points, and papers that are muted."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import UsageError
from reader.library import Library, schema_rules
from reader.library.rules import Point
from reader.library.schema import APPLICATION_ID, MIGRATIONS
from reader.model import Counts, Flag, Mark, Scope, Section, Summary, View
from reader.rules.types import Rule
from tests.library.made_up import chinese, digest, paper
from tests.library.ruled import apply, settle, text_of

ALL = View(Scope.ALL)
DIFFUSION = Rule("word", "扩散", 3.0)
RULES = (
    DIFFUSION,
    Rule("word", "sparse attention", 2.0),
    Rule("author", "Kaiming He", 5.0),
    Rule("category", "cs", 0.5),
    Rule("category", "cs.CY", -4.0),
    Rule("query", "title:video -author:He", 1.5),
    Rule("word", "video", -1.5),
)


def scores(library: Library) -> dict[str, float]:
    return {row.key: row.score for row in library.rows(library.ids(ALL)) if row.score}


def muted(library: Library, day: str = "2026-06-10") -> str:
    return "".join(library.keys(library.muted(View(Scope.DAY, day))))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as library:
        library.add(
            digest(
                "2026-06-10",
                [
                    paper("a", title="Sparse Attention for Video", categories=("cs.CV",), authors=("Kaiming He",)),
                    paper("b", title="Video", categories=("cs.CY", "math.ST"), summary=chinese("扩散模型")),
                    paper("c", title="Plain", categories=("math.ST",), summary=Summary(), abstract="An 扩散 abstract"),
                    paper(
                        "d", title="Plain", categories=("math.AG",), summary=Summary("zh", (Section("其他", "扩散"),))
                    ),
                ],
            )
        )
        settle(library)
        yield library


def test_points_are_summed(library: Library) -> None:
    assert apply(library, *RULES)
    assert scores(library) == {"a": 2 + 5 + 0.5 - 1.5, "b": 3 + 0.5 - 4 + 1.5 - 1.5, "c": 3.0, "d": 3.0}
    assert apply(library)
    assert scores(library) == {}


def test_the_same_rules_are_applied_once(library: Library) -> None:
    assert apply(library, DIFFUSION)
    assert not apply(library, DIFFUSION)
    assert not library.set_rules(text_of(DIFFUSION) + "# a thought\n", "rules.toml")
    assert not library.apply_rules()


def test_broken_rules_change_nothing(library: Library) -> None:
    apply(library, DIFFUSION)
    before = scores(library)
    with pytest.raises(UsageError, match=r"rules\.toml:1: “mut” is not known"):
        library.set_rules("[[mut]]", "rules.toml")
    assert scores(library) == before
    assert not apply(library, DIFFUSION)


def test_rules_of_another_version_of_the_program_do_not_stop_this_one(library: Library) -> None:
    apply(library, DIFFUSION)
    library._store.connection.execute("UPDATE rules SET text = '[[unheard]]'")
    library.add(digest("2026-06-11", ["e"]))
    settle(library)
    assert library.points(library.ids(ALL)[0]) == []
    assert apply(library, DIFFUSION)


def test_papers_that_come_or_change_are_asked_about(library: Library) -> None:
    apply(library, DIFFUSION, Rule("word", "brandnew"))
    library.add(digest("2026-06-11", [paper("e", summary=chinese("扩散")), paper("a", title="Sparse Brandnew")]))
    settle(library)
    assert scores(library) == {"b": 3.0, "c": 3.0, "d": 3.0, "e": 3.0}
    assert muted(library, "2026-06-11") == "a"
    library.add(digest("2026-06-12", [paper("a", title="Old Words", summary=chinese("扩散"))]))
    settle(library)
    assert scores(library)["a"] == 3.0
    assert muted(library, "2026-06-11") == ""


def test_muted_papers_are_left_out_like_hidden_ones(library: Library) -> None:
    apply(library, Rule("category", "math"))
    assert [row.key for row in library.rows(library.ids(View()))] == ["a"]
    assert library.counts(ALL) == library.counts(View()) == Counts(1, 1)
    assert library.categories(ALL) == [("cs.CV", Counts(1, 1))]
    assert [day.counts for day in library.days()] == [Counts(1, 1)]
    assert library.ledger().days[0].unread == 1
    assert muted(library) == "bcd"
    assert library.muted(View(Scope.DAY, "2026-06-10", query="plain")) == library.muted(View(query="plain"))
    assert library.keys(library.muted(View(query="plain"))) == ["c", "d"]
    assert library.keys(library.muted(View(category="cs.CY"))) == ["b"]
    assert library.add(digest("2026-06-11", ["b", "c"])).unread == 0
    apply(library)
    assert library.counts(ALL) == Counts(4, 4)


@pytest.mark.parametrize("mark", [Mark(Flag.BOOKMARKED), Mark(Flag.LATER), Mark(tags=("x",)), Mark(note="x")])
def test_what_the_person_kept_is_never_muted(library: Library, mark: Mark) -> None:
    library.mirror({"b": mark}, 1)
    apply(library, Rule("category", "math"))
    assert muted(library) == "cd"
    library.mirror({"c": mark}, 2)
    assert muted(library) == "d"
    library.mirror({"c": Mark(Flag.READ)}, 3)
    assert muted(library) == "cd"
    library.forget_marks()
    assert muted(library) == "bcd"


def test_how_many_a_rule_would_hide_is_known_before(library: Library) -> None:
    library.mirror({"c": Mark(Flag.BOOKMARKED), "d": Mark(Flag.HIDDEN)}, 1)
    assert library.count_matching(Rule("word", "扩散")) == 1
    assert library.count_matching(Rule("category", "cs")) == 2
    assert library.count_matching(Rule("category", "cs"), View(category="cs.CY")) == 1
    assert library.count_matching(Rule("query", "扩散 or attention"), View(query="video")) == 2


def test_a_score_is_explained(library: Library) -> None:
    a, b, c, d = library.ids(View())
    apply(library, *RULES, Rule("query", "title:plain or sum:扩散"), Rule("query", "-zebra", 1.0))
    anything = Point(Rule("query", "-zebra", 1.0), ())
    assert library.points(a) == [
        Point(RULES[1], ("title",)),
        Point(RULES[2], ("authors",)),
        Point(RULES[3], ("category",)),
        Point(RULES[6], ("title",)),
        anything,
    ]
    assert library.points(b)[0] == Point(DIFFUSION, ("summary",))
    assert library.points(c) == [
        Point(DIFFUSION, ("abstract",)),
        anything,
        Point(Rule("query", "title:plain or sum:扩散"), ("title",)),
    ]
    assert library.points(d)[-1].where == ("title", "summary")


@pytest.mark.parametrize(
    "hostile",
    [
        'zebra" OR "video',
        "zebra' OR '1",
        "NEAR(zebra video)",
        "title:zebra",
        "zebra*",
        "^zebra",
        "{zebra}",
        "zebra AND",
        "%zebra_",
        "zebra\\",
        "; DROP TABLE state",
        'x"\n[[mute]]\nword = "video',
    ],
)
def test_hostile_texts_are_only_texts(library: Library, hostile: str) -> None:
    for kind in ("word", "author", "category"):
        rule = Rule(kind, " ".join(hostile.split()), 2.0)
        apply(library, rule, rule._replace(points=0.0))
        assert (scores(library), muted(library)) == ({}, "")
        assert library.count_matching(rule) == 0


@pytest.mark.parametrize("sign", ['"', "'", "*", "(", "-", "%", "_", "\\", "?"])
def test_signs_are_looked_for_as_they_stand(library: Library, sign: str) -> None:
    library.add(digest("2026-06-11", [paper("e", title=f"Why {sign} me", categories=("q-bio",))]))
    settle(library)
    apply(library, Rule("word", sign, 2.0), Rule("category", sign, 5.0))
    assert scores(library)["e"] == 2.0


def test_a_library_that_cannot_be_written_keeps_its_scores(library: Library) -> None:
    apply(library, DIFFUSION, Rule("category", "math.AG"))
    library._store.connection.execute("DELETE FROM unruled")
    library.add(digest("2026-06-11", ["e"]))
    library._store.read_only = True
    library._store.connection.execute("PRAGMA query_only = ON")
    library._store.connection.execute("PRAGMA temp_store = MEMORY")
    assert not apply(library, Rule("word", "video", 1.0))
    assert not library.apply_rules()
    assert scores(library) == {"b": 3.0, "c": 3.0}


def test_a_library_of_before_keeps_everything(tmp_path: Path) -> None:
    """The step is run on a library with papers, marks and counts."""
    with Library.open(tmp_path / "new") as library:
        library.add(digest("2026-06-10", ["a", "b", "c"]))
        library.mirror({"a": Mark(Flag.READ), "b": Mark(Flag.HIDDEN)}, 7)
        expected = [library._store.all(f"SELECT * FROM {table}") for table in ("paper", "state", "listing", "tally")]
    old = sqlite3.connect(tmp_path / "library.db")
    before = MIGRATIONS.index(schema_rules.RULES)
    old.executescript("".join(MIGRATIONS[:before]))
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.execute(f"PRAGMA user_version = {before}")
    old.execute("ATTACH ? AS new", (str(tmp_path / "new" / "library.db"),))
    for table in ("digest", "paper", "state", "summary", "listing", "meta"):
        old.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
    old.commit()
    assert sorted(old.execute("SELECT * FROM tally")) == sorted(expected[-1])
    old.close()
    with Library.open(tmp_path) as library:
        tables = [library._store.all(f"SELECT * FROM {table}") for table in ("paper", "state", "listing", "tally")]
        assert tables == expected
        assert (library.counts(ALL), library.marks_seq()) == (Counts(2, 1), 7)
        apply(library, Rule("category", "cs"))
        assert library.counts(ALL) == Counts(0, 0)
        library.mirror({"b": Mark()}, 8)
        apply(library)
        assert library.counts(ALL) == Counts(3, 2)


def test_the_indexes_of_views_are_used(library: Library) -> None:
    for view in (ALL, View(Scope.UNREAD)):
        chosen = library._selection(view)
        plan = library._store.all(f"EXPLAIN QUERY PLAN {chosen.select('state.paper')} ORDER BY {chosen.order}")
        assert "INDEX state_" in plan[0][-1] and len(plan) == 1
