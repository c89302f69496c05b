from hypothesis import given
from hypothesis import strategies as st

from reader.draw.spans import Span, blank, set_line
from reader.text.wrap import width_of
from tests.draw import hostile

spans = st.lists(st.builds(Span, hostile.lines, st.sampled_from(["text", "dim"])), max_size=4)


@given(st.integers(0, 210), spans, spans)
def test_a_line_fills_its_width_exactly(width: int, left: list[Span], right: list[Span]) -> None:
    assert width_of(set_line(width, left, right).text) == width


def test_left_gives_way_to_right_with_an_ellipsis() -> None:
    line = set_line(12, [Span("注意力就是一切")], [Span("1/17")])
    assert line.text == "注意力… 1/17"


def test_right_alone_is_cut_where_it_does_not_fit() -> None:
    assert set_line(4, [Span("left")], [Span("123456")]).text == "123…"


def test_roles_and_what_lies_under_are_kept() -> None:
    line = set_line(8, [Span("a", "title"), Span("b", "dim")], under="cursor")
    assert line.spans == (Span("a", "title"), Span("b", "dim"), Span(" " * 6))
    assert line.under == "cursor"
    assert blank(3, "resting") == ((Span("   "),), "resting")


def test_what_is_cut_between_two_spans_ends_with_an_ellipsis_too() -> None:
    line = set_line(6, [Span("abc "), Span("de"), Span("fgh", "match")])
    assert line.text == "abc d…"
    assert set_line(4, [Span("abc "), Span("", "match")]).text == "abc "
    assert set_line(0, [Span("abc")]).text == ""
