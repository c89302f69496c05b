from reader.model import FOLD, NO_FLAGS, Flag
from tests.answers import type_in
from tests.conftest import OpenSession, press


def test_v_selects_goes_on_and_lets_go(session: OpenSession) -> None:
    here = session()
    assert press(here, "v").message == "1 selected · the next mark is for all of them, Esc lets go"
    assert here.cursor == 1
    press(here, "v")
    assert here.selected == set(here.ids[:2])
    press(here, "g", "v")
    assert here.selected == {here.ids[1]}
    press(here, "escape")
    assert not here.selected
    assert here.pane == "list"


def test_select_all_takes_papers_only_and_none_again(session: OpenSession) -> None:
    here = session()
    assert press(here, "V").message.startswith("12 selected")
    assert FOLD not in here.selected
    assert press(here, "V").message == "Nothing is selected now"


def test_a_mark_is_one_step_for_all_and_ends_the_selection(session: OpenSession) -> None:
    here = session()
    press(here, "v", "v")
    assert press(here, "b").message == "2 papers: bookmark · u undoes"
    assert not here.selected
    assert press(here, "u").message == "No longer bookmarked: 2 papers"


def test_a_fold_is_not_selected(session: OpenSession) -> None:
    here = session()
    press(here, "G", "v")
    assert not here.selected


def test_what_leaves_the_list_leaves_the_selection(session: OpenSession) -> None:
    here = session()
    press(here, "G", "enter", "j", "v")
    assert here.selected
    press(here, *"kk", "enter")
    assert here.fold is not None
    assert not here.selected
    here = session(scope="unread")
    press(here, "v", "v", "g")
    here.marks.set_flags([here.paper_key], Flag.READ, NO_FLAGS, "read")
    here.refresh_marks()
    press(here, "R")
    assert len(here.selected) == 1
    assert press(here, "b").message == "1 paper: bookmark · u undoes"


def test_another_view_begins_without_a_selection(session: OpenSession) -> None:
    here = session()
    press(here, "v")
    type_in(here, press(here, "/"), "attention")
    assert not here.selected
    press(here, "v", "2")
    assert not here.selected


def test_repeat_does_the_last_mark_elsewhere(session: OpenSession) -> None:
    here = session()
    assert press(here, ".").message == "Nothing to repeat yet"
    press(here, "b", "j", "j", ".")
    assert [bool(row.flags & 2) for row in here.rows(0, 3)] == [True, False, True]
    press(here, ".")
    assert here.rows(2, 3)[0].flags & 2, "a repeat does the same, it does not take it back"


def test_in_chinese(session: OpenSession) -> None:
    here = session(interface="zh")
    assert press(here, "v").message == "已选 1 篇 · 下一个标记作用于全部，Esc 取消"
    assert press(here, "b").message == "1 篇：收藏 · u 撤销"
