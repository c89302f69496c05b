from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.query import SORTS, Parsed, Query, asks_for_hidden, asks_for_muted, parse, read_query
from reader.query.tree import (
    LAST_DAY,
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

TODAY = date(2026, 6, 15)


def assert_same(one: object, other: object) -> None:
    """Trees are tuples, so those of different classes could be equal."""
    assert repr(one) == repr(other)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Every()),
        ("  \u3000 ", Every()),
        ("word", Text("word")),
        ("two words", Every((Text("two"), Text("words")))),
        ('"a phrase"', Text("a phrase", whole=True)),
        ("“中文 短语”", Text("中文 短语", whole=True)),
        ("-word", Not(Text("word"))),
        ("--word", Not(Not(Text("word")))),
        ('－"a b"', Not(Text("a b", whole=True))),
        ("a or b c", Either((Text("a"), Every((Text("b"), Text("c")))))),
        ("a (b OR -c)", Every((Text("a"), Either((Text("b"), Not(Text("c"))))))),
        ("（甲 or 乙）", Either((Text("甲"), Text("乙")))),
        ('"or"', Text("or", whole=True)),
        ("cat:cs.LG", Category("cs.LG")),
        ("Cat：cs", Category("cs")),
        ("cat:cs.*", Category("cs")),
        ('title:"x y" author:li', Every((Text("x y", "title", whole=True), Text("li", "author")))),
        ("note:later tag:rl", Every((Text("later", "note"), Tag("rl")))),
        ('tag:"to read" venue:CVPR', Every((Tag("to read"), Venue("CVPR")))),
        ("id:2601.02609v2", Identity("2601.02609v2")),
        ("is:Unread -is:hidden", Every((State("unread"), Not(State("hidden"))))),
        ("is:muted is:skimmed is:due", Every((State("muted"), State("skimmed"), Due("2026-06-15")))),
        ("has:code has:Note lang:ZH", Every((Has("code"), Has("note"), Spoken("zh")))),
        ("day:2026-06", Days("2026-06-01", "2026-06-31")),
        ("day:2026-06-12..2026-07", Days("2026-06-12", "2026-07-31")),
        ("day:2026-06。。2026-07", Days("2026-06-01", "2026-07-31")),
        ("first:2026-06..", Days("2026-06-01", LAST_DAY, first_only=True)),
        ("day:today", Days("2026-06-15", "2026-06-15")),
        ("first:Yesterday", Days("2026-06-14", "2026-06-14", first_only=True)),
        ("newer:3d", Days("2026-06-12", LAST_DAY)),
        ("older:２Ｗ", Not(Days("2026-06-01", LAST_DAY))),
        ("score:>5", Number("score", ">", 5.0)),
        ("score：＞＝－2.5", Number("score", ">=", -2.5)),
        ("score:0 stars:<100", Every((Number("score", "=", 0.0), Number("stars", "<", 100.0)))),
        ("https://arxiv.org/abs/2601.02609", Text("https://arxiv.org/abs/2601.02609")),
        ("3:1 C++ a-b", Every((Text("3:1"), Text("C++"), Text("a-b")))),
        ("a AND NOT b* NEAR c^2", Every(tuple(map(Text, ("a", "AND", "NOT", "b*", "NEAR", "c^2"))))),
        ("(a)or(b)", Either((Text("a"), Text("b")))),
    ],
)
def test_parse(text: str, query: Query) -> None:
    assert_same(parse(text, TODAY), query)


@pytest.mark.parametrize(
    ("text", "query", "sort"),
    [
        ("sort:score", Every(), "score"),
        ("a sort:-day b", Every((Text("a"), Text("b"))), "-day"),
        ("a Sort：－Title or b", Either((Text("a"), Text("b"))), "-title"),
        ('sort:"id"', Every(), "id"),
        ("sorted", Text("sorted"), ""),
        ('"sort:day"', Text("sort:day", whole=True), ""),
    ],
)
def test_sort_stands_apart(text: str, query: Query, sort: str) -> None:
    assert_same(read_query(text), Parsed(query, sort))
    assert_same(parse(text), query)


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ('good "flow mat', 5, "quote is not closed yet"),
        ('""', 1, "expected text"),
        ('title:"', 6, "quote is not closed yet"),
        ("tilte:x", 0, "did you mean “title”"),
        ("zzzzzz:x", 0, "known are"),
        ("BERT: a", 0, "put quotes around it"),
        ("a is:unred", 5, "did you mean “unread”"),
        ("is:unr", 3, "did you mean “unread”"),
        ("is:h", 3, "did you mean “hidden”"),
        ("is:re", 3, "known are read, repeated"),
        ("has:wings", 4, "known are code, summary, note, tag, pdf"),
        ('is:"unred"', 4, "did you mean “unread”"),
        ("cat:", 4, "right after “cat:”"),
        ("cat: cs", 4, "right after “cat:”"),
        ("cat:(cs)", 4, "right after “cat:”"),
        ("cat:*", 4, "like cs.LG"),
        ("day:2026-02-30", 4, "no day 2026-02-30"),
        ("day:2026-06-12..2026-13", 16, "no day 2026-13"),
        ('day:"2026-06-12..2026-13"', 17, "no day 2026-13"),
        ("day:tomorrow", 4, "like 2026-06-12"),
        ("first:..", 6, "expected a day"),
        ("newer:3", 6, "like 3d or 2w"),
        ("score:high", 6, "like score:>5"),
        ("stars:=>5", 6, "like stars:>5"),
        ("stars:>" + "9" * 40, 6, "expected a number"),
        ("lang:chinese", 5, "like zh or en"),
        ("sort:dya", 5, "did you mean “day”"),
        ("sort:-scor", 6, "did you mean “score”"),
        ("sort:", 5, "right after “sort:”"),
        ("sort:day a sort:id", 11, "sorted twice"),
        ("(sort:day)", 1, "outside of brackets"),
        ("-sort:day", 1, "reversed it is “sort:-day”"),
        ("a (b", 2, "bracket is not closed yet"),
        ("a b)", 3, "never opened"),
        ("a ()", 3, "between the brackets"),
        ("(a or )", 6, "after “or”"),
        ("a or", 4, "after “or”"),
        ("a or or b", 5, "before “or”"),
        ("a or sort:day", 13, "after “or”"),
        ("or a", 0, "before “or”"),
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
        parse(text, TODAY)
    assert caught.value.position == position
    assert not caught.value.chinese.isascii()


