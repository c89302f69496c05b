"""Digests, rules and marks may come in any order: the end is what asking every rule about every paper would give."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library import Library
from reader.model import Digest, Flag, Mark, Paper, Summary
from reader.rules.types import Rule
from tests.library.made_up import chinese, digest, paper
from tests.library.ruled import apply, settle

WORDS = ("alpha", "beta", "gamma", "扩散", "模型")
CODES = ("cs.LG", "cs.CV", "math.ST")
PEOPLE = ("Ada Lovelace", "Kaiming He")
SOME_RULES = st.one_of(
    st.builds(Rule, st.just("word"), st.sampled_from(WORDS), st.sampled_from([0.0, 1.0, -2.5, 0.1])),
    st.builds(Rule, st.just("category"), st.sampled_from((*CODES, "cs")), st.sampled_from([0.0, 3.0])),
    st.builds(Rule, st.just("author"), st.sampled_from(("Lovelace", *PEOPLE)), st.sampled_from([0.0, -1.0])),
)
SOME_PAPERS = st.builds(
    lambda key, title, abstract, tldr, codes, people: paper(
        key,
        title=title,
        abstract=abstract,
        summary=chinese(tldr) if tldr else Summary(),
        categories=codes,
        authors=people,
    ),
    st.sampled_from("abcd"),
    *[st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join)] * 3,
    *[st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True).map(tuple) for names in (CODES, PEOPLE)],
)
STEPS = st.one_of(
    st.builds(
        digest,
        st.sampled_from(["2026-06-10", "2026-06-11"]),
        st.lists(SOME_PAPERS, max_size=3),
        st.sampled_from(["/one", "/two"]),
    ),
    st.lists(SOME_RULES, max_size=4).map(tuple),
    st.dictionaries(
        st.sampled_from("abcd"),
        st.builds(
            Mark,
            st.sampled_from([Flag(0), *Flag]).filter(lambda flag: flag != Flag.MUTED),
            note=st.sampled_from(["", "alpha"]),
            tags=st.just(()),
        ),
        max_size=2,
    ),
    st.just("settle"),
)


def matches(rule: Rule, paper: Paper) -> bool:
    match rule.kind:
        case "word":
            texts = (paper.title, paper.abstract, *(section.text for section in paper.summary.sections))
            return any(rule.text in text.split() for text in texts)
        case "author":
            return any(rule.text in name for name in paper.authors)
    return any(code == rule.text or code.startswith(f"{rule.text}.") for code in paper.categories)


@settings(max_examples=25, deadline=None)
@given(st.lists(STEPS, max_size=10))
def test_any_order_ends_in_what_asking_every_rule_would_give(steps: list[object]) -> None:
    rules: tuple[Rule, ...] = ()
    marks: dict[str, Mark] = {}
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        library._store.connection.execute("PRAGMA synchronous = OFF")
        for seq, step in enumerate(steps):
            match step:
                case Digest():
                    library.add(step, marks=lambda keys: {key: marks[key] for key in keys if key in marks})
                case tuple():
                    rules = step
                    apply(library, *rules)
                case dict():
                    marks.update(step)
                    library.mirror(step, seq)
                case _:
                    settle(library)
        settle(library)
        ids = [id for (id,) in library._store.all("SELECT id FROM paper")]
        for id, row in zip(ids, library.rows(ids), strict=True):
            record = library.record(id)
            found = [rule for rule in rules if matches(rule, record.paper)]
            mark = marks.get(row.key, Mark())
            assert row.score == pytest.approx(sum(rule.points for rule in found))
            is_kept = mark.note or mark.flags & (Flag.BOOKMARKED | Flag.LATER)
            assert bool(row.flags & Flag.MUTED) == (any(rule.is_mute for rule in found) and not is_kept)
            assert sorted(point.rule for point in library.points(id)) == sorted(found)
