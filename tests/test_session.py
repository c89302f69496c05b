import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.actions.marking import toggle_bookmark
from reader.actions.pointing import click
from reader.draw.document import render_document
from reader.draw.panes import Pane
from reader.ingest import ingest
from reader.library import Library
from reader.marks import Marks
from reader.model import Flag, Language, Scope
from reader.paths import Home
from reader.place import Place
from reader.screen import render_screen
from reader.session import Session
from tests.conftest import OpenSession, press
from tests.digest_files import write
from tests.test_place import garbage


def connections(session: Session) -> list[sqlite3.Connection]:
    return [session.library._store.connection, session.marks._store.connection]


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """The SQL that both stores are asked to run meanwhile."""
    seen: list[str] = []
    for connection in connections(session):
        connection.set_trace_callback(seen.append)
    yield seen
    for connection in connections(session):
        connection.set_trace_callback(None)


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What documents were set for: paper, width and language."""
    made: list[tuple[Any, ...]] = []

    def counting(record: Any, width: int, language: Language, *others: Any, **options: Any) -> Any:
        made.append((record.paper.key, width, language))
        return render_document(record, width, language, *others, **options)

    monkeypatch.setattr("reader.draw.setting.render_document", counting)
    return made


def test_opens_at_the_newest_day(session: OpenSession) -> None:
    here = session()
    assert (here.view.scope, here.day, here.papers, here.unread) == (Scope.TODAY, "2025-06-11", 12, 12)
    assert here.row is not None
    assert here.record is not None
    assert here.row.key == here.record.paper.key == here.paper_key == "2312.00752"


def test_a_movement_of_the_cursor_costs_three_statements(session: OpenSession) -> None:
    here = session(scope="all")
    render_screen(here)
    for _ in range(10):
        with statements(here) as seen:
            press(here, "j")
            render_screen(here)
        assert len(seen) == 3, seen  # the mark, the paper, its days; the row is at hand


def test_painting_again_and_scrolling_ask_the_stores_nothing(session: OpenSession) -> None:
    here = session()
    render_screen(here)
    with statements(here) as seen:
        for key in ("J", "K", "enter", "j", "ctrl+d", "z", "z", "=", ">", "t", "T", "tab"):
            press(here, key)
            render_screen(here)
    assert seen == []


def test_rows_are_fetched_in_windows_and_forgotten_in_time(session: OpenSession) -> None:
    here = session(scope="all")
    with statements(here) as seen:
        rows = here.rows(0, 41)
    assert [row.id for row in rows] == list(here.ids)
    assert len(seen) <= 1
    assert here.rows(40, 99) == rows[40:]
    assert here.rows(41, 50) == []


def test_a_document_is_set_once_per_paper_width_and_language(
    session: OpenSession, documents: list[tuple[Any, ...]]
) -> None:
    here = session(120, 40)
    for key in ("j", "j", "k", "t", "T", "z"):
        documents.clear()
        press(here, key)
        render_screen(here)
        render_screen(here)
        assert len(documents) == 1, key


def test_keys_that_change_nothing_in_the_document_set_none(
    session: OpenSession, documents: list[tuple[Any, ...]]
) -> None:
    here = session(120, 20)
    render_screen(here)
    documents.clear()
    for key in ("J", "K", "b", "w", "u", "r", "r", "=", "h", "l", "l", "G", "g", "?", "R", "2", "0"):
        press(here, key)
        render_screen(here)
    assert documents == []


def test_place_is_saved_and_restored_with_its_line(session: OpenSession) -> None:
    before = session(120, 24, scope="all", language="en")
    press(before, *"jjjjjjj", "enter", "ctrl+d", "=", ">", "j")
    assert before.scroll > 0
    place = Place.from_json(json.dumps(before.place._asdict()))
    after = session(120, 24, **place._asdict())
    assert after.place == before.place
    assert (after.cursor, after.scroll, after.pane) == (before.cursor, before.scroll, Pane.DETAIL)
    assert after.document() == before.document()


def test_place_of_a_paper_that_is_gone_opens_the_view_at_its_top(session: OpenSession) -> None:
    here = session(scope="unread", paper="9999.99999", scroll=7)
    assert (here.cursor, here.scroll) == (0, 0)


def test_place_with_a_query_that_is_none_opens_the_newest_day(session: OpenSession) -> None:
    here = session(scope="all", query="(((", paper="1706.03762")
    assert here.view.scope is Scope.TODAY


def test_place_in_the_sidebar_has_its_cursor_on_the_view(session: OpenSession) -> None:
    here = session(scope="unread", pane="sidebar")
    assert here.outline[here.sidebar_cursor].label == "Unread"


def test_detail_alone_of_an_empty_view_is_not_restored(session: OpenSession) -> None:
    here = session(scope="bookmarks", pane="detail", zoomed=True)
    assert (here.pane, here.zoomed) == (Pane.LIST, False)


@given(st.dictionaries(st.sampled_from(list(Place._fields)), garbage | st.sampled_from(["day", "\x00", "2025-06-11"])))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_place_file_opens_a_screen(session: OpenSession, stored: dict[str, Any]) -> None:
    here = session(**Place.from_json(json.dumps(stored))._asdict())
    assert render_screen(here)
    for connection in connections(here):
        connection.close()


def test_two_readers_of_one_library_see_each_others_marks(session: OpenSession) -> None:
    one, two = session(), session()
    press(one, "b", "j", "r")
    assert two.rows(0, 2)[1].flags == Flag(0)
    assert two.refresh_marks()
    assert [row.flags for row in two.rows(0, 2)] == [Flag.BOOKMARKED, Flag.READ]
    assert (two.unread, two.outline[3].counts.total) == (11, 1)
    assert not two.refresh_marks()
    press(two, "u", "u")
    assert one.refresh_marks()
    assert one.unread == 12
    assert one.record is not None
    assert one.record.mark.flags == Flag(0)


def test_a_mark_whose_writer_died_before_the_library_knew_of_it_is_taken_over(session: OpenSession) -> None:
    one, two = session(), session()
    one.marks.set_flags([one.paper_key], Flag.BOOKMARKED, Flag(0), "bookmark")
    press(two, "j")
    toggle_bookmark(two)
    assert two.rows(0, 1)[0].flags == Flag.BOOKMARKED
    press(two, "3")
    assert len(two.ids) == 2


def text_in_sight(session: Session) -> str:
    rows = session.panes.rows
    return "".join("".join(line.text.split()) for line in session.document()[session.scroll : session.scroll + rows])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 20), (60, 20), (30, 8)])
def test_a_new_size_keeps_what_was_being_read_in_sight(
    session: OpenSession, language: str, size: tuple[int, int]
) -> None:
    here = session(100, 15, language=language, pane="detail")
    for _ in range(6):
        press(here, "j", "j", "j")
        first = next(line.text for line in here.document()[here.scroll :] if line.text.strip())
        here.resize(*size)
        assert "".join(first.split())[:4] in text_in_sight(here)
        here.resize(100, 15)
        assert "".join(first.split())[:4] in text_in_sight(here)


def test_many_new_sizes_do_not_add_up(session: OpenSession) -> None:
    here = session(100, 15, pane="detail")
    press(here, *"jjjjjjjjjj")
    for step in range(200):
        here.resize(2 + step * 37 % 198, 1 + step * 17 % 60)
    here.resize(100, 15)
    assert here.scroll == 10


def test_sidebar_and_detail_alone_keep_the_line(session: OpenSession) -> None:
    for keys in (("h", "h", "l", "l"), ("z", "z", "l"), ("enter", "escape")):
        here = session(90, 20, pane="detail")
        press(here, *"jjjjjjj")
        press(here, *keys)
        assert (here.pane, here.scroll) == (Pane.DETAIL, 7), keys


def test_click_goes_to_pane_and_paper(session: OpenSession) -> None:
    here = session(120, 40)
    assert here.panes.top == 2
    start = here.panes.places[1][1]
    assert click(here, start + 3, 2 + 5)
    assert (here.pane, here.cursor) == (Pane.LIST, 2)
    assert click(here, 119, 10)
    assert (here.pane, here.cursor) == (Pane.DETAIL, 2)
    assert not click(here, 5, 0)
    assert not click(here, 5, 39)
    assert not click(here, start - 1, 10)


def test_click_below_the_last_paper_goes_to_none(session: OpenSession) -> None:
    here = session(120, 60, scope="day", day="2025-06-10")
    click(here, 40, 50)
    assert (here.pane, here.cursor) == (Pane.LIST, 0)


def test_click_in_the_sidebar_opens_the_view_there(session: OpenSession) -> None:
    here = session(120, 40)
    assert click(here, 4, 2 + 2)
    assert (here.pane, here.view.scope) == (Pane.SIDEBAR, Scope.UNREAD)
    assert here.outline[here.sidebar_cursor].label == "Unread"
    assert click(here, 4, 2)
    assert here.outline[here.sidebar_cursor].label == "Unread"
    assert click(here, 4, 36)
    assert here.view.scope is Scope.UNREAD


def test_click_on_a_narrow_screen_lays_the_panes_out_anew(session: OpenSession) -> None:
    here = session(90, 20, pane="sidebar")
    click(here, 60, 3)
    assert [pane for pane, _, _ in here.panes.places] == [Pane.LIST, Pane.DETAIL]
    assert here.cursor == 1


def test_what_another_process_adds_is_followed_and_the_rows_stay(
    session: OpenSession, home: Home, tmp_path: Path
) -> None:
    opened = session()
    before, outline = list(opened.ids), opened.outline
    assert not opened.refresh_library()
    with Library.open(home.data) as library, Marks.open(home.data) as marks:
        ingest(library, marks, [write(tmp_path, "2026-06-12", ("2606.00001", "Alpha"))])
    assert opened.refresh_library()
    assert not opened.refresh_library()
    assert list(opened.ids) == before
    assert opened.outline != outline
