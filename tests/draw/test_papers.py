import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.draw.papers import render_list, render_row
from reader.model import Flag, Language, Row
from reader.text.wrap import width_of
from tests.draw import hostile

ROW = Row(
    1, "1706.03762", "Attention Is All You Need", ("Ashish Vaswani", "Noam Shazeer"), "cs.CL", "只用注意力。", "zh",
    "We use\nattention.", Flag(0), "2025-06-09", "2025-06-11",
)  # fmt: skip


def shown(row: Row, lines: int = 2, language: Language = Language.ZH, day: str = "2025-06-09") -> list[str]:
    return [line.text.rstrip() for line in render_row(row, 60, language=language, lines=lines, day=day)]


def test_rows_of_one_two_and_three_lines() -> None:
    title, authors, tldr = " ●  Attention Is All You Need", "    Ashish Vaswani, Noam Shazeer", "    只用注意力。"
    assert shown(ROW, 1) == [title]
    assert shown(ROW, 2) == [title, tldr]
    assert shown(ROW, 3) == [title, authors, tldr]


@pytest.mark.parametrize(
    ("flags", "gutter"),
    [
        (Flag(0), " ●  A"),
        (Flag.READ, "    A"),
        (Flag.READ | Flag.BOOKMARKED, "  ★ A"),
        (Flag.LATER, " ●◷ A"),
        (Flag.BOOKMARKED | Flag.LATER, " ●★ A"),
        (Flag.HIDDEN, "  ✕ A"),
        (Flag.HIDDEN | Flag.BOOKMARKED, "  ✕ A"),
        (Flag.KEPT_UNREAD, " ●  A"),
    ],
)
def test_marks_are_shapes_before_the_title(flags: Flag, gutter: str) -> None:
    assert shown(ROW._replace(flags=flags))[0].startswith(gutter)


def test_unread_is_strong_and_read_is_dim() -> None:
    for flags, role in ((Flag(0), "strong"), (Flag.READ, "dim"), (Flag.HIDDEN, "dim")):
        (line,) = render_row(ROW._replace(flags=flags), 60, language=Language.ZH, lines=1)
        assert next(span.role for span in line.spans if "Attention" in span.text) == role


def test_a_paper_seen_before_the_day_of_the_view_is_a_repeat() -> None:
    assert shown(ROW, day="2025-06-11")[0].startswith(" ●↻ ")
    assert not shown(ROW, day="")[0].startswith(" ●↻ ")


def test_a_view_of_many_days_shows_the_date() -> None:
    assert shown(ROW, day="")[0].endswith(" 06-11")
    assert not shown(ROW)[0].endswith("06-11")


@pytest.mark.parametrize(
    ("tldr", "abstract", "language", "teaser"),
    [
        ("只用注意力。", "We use\nattention.", Language.ZH, "只用注意力。"),
        ("只用注意力。", "We use\nattention.", Language.BOTH, "只用注意力。"),
        ("只用注意力。", "We use\nattention.", Language.EN, "We use attention."),
        ("", "We use\nattention.", Language.ZH, "∅ We use attention."),
        ("", "We use\nattention.", Language.EN, "We use attention."),
        ("只用注意力。", "", Language.EN, "只用注意力。"),
        ("", "", Language.ZH, "∅"),
    ],
)
def test_teaser_is_in_the_chosen_language_or_says_that_it_stands_in(
    tldr: str, abstract: str, language: Language, teaser: str
) -> None:
    assert shown(ROW._replace(tldr=tldr, abstract=abstract), language=language)[1] == "    " + teaser


def test_missing_title_and_authors() -> None:
    assert shown(ROW._replace(title="", authors=()), 3)[:2] == [" ●  1706.03762", "    ∅"]


@given(hostile.rows, hostile.widths, st.integers(1, 3), st.sampled_from(Language), st.sampled_from(["", "2025-06-11"]))
def test_rows_fill_every_width(row: Row, width: int, lines: int, language: Language, day: str) -> None:
    drawn = render_row(row, width, language=language, lines=lines, under="cursor", day=day)
    assert len(drawn) == lines
    assert all(width_of(line.text) == width and line.under == "cursor" for line in drawn)


@given(st.lists(hostile.rows, max_size=6), st.integers(0, 20))
def test_list_fills_its_height(rows: list[Row], height: int) -> None:
    lines = render_list([(row, "", False) for row in rows], 40, height, language=Language.EN, lines=2, day="")
    assert len(lines) == height
    assert all(width_of(line.text) == 40 for line in lines)
