import pytest

from reader.actions.filtering import filter_view, leave_filter
from reader.draw.panes import Pane
from reader.model import Scope
from reader.session import Session
from tests.conftest import OpenSession, press


def state(session: Session) -> tuple[object, ...]:
    return (
        session.view, list(session.ids), session.cursor, session.top, session.scroll, session.pane, session.zoomed
    )  # fmt: skip


def typed(session: Session, text: str) -> None:
    for end in range(1, len(text) + 1):
        filter_view(session, text[:end])


@pytest.mark.parametrize("query", ["attention", "注意力"])
def test_filter_narrows_in_both_languages_and_asks_for_its_bar(session: OpenSession, query: str) -> None:
    here = session(scope="all")
    ask = press(here, "/").ask
    assert ask is not None
    assert (ask.label, ask.typed) == ("/", filter_view)
    typed(here, query)
    assert 0 < len(here.ids) < 41
    assert here.view.query == query
    assert here.place.query == query


def test_escape_goes_back_to_exactly_where_one_was(session: OpenSession) -> None:
    here = session(120, 24, scope="unread")
    press(here, *"jjr", *"j" * 18, "r", "J", "J", "J")
    here.top += 2
    before = state(here)
    press(here, "/")
    typed(here, "attention")
    press(here, "j")
    leave_filter(here)
    assert state(here) == before


def test_escape_goes_back_to_the_detail_alone(session: OpenSession) -> None:
    here = session(pane="detail", zoomed=True, scope="all")
    before = state(here)
    press(here, "/")
    typed(here, "gradient")
    assert (here.pane, here.zoomed) == (Pane.LIST, False)
    leave_filter(here)
    assert state(here) == before


def test_an_error_leaves_the_old_result_and_says_what_was_expected(session: OpenSession) -> None:
    here = session(scope="all")
    press(here, "/")
    typed(here, "attention")
    before = state(here)
    message = filter_view(here, "attention (").message
    assert message
    assert "\n" not in message
    assert state(here) == before
    assert filter_view(here, "attention").message == ""


def test_every_text_can_be_typed(session: OpenSession) -> None:
    here = session()
    press(here, "/")
    for text in ("(", '"', "-", "cat:", "is:what", "day:99", "\ud83d", "' OR 1=1 --", "%_", "＂（"):
        filter_view(here, text)
    filter_view(here, "")
    assert here.papers == 12


def test_the_filter_stays_after_enter_and_is_left_once(session: OpenSession) -> None:
    here = session()
    press(here, "j", "j", "/")
    typed(here, "attention")
    press(here, "j")
    assert here.view.query == "attention"
    press(here, "escape")
    assert (here.view.query, here.cursor) == ("", 2)


def test_a_filter_changed_later_still_goes_back_to_the_first_place(session: OpenSession) -> None:
    here = session()
    press(here, "j", "j", "/")
    typed(here, "attention")
    press(here, "/")
    typed(here, "model")
    leave_filter(here)
    assert (here.view.query, here.cursor) == ("", 2)


def test_a_filter_that_was_left_for_another_view_does_not_come_back(session: OpenSession) -> None:
    here = session()
    press(here, "/")
    typed(here, "attention")
    press(here, "2", "j", "/")
    typed(here, "model")
    leave_filter(here)
    assert (here.view.scope, here.view.query, here.cursor) == (Scope.UNREAD, "", 1)


def test_a_restored_filter_is_left_for_its_whole_view(session: OpenSession) -> None:
    here = session(scope="all", query="attention", paper="1706.03762")
    assert here.paper_key == "1706.03762"
    press(here, "escape")
    assert (here.view.query, len(here.ids), here.paper_key) == ("", 41, "1706.03762")


def test_similar_papers_under_a_filter_lead_back_step_by_step(session: OpenSession) -> None:
    here = session(120, 24, scope="all")
    press(here, "j", "j", "j", "J", "J")
    whole = state(here)
    press(here, "/")
    typed(here, "attention")
    press(here, "j", "J")
    filtered = state(here)
    press(here, "L")
    similar = state(here)
    assert here.view.scope is Scope.SIMILAR
    press(here, "j", "L")
    press(here, "escape")
    assert here.cursor == 1
    press(here, "k", "/")
    typed(here, "model")
    leave_filter(here)
    assert (state(here)[:2], here.cursor) == (similar[:2], 0)
    press(here, "escape")
    assert state(here) == filtered
    press(here, "escape")
    assert state(here) == whole


def test_similar_papers_after_a_restart_are_left_for_the_newest_day(session: OpenSession) -> None:
    here = session(scope="similar", name="1706.03762")
    assert here.paper_key == "1706.03762"
    press(here, "escape")
    assert here.view.scope is Scope.TODAY


def test_search_covers_all_history_and_comes_back_to_the_exact_place(session: OpenSession) -> None:
    here = session(120, 24)
    press(here, "j", "j", "J", "J")
    before = state(here)
    change = press(here, "\\")
    assert change.ask is not None
    assert change.ask.label == "\\"
    typed(here, "attention")
    assert (here.view.scope, here.cursor) == (Scope.ALL, 0)
    change.ask.cancel(here)
    assert state(here) == before
    press(here, "\\")
    typed(here, "attention")
    change.ask.accept(here, "attention")
    assert (here.view.scope, here.view.query, here.searching) == (Scope.ALL, "attention", False)
    press(here, "escape")
    assert state(here) == before


def test_the_caret_is_below_the_place_of_the_error_where_there_is_room(session: OpenSession) -> None:
    here = session(scope="all", interface="zh")
    press(here, "/")
    here.asking = "/"
    message = filter_view(here, "注意力 (").message
    assert message.startswith(" " * 9 + "▲ ")
    assert filter_view(here, "注意力" * 60 + " (").message.startswith(message.strip(" ▲")[:3])
