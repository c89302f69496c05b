import pytest

from reader.actions.pointing import click
from reader.actions.sorting import group_by, sort_by
from reader.library import Library
from reader.marks import Marks
from reader.model import FIRST_HEADING, FOLD, Scope, View
from reader.query.sorts import SORTS
from reader.session import Session
from tests.answers import choose, entries, menu_of, type_in
from tests.conftest import OpenSession, press, session_on
from tests.library.made_up import digest, paper
from tests.test_screen import assert_filled


def titles(here: Session) -> list[str]:
    return [row.title for row in here.rows(0, len(here.ids)) if row.id > 0]


def headings(here: Session) -> list[str]:
    return [row.title for row in here.rows(0, len(here.ids)) if row.id <= FIRST_HEADING]


def test_every_order_of_the_library_can_be_chosen(session: OpenSession) -> None:
    from reader.actions.sorting import _SORTS

    assert {sort for sort, _ in _SORTS.values()} == {"", "foryou", *SORTS}
    menu = menu_of(press(session(), "S"))
    keys = [choice.key for choice in menu.choices if choice.key]
    assert len(set(keys)) == len(keys)
    assert (menu.choices[menu.begin].label, menu.choices[menu.begin].detail) == ("As the view has it", "now")


def test_a_key_sorts_and_again_reverses_and_again_turns_back(session: OpenSession) -> None:
    here = session(scope="all")
    before = titles(here)
    press(here, "j", "j")
    choose(here, "S", "t")
    assert titles(here) == sorted(before, key=str.lower)
    assert here.cursor == 0
    assert entries(press(here, "S"))["t"].detail == "now · again reverses"
    choose(here, "S", "t")
    assert titles(here) == sorted(before, key=str.lower, reverse=True)
    assert entries(press(here, "S"))["t"].detail == "now, reversed · again turns it back"
    choose(here, "S", "t")
    assert titles(here) == sorted(before, key=str.lower)
    choose(here, "S", "d")
    assert titles(here) == before


@pytest.mark.parametrize("sort", [sort for sort in SORTS if sort not in ("score", "relevance")])
@pytest.mark.parametrize("scope", ["today", "all"])
def test_every_order_shows_the_same_papers(session: OpenSession, sort: str, scope: str) -> None:
    here = session(scope=scope)
    before = sorted(here.ids)
    sort_by(here, sort)
    assert sorted(here.ids) == before
    assert here.view.sort == sort
    sort_by(here, sort)
    assert (sorted(here.ids), here.view.sort) == (before, f"-{sort}")
    assert here.ids[-1] == FOLD or scope == "all"


def test_an_order_that_would_do_nothing_says_why(session: OpenSession) -> None:
    here = session()
    assert choose(here, "S", "s").message == "Nothing has points yet: f follows an author or a word"
    assert choose(here, "S", "m").message == "There is no query to match: / filters this view"
    assert choose(here, "S", "f").message == "Nothing is learned yet: 0 of the 20 bookmarks that it takes"
    press(here, "L")
    assert press(here, "S").message == "These are in the order of likeness; Esc goes back"
    assert here.view.sort == ""


def test_the_order_of_a_view_stays_when_one_comes_back(session: OpenSession) -> None:
    here = session()
    choose(here, "S", "t")
    choose(here, "S", "2")
    press(here, "2")
    assert (here.view.sort, here.view.group) == ("", "")
    choose(here, "S", "i")
    press(here, "1")
    assert (here.view.sort, here.view.group) == ("title", "category")
    press(here, "[")
    assert (here.view.scope, here.view.sort, here.view.group) == (Scope.DAY, "title", "category")
    press(here, "2")
    assert here.view.sort == "id"
    choose(here, "S", "d")
    press(here, "3", "2")
    assert here.view.sort == ""
    press(here, "1", "}", "{")
    assert (here.view.sort, here.view.group) == ("title", "category")


def test_the_order_stays_by_way_of_the_sidebar(session: OpenSession) -> None:
    here = session()
    choose(here, "S", "t")
    press(here, "h", "j")
    assert here.view == View(Scope.UNREAD)
    press(here, "k")
    assert here.view == View(sort="title")
    press(here, "l")
    assert here.outline[here.sidebar_cursor].label == "Today"


