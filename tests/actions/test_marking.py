import pytest

from reader.actions.attention import dwell
from reader.library import Library
from reader.marks import Marks
from reader.model import NO_FLAGS, Flag
from reader.paths import Home
from reader.session import Session
from tests.conftest import OpenSession, press


def flags(session: Session, index: int) -> Flag:
    return session.rows(index, index + 1)[0].flags


def stored(home: Home, key: str) -> tuple[Flag, Flag]:
    """The flags of a paper in marks.db, and in the library's mirror of them."""
    with Marks.open(home.data) as marks, Library.open(home.data) as library:
        id = library.find(key)
        assert id is not None
        return marks.mark(key).flags, library.rows([id])[0].flags


@pytest.mark.parametrize(
    ("keys", "flag"),
    [(("b", "s", "f7"), Flag.BOOKMARKED), (("r", "f4"), Flag.READ), (("x",), Flag.HIDDEN)],
)
def test_a_key_sets_and_takes_back_a_mark(
    session: OpenSession, sample_home: Home, keys: tuple[str, ...], flag: Flag
) -> None:
    for key in keys:
        here = session()
        press(here, key)
        here.put_cursor(0)
        assert flags(here, 0) == flag
        assert stored(sample_home, here.paper_key) == (flag, flag)
        press(here, key)
        assert not flags(here, 0) & flag
        press(here, "u", "u")
        assert flags(here, 0) == NO_FLAGS


def test_unread_on_purpose_is_remembered_until_read_on_purpose(session: OpenSession) -> None:
    here = session()
    press(here, "r", "r")
    assert flags(here, 0) == Flag.KEPT_UNREAD
    press(here, "r")
    assert flags(here, 0) == Flag.READ


def test_hide_moves_on_and_show_again_stays(session: OpenSession) -> None:
    here = session()
    press(here, "x")
    assert here.cursor == 1
    assert here.unread == 11
    press(here, "k", "x")
    assert (here.cursor, here.unread) == (0, 12)
    press(here, "2", "G", "x")
    assert here.cursor == 40


def test_all_read_is_one_step_of_the_history(session: OpenSession) -> None:
    here = session()
    press(here, "b")
    assert press(here, "A").message == "12 papers marked read · u undoes"
    assert here.unread == 0
    assert flags(here, 0) == Flag.READ | Flag.BOOKMARKED
    assert press(here, "u").message == "Unread again: 12 papers in 2025-06-11"
    assert (here.unread, flags(here, 0)) == (12, Flag.BOOKMARKED)
    assert press(here, "ctrl+r").message == "Redone: all read: 12 papers in 2025-06-11"
    assert here.unread == 0


def test_all_read_again_offers_no_undo_of_something_else(session: OpenSession) -> None:
    here = session()
    press(here, "A")
    assert "undoes" not in press(here, "A").message


def test_undo_and_redo_go_on_after_a_restart(session: OpenSession) -> None:
    press(session(), "A", "j", "b")
    again = session()
    assert press(again, "u").message.startswith("No longer bookmarked: ")
    assert press(again, "f8").message == "Unread again: 12 papers in 2025-06-11"
    assert again.unread == 12
    assert press(again, "u").message == "Nothing to undo"
    third = session()
    assert press(third, "ctrl+r").message == "Redone: all read: 12 papers in 2025-06-11"
    press(third, "ctrl+r")
    assert flags(third, 1) == Flag.READ | Flag.BOOKMARKED
    assert press(third, "ctrl+r").message == "Nothing to redo"


def test_undo_goes_to_the_paper_that_changed(session: OpenSession) -> None:
    here = session()
    press(here, "j", "j", "b", "g", "u")
    assert here.cursor == 2
    assert not flags(here, 2)
    press(here, "g", "ctrl+r")
    assert here.cursor == 2


def test_undo_of_a_paper_outside_the_view_names_it_and_stays(session: OpenSession) -> None:
    here = session()
    press(here, "b", "[", "j")
    assert press(here, "u").message == "No longer bookmarked: Mamba: Linear-Time Sequence Modeling wit…"
    assert here.cursor == 1


def test_undone_reading_is_not_done_again_by_the_clock(session: OpenSession) -> None:
    here = session(200, 60)
    here.now = 100.0
    while here.cursor == 0:
        press(here, "space")
    press(here, "u")
    assert here.cursor == 0
    here.now += 60
    assert not dwell(here)
    assert flags(here, 0) == NO_FLAGS


def test_a_row_stays_until_its_view_is_left(session: OpenSession) -> None:
    here = session(scope="unread")
    before = list(here.ids)
    press(here, "r", "j", "x")
    assert list(here.ids) == before
    assert here.unread == len(before) - 2
    press(here, "1", "2")
    assert list(here.ids) == before[2:]


def test_a_paper_taken_from_the_bookmarks_can_be_put_back_at_once(session: OpenSession) -> None:
    here = session()
    press(here, "b", "3")
    press(here, "b")
    assert len(here.ids) == 1
    press(here, "b", "3")
    assert len(here.ids) == 1


def test_counts_of_the_sidebar_follow_the_marks(session: OpenSession) -> None:
    here = session()
    press(here, "b", "r")
    entries = {entry.label: entry.counts for entry in here.outline}
    assert (entries["Today"].unread, entries["Unread"].total, entries["Bookmarks"].total) == (11, 40, 1)


def test_marking_nothing_is_harmless(session: OpenSession) -> None:
    from reader.actions import marking, postponing

    here = session(scope="bookmarks")
    for action in (marking.toggle_read, marking.toggle_bookmark, marking.hide, postponing.later):
        action(here)
    assert here.marks.history() == []


def test_messages_in_chinese(session: OpenSession) -> None:
    here = session(interface="zh")
    assert press(here, "A").message == "12 篇标为已读 · u 撤销"
    assert press(here, "u").message == "恢复未读：12 篇（2025-06-11）"
