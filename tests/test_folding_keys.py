"""What keys, filters, clicks and other views do to the row of the folded papers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.actions.attention import dwell
from reader.actions.filtering import filter_view, leave_filter
from reader.actions.pointing import click
from reader.commands import COMMANDS
from reader.draw.panes import Pane
from reader.library import Library
from reader.marks import Marks
from reader.model import FOLD, NO_FLAGS, Counts, Flag, Language, Scope, View
from reader.screen import hints, render_screen, screen_text
from reader.session import Session
from tests.conftest import OpenSession, press, session_on
from tests.library.made_up import digest
from tests.test_folding import NEW, REPEATED, REPEATED_KEYS, counts_in_sidebar, fold_said, keys
from tests.test_screen import assert_filled
from tests.test_session import statements


def test_keys_for_a_paper_do_nothing_on_the_fold(session: OpenSession) -> None:
    here = session()
    press(here, "G")
    assert (here.row, here.record, here.paper_key, here.document()) == (None, None, "", ())
    for key in ("r", "b", "w", "x", "o", "p", "c", "i", "t", "T", "t", "J", "K"):
        press(here, key)
    here.now = 999.0
    assert not dwell(here)
    assert (bool(here.fold), here.marks.history()) == (True, [])
    assert [key for key, _ in hints(here)] == ["Space", "t", "u", "/", "?"]


def test_the_detail_says_what_the_fold_is(session: OpenSession) -> None:
    for width, height, zoomed in ((120, 40, False), (60, 20, True), (20, 5, True)):
        here = session(width, height)
        press(here, "G", *(["z"] if zoomed else []))
        assert_filled(here)
        assert "first seen" in screen_text(here)
        press(here, "enter")
        assert len(here.ids) == NEW + 1 + REPEATED
        assert_filled(here)
    here = session()
    press(here, "G")
    assert "unfolds them here" in screen_text(here)
    press(here, "enter")
    assert "folds them again" in screen_text(here)


def test_space_stops_before_the_fold_and_goes_on_below_it_where_it_is_unfolded(session: OpenSession) -> None:
    here = session(200, 60)
    here.put_cursor(NEW - 1)
    for _ in range(20):
        press(here, "space")
    assert here.cursor == NEW - 1
    assert here.rows(NEW - 1, NEW)[0].flags == Flag.READ
    press(here, "G", "space")
    assert here.fold
    assert here.message == "Nothing unread further on; N goes back to what was skipped"
    press(here, "enter", "space")
    assert here.paper_key == REPEATED_KEYS[0]
    press(here, "A", "k", "space")
    assert here.message == "Nothing unread in this view; [ opens the day before"


def test_space_on_the_fold_after_everything_new_says_how_to_go_on(session: OpenSession) -> None:
    here = session()
    press(here, "A", "G", "space")
    assert here.message.startswith("The new papers are read; ")


def test_n_passes_over_the_fold(session: OpenSession) -> None:
    here = session()
    press(here, "G", "enter", "k", "n")
    assert here.paper_key == REPEATED_KEYS[0]
    press(here, "N")
    assert here.cursor == NEW - 1


def test_all_read_marks_what_is_listed(session: OpenSession) -> None:
    here = session()
    assert press(here, "A").message.startswith("12 papers marked read")
    assert fold_said(here).endswith(": 0 read · Enter unfolds them")
    press(here, "G", "enter")
    assert press(here, "A").message.startswith("5 papers marked read")
    assert ": 5 read" in fold_said(here)
    press(here, "enter")
    assert press(here, "u").message == "Unread again: 5 papers in 2025-06-11"
    assert ": 0 read" in fold_said(here)


def test_undo_of_a_folded_paper_names_it_and_stays(session: OpenSession) -> None:
    here = session()
    press(here, "G", "enter", "j", "b", "k", "enter", "g")
    assert press(here, "u").message.startswith("No longer bookmarked: FlashAttention")
    assert here.cursor == 0


def test_a_filter_lists_repeated_papers_in_their_places_and_counts_new_ones(session: OpenSession) -> None:
    here = session()
    press(here, "G", "/")
    for text in ("is:new or is:repeated", "is:repeated"):
        filter_view(here, text)
        assert here.folds.get(FOLD) is None
        assert FOLD not in here.ids
        assert here.unread == (NEW if "new" in text else 0)
    assert keys(here) == REPEATED_KEYS
    leave_filter(here)
    assert (bool(here.fold), len(here.ids), here.unread) == (True, NEW + 1, NEW)


def test_a_restored_filter_is_left_for_the_day_with_its_fold(session: OpenSession) -> None:
    here = session(query="is:repeated", paper=REPEATED_KEYS[1], row=1)
    assert here.paper_key == REPEATED_KEYS[1]
    press(here, "escape")
    assert (here.ids[-1], here.cursor) == (FOLD, 0)


def test_a_category_folds_its_own_repeats(session: OpenSession) -> None:
    here = session(category="cs.LG")
    assert keys(here) and "2205.14135" not in keys(here)
    assert fold_said(here).startswith("1 repeated, first seen Tue 06-10:")
    press(here, "G", "enter")
    assert keys(here)[-1] == "2205.14135"
    assert (here.unread, counts_in_sidebar(here, "cs.LG")) == (4, Counts(5, 4))
    press(here, "{")
    assert len(here.ids) == NEW + 1


def test_views_of_many_days_have_no_fold(session: OpenSession) -> None:
    for scope in (Scope.ALL, Scope.UNREAD, Scope.BOOKMARKS):
        here = session(scope=scope)
        assert here.folds.get(FOLD) is None
        assert FOLD not in here.ids
    assert session(scope="day", day="2025-06-09").fold is None


def test_a_click_puts_the_cursor_on_the_fold(session: OpenSession) -> None:
    here = session(120, 40)
    start = here.panes.places[1][1]
    click(here, start + 3, here.panes.top + NEW * here.row_lines)
    assert (bool(here.fold), here.pane) == (True, Pane.LIST)


@pytest.fixture
def saturday(tmp_path: Path) -> Iterator[Session]:
    """A session on a library whose newest day lists Friday's papers again, and nothing else."""
    with Library.open(tmp_path) as library, Marks.open(tmp_path) as marks:
        library.add(digest("2025-06-13", ["2506.00001", "2506.00002"]))
        library.add(digest("2025-06-14", ["2506.00002", "2506.00001"]))
        here = session_on(library, marks)
        here.resize(120, 40)
        yield here


