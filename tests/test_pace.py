import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.marks import Marks
from reader.model import NO_FLAGS, Flag
from reader.pace import Pace, Tally, tally
from reader.screen import screen_text
from tests.conftest import OpenSession, press


def read_at(*times: float) -> Pace:
    pace = Pace()
    for time in times:
        pace = pace.after(time)
    return pace


def test_nothing_is_said_before_three_papers_or_when_nothing_is_left() -> None:
    assert read_at(0, 30, 60).minutes(10) is None
    assert read_at(0, 30, 60, 90).minutes(10) == 5
    assert read_at(0, 30, 60, 90).minutes(1) == 1
    assert read_at(0, 30, 60, 90).minutes(0) is None


def test_a_pause_is_no_reading() -> None:
    assert read_at(0, 30, 60, 90, 4000, 4030).seconds == pytest.approx(30)
    assert read_at(0, 30, 30).papers == 1


def test_the_last_papers_count_most() -> None:
    slow = [100.0 * number for number in range(20)]
    quick = [slow[-1] + 10.0 * number for number in range(1, 15)]
    assert read_at(*slow).seconds == pytest.approx(100)
    assert 10 < read_at(*slow, *quick).seconds < 20


@given(st.lists(st.floats(0.1, 299), min_size=1, max_size=40))
def test_the_mean_lies_between_the_quickest_and_the_slowest(took: list[float]) -> None:
    times = [0.0]
    for seconds in took:
        times.append(times[-1] + seconds)
    assert min(took) - 1e-6 <= read_at(*times).seconds <= max(took) + 1e-6


@pytest.mark.parametrize(("interface", "words"), [("en", "8 unread, about 4 min"), ("zh", "8 未读，约 4 分钟")])
def test_the_header_says_how_many_minutes_are_left(session: OpenSession, interface: str, words: str) -> None:
    here = session(200, 50, interface)
    while here.unread > 8:
        assert words.split()[-1] not in screen_text(here).split("\n")[0]
        before = here.unread
        while here.unread == before:
            press(here, "space")
        here.now += 30
    assert words in screen_text(here).split("\n")[0]


def test_a_tally_counts_papers_once_as_they_are_now(session: OpenSession) -> None:
    marks: Marks = session().marks
    marks.set_flags(["a", "b"], Flag.READ | Flag.BOOKMARKED, NO_FLAGS, "read")
    since = marks.history(1)[0].id
    assert tally(marks, since) == Tally(0, 0, 0, 0)
    marks.set_flags(["a"], Flag.LATER, NO_FLAGS, "later")
    marks.set_flags(["c", "d"], Flag.READ, NO_FLAGS, "read")
    marks.set_flags(["c"], NO_FLAGS, Flag.READ, "unread")
    marks.set_flags(["c"], Flag.READ, NO_FLAGS, "read")
    marks.set_flags(["e"], Flag.HIDDEN, NO_FLAGS, "hide")
    assert tally(marks, since) == Tally(read=2, bookmarked=0, later=1, hidden=1)
    marks.undo()
    marks.set_tags(["f"], ["x"], [])
    marks.set_flags(["g"], Flag.READ | Flag.SKIMMED, NO_FLAGS, "skim")
    assert tally(marks, since) == Tally(read=2, bookmarked=0, later=1, hidden=0)
    marks.redo()
