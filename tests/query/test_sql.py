"""Queries against a real library: what matches."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.library import Library
from reader.model import Flag, Mark, Scope, Section, Summary, View
from reader.query import Query, parse, to_sql
from reader.query.tree import (
    NUMBERS,
    STATES,
    TEXT_FIELDS,
    THINGS,
    Category,
    Days,
    Due,
    Either,
    Every,
    Has,
    Identity,
    Not,
    Number,
    Spoken,
    State,
    Tag,
    Text,
    Venue,
)
from tests.library.made_up import chinese, digest, english, paper
from tests.query.brute import Known, matches

PAPERS = [
    paper("2601.00001", title="Physical Transformer", abstract="We fuse 100% of_it \\ kernels."),
    paper("2601.00002", summary=chinese("融合内核", method="序列打包"), authors=("Li Na",), comment="NAACL 2026"),
    paper("2601.00003", summary=english("A fast kernel"), categories=("math.AG",), code_url="x", code_stars=120),
    paper("2601.00004", summary=Summary(), abstract="无", comment="8 pages (ACL'26). CVPR[x]"),
    paper("2601.00005", summary=Summary("zh", (Section("Keywords", "稀疏 attention"),)), pdf_url="p", code_stars=0),
]
MARKS = {
    "2601.00001": Mark(Flag.READ, ("rl", "To Read"), "", ""),
    "2601.00002": Mark(Flag.LATER, (), "关于 kernels 的想法", "2026-06-15"),
    "2601.00003": Mark(Flag.LATER | Flag.BOOKMARKED, ("rlhf",), "", "2026-06-16"),
    "2601.00004": Mark(Flag.LATER | Flag.READ | Flag.SKIMMED),
}
POINTS = {"2601.00001": 7.5, "2601.00003": -2.0}
KNOWN = [
    Known(
        each,
        ("2026-06-11", "2026-06-14") if each.key.endswith("5") else ("2026-06-11",),
        MARKS.get(each.key, Mark()),
        POINTS.get(each.key, 0.0),
    )
    for each in PAPERS
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("query")) as library:
        library.add(digest("2026-06-11", PAPERS))
        library.add(digest("2026-06-14", PAPERS[4:]))
        library.mirror(MARKS, 1)
        for key, points in POINTS.items():
            library._store.connection.execute("INSERT INTO score VALUES (?, ?)", (library.find(key), points))
        yield library


def found(library: Library, query: str) -> str:
    rows = library.rows(library.ids(View(Scope.ALL, query=query)))
    return "".join(sorted(row.key[-1] for row in rows))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("transformer", "1"),
        ("PHYSICAL trans", "1"),
        ("transformer missing", ""),
        ("former", ""),
        ("100%", "1"),
        ("of_it", "1"),
        ("融合", "2"),
        ("序列", "2"),
        ("内核 -融合", ""),
        ('"physical transformer"', "1"),
        ('"physical trans"', ""),
        ('"transformer physical"', ""),
        ("li na", "2"),
        ("kernel", "123"),
        ("kernels", "12"),
        ("稀疏", "5"),
        ("title:kernel", ""),
        ("abs:kernel", "1"),
        ("sum:kernel", "3"),
        ("note:kernel", "2"),
        ("note:想法", "2"),
        ("author:li", "2"),
        ("-kernel", "45"),
        ("-sum:kernel", "1245"),
        ("cat:cs", "1245"),
        ("cat:cs.*", "1245"),
        ("cat:c", ""),
        ("cat:math.AG", "3"),
        ("cat:CS.ai", "1245"),
        ("cat:c_", ""),
        ("lang:en", "3"),
        ("-lang:zh", "34"),
        ("has:summary", "123"),
        ("-has:summary", "45"),
        ("has:code or has:pdf", "35"),
        ("has:note", "2"),
        ("has:tag", "13"),
        ("tag:rl", "1"),
        ('tag:"to read"', "1"),
        ("tag:to", ""),
        ("-has:tag tag:rl", ""),
        ("is:later", "234"),
        ("is:skimmed", "4"),
        ("is:muted", ""),
        ("id:2601.00004v2", "4"),
        ("id:2601.0000", "12345"),
        ("https://arxiv.org/abs/2601.00003v1", "3"),
        ("2601.00003", "3"),
        ("day:2026-06", "12345"),
        ("day:2026-06-14", "5"),
        ("day:2026-06-12..", "5"),
        ("day:..2026-06-13", "12345"),
        ("first:2026-06-12..", ""),
        ("is:new", "1234"),
        ("is:repeated", "5"),
        ("kernel or 稀疏", "1235"),
        ("(kernel or 稀疏) -lang:en", "125"),
        ("venue:acl", "4"),
        ("venue:NAACL", "2"),
        ("venue:26", "4"),
        ('venue:"2026 naacl"', "2"),
        ("venue:CVPR[x]", "4"),
        ("venue:*", ""),
        ("venue:?", ""),
        ("score:>5", "1"),
        ("score:0", "245"),
        ("score:<=0", "2345"),
        ("score:=-2", "3"),
        ("stars:>100", "3"),
        ("stars:0", "5"),
        ("-stars:>100", "1245"),
        ("kernel sort:-title", "123"),
    ],
)
def test_matches(library: Library, query: str, expected: str) -> None:
    assert found(library, query) == expected


@pytest.mark.parametrize(("today", "due"), [("2026-06-14", ""), ("2026-06-15", "2"), ("2026-06-16", "23")])
def test_what_is_due_depends_on_today(library: Library, today: str, due: str) -> None:
    assert selected(library, Due(today)) == due


def selected(library: Library, query: Query) -> str:
    """The papers of a query, hidden and muted ones too."""
    condition, parameters = to_sql(query)
    joins = "JOIN paper ON paper.id = state.paper LEFT JOIN summary ON summary.id = state.summary"
    rows = library._store.all(f"SELECT key FROM state {joins} WHERE {condition} ORDER BY key", parameters)
    return "".join(key[-1] for (key,) in rows)


WORDS = st.sampled_from(
    ["kernel", "kernels", "Physical", "trans", "transformer", "fast kernel", "融合", "内核", "稀疏 attention", "想",
     "li", "na", "of it", "100", "turing", "lovelace", "title", "alan ada", "核序"]
)  # fmt: skip
DAYS = st.sampled_from(["0001-01-01", "2026-06-10", "2026-06-11", "2026-06-12", "2026-06-14", "9999-12-31"])
TERMS: st.SearchStrategy[Query] = st.one_of(
    st.builds(Text, WORDS, st.sampled_from(("", *TEXT_FIELDS)), st.booleans()),
    st.sampled_from(["rl", "RLHF", "to read", "r", "%", "_l"]).map(Tag),
    st.sampled_from(["ACL", "naacl", "cvpr 8", "2026", "26", "ages", "zz"]).map(Venue),
    st.sampled_from(["2601.0000", "2601.00003", "2601.00009", "%"]).map(Identity),
    st.sampled_from(["cs", "cs.LG", "math", "math.AG", "c", "cs.L", "%", "_s"]).map(Category),
    st.sampled_from([name for name in STATES if name != "due"]).map(State),
    st.sampled_from(THINGS).map(Has),
    st.sampled_from(["zh", "en", "ja"]).map(Spoken),
    st.sampled_from(["2026-06-14", "2026-06-15", "2026-06-20"]).map(Due),
    st.builds(Days, DAYS, DAYS, st.booleans()),
    st.builds(
        Number,
        st.sampled_from(NUMBERS),
        st.sampled_from(["<", "<=", "=", ">=", ">"]),
        st.sampled_from([-2.0, 0.0, 7.5]),
    ),
)


def several(queries: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    every, either = st.lists(queries, max_size=3).map(tuple), st.lists(queries, min_size=1, max_size=3).map(tuple)
    return st.one_of(queries.map(Not), every.map(Every), either.map(Either))


TREES = st.recursive(TERMS, several, max_leaves=8)


@settings(max_examples=200, deadline=None)
@given(query=TREES)
def test_sql_means_what_the_query_means(library: Library, query: Query) -> None:
    expected = "".join(known.paper.key[-1] for known in KNOWN if matches(query, known))
    assert selected(library, query) == expected


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("aT融%_\\'\"-() .") | st.characters(), max_size=20))
def test_no_text_breaks_the_database(library: Library, text: str) -> None:
    try:
        library.ids(View(Scope.ALL, query=text))
    except QueryError:
        return


@given(word=st.text(alphabet="aB%_\\'x", min_size=1, max_size=8).filter(lambda word: any(map(str.isalnum, word))))
def test_values_travel_as_parameters_only(word: str) -> None:
    sql, parameters = to_sql(parse(word))
    assert sql in (to_sql(parse("plain"))[0], to_sql(parse("+"))[0])
    assert len(parameters) == sql.count("?")


def test_nothing_asked_matches_everything() -> None:
    assert to_sql(parse(" ")) == ("1", [])


def test_new_refers_to_the_day_given() -> None:
    assert to_sql(parse("is:new"), "listing.day") == ("state.first_day = listing.day", [])
