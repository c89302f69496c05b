from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.actions.saving import query_of
from reader.draw.panes import Pane
from reader.errors import ReaderError
from reader.kept import Kept
from reader.model import Scope, View
from reader.paths import Home
from reader.query import Every, read_query
from reader.rules.types import SavedView
from reader.session import Session
from tests.answers import ask_of, choose, type_in
from tests.conftest import OpenSession, press

queries = st.sampled_from(
    ["", "a", "a or b", "(a or b) c", '"a b" -c', "sort:title", "a or b sort:-score", "cat:cs.LG"]
)


def keep(here: Session, name: str, query: str = "") -> str:
    """Filter the view and keep it."""
    if query:
        type_in(here, press(here, "/"), query)
    return type_in(here, press(here, "m"), name).message


def names(here: Session) -> list[tuple[str, str]]:
    """The saved views in the sidebar, with their digits."""
    return [(entry.digit, entry.label) for entry in here.outline
            if entry.view is not None and entry.view.scope is Scope.SAVED and entry.kind == "view"]  # fmt: skip


@pytest.fixture
def three(session: OpenSession) -> Session:
    """A session with three saved views, at the last of them."""
    here = session(scope="all")
    here.library.index(1000)
    for name, query in (("A", "attention"), ("B", "graph or learning"), ("C", "model")):
        press(here, "0")
        keep(here, name, query)
    return here


def test_a_filter_is_kept_under_a_name_and_opens_with_its_digit(session: OpenSession, sample_home: Home) -> None:
    here = session(scope="all")
    assert ask_of(press(here, "m")).hint == "a name for all papers"
    type_in(here, press(here, "/"), "attention")
    found = list(here.ids)
    ask = ask_of(press(here, "m"))
    assert (ask.label, ask.text, ask.hint) == ("keep as view", "attention", "a name for attention")
    assert keep(here, "注意力") == "Kept as 注意力 · u undoes"
    assert (here.view, list(here.ids)) == (View(Scope.SAVED, name="注意力", base="attention"), found)
    assert names(here) == [("5", "注意力")]
    press(here, "1", "5")
    assert list(here.ids) == found
    entry = next(entry for entry in here.outline if entry.label == "注意力")
    assert entry.counts.total == len(found)
    assert Kept(sample_home, here.marks).views == (SavedView("注意力", "attention"),)


def test_undo_takes_the_view_away_and_redo_brings_it_back(session: OpenSession) -> None:
    here = session(scope="all")
    keep(here, "A", "attention")
    assert press(here, "u").message == "Undone: view + A"
    assert (names(here), here.view.scope) == ([], Scope.TODAY)
    assert press(here, "ctrl+r").message == "Redone: view + A"
    assert names(here) == [("5", "A")]


def test_m_again_renames_and_undo_gives_the_name_back(three: Session) -> None:
    ask = ask_of(press(three, "m"))
    assert (ask.label, ask.text) == ("rename", "C")
    assert ask.accept(three, "Models").message == "Renamed to Models · u undoes"
    assert names(three)[-1] == ("7", "Models")
    assert three.view.name == "Models"
    assert press(three, "u").message == "Undone: view C → Models"
    assert (three.view.name, names(three)[-1]) == ("C", ("7", "C"))


def test_a_name_that_is_taken_or_the_same_or_none_changes_nothing(three: Session) -> None:
    before = three.kept.views
    assert ask_of(press(three, "m")).accept(three, "A").message == "There is a view A already"
    assert ask_of(press(three, "m")).accept(three, " C ").message == "The name is as before"
    assert ask_of(press(three, "m")).accept(three, "  ").message == "The name is as before"
    press(three, "1")
    assert type_in(three, press(three, "m"), " ").message == "A view needs a name"
    assert three.kept.views == before


def test_another_query_or_order_is_kept_under_the_same_name(three: Session) -> None:
    choose(three, "S", "t")
    ask = ask_of(press(three, "m"))
    assert (ask.label, ask.text) == ("keep as view", "C")
    ask.accept(three, "C")
    assert three.kept.views[-1] == SavedView("C", "model", "title")
    press(three, "1", "7")
    assert three.view.sort == "title"
    type_in(three, press(three, "/"), "attention")
    ask_of(press(three, "m")).accept(three, "C")
    assert three.kept.views[-1] == SavedView("C", "model attention", "title")
    press(three, "u", "u")
    assert three.kept.views[-1] == SavedView("C", "model")


def test_a_filter_on_top_narrows_and_escape_goes_back(three: Session) -> None:
    press(three, "6")
    whole = list(three.ids)
    type_in(three, press(three, "/"), "attention or model")
    narrowed = set(three.ids)
    assert narrowed < set(whole)
    press(three, "m")
    assert query_of(three.view) == "(graph or learning) (attention or model)"
    assert set(three.library.ids(View(Scope.ALL, query=query_of(three.view)))) == narrowed
    press(three, "escape")
    assert list(three.ids) == whole


