"""rules.toml: what it may say, what is said of mistakes, and that a change leaves all else as it was written."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.rules.entries import load_text
from reader.rules.rules_file import add_rule, change_rule, read_rules, remove_rule
from reader.rules.types import Rule, Rules
from reader.text.clean import clean_line

WRITTEN = """\
# what I follow

# my field
[[interest]]
word = "扩散模型"   # the heart of it
points = 3

# [[mute]] is below

[[mute]]
category = 'cs.CY'
# and nobody else
[[interest]]
# sinks
author = "Kaiming He"
points = -2.5
# points = 4

# the end
"""
DIFFUSION, KAIMING, SOCIETY = Rule("word", "扩散模型", 3), Rule("author", "Kaiming He", -2.5), Rule("category", "cs.CY")


def test_a_file_is_read_in_its_order() -> None:
    assert read_rules(WRITTEN, "rules.toml") == Rules((DIFFUSION, KAIMING), (SOCIETY,))


def test_no_file_means_no_rules(tmp_path: Path) -> None:
    assert read_rules(load_text(tmp_path / "rules.toml"), "rules.toml") == Rules()


def test_the_mark_of_windows_editors_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_bytes(b"\xef\xbb\xbf[[mute]]\r\nword = 'x'\r\n")
    assert read_rules(load_text(tmp_path / "rules.toml"), "rules.toml") == Rules((), (Rule("word", "x"),))


def test_without_points_an_interest_counts_one_and_text_is_cleaned() -> None:
    assert read_rules('[[interest]]\nword = " a\\u001b[31m\\n b"', "") == Rules((Rule("word", "a[31m b", 1.0),))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[interest]]\nword = ", "rules.toml:2: not valid TOML: Invalid value; mend this line"),
        ("[[interest]]\nword = x", "rules.toml:2: not valid TOML"),
        ("[[interest]\n", "rules.toml:1: not valid TOML"),
        ('\n[[mut]]\nword = "x"', "rules.toml:2: “mut” is not known here; expected [[interest]] or [[mute]]"),
        ('[mute]\nword = "x"', "rules.toml:1: “mute” is not known here"),
        ("\n\nmute = 3", "rules.toml:3: “mute” is not known here"),
        ('[[mute]]\nword = "x"\n[[mute]]\nwort = "x"', "rules.toml:3: “wort” is not known in [[mute]]"),
        ('[[mute]]\nword = "x"\npoints = 2', "rules.toml:1: “points” is not known in [[mute]]"),
        ("[[mute]]", "rules.toml:1: [[mute]] needs one of word, author, category, query, has 0 of them"),
        ("[[mute]]\nword = 'x'\nauthor = 'y'", "has 2 of them"),
        ("[[mute]]\nword = 3", "rules.toml:1: word: expected a text in quotes"),
        ("[[mute]]\nword = ' '", "expected a text in quotes"),
        (f"[[mute]]\nword = '{'x' * 501}'", "at most 500"),
        ("[[interest]]\nword = 'x'\npoints = 0", "points = 0: expected a number other than 0"),
        ("[[interest]]\nword = 'x'\npoints = nan", "expected a number"),
        ("[[interest]]\nword = 'x'\npoints = true", "expected a number"),
        ("[[interest]]\nword = 'x'\npoints = 1e9", "at most 1000"),
        ("[[mute]]\nquery = '(x'", "rules.toml:1: query, character 1: "),
        ("[[mute]]\nquery = 'is:read x'", "a rule asks for what papers say"),
        ("[[mute]]\nquery = 'x -(y or note:z)'", "a rule asks for what papers say"),
        ("[[mute]]\nquery = 'has:note'", "a rule asks for what papers say"),
        ("mute = [{word = 'x'}, {word = 3}]", "rules.toml: word: expected a text"),
        ("[[mute]]\nword = 'x'\n" * 501, "at most 500 are applied"),
    ],
)
def test_a_mistake_is_said_in_one_line_with_file_and_line(text: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_rules(text, "rules.toml")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match=r"rules\.toml: cannot be read"):
        read_rules(load_text(tmp_path / "rules.toml"), "rules.toml")


def test_adding_appends_and_changes_nothing_above() -> None:
    added = add_rule(WRITTEN, Rule("author", 'O\'Neil "Al" \\', 2))
    assert added == WRITTEN + '\n[[interest]]\nauthor = "O\'Neil \\u0022Al\\u0022 \\u005c"\npoints = 2\n'
    assert add_rule("", SOCIETY).endswith('# points = 3\n\n[[mute]]\ncategory = "cs.CY"\n')


def test_removing_takes_the_comment_right_above_along_and_no_other() -> None:
    assert remove_rule(WRITTEN, DIFFUSION) == WRITTEN.replace(
        '# my field\n[[interest]]\nword = "扩散模型"   # the heart of it\npoints = 3\n\n', ""
    )
    assert remove_rule(WRITTEN, SOCIETY) == WRITTEN.replace("[[mute]]\ncategory = 'cs.CY'\n", "")
    assert remove_rule(WRITTEN, KAIMING) == WRITTEN[: WRITTEN.index("# and nobody")] + "# the end\n"
    assert remove_rule("# mine\n[[mute]]\nword = 'x'", Rule("word", "x")) == "# mine\n"


def test_changing_leaves_comments_and_the_order() -> None:
    assert change_rule(WRITTEN, DIFFUSION, Rule("word", "扩散", 5)) == WRITTEN.replace(
        '"扩散模型"   # the heart of it\npoints = 3', '"扩散"   # the heart of it\npoints = 5'
    )
    changed = change_rule(WRITTEN, KAIMING, Rule("query", 'author:"He"', 1))
    assert "[[interest]]\nquery = 'author:\"He\"'\n# sinks\npoints = 1\n# points = 4\n" in changed


def test_a_rule_that_now_mutes_goes_to_the_end() -> None:
    muted = Rule("word", "扩散模型")
    assert read_rules(change_rule(WRITTEN, DIFFUSION, muted), "") == Rules((KAIMING,), (SOCIETY, muted))


@pytest.mark.parametrize("text", ["", WRITTEN])
def test_what_is_not_there_cannot_be_changed(text: str) -> None:
    with pytest.raises(UsageError, match="there is no rule “word: x” any more"):
        remove_rule(text, Rule("word", "x"))


@pytest.mark.parametrize(
    "text",
    ["mute = [{word = 'x'}]", "[[mute]]\n'word' = 'x'", '[[mute]]\nword = """\nx"""', "[['mute']]\nword = 'x'"],
)
def test_an_unusual_layout_is_left_to_the_person(text: str) -> None:
    with pytest.raises(UsageError, match="edit the file by hand"):
        change_rule(text, Rule("word", "x"), Rule("author", "y"))


RULE = st.builds(
    Rule,
    st.sampled_from(["word", "author", "category"]),
    (st.text(max_size=12) | st.sampled_from(["[[mute]]", '"""', "'''", "#", "\\", 'a"\nb = 1', "x' y\""]))
    .map(clean_line)
    .filter(bool),
    st.sampled_from([0.0, 1.0, -2.5, 0.1, 1000.0, 1e-7]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(RULE, max_size=5), st.data())
@example([Rule("word", '"""', 1.0), Rule("word", "[[mute]]")], None)
def test_any_rules_survive_any_changes(rules: list[Rule], data: st.DataObject | None) -> None:
    text, kept = WRITTEN, [DIFFUSION, KAIMING, SOCIETY]
    for rule in rules:
        text = add_rule(text, rule)
        kept.append(rule)
    if data:
        gone = data.draw(st.sampled_from(kept))
        text = remove_rule(text, gone)
        kept.remove(gone)
        old, new = data.draw(st.sampled_from(kept)), data.draw(RULE)
        text = change_rule(text, old, new)
        kept[kept.index(old)] = new
    read = read_rules(text, "rules.toml")
    assert sorted(read.interests + read.mutes) == sorted(kept)
    assert all(rule.points for rule in read.interests)
    assert "# what I follow" in text
