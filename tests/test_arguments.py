"""Words and options."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.arguments import Given, Option, Usage, WrongQuery, did_you_mean, read_arguments, refuse_addresses
from reader.errors import UsageError

USAGE = Usage(
    "reader find",
    "WORD…",
    "Find.",
    "reader find x",
    (Option("--json", "", "as JSON"), Option("--limit", "N", "at most")),
)
QUERY = USAGE._replace(takes_query=True)


def test_words_and_options_in_any_order() -> None:
    found = read_arguments(USAGE, ["a", "--limit", "3", "-", "--json", "b"])
    assert found == Given(["a", "-", "b"], {"--limit": "3", "--json": ""})
    assert found.number("--limit") == 3
    assert Given([], {}).number("--limit") is None


def test_a_value_may_begin_with_a_minus_sign_or_follow_an_equals_sign() -> None:
    assert read_arguments(USAGE, ["--limit", "-day"]).options == {"--limit": "-day"}
    assert read_arguments(USAGE, ["--limit=-day"]).options == {"--limit": "-day"}


def test_a_query_may_leave_words_out() -> None:
    assert read_arguments(QUERY, ["-survey", "cat:cs", "-help"]).words == ["-survey", "cat:cs", "-help"]
    assert read_arguments(QUERY, ["-h"]).options == {"--help": ""}
    with pytest.raises(UsageError, match="unknown option -survey"):
        read_arguments(USAGE, ["-survey"])


@given(st.lists(st.text()))
def test_after_two_minus_signs_all_is_a_word(words: list[str]) -> None:
    assert read_arguments(USAGE, ["--", *words]) == Given(words, {})


@given(st.lists(st.text(alphabet="-=ajlimnost hN1")))
def test_anything_else_is_understood_or_refused(arguments: list[str]) -> None:
    try:
        found = read_arguments(QUERY, arguments)
    except UsageError:
        return
    assert set(found.options) <= {"--json", "--limit", "--help"}
    assert [word for word in arguments if word.isalnum() and "--limit" not in arguments] == [
        word for word in found.words if word.isalnum() and "--limit" not in arguments
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--jsn"], "did you mean --json"),
        (["--limit"], "needs a value"),
        (["--json=1"], "takes no value"),
        (["--xyz"], "reader find -h shows"),
    ],
)
def test_wrong_options(arguments: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_arguments(USAGE, arguments)


def test_a_missing_word_is_asked_for_but_not_with_help() -> None:
    usage = USAGE._replace(fewest=1)
    with pytest.raises(UsageError, match="reader find WORD"):
        read_arguments(usage, [])
    assert read_arguments(usage, ["--help"]).options == {"--help": ""}


@pytest.mark.parametrize("value", ["0", "-1", "x", "", "1.5", "²", "00"])
def test_numbers_count_from_one(value: str) -> None:
    with pytest.raises(UsageError, match="whole number"):
        Given([], {"--limit": value}).number("--limit")


def test_a_huge_number_is_no_error() -> None:
    assert Given([], {"--limit": "9" * 5000}).number("--limit") == 10**18 - 1


def test_one_of() -> None:
    assert Given([], {}).one_of("--lang", ("zh", "en"), "zh") == "zh"
    with pytest.raises(UsageError, match="--lang ja: expected one of zh, en"):
        Given([], {"--lang": "ja"}).one_of("--lang", ("zh", "en"), "zh")


def test_help_and_synopsis() -> None:
    assert USAGE.synopsis == "reader find WORD… [--json] [--limit N]"
    lines = USAGE.help.splitlines()
    assert lines[0] == "usage: reader find WORD… [--json] [--limit N]"
    assert "  --limit N  at most" in lines
    assert lines[-1] == "example: reader find x"


def test_did_you_mean() -> None:
    assert did_you_mean("lsit", ["list", "show"]) == ": did you mean list?"
    assert did_you_mean("/home/me", ["list", "show"]) == ""


def test_places_and_how_many_words_there_may_be() -> None:
    assert (USAGE.places, USAGE.most) == (("WORD",), None)
    one = USAGE._replace(words="[ID]")
    assert (one.places, one.most) == (("ID",), 1)
    assert read_arguments(one, ["7"]).words == ["7"]
    with pytest.raises(UsageError, match="8 is too much: reader find"):
        read_arguments(one, ["7", "8"])
    with pytest.raises(UsageError, match="x is too much"):
        read_arguments(USAGE._replace(words=""), ["x"])
    assert read_arguments(one, ["7", "8", "-h"]).options == {"--help": ""}


@pytest.mark.parametrize("word", ["https://a.b/c", "HTTP://a", "git+ssh://a", "git@github.com:a/b", "file:///a"])
def test_addresses_are_refused(word: str) -> None:
    with pytest.raises(UsageError, match="reader add FOLDER"):
        refuse_addresses(["/tmp", word])


def test_paths_are_no_addresses() -> None:
    refuse_addresses(["/a", "a:b", "-", "", "a//b", "./https:/a", "C:\\x", "中文://"])


def test_a_wrong_query_says_where() -> None:
    assert str(WrongQuery("odd", "cat:x", 4)) == "query, character 5: odd"
