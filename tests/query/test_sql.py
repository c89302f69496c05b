"""Queries against a real library: what matches."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.library import Library
from reader.model import Scope, Section, Summary, View
from reader.query import parse, to_sql
from tests.library.made_up import chinese, digest, english, paper


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("query")) as library:
        library.add(
            digest(
                "2026-06-11",
                [
                    paper("2601.00001", title="Physical Transformer", abstract="We fuse 100% of_it \\ kernels."),
                    paper("2601.00002", summary=chinese("融合内核", method="序列打包"), authors=("Li Na",)),
                    paper("2601.00003", summary=english("A fast kernel"), categories=("math.AG",), code_url="x"),
                    paper("2601.00004", summary=Summary(), abstract="无"),
                    paper("2601.00005", summary=Summary("zh", (Section("Keywords", "稀疏 attention"),)), pdf_url="p"),
                ],
            )
        )
        yield library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("transformer", "1"),
        ("PHYSICAL transformer", "1"),
        ("transformer missing", ""),
        ("100%", "1"),
        ("of_it", "1"),
        ("of-it", ""),
        ("\\", "1"),
        ("融合", "2"),
        ("序列", "2"),
        ("内核 -融合", ""),
        ('"physical transformer"', "1"),
        ('"transformer physical"', ""),
        ("li na", "2"),
        ("kernel", "13"),
        ("稀疏", "5"),
        ("title:kernel", ""),
        ("abs:kernel", "1"),
        ("sum:kernel", "3"),
        ("author:li", "2"),
        ("-kernel", "245"),
        ("-sum:kernel", "1245"),
        ("cat:cs", "1245"),
        ("cat:c", ""),
        ("cat:math.AG", "3"),
        ("cat:CS.ai", "1245"),
        ("cat:c_", ""),
        ("lang:en", "3"),
        ("-lang:zh", "34"),
        ("has:summary", "1235"),
        ("-has:summary", "4"),
        ("has:code or has:pdf", "35"),
        ("id:2601.00004v2", "4"),
        ("id:2601.0000", "12345"),
        ("https://arxiv.org/abs/2601.00003v1", "3"),
        ("2601.00003", "3"),
        ("day:2026-06", "12345"),
        ("first:2026-06-12..", ""),
        ("is:new", "12345"),
        ("kernel or 稀疏", "135"),
        ("(kernel or 稀疏) -lang:en", "15"),
    ],
)
def test_matches(library: Library, query: str, found: str) -> None:
    rows = library.rows(library.ids(View(Scope.ALL, query=query)))
    assert "".join(row.key[-1] for row in rows) == found


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("aT融%_\\'\"-() .") | st.characters(), max_size=20))
def test_no_text_breaks_the_database(library: Library, text: str) -> None:
    try:
        library.ids(View(Scope.ALL, query=text))
    except QueryError:
        return


@given(word=st.text(alphabet="aB%_\\'x", min_size=1, max_size=8))
def test_values_travel_as_parameters_only(word: str) -> None:
    sql, parameters = to_sql(parse(word))
    assert sql == to_sql(parse("plain"))[0]
    assert len(parameters) == sql.count("?")


def test_nothing_asked_matches_everything() -> None:
    assert to_sql(parse(" ")) == ("1", [])


def test_new_refers_to_the_day_given() -> None:
    assert to_sql(parse("is:new"), "listing.day") == ("state.first_day = listing.day", [])
