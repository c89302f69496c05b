import pytest

from reader.change import Effect
from reader.draw.panes import Pane
from reader.model import Scope
from reader.session import Session
from tests.conftest import OpenSession, press


def opened(session: Session) -> str:
    """The entry under the cursor of the sidebar."""
    return session.outline[session.sidebar_cursor].label


def test_list_moves_by_one_and_stops_at_both_ends(session: OpenSession) -> None:
    here = session(scope="all")
    press(here, "j", "down", "j", "k", "up")
    assert here.cursor == 1
    press(here, *"kkkk")
    assert here.cursor == 0
    press(here, *"j" * 60)
    assert here.cursor == len(here.ids) - 1 == 40


@pytest.mark.parametrize("height", [5, 12, 24, 40])
def test_cursor_is_always_among_the_visible_rows(session: OpenSession, height: int) -> None:
    here = session(120, height, scope="all")
    for key in [*"jjjjj", "ctrl+d", "pagedown", "G", "k", "ctrl+u", "ctrl+b", "=", "=", "g"]:
        press(here, key)
        assert here.top <= here.cursor < here.top + here.rows_visible, key
        assert 0 <= here.top <= max(0, len(here.ids) - here.rows_visible), key


def test_pages_and_ends_of_the_list(session: OpenSession) -> None:
    here = session(120, 24, scope="all")
    page = here.rows_visible
    press(here, "pagedown")
    assert here.cursor == page - 1
    press(here, "ctrl+f")
    assert here.cursor == 2 * (page - 1)
    press(here, "pageup", "ctrl+d", "ctrl+u")
    assert here.cursor == page - 1
    press(here, "G")
    assert here.cursor == 40
    press(here, "home")
    assert here.cursor == here.top == 0


def test_list_does_not_scroll_while_the_cursor_stays_in_sight(session: OpenSession) -> None:
    here = session(120, 24, scope="all")
    press(here, *"j" * (here.rows_visible - 1))
    assert here.top == 0
    press(here, "j")
    assert 0 < here.top < here.cursor


def test_detail_scrolls_and_stops_at_both_ends(session: OpenSession) -> None:
    here = session(120, 24, pane="detail")
    press(here, "j", "down", "k")
    assert (here.scroll, here.cursor) == (1, 0)
    press(here, "G")
    assert here.scroll == here.last_scroll > 0
    press(here, "j", "pagedown", "ctrl+d")
    assert here.scroll == here.last_scroll
    press(here, "g")
    assert here.scroll == 0
    press(here, "ctrl+d")
    assert here.scroll == here.panes.rows // 2


def test_sidebar_moves_over_entries_and_the_view_follows(session: OpenSession) -> None:
    here = session(pane="sidebar")
    assert opened(here) == "Today"
    press(here, "k")
    assert opened(here) == "Today"
    press(here, "j")
    assert (opened(here), here.view.scope) == ("Unread", Scope.UNREAD)
    press(here, "j", "j", "j")
    press(here, "j")
    assert (opened(here), here.view.day) == ("Wed 06-11", "2025-06-11")
    press(here, "j", "j", "j", "j")
    assert here.view.category
    assert here.view.day == "2025-06-09"
    press(here, "G")
    last = here.view
    press(here, "j")
    assert here.view == last == here.outline[-1].view
    press(here, "g")
    assert here.view.scope is Scope.TODAY


def test_sidebar_keeps_the_paper_where_the_next_view_has_it(session: OpenSession) -> None:
    here = session()
    press(here, *"jjjj")
    paper = here.paper_key
    press(here, "h", "j")
    assert (here.view.scope, here.paper_key) == (Scope.UNREAD, paper)


def test_across_scrolls_the_detail_from_the_list_and_changes_the_paper_from_the_detail(session: OpenSession) -> None:
    here = session(120, 24)
    press(here, "J", "J", "K")
    assert (here.cursor, here.scroll) == (0, 1)
    press(here, "enter", "J")
    assert (here.pane, here.cursor, here.scroll) == (Pane.DETAIL, 1, 0)
    press(here, "K", "K")
    assert here.cursor == 0


