from reader.actions.views import follow_files
from reader.draw.panes import Pane
from reader.model import MUTED_FOLD, Scope, View
from reader.paths import Home
from reader.rules.writing import write_text
from tests.answers import type_in
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


def test_similar_papers_and_back_to_the_exact_place(session: OpenSession) -> None:
    here = session(120, 24)
    here.library.index(1000)
    press(here, *"jjjjj", "J", "J")
    before = (here.view, list(here.ids), here.cursor, here.top, here.scroll, here.pane)
    key = here.paper_key
    press(here, "L")
    assert (here.view, here.paper_key, here.cursor) == (View(Scope.SIMILAR, name=key), key, 0)
    assert 1 < len(here.ids) <= 21
    press(here, "j", "L")
    assert here.view.name != key
    press(here, "escape")
    assert (here.view.name, here.cursor) == (key, 1)
    press(here, "escape")
    assert (here.view, list(here.ids), here.cursor, here.top, here.scroll, here.pane) == before


def test_similar_papers_from_the_sidebar_are_in_the_list(session: OpenSession) -> None:
    here = session()
    press(here, "h", "L")
    assert here.pane is Pane.LIST
    assert press(here, "L").message == "These are the papers like this one"


def test_a_filter_narrows_similar_papers(session: OpenSession) -> None:
    here = session()
    here.library.index(1000)
    press(here, "L")
    all_of_them = list(here.ids)
    type_in(here, press(here, "/"), "cat:cs.CL")
    narrowed = list(here.ids)
    assert 0 < len(narrowed) < len(all_of_them)
    assert narrowed == [id for id in all_of_them if id in narrowed]


def test_looking_again_takes_up_views_and_rules_that_were_edited(session: OpenSession, sample_home: Home) -> None:
    here = session()
    write_text(sample_home.views_file, '[[view]]\nname = "图"\nquery = "graph"\n')
    write_text(sample_home.rules_file, '[[mute]]\ncategory = "cs.LG"\n')
    before = here.papers
    press(here, "R")
    assert ("5", "图") in [(entry.digit, entry.label) for entry in here.outline]
    assert here.papers < before
    press(here, "5")
    write_text(sample_home.views_file, '[[view]]\nname = "图"\nquery = "attention"\n')
    press(here, "R")
    assert here.view.base == "attention"
    assert here.outline[here.sidebar_cursor].label == "图"


def test_the_cursor_of_the_sidebar_follows_keys_that_change_the_view(session: OpenSession) -> None:
    here = session()
    press(here, "h")
    for key in ("2", "[", "}", "{", "]", "3", "0"):
        press(here, key)
        entry = here.outline[here.sidebar_cursor]
        assert entry.view is not None
        assert entry.view._replace(query="") == here.view, key


def test_no_message_is_half_translated(session: OpenSession) -> None:
    here = session(interface="zh")
    assert press(here, "9").message == "还没有视图 9；按 m 保存"
    assert press(here, "]").message == "已是最新一天"


def test_views_and_rules_that_an_editor_changes_are_followed(session: OpenSession, sample_home: Home) -> None:
    here = session()
    assert not follow_files(here)
    sample_home.config.mkdir(parents=True, exist_ok=True)
    sample_home.views_file.write_text('[[view]]\nname = "Mine"\nquery = "attention"\n', encoding="utf-8")
    sample_home.rules_file.write_text('[[mute]]\ncategory = "cs.LG"\n', encoding="utf-8")
    assert follow_files(here)
    assert "Mine" in {entry.label for entry in here.outline}
    assert MUTED_FOLD in here.ids
    assert not follow_files(here)
    sample_home.rules_file.write_text("[[mute]\n", encoding="utf-8")
    assert follow_files(here)
    assert "rules.toml" in here.message
    assert MUTED_FOLD in here.ids
