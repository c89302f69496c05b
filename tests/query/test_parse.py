import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.query import Query, asks_for_hidden, parse
from reader.query.tree import Category, Days, Either, Every, Has, Identity, Not, Spoken, State, Text


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Every()),
        ("  \u3000 ", Every()),
        ("word", Text("word")),
        ("two words", Every((Text("two"), Text("words")))),
        ('"a phrase"', Text("a phrase")),
        ("“中文 短语”", Text("中文 短语")),
        ("-word", Not(Text("word"))),
        ("--word", Not(Not(Text("word")))),
        ('－"a b"', Not(Text("a b"))),
        ("a or b c", Either((Text("a"), Every((Text("b"), Text("c")))))),
        ("a (b OR -c)", Every((Text("a"), Either((Text("b"), Not(Text("c"))))))),
        ("（甲 or 乙）", Either((Text("甲"), Text("乙")))),
        ('"or"', Text("or")),
        ("cat:cs.LG", Category("cs.LG")),
        ("Cat：cs", Category("cs")),
        ('title:"x y" author:li', Every((Text("x y", "title"), Text("li", "author")))),
        ("id:2601.02609v2", Identity("2601.02609v2")),
        ("is:Unread -is:hidden", Every((State("unread"), Not(State("hidden"))))),
        ("has:code lang:zh", Every((Has("code"), Spoken("zh")))),
        ("day:2026-06-12", Days("2026-06-12", "2026-06-12")),
        ("day:2026-06", Days("2026-06-01", "2026-06-31")),
        ("day:2026", Days("2026-01-01", "2026-12-31")),
        ("day:2026-06-12..2026-07", Days("2026-06-12", "2026-07-31")),
        ("first:2026-06..", Days("2026-06-01", "9999-12-31", first_only=True)),
        ("day:..2026-06-12", Days("0000-01-01", "2026-06-12")),
        ("https://arxiv.org/abs/2601.02609", Text("https://arxiv.org/abs/2601.02609")),
        ("3:1 C++ a-b", Every((Text("3:1"), Text("C++"), Text("a-b")))),
    ],
)
def test_parse(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ('good "bad', 5, "never closed"),
        ('""', 1, "expected text"),
        ("tilte:x", 0, "did you mean “title”"),
        ("zzzzzz:x", 0, "known are"),
        ("a is:unred", 5, "did you mean “unread”"),
        ("has:wings", 4, "known are"),
        ("cat:", 4, "after “cat:”"),
        ("cat: cs", 4, "after “cat:”"),
        ("day:2026-02-30", 4, "no day 2026-02-30"),
        ("day:2026-06-12..2026-13", 16, "no day 2026-13"),
        ("day:yesterday", 4, "like 2026-06-12"),
        ("day:2026-07..2026-06", 4, "earlier one first"),
        ("day:..", 4, "expected a day"),
        ("day:0000", 4, "no day"),
        ("a (b", 2, "never closed"),
        ("a b)", 3, "never opened"),
        ("a or", 4, "after “or”"),
        ("a - b", 3, "right after"),
        ("a -", 3, "right after"),
        ("(" * 30, 21, "brackets"),
        ("-" * 30 + "a", 21, "brackets"),
        ("a " * 51, 100, "too many"),
        ("x" * 501, 0, "too long"),
    ],
)
def test_errors_say_where_and_what(text: str, position: int, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        parse(text)
    assert caught.value.position == position


@given(st.text(alphabet=st.sampled_from('ab中:：-()（）"“” .\ud800\u3000or') | st.characters(), max_size=40))
def test_any_text_is_understood_or_explained(text: str) -> None:
    try:
        parse(text)
    except QueryError as error:
        assert 0 <= error.position <= len(text)
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("text", "asks"),
    [("is:hidden", True), ("a (b or is:hidden)", True), ("-is:hidden", False), ("hidden", False), ("", False)],
)
def test_asks_for_hidden(text: str, asks: bool) -> None:
    assert asks_for_hidden(parse(text)) is asks
