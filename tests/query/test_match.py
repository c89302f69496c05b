"""Text in a query finds exactly the papers that a look at every text would find."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.model import Mark, Scope, Section, Summary, View
from reader.query.match import newest_hits, ranked, text_condition
from reader.query.sql import LISTED, to_sql
from reader.query.tree import Either, Every, Not, Query, Text
from reader.text.terms import occurs
from tests.library.made_up import digest, paper

PIECES = (
    "diffusion", "Diffuse", "di", "d", "模型", "扩散", "模", "型扩", "GPT-4", "gpt", "4", "データ", "ータ", "논문",
    "문", "Müller", 'M\\"uller', "$\\ell_p$", "lp", "C++", "a_b", "100%", "ﬁne", "NEAR", "AND", "*", "，", "—",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=6).flatmap(
    lambda pieces: st.sampled_from([" ", "", "-"]).map(lambda between: between.join(pieces))
)
PAPERS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=5)
TERMS = st.builds(
    Text,
    TEXTS.filter(lambda text: any(sign.isalnum() for sign in text)),
    st.sampled_from(["", "title", "author", "abs", "sum", "note"]),
    st.booleans(),
)
QUERIES: st.SearchStrategy[Query] = st.recursive(
    TERMS,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(lambda terms: Every(tuple(terms)), st.lists(inner, max_size=3))
        | st.builds(lambda terms: Either(tuple(terms)), st.lists(inner, min_size=1, max_size=3))
    ),
    max_leaves=4,
)


def fields_of(texts: Sequence[str]) -> dict[str, list[str]]:
    title, author, abstract, tldr, other, note = texts
    return {"title": [title], "author": [author, "Ada"], "abs": [abstract], "sum": [tldr, other], "note": [note]}


def matches(fields: dict[str, list[str]], query: Query) -> bool:
    """The meaning of a query, by looking at every text."""
    match query:
        case Text(text, field, whole):
            parts = fields[field] if field else [part for texts in fields.values() for part in texts]
            return any(occurs(part, f"{text} ." if whole else text) for part in parts)
        case Not(term):
            return not matches(fields, term)
        case Every(terms):
            return all(matches(fields, term) for term in terms)
        case Either(terms):
            return any(matches(fields, term) for term in terms)
    raise AssertionError(query)


def found(library: Library, condition: tuple[str, list[object]]) -> set[str]:
    rows = library._store.all(
        f"SELECT key FROM state CROSS JOIN paper ON paper.id = state.paper WHERE {condition[0]}", condition[1]
    )
    return {key for (key,) in rows}


@settings(max_examples=25, deadline=None)
@given(made=PAPERS, queries=st.lists(QUERIES, min_size=1, max_size=8))
def test_the_index_finds_what_looking_finds(made: list[tuple[str, ...]], queries: list[Query]) -> None:
    papers = []
    for number, (title, author, abstract, tldr, other, _) in enumerate(made):
        sections = tuple(Section(label, text) for label, text in (("tldr", tldr), ("Own", other)) if text)
        summary = Summary("zh" if sections else "", sections)
        papers.append(paper(str(number), title=title, authors=(author, "Ada"), abstract=abstract, summary=summary))
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        library.add(digest("2026-06-11", papers))
        library.mirror({str(number): Mark(note=texts[-1]) for number, texts in enumerate(made) if texts[-1]}, 1)
        while library.index(2):
            pass
        for query in queries:
            expected = {str(number) for number, texts in enumerate(made) if matches(fields_of(texts), query)}
            whole = to_sql(query)
            assert found(library, whole) == expected
            newest = newest_hits(query, -1, to_sql(query, LISTED))
            assert newest is None or found(library, (f"state.paper IN ({newest[0]})", newest[1])) == expected


@pytest.mark.parametrize(
    ("query", "is_text_only"),
    [
        (Text("a"), True),
        (Every((Text("a"), Not(Text("b", "title")))), True),
        (Either((Text("a"), Every((Text("b"), Text("c"))))), True),
        (Not(Text("a")), False),
        (Every(), False),
        (Text("+"), False),
        (Text("a", "note"), False),
        (Text("2601.00001"), False),
        (Either((Text("a"), Not(Text("b")))), False),
    ],
)
def test_what_can_be_cut_to_the_newest(query: Query, is_text_only: bool) -> None:
    assert (newest_hits(query, 10, to_sql(query)) is not None) is is_text_only


def test_ranking_looks_for_what_is_wanted_only() -> None:
    select = ranked(Every((Text("a"), Not(Text("b")), Either((Text("c", "title"), Text("do"))))), 10)
    assert select is not None
    assert select[1] == ['("·a") AND ((title : "c" *) OR ("do" *))', 10]
    assert ranked(Every((Text("+"), Not(Text("b")))), 10) is None


def test_values_are_parameters() -> None:
    for text in ("x'; DROP TABLE paper", "2601.00001", "%+_"):
        for field in ("", "title", "author", "abs", "sum", "note"):
            condition, values = text_condition(Text(text, field))
            assert condition.count("?") == len(values)
            assert text not in condition


def test_a_word_without_letters_is_found_as_it_stands(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-11", [paper("a", title="C++ at 100%"), paper("b")]))
        library.mirror({"b": Mark(note="50 + 50")}, 1)
        for query, expected in (
            ("+", "ab"),
            ("%", "a"),
            ("title:+", "a"),
            ("note:+", "b"),
            ("author:+", ""),
            ("_", ""),
        ):
            assert "".join(library.keys(library.ids(View(Scope.ALL, query=query)))) == expected