def test_views_move_up_and_down_and_keep_their_order_after_a_restart(three: Session, session: OpenSession) -> None:
    assert press(three, "ctrl+up").message == "C: view 2 of 3"
    assert names(three) == [("5", "A"), ("6", "C"), ("7", "B")]
    press(three, "ctrl+up", "ctrl+up")
    assert names(three)[0] == ("5", "C")
    press(three, "ctrl+down", "ctrl+down", "ctrl+down")
    assert [name for _, name in names(three)] == ["A", "B", "C"]
    press(three, "ctrl+up")
    assert names(session()) == names(three)
    assert press(three, "u").message == "Undone: view ↕ C"
    assert [name for _, name in names(three)] == ["A", "B", "C"]


def test_moving_in_the_sidebar_takes_the_cursor_along(three: Session) -> None:
    press(three, "h")
    assert three.pane is Pane.SIDEBAR
    for key in ("ctrl+up", "ctrl+up", "ctrl+down"):
        press(three, key)
        assert three.outline[three.sidebar_cursor].label == "C"


def test_forgetting_leaves_its_papers_on_the_screen(three: Session) -> None:
    found = list(three.ids)
    assert press(three, "D").message == "View C is gone · u undoes"
    assert (three.view, list(three.ids)) == (View(Scope.ALL, query="model"), found)
    assert [name for _, name in names(three)] == ["A", "B"]
    press(three, "escape")
    assert three.view == View(Scope.ALL)
    press(three, "u", "7")
    assert three.view.name == "C"


def test_what_is_no_saved_view_is_neither_forgotten_nor_moved(session: OpenSession) -> None:
    here = session()
    for key in ("D", "ctrl+up", "ctrl+down"):
        assert press(here, key).message == "This is no saved view; m makes one"
    assert press(here, "5").message == "There is no view 5 yet; m keeps one"
    assert press(here, "L", "m").message == "What is like a paper is no query; nothing to keep"


@pytest.mark.parametrize(
    ("keys", "query"),
    [("2", "is:unread"), ("3", "is:bookmarked"), ("4", "is:later"), ("[", "day:2025-06-10"), ("0", ""), ("1", "")],
)
def test_a_view_is_kept_as_the_query_that_finds_it(session: OpenSession, keys: str, query: str) -> None:
    here = session()
    press(here, "b", "j", "w", *keys)
    assert query_of(here.view) == query
    if query and here.view.scope is not Scope.LATER:
        assert set(here.library.ids(View(Scope.ALL, query=query))) >= {id for id in here.ids if id > 0}


@given(
    st.sampled_from([Scope.UNREAD, Scope.DAY, Scope.ALL, Scope.SAVED]), queries, queries, st.sampled_from(["", "cs.LG"])
)
def test_the_query_of_a_view_means_all_its_parts_together(scope: Scope, base: str, query: str, category: str) -> None:
    base = base if scope is Scope.SAVED else ""
    view = View(scope, "2025-06-10", category, query, "x", base)
    wanted = [read_query(part).query for part in (base, query)]
    wanted += [read_query("is:unread").query] * (scope is Scope.UNREAD)
    wanted += [read_query("day:2025-06-10").query] * (scope is Scope.DAY)
    wanted += [read_query("cat:cs.LG").query] * bool(category)

    def parts(query: object) -> list[object]:
        return list(query.terms) if isinstance(query, Every) else [query]

    assert parts(read_query(query_of(view)).query) == [part for each in wanted for part in parts(each)]


def test_the_learned_order_is_not_kept_in_the_file_and_a_sort_in_the_query_is(session: OpenSession) -> None:
    here = session(scope="all", sort="foryou", group="day")
    keep(here, "A", "attention")
    assert here.kept.views == (SavedView("A", "attention", "", "day"),)
    press(here, "2")
    keep(here, "B", "graph sort:-title")
    assert here.kept.views[-1] == SavedView("B", "graph is:unread", "-title")


def test_a_file_that_is_written_in_another_way_is_refused_and_stays(session: OpenSession, sample_home: Home) -> None:
    text = 'view = [{name = "A", query = "graph"}]\n'
    sample_home.views_file.parent.mkdir(parents=True, exist_ok=True)
    Path(sample_home.views_file).write_text(text, encoding="utf-8")
    here = session()
    assert names(here) == [("5", "A")]
    press(here, "5")
    with pytest.raises(ReaderError, match="by hand"):
        press(here, "D")
    assert sample_home.views_file.read_text(encoding="utf-8") == text
    assert here.marks.history() == []


def test_the_place_in_a_saved_view_survives_a_restart(three: Session, session: OpenSession) -> None:
    choose(three, "S", "t")
    choose(three, "S", "2")
    press(three, "j")
    again = session(**three.place._asdict())
    assert (again.view, again.paper_key, list(again.ids)) == (three.view, three.paper_key, list(three.ids))
    press(three, "D")
    assert session(**again.place._asdict()).view.scope is Scope.TODAY


def test_more_views_than_digits(session: OpenSession) -> None:
    here = session(scope="all")
    for number in range(7):
        press(here, "0")
        keep(here, f"V{number}")
    assert [digit for digit, _ in names(here)] == ["5", "6", "7", "8", "9", "", ""]


def test_in_chinese(session: OpenSession) -> None:
    here = session(scope="all", interface="zh")
    assert ask_of(press(here, "m")).hint == "为“全部论文”取名"
    assert keep(here, "图", "graph") == "已存为“图” · u 撤销"
    assert press(here, "u").message == "已撤销：视图 + 图"
