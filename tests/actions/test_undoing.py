"""What undo says and shows of every kind of action; what marks do is in test_marking."""

import pytest

from reader.model import Flag, Mark
from reader.session import Session
from tests.answers import choose, type_in
from tests.conftest import OpenSession, press


@pytest.mark.parametrize(
    ("keys", "text", "said"),
    [
        ("r", "", "Unread again: Mamba: Linear-Time Sequence Modeling wit…"),
        ("rr", "", "Read again: Mamba: Linear-Time Sequence Modeling wit…"),
        ("b", "", "No longer bookmarked: Mamba: Linear-Time Sequence Modeling wit…"),
        ("bb", "", "Bookmarked again: Mamba: Linear-Time Sequence Modeling wit…"),
        ("x", "", "Shown again: Mamba: Linear-Time Sequence Modeling wit…"),
        ("w", "", "No longer later: Mamba: Linear-Time Sequence Modeling wit…"),
        ("+", "llm", "Tag taken off: Mamba: Linear-Time Sequence Modeling wit…"),
        ("vv+", "llm, rl", "Tag taken off: 2 papers"),
        ("vvb", "", "No longer bookmarked: 2 papers"),
        ("A", "", "Unread again: 12 papers in 2025-06-11"),
        ("}A", "", "Unread again: 4 papers in cs.LG Machine Learning"),
    ],
)  # fmt: skip
def test_undo_says_what_it_is_now_and_redo_does_it_again(session: OpenSession, keys: str, text: str, said: str) -> None:
    here = session()
    change = press(here, *keys)
    if text:
        type_in(here, change, text)
    after = here.marks.changed_since(0)
    assert press(here, "u").message == said
    assert len(here.marks.changed_since(0)) == len(after)
    assert press(here, "ctrl+r").message.startswith("Redone: ")
    assert here.marks.changed_since(0) == after


def test_everything_is_taken_back_to_the_beginning(session: OpenSession) -> None:
    here = session()
    press(here, "b", "w", "r")
    choose(here, "w", "m")
    type_in(here, press(here, "+"), "llm")
    press(here, "v", "v", "x")
    type_in(here, press(here, "m"), "A view")
    choose(here, "a", "1")
    choose(here, "X", "1")
    while press(here, "u").message != "Nothing to undo":
        pass
    assert set(here.marks.changed_since(0).values()) == {Mark()}
    assert (here.kept.views, here.kept.rules.mutes) == ((), ())
    press(here, "1", "R")
    assert (here.papers, here.unread) == (12, 12)
    while press(here, "ctrl+r").message != "Nothing to redo":
        pass
    assert [view.name for view in here.kept.views] == ["A view"]
    assert len(here.kept.rules.mutes) == 1


def test_a_change_that_was_changed_again_since_is_said(session: OpenSession) -> None:
    here = session()
    type_in(here, press(here, "m"), "A")
    first = here.kept.views
    text = here.kept._files["views"].read_text(encoding="utf-8")
    here.kept._files["views"].write_text(f"# mine\n{text}", encoding="utf-8")
    press(here, "1")
    type_in(here, press(here, "m"), "B")
    press(here, "u")
    assert here.kept.views == first
    assert press(here, "u").message == "Undone: view: nothing, as it changed again since"
    assert here.kept.views == first


def test_undo_in_the_sidebar_keeps_its_cursor_on_the_view(session: OpenSession) -> None:
    here = session(scope="all")
    type_in(here, press(here, "m"), "A")
    press(here, "h", "u")
    assert here.outline[here.sidebar_cursor].view == here.view


def test_in_chinese(session: OpenSession) -> None:
    here: Session = session(interface="zh")
    press(here, "b")
    assert press(here, "u").message.startswith("取消收藏：Mamba")
    assert press(here, "ctrl+r").message.startswith("已重做：收藏：Mamba")
    type_in(here, press(here, "m"), "图")
    assert press(here, "u").message == "已撤销：视图 + 图"
    assert press(here, "ctrl+r").message == "已重做：视图 + 图"
    assert here.marks.mark(here.paper_key).flags == Flag.BOOKMARKED
