from reader.model import Scope
from tests.conftest import OpenSession, press


def test_digits_open_views(session: OpenSession) -> None:
    here = session()
    scopes = []
    for key in "2301":
        press(here, key)
        scopes.append(here.view.scope)
    assert scopes == [Scope.UNREAD, Scope.BOOKMARKS, Scope.ALL, Scope.TODAY]


def test_a_view_keeps_the_paper_under_the_cursor(session: OpenSession) -> None:
    here = session(120, 24)
    press(here, "j", "j", "J")
    paper = here.paper_key
    press(here, "0")
    assert (here.paper_key, here.scroll) == (paper, 1)


def test_days_go_back_and_forth_and_end_with_a_word(session: OpenSession) -> None:
    here = session()
    assert press(here, "]").message == "This is the newest day"
    press(here, "[")
    assert (here.day, here.papers, len(here.ids)) == ("2025-06-10", 12, 13)
    press(here, "[")
    assert press(here, "[").message == "This is the oldest day"
    assert here.day == "2025-06-09"
    press(here, "]", "]")
    assert here.day == "2025-06-11"


def test_a_day_keeps_the_category_if_it_has_papers_of_it(session: OpenSession) -> None:
    here = session(category="cs.LG")
    press(here, "[")
    assert (here.view.day, here.view.category) == ("2025-06-10", "cs.LG")
    here = session(category="cs.GR")
    press(here, "[")
    assert (here.view.day, here.view.category) == ("2025-06-10", "")


def test_from_a_view_of_many_days_the_day_before_is_that_of_the_date_shown(session: OpenSession) -> None:
    here = session(scope="all", paper="2205.14135")
    row = here.row
    assert row is not None
    assert (row.first_seen, row.last_day) == ("2025-06-10", "2025-06-11")
    press(here, "[")
    assert here.day == "2025-06-10"


def test_from_an_empty_view_of_many_days_it_is_the_newest(session: OpenSession) -> None:
    here = session(scope="bookmarks")
    press(here, "[")
    assert here.day == "2025-06-11"


def test_categories_go_round_and_are_named(session: OpenSession) -> None:
    here = session()
    assert press(here, "}").message == "cs.LG Machine Learning"
    assert (here.view.category, len(here.ids)) == ("cs.LG", 5)
    assert press(here, "{").message == "All categories"
    press(here, "{")
    assert here.view.category == here.outline[-1].label.split()[0]
    press(here, "}")
    assert here.view.category == ""


def test_looking_again_drops_what_no_longer_fits_and_stays(session: OpenSession) -> None:
    here = session(120, 24, scope="unread")
    press(here, "r", "j", "j", "J")
    paper = here.paper_key
    assert press(here, "R").message == "Looked again"
    assert (here.cursor, here.paper_key, here.scroll, len(here.ids)) == (1, paper, 1, 40)


def test_looking_again_when_the_paper_itself_goes_stays_near(session: OpenSession) -> None:
    here = session(scope="unread")
    press(here, *"jjj", "r", "R")
    assert here.cursor == 3
