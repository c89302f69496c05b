import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.draw.bars import Where, render_footer, render_header, render_too_small
from reader.text.wrap import width_of
from tests.draw import hostile

HERE = Where("Today 2025-06-11 Wed", "cs.LG Machine Learning", "attention", "中文", 12, 1234, "23 unread", "sample")


def test_header_says_where_one_is() -> None:
    text = render_header(HERE, 110).text
    assert text.startswith(" Today 2025-06-11 Wed · cs.LG Machine Learning / attention  sample ")
    assert text.endswith(" 中文 · 12/1,234 · 23 unread ")


def test_header_of_a_narrow_screen_keeps_the_position() -> None:
    assert render_header(HERE, 20).text.endswith("… 12/1,234 ")


@given(st.builds(Where, *[hostile.lines] * 4, st.integers(0, 10**6), st.integers(0, 10**6), *[hostile.lines] * 2))
def test_header_fills_every_width(where: Where) -> None:
    for width in (1, 2, 19, 39, 40, 80, 200):
        assert width_of(render_header(where, width).text) == width


HINTS = [("Space", "read on"), ("t", "中/EN"), ("?", "help")]


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (50, " Space read on  t 中/EN                    ? help"),
        (31, " Space read on  t 中/EN ? help"),
        (30, " Space read on         ? help"),
        (22, " Space read on ? help"),
        (21, "              ? help"),
        (4, "? h…"),
    ],
)
def test_footer_leaves_out_what_does_not_fit_whole(width: int, text: str) -> None:
    line = render_footer(HINTS, "", width)
    assert line.text.rstrip() == text
    assert width_of(line.text) == width


@given(hostile.lines, hostile.widths)
def test_a_message_takes_the_whole_footer(message: str, width: int) -> None:
    line = render_footer(HINTS, message or "x", width)
    assert width_of(line.text) == width
    assert "read on" not in line.text


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (19, 4), (200, 4), (0, 0)])
def test_too_small_a_screen_is_filled(size: tuple[int, int]) -> None:
    lines = render_too_small(*size, "窗口太小：至少 20×5")
    assert len(lines) == size[1]
    assert all(width_of(line.text) == size[0] for line in lines)
