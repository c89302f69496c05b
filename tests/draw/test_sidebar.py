from hypothesis import given
from hypothesis import strategies as st

from reader.draw.sidebar import Entry, category_label, entry_lines, first_line, render_sidebar, view_name
from reader.model import Counts, Scope, View
from reader.text.wrap import width_of
from reader.wording import Wording
from tests.draw import hostile

ENTRIES = [
    Entry("heading", "VIEWS"),
    Entry("view", "Today", View(), Counts(17, 3), "1"),
    Entry("view", "Bookmarks", View(Scope.BOOKMARKS), Counts(), "3"),
    Entry("heading", "DAYS"),
    Entry("day", "Wed 06-11", View(Scope.DAY, "2025-06-11"), Counts(17, 0)),
    Entry("more", "… 5 older"),
]


def test_entries_with_counts_and_a_gap_before_headings() -> None:
    lines = render_sidebar(ENTRIES, View(), None, 20)
    assert [line.text for line in lines] == [
        " VIEWS              ",
        " 1 Today       3/17 ",
        " 3 Bookmarks        ",
        "                    ",
        " DAYS               ",
        "   Wed 06-11     17 ",
        "   … 5 older        ",
    ]
    assert [line.under for line in lines] == ["", "resting", "", "", "", "", ""]


def test_cursor_of_the_focused_pane_is_on_its_entry() -> None:
    assert [line.under for line in render_sidebar(ENTRIES, View(), 4, 20)] == ["", "resting", "", "", "", "cursor", ""]


def test_a_filter_does_not_hide_which_view_is_open() -> None:
    assert render_sidebar(ENTRIES, View(query="attention"), None, 20)[1].under == "resting"


def test_lines_and_entries_belong_together() -> None:
    assert entry_lines(ENTRIES) == [0, 1, 2, None, 3, 4, 5]
    assert entry_lines([]) == []


def test_sidebar_scrolls_as_far_as_its_cursor_needs() -> None:
    lines = entry_lines(ENTRIES)
    assert [first_line(lines, cursor, 4) for cursor in (None, 1, 2, 4, 5)] == [0, 0, 0, 3, 3]
    assert first_line(lines, 5, 20) == 0


@given(st.lists(st.builds(Entry, st.sampled_from(["heading", "view", "category"]), hostile.lines)), hostile.widths)
def test_sidebar_fills_every_width(entries: list[Entry], width: int) -> None:
    assert all(width_of(line.text) == width for line in render_sidebar(entries, View(), None, width))


def test_names_of_views_and_categories() -> None:
    english, chinese = Wording("en"), Wording("zh")
    assert view_name(View(Scope.UNREAD), chinese) == "未读"
    assert view_name(View(Scope.DAY, "2025-06-11"), english) == "2025-06-11 Wed"
    assert category_label("cs.LG", chinese) == "cs.LG 机器学习"
    assert category_label("xx.YY", english) == "xx.YY"
