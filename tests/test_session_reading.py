"""When a paper counts as read because one stayed with it."""

from reader.actions.attention import dwell
from reader.config import Config
from reader.model import Flag
from tests.conftest import OpenSession, press


def test_reading_time_counts_only_after_the_set_seconds(session: OpenSession) -> None:
    here = session(config=Config(read_after=5.0))
    here.now = 100.0
    press(here, "j")
    here.now = 104.9
    assert not dwell(here)
    here.now = 105.0
    assert dwell(here)
    assert here.rows(1, 2)[0].flags == Flag.READ
    assert not dwell(here)


def test_passing_over_a_paper_is_not_reading_it(session: OpenSession) -> None:
    here = session()
    for second in range(24):
        here.now = float(second)
        press(here, "j" if second < 12 else "k")
        assert not dwell(here)
    assert here.unread == 12


def test_the_paper_at_start_and_at_the_top_of_a_view_was_not_gone_to(session: OpenSession) -> None:
    here = session()
    here.now = 60.0
    assert not dwell(here)
    press(here, "j")
    here.now = 64.0
    press(here, "3", "[")
    assert here.cursor == 0
    here.now = 600.0
    assert not dwell(here)
    assert here.unread == here.papers == 12


def test_the_paper_that_stays_under_the_cursor_goes_on_being_read(session: OpenSession) -> None:
    here = session()
    here.now = 10.0
    press(here, "j")
    press(here, "0")
    here.now = 15.0
    assert dwell(here)


def test_going_into_a_paper_counts_as_opening_it(session: OpenSession) -> None:
    here = session()
    here.now = 10.0
    press(here, "enter")
    here.now = 15.0
    assert dwell(here)
    assert here.cursor == 0


def test_unread_on_purpose_wins_over_reading_time(session: OpenSession) -> None:
    here = session()
    press(here, "j", "r", "r", "k", "j")
    here.now = 60.0
    assert not dwell(here)
    assert here.rows(1, 2)[0].flags == Flag.KEPT_UNREAD


def test_nothing_is_read_where_the_detail_is_out_of_sight(session: OpenSession) -> None:
    here = session(60, 20)
    press(here, "j")
    here.now = 60.0
    assert not dwell(here)
    assert here.unread == 12
