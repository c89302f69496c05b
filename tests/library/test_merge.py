from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from reader.library.merge import merge
from reader.model import Paper, Summary
from tests.library.made_up import paper

NAMES = st.lists(st.sampled_from(["x", "y", "z"]), max_size=3).map(tuple)
TEXT = st.sampled_from(["", "short", "a text that is a good deal longer"])
PAPERS = st.builds(
    partial(Paper, "k", summary=Summary()),
    TEXT, st.none() | st.integers(1, 3), NAMES, NAMES, TEXT, TEXT, TEXT, st.none() | st.integers(0, 3), TEXT, TEXT,
)  # fmt: skip


@given(PAPERS, PAPERS, st.booleans())
def test_merging_the_same_again_changes_nothing(known: Paper, other: Paper, newer: bool) -> None:
    once = merge(known, other, newer=newer)
    assert merge(once, other, newer=newer) == once


@given(PAPERS, PAPERS, st.booleans())
def test_nothing_known_becomes_empty(known: Paper, other: Paper, newer: bool) -> None:
    merged = merge(known, other, newer=newer)
    for value, *before in zip(merged[1:-1], known[1:-1], other[1:-1], strict=True):
        assert (value in ("", None, ())) == all(each in ("", None, ()) for each in before)


def test_the_newer_one_is_believed_unless_it_is_cut_off() -> None:
    old, new = paper("a", abstract="word " * 50, title="Old"), paper("a", abstract="word …", title="New")
    merged = merge(old, new, newer=True)
    assert (merged.title, merged.abstract) == ("New", old.abstract)
    assert merge(old, new, newer=False).title == "Old"


def test_a_lower_version_that_comes_later_is_not_believed() -> None:
    second, first = paper("a", version=2, title="Second"), paper("a", version=1, title="First", comment="9 pages")
    for merged in (merge(second, first, newer=True), merge(first, second, newer=False)):
        assert (merged.title, merged.version, merged.comment) == ("Second", 2, "9 pages")
    unnumbered = paper("a", title="Latest")
    assert merge(second, unnumbered, newer=True).title == "Latest"