def test_across_scrolls_nothing_that_is_out_of_sight(session: OpenSession) -> None:
    here = session(60, 20)
    press(here, "J")
    assert here.scroll == 0


def test_arrows_stop_at_the_outer_panes_and_tab_goes_round(session: OpenSession) -> None:
    here = session()
    panes = []
    for keys in (("left", "h", "h"), ("l", "right", "l"), ("tab",), ("f6",), ("tab",), ("shift+tab",)):
        press(here, *keys)
        panes.append(here.pane)
    assert panes == [Pane.SIDEBAR, Pane.DETAIL, Pane.SIDEBAR, Pane.LIST, Pane.DETAIL, Pane.LIST]


def test_no_pane_after_the_detail_leaves_it_alone(session: OpenSession) -> None:
    here = session(pane="detail", zoomed=True)
    press(here, "l")
    assert here.zoomed
    press(here, "h")
    assert (here.zoomed, here.pane) == (False, Pane.LIST)


def test_enter_goes_in_and_escape_goes_out_level_by_level(session: OpenSession) -> None:
    here = session(pane="sidebar")
    levels = []
    for key in ["enter"] * 4 + ["escape"] * 4:
        press(here, key)
        levels.append((here.pane, here.zoomed))
    inward = [(Pane.LIST, False), (Pane.DETAIL, False), (Pane.DETAIL, True), (Pane.DETAIL, True)]
    assert levels[:4] == inward
    assert levels[4:] == [(Pane.DETAIL, False), (Pane.LIST, False), (Pane.SIDEBAR, False), (Pane.SIDEBAR, False)]


def test_q_quits_only_at_the_outermost_level(session: OpenSession) -> None:
    here = session(pane="detail", zoomed=True)
    effects = [press(here, "q").effect for _ in range(4)]
    assert effects == [Effect.NONE, Effect.NONE, Effect.NONE, Effect.QUIT]
    assert press(session(), "Q").effect is press(session(), "f10").effect is Effect.QUIT


def test_q_and_escape_leave_a_filter_before_the_list(session: OpenSession) -> None:
    for key in ("q", "escape"):
        here = session(query="attention")
        press(here, key)
        assert (here.pane, here.view.query, here.papers) == (Pane.LIST, "", 12)


def test_n_goes_over_unread_papers_and_says_when_there_are_none(session: OpenSession) -> None:
    here = session()
    press(here, "j", "r", "j", "r", "k", "k", "n")
    assert here.cursor == 3
    press(here, "N")
    assert here.cursor == 0
    assert press(here, "N").message == "Nothing unread further up in this view"
    press(here, "G")
    assert press(here, "n").message == "Nothing unread further on in this view"
    assert here.cursor == 12


def test_n_passes_over_hidden_papers(session: OpenSession) -> None:
    here = session()
    press(here, "j", "x", "g", "n")
    assert here.cursor == 2


def test_n_under_a_filter_goes_to_the_next_match_read_or_not(session: OpenSession) -> None:
    here = session(scope="all", query="注意力")
    press(here, "A", "n", "n", "N")
    assert here.cursor == 1


def test_z_shows_the_detail_alone_and_all_panes_again(session: OpenSession) -> None:
    here = session()
    press(here, "z")
    assert [pane for pane, _, _ in here.panes.places] == [Pane.DETAIL]
    press(here, "z")
    assert len(here.panes.places) == 3


def test_rows_of_one_two_and_three_lines(session: OpenSession) -> None:
    here = session()
    visible = []
    for _ in range(3):
        press(here, "=")
        visible.append((here.row_lines, here.rows_visible))
    assert visible == [(3, 12), (1, 37), (2, 18)]


def test_list_can_be_made_narrower_and_wider_within_limits(session: OpenSession) -> None:
    here = session(200, 50)
    before = here.panes.width_of(Pane.LIST)
    press(here, ">")
    assert here.panes.width_of(Pane.LIST) > before
    press(here, *"<" * 40)
    assert here.list_share == 20
    press(here, *">" * 40)
    assert here.list_share == 80
