from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.draw.panes import Pane
from reader.library import Library
from reader.marks import Marks
from reader.model import Language, Paper, Scope, View
from reader.pace import Pace
from reader.rules.types import SavedView
from reader.screen import Part, hints, render_screen, screen_text
from reader.session import Session
from reader.text.wrap import width_of
from tests.conftest import OpenSession, press, session_on
from tests.draw import hostile
from tests.library.made_up import digest, paper


def assert_filled(session: Session) -> list[Part]:
    """The parts cover every cell of the screen once, and each line fills its part."""
    parts = render_screen(session)
    cells = [bytearray(session.width) for _ in range(session.height)]
    for part in parts:
        for offset, line in enumerate(part.lines):
            assert width_of(line.text) == part.width, (part.name, offset, line.text)
            row = cells[part.y + offset]
            row[part.x : part.x + part.width] = bytes(cell + 1 for cell in row[part.x : part.x + part.width])
    assert all(row == b"\1" * session.width for row in cells)
    return parts


@contextmanager
def showing(paper: Paper) -> Iterator[Session]:
    """A session on a library of this one paper."""
    with TemporaryDirectory() as name, Library.open(Path(name)) as library, Marks.open(Path(name)) as marks:
        library.add(digest("2025-06-11", [paper]))
        yield session_on(library, marks, "zh")


@given(
    st.integers(1, 200), st.integers(1, 60), st.sampled_from(Pane), st.sampled_from(Language), st.sampled_from(Scope),
    st.integers(1, 3), st.booleans(), st.integers(0, 40), st.integers(0, 99),
)  # fmt: skip
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_parts_fill_the_screen_at_every_size(
    sample_session: Session, width: int, height: int, pane: Pane, language: Language, scope: Scope, row_lines: int,
    zoomed: bool, cursor: int, scroll: int,
) -> None:  # fmt: skip
    here = sample_session
    here.open_view(View(scope, "2025-06-10"))
    here.pane, here.language, here.row_lines = Pane.DETAIL if zoomed else pane, language, row_lines
    here.zoomed = zoomed and len(here.ids) > 0
    here.put_cursor(cursor)
    here.resize(width, height)
    here.scroll_to(scroll)
    here.keep_cursor_visible()
    assert_filled(here)


@pytest.fixture
def sample_session(session: OpenSession) -> Session:
    return session()


@given(hostile.papers)
@settings(max_examples=40, deadline=None)
def test_hostile_text_fills_the_screen_like_any_other(paper: Paper) -> None:
    with showing(paper) as here:
        for width, height in ((1, 1), (2, 2), (20, 5), (60, 20), (80, 24), (120, 40), (200, 60)):
            for pane in Pane:
                for language in Language:
                    here.pane, here.language = pane, language
                    here.resize(width, height)
                    assert_filled(here)


def test_a_message_and_a_notice_are_shown(session: OpenSession) -> None:
    here = session(80, 24)
    here.message, here.notice = "17 papers marked read", "built-in sample"
    rows = screen_text(here).split("\n")
    assert rows[-1] == " 17 papers marked read"
    assert rows[0].startswith(" Today 2025-06-11 Wed  built-in sample ")


def test_header_names_view_category_filter_position_and_language(session: OpenSession) -> None:
    here = session(120, 24, scope="all", category="cs.CL", query="language", language="both")
    header = screen_text(here).split("\n")[0]
    assert header.startswith(" All · cs.CL Computation and Language / language")
    assert header.endswith(f"中文 + English · 1/{len(here.ids)} · {here.unread} unread")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"scope": "bookmarks"}, "还没有收藏。按 b 收藏论文，按 1 看最新一天。"),
        ({"scope": "bookmarks", "category": "cs.LG"}, "cs.LG 中没有收藏。按 3 看全部收藏。"),
        ({"scope": "unread", "category": "zz.ZZ"}, "zz.ZZ 全部已读。按 2 看全部未读。"),
        ({"scope": "all", "category": "zz.ZZ"}, "zz.ZZ 中没有论文。按 0 看全部。"),
        ({"scope": "later"}, "没有稍后读的论文。按 w 放入，按 1 看最新一天。"),
        ({"scope": "later", "category": "cs.LG"}, "cs.LG 中没有稍后读。按 4 看全部。"),
        ({"scope": "similar", "name": "0000.00000"}, "此论文已不在库中。按 Esc 返回。"),
        ({"scope": "today", "query": "zzzz"}, "没有匹配。按 Esc 清除过滤，按 \\ 搜索全部历史。"),
        ({"scope": "today", "category": "zz.ZZ"}, "周三 06-11 的日报中没有 zz.ZZ。按 } 看下一分类。"),
        ({"scope": "all", "query": "zzzz"}, "没有匹配。按 Esc 清除过滤。"),
        ({"scope": "day", "day": "2020-01-01"}, "周三 01-01 没有日报。按 ] 看后一天，按 C 看日历。"),
    ],
)
def test_an_empty_list_says_why_and_what_to_do(session: OpenSession, place: dict[str, str], said: str) -> None:
    for width in (20, 80, 120):
        shown = screen_text(session(width, 24, "zh", **place))
        assert said.replace(" ", "") in "".join(
            line.partition("│")[2] if line.count("│") == 2 else line.partition("│")[0] for line in shown.split("\n")
        ).replace(" ", "").replace("│", "")


