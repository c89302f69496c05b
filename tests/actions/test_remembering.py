import os
import time

import pytest

from reader.actions import remembering
from reader.session import Session
from tests.answers import choose, menu_of, type_in
from tests.conftest import OpenSession, press


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> object:
    """Beijing, eight hours ahead of the history's clock."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    os.environ.pop("TZ", None)
    time.tzset()


def lines(here: Session) -> list[str]:
    """The menu without the times of day."""
    return [choice.label if choice.run is None or choice.key else choice.label[7:]
            for choice in menu_of(press(here, "H")).choices]  # fmt: skip


def take_back(here: Session, index: int) -> str:
    run = menu_of(press(here, "H")).choices[index].run
    assert run is not None
    return run(here).message


def test_nothing_was_done_yet(session: OpenSession) -> None:
    assert press(session(), "H").message == "Nothing was done yet"


def test_actions_are_under_their_days_on_the_clock_of_the_person(session: OpenSession) -> None:
    here = session()
    here.marks.clock = lambda: 1_750_000_000_000  # 2025-06-15 15:06:40 UTC
    press(here, "b")
    here.marks.clock = lambda: 1_750_005_000_000  # 16:30 UTC, the day after in Beijing
    press(here, "j")
    type_in(here, press(here, "+"), "llm")
    menu = menu_of(press(here, "H"))
    assert [choice.label for choice in menu.choices] == [
        "Mon 2025-06-16", "00:30  tag llm", "Sun 2025-06-15", "23:06  bookmark",
    ]  # fmt: skip
    assert menu.choices[1].detail == "Direct Preference Optimization: Your…"
    assert menu.choices[menu.begin].run is not None


def test_any_one_action_is_taken_back_on_its_own(session: OpenSession) -> None:
    here = session()
    first = here.paper_key
    press(here, "b", "j", "b", "r")
    assert lines(here)[1:] == ["read", "bookmark", "bookmark"]
    assert take_back(here, 3).startswith("No longer bookmarked: ")
    assert not here.marks.mark(first).flags
    assert lines(here)[3] == "bookmark (taken back)"
    assert take_back(here, 3) == "That is taken back already"


def test_a_contradiction_is_said_in_one_line(session: OpenSession) -> None:
    here = session()
    press(here, "r", "r")
    said = take_back(here, 2)
    assert said.startswith("Not taken back, a later change is about the same; take that back first: ")
    assert said.endswith(" unread")
    assert "\n" not in said


def test_long_histories_come_in_pages(session: OpenSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_PAGE", 3)
    here = session()
    press(here, *"bbbbbbb")
    first = menu_of(press(here, "H"))
    assert sum(choice.run is not None for choice in first.choices) == 4
    second = menu_of(choose(here, "H", "o"))
    third = menu_of(choose(here, "H", "o", "o"))
    assert [choice.label for choice in second.choices] != [choice.label for choice in first.choices]
    assert [choice.key for choice in third.choices] == ["", ""]


def test_a_page_that_is_just_full_has_no_older_ones(session: OpenSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_PAGE", 3)
    here = session()
    press(here, *"bbb")
    assert all(choice.key != "o" for choice in menu_of(press(here, "H")).choices)


def test_a_time_that_is_none_is_shown_as_it_is() -> None:
    assert remembering._local("what time") == ("what time", "")
    assert remembering._local("0001-01-01T00:00:00Z")[0]


def test_every_kind_of_action_is_named_in_chinese(session: OpenSession) -> None:
    from reader.actions.catching_up import catch_up

    here = session(interface="zh")
    press(here, "b", "r", "x", "w")
    choose(here, "w", "s")
    type_in(here, press(here, "+"), "标签")
    type_in(here, press(here, "m"), "视图一")
    catch_up(here, 10)
    press(here, "A")
    said = [line.partition(" ")[0] for line in lines(here)[1:]]
    assert not any(word.isascii() for word in said)
    assert "略过，保留 10 篇" in lines(here)