def test_a_day_of_repeats_alone_is_one_row(saturday: Session) -> None:
    here = saturday
    assert (list(here.ids), here.papers, here.unread, bool(here.fold)) == ([FOLD], 0, 0, True)
    assert screen_text(here).split("\n")[0].endswith("0/0 · 0 unread")
    assert (counts_in_sidebar(here, "Today"), counts_in_sidebar(here, "Sat")) == (Counts(2, 0), Counts(2, 0))
    assert counts_in_sidebar(here, "Fri") == Counts(2, 2)
    assert press(here, "space").message.startswith("The new papers are read; ")
    assert press(here, "n").message == "Nothing unread further on in this view"
    press(here, "A", "r", "x", "j", "G", "g", "z", "z")
    assert here.marks.history() == []
    press(here, "enter", "j")
    assert (keys(here), here.paper_key) == (["2506.00002", "2506.00001"], "2506.00002")
    assert_filled(here)


def test_the_fold_stays_as_it_is_while_a_newer_day_arrives(saturday: Session) -> None:
    here = saturday
    press(here, "enter")
    here.library.add(digest("2025-06-16", ["2506.00003"]))
    here.marks.set_flags(["2506.00001"], Flag.READ, NO_FLAGS, "read")
    here.refresh_marks()
    assert fold_said(here).startswith("2 repeated, first seen Fri 06-13: 1 read")
    press(here, "R")
    assert (keys(here), here.folds.get(FOLD)) == (["2506.00003"], None)


def test_moving_onto_the_fold_and_over_it_asks_for_no_more_than_papers_do(session: OpenSession) -> None:
    here = session()
    press(here, "G", "enter", "k")
    render_screen(here)
    for expected in (0, 3, 3):  # the fold asks nothing; a paper: its mark, itself, its days
        with statements(here) as seen:
            press(here, "j")
            render_screen(here)
        assert len(seen) == expected, seen


def test_unfolding_asks_little_and_a_mark_one_statement_more_for_the_fold(session: OpenSession) -> None:
    here, plain = session(), session(scope="day", day="2025-06-09")
    press(here, "G")
    render_screen(here)
    with statements(here) as seen:
        press(here, "enter")
    assert len(seen) <= 4, seen  # the newest day twice, the flags of the repeats, the unread of the view
    press(here, "g")
    costs = []
    for each in (here, plain):
        render_screen(each)
        with statements(each) as seen:
            press(each, "b")
        costs.append(sum("SELECT flags FROM state" in statement for statement in seen))
    assert costs == [1, 0]


@pytest.fixture
def any_session(session: OpenSession) -> Session:
    return session()


PRESSED = [
    command.keys[0]
    for command in COMMANDS
    if command.keys and command.id not in {"quit", "palette", "help", "suspend", "redraw", "quit-level"}
]
FILTERED = st.sampled_from(["is:repeated", "attention", "(", "zzzz"])
SIZES = st.sampled_from([(120, 40), (80, 24), (60, 20), (20, 5), (200, 12), (1, 1)])
CLICKS = st.tuples(st.integers(0, 120), st.integers(0, 40))


@given(st.lists(st.sampled_from([*PRESSED, "enter", "G", "j", "x", "["]) | FILTERED.map(lambda text: f"/{text}")
                | SIZES | st.tuples(st.just("click"), CLICKS), max_size=30))  # fmt: skip
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_keys_with_folds_leave_a_full_screen(any_session: Session, steps: list[object]) -> None:
    here = any_session
    while here.marks.undo():
        pass
    here.refresh_marks()
    here.unfolded.clear()
    here.resize(120, 40)
    here.open_view(View())
    for step in steps:
        match step:
            case ("click", (int(x), int(y))):
                click(here, x, y)
            case (int(width), int(height)):
                here.resize(width, height)
            case str(text) if text.startswith("/") and len(text) > 1:
                press(here, "/")
                filter_view(here, text[1:])
            case str(key):
                here.now += 3
                press(here, key)
                dwell(here)
        assert_filled(here)
        assert list(here.ids).count(FOLD) == (here.folds.get(FOLD) is not None)
        assert len(set(here.ids)) == len(here.ids)
        assert here.language in set(Language)