def test_an_order_chosen_under_a_filter_goes_with_it(session: OpenSession) -> None:
    here = session(scope="all")
    before = list(here.ids)
    type_in(here, press(here, "/"), "cat:cs.LG")
    choose(here, "S", "t")
    press(here, "R")
    assert here.view.sort == "title"
    press(here, "escape")
    assert list(here.ids) == before
    press(here, "R")
    assert (here.view.sort, list(here.ids)) == ("", before)
    choose(here, "S", "t")
    type_in(here, press(here, "/"), "cat:cs.LG")
    choose(here, "S", "d")
    press(here, "R")
    assert here.view.sort == ""
    press(here, "escape")
    assert here.view.sort == "title"


def test_a_sort_and_groups_survive_a_restart(session: OpenSession) -> None:
    here = session(scope="unread")
    choose(here, "S", "t")
    choose(here, "S", "t")
    choose(here, "S", "1")
    press(here, "j", "j")
    again = session(**here.place._asdict())
    assert (again.view, again.paper_key, list(again.ids)) == (here.view, here.paper_key, list(here.ids))


def test_groups_are_headings_with_their_papers_in_the_order_of_the_view(session: OpenSession) -> None:
    here = session(scope="all")
    papers = list(here.ids)
    choose(here, "S", "1")
    assert headings(here) == ["2025-06-11 Wed", "2025-06-10 Tue", "2025-06-09 Mon"]
    assert (here.papers, here.number, here.cursor) == (41, 1, 1)
    assert [id for id in here.ids if id > 0] == papers
    choose(here, "S", "2")
    assert headings(here)[0] == "cs.LG Machine Learning"
    assert sorted(id for id in here.ids if id > 0) == sorted(papers)
    choose(here, "S", "0")
    assert list(here.ids) == papers


def test_grouping_stays_on_the_paper(session: OpenSession) -> None:
    here = session(scope="all")
    press(here, *"jjj")
    key = here.paper_key
    choose(here, "S", "2")
    assert here.paper_key == key


@pytest.mark.parametrize("height", [5, 6, 8, 24, 40])
@pytest.mark.parametrize("lines", [1, 2, 3])
def test_no_key_puts_the_cursor_on_a_heading_and_the_first_is_seen(
    session: OpenSession, height: int, lines: int
) -> None:
    here = session(120, height, scope="unread", row_lines=lines)
    group_by(here, "category")
    keys = [
        "j",
        "k",
        "G",
        "g",
        "pagedown",
        "pagedown",
        "pageup",
        "ctrl+d",
        "ctrl+u",
        "n",
        "n",
        "N",
        "space",
        "r",
        "x",
        "k",
        "k",
    ]
    for key in [*keys, *["k"] * 8, *["n"] * 8, *["N"] * 8, *keys, "g"]:
        press(here, key)
        here.pane = here.pane.LIST
        assert here.row is not None, key
        assert here.top <= here.cursor < here.top + here.rows_visible, key
        if here.rows_visible > 1 and here.is_below_heading:
            assert here.top < here.cursor, key
        assert_filled(here)
    assert (here.cursor, here.top) == (1, 0 if here.rows_visible > 1 else 1)


def test_a_click_on_a_heading_goes_to_a_paper(session: OpenSession) -> None:
    here = session(120, 40, scope="unread")
    group_by(here, "category")
    x = next(x for x in range(120) if here.panes.at(x) is here.pane.LIST)
    for y in range(38):
        click(here, x + 2, here.panes.top + y)
        assert here.row is not None


def test_groups_of_a_day_have_the_fold_below_them(session: OpenSession) -> None:
    here = session()
    choose(here, "S", "2")
    press(here, "G")
    assert (here.ids[-1], here.number, here.papers) == (FOLD, 12, 12)
    press(here, "enter", "j")
    assert here.row is not None
    assert here.papers == 17


def test_papers_without_a_category_have_a_heading_too(session: OpenSession) -> None:
    here = session()
    here.library.add(digest("2025-06-12", [paper("2506.00001", categories=()), "2506.00002"]))
    here.open_view(View(group="category"))
    assert headings(here) == ["without", "cs.LG Machine Learning"]


def test_an_empty_view_can_be_sorted_and_grouped(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("empty")
    with Library.open(folder) as library, Marks.open(folder) as marks:
        here = session_on(library, marks, "zh")
        for key in ("t", "1", "2", "0", "d"):
            choose(here, "S", key)
            press(here, "j", "k", "g", "G", "n", "space")
            assert_filled(here)
        assert entries(press(here, "S"))["d"].detail == "当前"
