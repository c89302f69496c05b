from reader.change import Effect
from reader.model import FOLD, Scope
from reader.session import Session
from tests.answers import entries, menu_of
from tests.conftest import OpenSession, press


def read_all(here: Session) -> None:
    """Mark all that the view shows read but the last new paper, and go there."""
    here.put_cursor(0)
    while here.unread > 1:
        press(here, "r", "j")


def finish(here: Session) -> object:
    """Read the last one on to its end."""
    change = press(here, "space")
    while change.menu is None and here.unread:
        change = press(here, "space")
    return change.menu


def test_the_card_counts_what_was_done_since_the_start(session: OpenSession) -> None:
    before = session()
    press(before, "j", "r", "b")
    here = session()
    press(here, "j", "r", "x", "k", "x", "k", "b", "w", "j", "j", "w", "b", "b")
    read_all(here)
    here.now = here.began + 600
    while here.unread:
        change = press(here, "space")
    assert [choice.label for choice in menu_of(change).choices][:2] == [
        "12 read · 1 bookmarked · 2 for later", "in about 10 min",
    ]  # fmt: skip
    assert menu_of(change).title == "Today: all read"
    assert menu_of(change).choices[menu_of(change).begin].run is not None


def test_the_card_comes_once_for_each_view(session: OpenSession) -> None:
    here = session()
    read_all(here)
    assert finish(here) is not None
    assert press(here, "space").menu is None
    press(here, "r", "r", "r")
    assert press(here, "space").menu is None
    press(here, "[")
    read_all(here)
    assert finish(here) is not None


def test_sorting_a_view_makes_no_new_card(session: OpenSession) -> None:
    from reader.actions.sorting import sort_by

    here = session()
    read_all(here)
    assert finish(here) is not None
    sort_by(here, "title")
    press(here, "G", "k")
    assert press(here, "space").menu is None


def test_no_card_while_something_above_is_unread_or_nothing_was_read(session: OpenSession) -> None:
    here = session()
    press(here, "A")
    here = session()
    press(here, "G", "k")
    assert press(here, "space").menu is None
    here = session(scope="unread", category="cs.CL")
    press(here, "G")
    for _ in range(30):
        change = press(here, "space")
    assert change.menu is None
    assert "N goes back" in change.message


def test_what_was_skimmed_or_taken_back_does_not_count(session: OpenSession) -> None:
    from reader.actions.catching_up import catch_up
    from reader.pace import tally

    here = session()
    catch_up(here, 10)
    assert tally(here.marks, here.began_after) == (0, 0, 0, 0)
    press(here, "b", "j", "w", "x", "u")
    assert tally(here.marks, here.began_after) == (0, 1, 1, 0)
    press(here, "k", "b")
    assert tally(here.marks, here.began_after) == (0, 0, 1, 0)


def test_its_choices_lead_on(session: OpenSession) -> None:
    here = session()
    read_all(here)
    while here.unread:
        change = press(here, "space")
    runs = {key: choice.run for key, choice in entries(change).items()}
    assert "".join(runs) == "e[34Q"
    for key, scope in (("3", Scope.BOOKMARKS), ("4", Scope.LATER)):
        run = runs[key]
        assert run is not None
        run(here)
        assert here.view.scope is scope
        press(here, "1")
    unfold, back, leave = runs["e"], runs["["], runs["Q"]
    assert unfold is not None
    assert back is not None
    assert leave is not None
    unfold(here)
    assert here.folds[FOLD].unfolded
    assert here.fold is not None
    back(here)
    assert here.day == "2025-06-10"
    assert leave(here).effect is Effect.QUIT


def test_in_chinese_and_with_a_category(session: OpenSession) -> None:
    here = session(interface="zh", category="cs.CL")
    read_all(here)
    while here.unread:
        change = press(here, "space")
    assert menu_of(change).title == "今日 · cs.CL 计算与语言：全部读完"
    assert menu_of(change).choices[0].label.endswith(" 已读")
