from hypothesis import given
from hypothesis import strategies as st

from reader.digest.paragraphs import join_lines, keep_lines


def test_hard_wraps_are_joined() -> None:
    assert join_lines("one\ntwo \nthree") == "one two three"


def test_a_paragraph_begins_after_a_blank_line_or_with_two_spaces() -> None:
    assert join_lines("one\n  two\nthree\n\nfour\n \n\nfive") == "one\ntwo three\nfour\nfive"


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