def test_an_empty_saved_view_says_its_query(session: OpenSession) -> None:
    here = session(120, 24)
    here.open_view(View(Scope.SAVED, name="Tea", base="zzzz is:unread"))
    assert "Nothing matches zzzz is:unread now." in screen_text(here)
    assert "D takes this view away" in screen_text(here)
    here.open_view(View(Scope.SAVED, category="cs.LG", name="Tea", base="zzzz"))
    assert "No papers of this view in cs.LG." in screen_text(here)


def test_the_header_says_the_order_the_selection_and_the_time(session: OpenSession) -> None:
    here = session(120, 24)
    here.open_view(here.view._replace(sort="-title"))
    press(here, "v", "j", "j", "v")
    here.pace = Pace(60.0, 5)
    header = screen_text(here).split("\n")[0]
    assert header.startswith(" Today 2025-06-11 Wed ↑ title ")
    assert header.endswith("2 selected · 中文 · 5/12 · 12 unread, about 12 min")
    here.resize(60, 24)
    assert screen_text(here).split("\n")[0].endswith("2 selected · 中文 · 5/12 · 12 unread")
    here.resize(30, 24)
    assert screen_text(here).split("\n")[0].endswith("2 selected · 5/12")


def test_a_saved_view_does_not_say_the_order_that_it_was_saved_with(session: OpenSession) -> None:
    here = session(120, 24)
    here.kept.views = (SavedView("Tea", "attention", "title"),)
    here.open_view(here.kept.views[0].view())
    assert screen_text(here).split("\n")[0].startswith(" Tea  ")
    here.open_view(here.view._replace(sort="day"))
    assert screen_text(here).split("\n")[0].startswith(" Tea ↓ day ")


def test_the_footer_says_how_a_typed_line_ends(session: OpenSession) -> None:
    here = session(80, 24)
    press(here, "/")
    here.asking = "/"
    assert screen_text(here).split("\n")[-1].split() == ["Enter", "done", "↓", "↑", "list", "Esc", "leave"]


def test_everything_read_and_an_empty_library_say_so(session: OpenSession, tmp_path: Path) -> None:
    here = session(200, 24)
    press(here, "0", "A", "2")
    assert "Everything is read. 1 opens the newest day." in screen_text(here)
    with Library.open(tmp_path / "new") as library, Marks.open(tmp_path / "new") as marks:
        empty = session_on(library, marks)
        empty.resize(200, 40)
        assert "No digests yet. Q quits, then: reader import FOLDER" in screen_text(empty)
        library.add(digest("2026-06-12", []))
        assert "The digests so far list no papers. C" in screen_text(empty)
        press(empty, "h", "j", "j", "}", "[", "]", "n", "r", "A", "u", "space", "G", "/", "enter", "enter", "q")


def test_hidden_papers_and_an_empty_digest_say_so(session: OpenSession) -> None:
    here = session(200, 24)
    here.library.add(digest("2025-06-12", []))
    here.open_view(View(Scope.DAY, "2025-06-12"))
    assert "The digest of Thu 06-12 lists no papers. [ opens the day before" in screen_text(here)
    press(here, "0")
    while here.ids and here.library.counts(View(Scope.ALL)).total:
        press(here, "x")
    press(here, "0")
    assert "All papers are hidden. / with is:hidden shows them." in screen_text(here)
    press(here, "1")
    assert "All papers of Wed 06-11 are hidden." in screen_text(here)


def test_footer_offers_what_the_focused_pane_needs(session: OpenSession) -> None:
    keys = {pane: [key for key, _ in hints(session(pane=pane.value))] for pane in Pane}
    assert keys[Pane.LIST] == ["Space", "t", "b", "r", "u", "/", "?"]
    assert keys[Pane.DETAIL] == ["Space", "t", "o", "p", "b", "r", "u", "/", "?"]
    assert keys[Pane.SIDEBAR] == ["Enter", "u", "/", "[", "}", "?"]
    assert [key for key, _ in hints(session(scope="bookmarks"))] == ["t", "u", "/", "?"]


def test_cursor_is_strong_in_the_focused_pane_and_rests_in_the_others(session: OpenSession) -> None:
    for pane, under in ((Pane.LIST, "cursor"), (Pane.DETAIL, "resting"), (Pane.SIDEBAR, "resting")):
        parts = {part.name: part for part in render_screen(session(pane=pane.value))}
        assert [line.under for line in parts["list"].lines[:3]] == [under, under, ""]
        assert any(line.under == "cursor" for line in parts["sidebar"].lines) == (pane is Pane.SIDEBAR)


def test_sidebar_scrolls_to_its_cursor_on_a_low_screen(session: OpenSession) -> None:
    here = session(120, 10, pane="sidebar")
    press(here, "G")
    (part,) = (part for part in render_screen(here) if part.name == "sidebar")
    assert part.lines[-1].under == "cursor"


def test_markup_in_titles_is_text() -> None:
    title = "[/x] [INST] $(rm -rf ~)"
    with showing(paper("2601.00001", title=title, abstract=title)) as here:
        here.resize(120, 40)
        here.language = Language.EN
        assert screen_text(here).count(title) == 4


def test_the_header_says_that_a_day_is_a_guess(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, Marks.open(tmp_path) as marks:
        library.add(digest("2025-06-10", ["2506.00001"]))
        library.add(digest("2025-06-11", ["2506.00002"], guess=True))
        here = session_on(library, marks)
        here.resize(100, 20)
        assert "Today 2025-06-11 Wed (day guessed)" in screen_text(here).splitlines()[0]
        press(here, "[")
        assert "guessed" not in screen_text(here).splitlines()[0]
