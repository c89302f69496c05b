from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query import parse
from reader.query.complete import HINTS, MOST, Completion, complete
from reader.query.fields import FIELDS


class MadeUp:
    """Names as a library would give them."""

    def hints(self) -> "MadeUp":
        return self

    def tags(self) -> Iterable[tuple[str, int]]:
        return [("rl", 3), ("to read", 2), ("Robots", 1), ('5" screens', 1), ("(x)", 1)]

    def authors_like(self, prefix: str, most: int) -> Iterable[tuple[str, int]]:
        names = ["Li Na", "Ada Lovelace", "Plato"]
        return [(name, 5) for name in names if f" {prefix}".lower() in f" {name}".lower()][:most]

    def venues_like(self, prefix: str, most: int) -> Iterable[tuple[str, int]]:
        return [(name, 2) for name in ("CVPR", "CoRL") if name.lower().startswith(prefix.lower())][:most]

    def categories(self) -> Iterable[tuple[str, str, str, int]]:
        return [("cs", "Computer Science", "计算机科学", 90), ("cs.LG", "Machine Learning", "机器学习", 57)]


def completed(text: str, cursor: int | None = None) -> list[str]:
    """The texts that would stand up to the cursor."""
    cursor = len(text) if cursor is None else cursor
    return [text[: each.start] + each.text for each in complete(text, cursor, MadeUp())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ti", ["title:"]),
        ("a -Sc", ["a -score:"]),
        ("(s", ["(sum:", "(score:", "(stars:", "(sort:"]),
        ("xyz", []),
        ("学习", []),
        ("is:un", ["is:unread"]),
        ("is:re", ["is:read", "is:repeated"]),
        ("is:read", []),
        ("has:", ["has:code", "has:summary", "has:note", "has:tag", "has:pdf"]),
        ("lang:z", ["lang:zh"]),
        ("sort:s", ["sort:score", "sort:stars"]),
        ("sort:-da", ["sort:-day"]),
        ("newer:1", ["newer:1d", "newer:1w", "newer:1m", "newer:1y"]),
        ("day:y", ["day:yesterday"]),
        ("tag：r", ["tag：rl", "tag：Robots"]),
        ("tag:t", ['tag:"to read"']),
        ('tag:"to', ['tag:"to read"']),
        ("tag:", ["tag:rl", 'tag:"to read"', "tag:Robots", 'tag:"(x)"']),
        ("x author:lo", ['x author:"Ada Lovelace"']),
        ('author:"li n', ['author:"Li Na"']),
        ("venue:c", ["venue:CVPR", "venue:CoRL"]),
        ("cat:c", ["cat:cs", "cat:cs.LG"]),
        ("cat:lg", ["cat:cs.LG"]),
        ("cat:learn", ["cat:cs.LG"]),
        ("cat:学习", ["cat:cs.LG"]),
        ('"a phrase" ti', ['"a phrase" title:']),
        ('"a ti', []),
        ('tag:"to read"', []),
        ("http://ti", []),
        ("nope:ti", []),
    ],
)
def test_completions(text: str, found: list[str]) -> None:
    assert completed(text) == found


def test_hints_are_in_the_language_of_the_interface() -> None:
    assert complete("cat:cs.", 7, MadeUp(), "zh") == [Completion(4, "cs.LG", "机器学习 · 57")]
    assert complete("cat:cs.", 7, MadeUp()) == [Completion(4, "cs.LG", "Machine Learning · 57")]
    assert complete("lan", 3, MadeUp(), "zh") == [Completion(0, "lang:", "总结的语言")]
    assert complete("tag:rob", 7, MadeUp()) == [Completion(4, "Robots", "1")]


def test_only_what_stands_before_the_cursor_counts() -> None:
    assert completed("ti is:read", 2) == ["title:"]
    assert complete("is:un", 99, MadeUp()) == [Completion(3, "unread")]


def test_nothing_typed_yet_offers_the_fields() -> None:
    assert completed("") == [f"{field}:" for field in HINTS][:MOST]
    assert completed("a ") == [f"a {field}:" for field in HINTS][:MOST]


def test_every_field_is_offered() -> None:
    assert set(HINTS) == {*FIELDS, "sort"}


@pytest.mark.parametrize("text", [f"{field}:" for field in HINTS])
def test_what_is_offered_is_understood(text: str) -> None:
    for query in completed(text):
        parse(query)


@given(st.text(st.sampled_from('ticas:-"（“) ') | st.characters(), max_size=20), st.integers(0, 25))
def test_any_text_can_be_completed(text: str, cursor: int) -> None:
    for start, completion, _ in complete(text, cursor, MadeUp()):
        assert 0 <= start <= min(cursor, len(text))
        assert completion