@pytest.mark.parametrize("length", [10_000, 100_000])
@pytest.mark.parametrize("piece", ["a ", "a", "(", ")", '"', "-", "or ", "title:", "a or ", "（“", "day:1..", "中"])
def test_long_queries_are_refused_in_a_line(piece: str, length: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(piece * (length // len(piece)))
    assert len(str(caught.value)) < 120


SEPARATED = st.text(
    alphabet=st.sampled_from('ab中:：-()（）"“” .。\ud800\u3000or*^<>=1,') | st.characters(), max_size=40
)
NAMES = (
    *TEXT_FIELDS,
    *NUMBERS,
    "tag",
    "cat",
    "id",
    "venue",
    "day",
    "first",
    "newer",
    "older",
    "is",
    "has",
    "lang",
    "sort",
)


@settings(max_examples=300)
@given(st.lists(st.sampled_from([f"{name}:" for name in NAMES]) | SEPARATED, max_size=4).map("".join))
def test_any_text_is_understood_or_explained(text: str) -> None:
    try:
        parse(text)
    except QueryError as error:
        assert 0 <= error.position <= len(text)
        assert "\n" not in str(error) + error.chinese


WORD = st.text(st.sampled_from("abcXY中文字3é+*^'%_.,") | st.characters(categories=["L", "N"]), min_size=1, max_size=9)
PLAIN = WORD.filter(lambda word: word.lower() != "or" and not word.startswith("-") and '"' not in word)


@given(st.lists(PLAIN, min_size=2, max_size=8))
def test_plain_words_must_all_match(words: list[str]) -> None:
    assert_same(parse(" ".join(words)), Every(tuple(map(Text, words))))


DAY = st.dates(date(1991, 1, 1), date(2099, 12, 31)).map(date.isoformat)
TERMS: st.SearchStrategy[Query] = st.one_of(
    st.builds(Text, PLAIN, st.sampled_from(("", *TEXT_FIELDS)), st.booleans()),
    st.builds(Tag, PLAIN),
    st.builds(Venue, PLAIN),
    st.builds(Identity, PLAIN),
    st.sampled_from(("cs", "cs.LG", "hep-th")).map(Category),
    st.sampled_from([name for name in STATES if name != "due"]).map(State),
    st.sampled_from(THINGS).map(Has),
    st.sampled_from(("zh", "en")).map(Spoken),
    st.just(Due(TODAY.isoformat())),
    st.builds(lambda one, other, first: Days(min(one, other), max(one, other), first), DAY, DAY, st.booleans()),
    st.builds(
        Number, st.sampled_from(NUMBERS), st.sampled_from(("<", "<=", "=", ">=", ">")), st.integers(-9, 999).map(float)
    ),
)


def several(queries: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    terms = st.lists(queries, min_size=2, max_size=3).map(tuple)
    return st.one_of(queries.map(Not), terms.map(Every), terms.map(Either))


TREES = st.recursive(TERMS, several, max_leaves=12)


def written(query: Query) -> str:
    """A text of which the query is the meaning."""
    match query:
        case Text(text, field, whole):
            value = f'"{text}"' if whole else text
            return f"{field}:{value}" if field else value
        case Tag(name) | Venue(name) | Identity(name) | Category(name):
            return f"{ {Tag: 'tag', Venue: 'venue', Identity: 'id', Category: 'cat'}[type(query)] }:{name}"
        case State(name) | Has(name) | Spoken(name):
            return f"{ {State: 'is', Has: 'has', Spoken: 'lang'}[type(query)] }:{name}"
        case Due():
            return "is:due"
        case Days(first, last, first_only):
            return f"{'first' if first_only else 'day'}:{first}..{last}"
        case Number(field, relation, value):
            return f"{field}:{relation}{value:g}"
        case Not(term):
            return f"-{bracketed(term)}"
        case Every(terms):
            return " ".join(map(bracketed, terms))
        case Either(terms):
            return " or ".join(map(bracketed, terms))


def bracketed(query: Query) -> str:
    return f"({written(query)})" if isinstance(query, Every | Either) else written(query)


@given(TREES, st.sampled_from(["", *SORTS]), st.booleans())
def test_what_is_written_is_read(query: Query, sort: str, is_reversed: bool) -> None:
    sort = f"-{sort}" if sort and is_reversed else sort
    text = bracketed(query) + (f" sort:{sort}" if sort else "")
    try:
        assert_same(read_query(text, TODAY), Parsed(query, sort))
    except QueryError as error:
        assert "brackets inside one another" in str(error)


@pytest.mark.parametrize(
    ("text", "hidden", "muted"),
    [
        ("is:hidden", True, False),
        ("a (b or is:hidden)", True, False),
        ("is:muted or is:hidden", True, True),
        ("-is:hidden -is:muted", False, False),
        ("has:note hidden muted", False, False),
        ("", False, False),
    ],
)
def test_asks_for_what_is_left_out(text: str, hidden: bool, muted: bool) -> None:
    assert asks_for_hidden(parse(text)) is hidden
    assert asks_for_muted(parse(text)) is muted
