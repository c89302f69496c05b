from hypothesis import given
from hypothesis import strategies as st

from reader.digest.paragraphs import join_lines, keep_lines


def test_hard_wraps_are_joined() -> None:
    assert join_lines("one\ntwo \nthree") == "one two three"


def test_a_paragraph_begins_after_a_blank_line_or_with_two_spaces() -> None:
    assert join_lines("one\n  two\nthree\n\nfour\n \n\nfive") == "one\ntwo three\nfour\nfive"


def test_lines_that_are_all_indented_are_one_paragraph() -> None:
    assert join_lines("  one\n  two\n  three") == "one two three"
    assert join_lines("one\n    two\n    three") == "one two three"


def test_in_an_indented_block_a_line_indented_further_begins_a_paragraph() -> None:
    assert join_lines("  one\n  two\n    three\n  four") == "one two\nthree four"
    assert join_lines("one\n  two\n  three\nfour") == "one\ntwo\nthree four"


def test_lines_too_long_to_be_wrapped_are_paragraphs_each() -> None:
    long = "word " * 30 + "end."
    assert join_lines(f"{long}\n  Short.\n  {long}") == f"{long}\nShort.\n{long}"


def test_spaces_around_wraps_are_one() -> None:
    assert join_lines("one\t\n two \nthrée") == "one two thrée"
    assert join_lines("one\t\ntwo") == "one two"


def test_chinese_lines_are_joined_without_a_space_and_korean_ones_with_one() -> None:
    assert join_lines("我们提出\n方法，\n用于GPU\n加速") == "我们提出方法，用于GPU 加速"
    assert join_lines("이 논문은\n새로운") == "이 논문은 새로운"


@given(st.text(st.sampled_from("a 中\n.\t"), max_size=60))
def test_nothing_but_white_space_changes(text: str) -> None:
    for joined in (join_lines(text), keep_lines(text)):
        assert "".join(joined.split()) == "".join(text.split())
        assert "\n\n" not in joined
        assert joined == joined.strip()


def test_lines_of_a_list_are_kept() -> None:
    assert keep_lines(" 1. a\n\n2. b \n") == "1. a\n2. b"
