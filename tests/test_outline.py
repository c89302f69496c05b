from pathlib import Path

from reader.draw.sidebar import Entry
from reader.library import Library
from reader.marks import Marks
from reader.model import Counts, Scope, View
from reader.outline import position
from reader.session import Session
from tests.conftest import OpenSession, press, session_on
from tests.library.made_up import digest


def labels(session: Session, kind: str) -> list[str]:
    return [entry.label for entry in session.outline if entry.kind == kind]


def many_days(folder: Path) -> Session:
    library, marks = Library.open(folder), Marks.open(folder)
    for day in range(1, 11):
        library.add(digest(f"2025-06-{day:02}", [f"2506.{day:05}"]))
    library.add(digest("2025-06-11", ["2506.00011"], guess=True))
    return session_on(library, marks)


def test_views_days_and_categories_with_their_counts(session: OpenSession) -> None:
    here = session()
    assert labels(here, "heading") == ["VIEWS", "DAYS", "CATEGORIES"]
    assert [(entry.digit, entry.label) for entry in here.outline if entry.kind == "view"] == [
        ("1", "Today"), ("2", "Unread"), ("3", "Bookmarks"), ("4", "Later"), ("0", "All"),
    ]  # fmt: skip
    assert labels(here, "day") == ["Wed 06-11", "Tue 06-10", "Mon 06-09"]
    counts = {entry.label: entry.counts for entry in here.outline}
    assert counts["Today"] == counts["Wed 06-11"] == counts["all"] == Counts(17, 12)
    assert counts["cs.LG Machine Learning"] == Counts(5, 4)


def test_categories_are_those_of_the_view_without_its_filter(session: OpenSession) -> None:
    here = session(scope="day", day="2025-06-09", category="cs.LG", query="attention")
    categories = [entry for entry in here.outline if entry.kind == "category"]
    assert categories[0].view == View(Scope.DAY, "2025-06-09")
    assert sum(entry.counts.total for entry in categories[1:]) == categories[0].counts.total == 17
    assert all(entry.view and not entry.view.query for entry in categories)


def test_words_follow_the_interface(session: OpenSession) -> None:
    here = session(interface="zh")
    assert labels(here, "heading") == ["视图", "日期", "分类"]
    assert labels(here, "day")[0] == "周三 06-11"


def test_seven_days_and_the_number_of_those_before(tmp_path: Path) -> None:
    here = many_days(tmp_path)
    assert labels(here, "day") == ["Wed 06-11?", *(f"{name} 06-{day:02}" for name, day in [
        ("Tue", 10), ("Mon", 9), ("Sun", 8), ("Sat", 7), ("Fri", 6), ("Thu", 5)])]  # fmt: skip
    assert labels(here, "more") == ["… 4 older"]


def test_the_open_day_is_listed_even_if_it_is_old(tmp_path: Path) -> None:
    here = many_days(tmp_path)
    here.open_view(View(Scope.DAY, "2025-06-02"))
    assert labels(here, "day")[-1] == "Mon 06-02"
    assert labels(here, "more") == ["… 3 older"]
    assert here.outline[position(here.outline, here.view)].label == "Mon 06-02"


def test_enter_on_the_older_days_lists_them_and_goes_on_to_the_first(tmp_path: Path) -> None:
    here = many_days(tmp_path)
    here.resize(120, 40)
    press(here, "h")
    while here.outline[here.sidebar_cursor].kind != "more":
        press(here, "j")
    press(here, "enter")
    assert here.outline[here.sidebar_cursor].label == "Wed 06-04"
    assert here.day == "2025-06-04"
    assert len(labels(here, "day")) == 11
    assert labels(here, "more") == []


def test_walking_the_whole_sidebar_down_and_up_visits_every_entry(tmp_path: Path) -> None:
    here = many_days(tmp_path)
    here.resize(120, 40)
    press(here, "h")
    seen = []
    for _ in range(20):
        seen.append(here.outline[here.sidebar_cursor].label)
        press(here, "j")
    assert seen[:5] == ["Today", "Unread", "Bookmarks", "Later", "All"]
    assert len(dict.fromkeys(seen)) == sum(entry.selectable for entry in here.outline)
    press(here, *"k" * 20)
    assert here.outline[here.sidebar_cursor].label == "Today"


def test_position_is_that_of_the_category_of_the_view_or_of_the_first_entry() -> None:
    entries = [Entry("heading", "x"), Entry("view", "y", View()), Entry("category", "z", View(category="cs.LG"))]
    assert position(entries, View(category="cs.LG", query="attention")) == 2
    assert position(entries, View()) == 1
    assert position(entries, View(Scope.DAY, "2000-01-01")) == 1


def test_outline_is_made_again_only_after_a_change(session: OpenSession) -> None:
    here = session()
    first = here.outline
    press(here, "j", "J", "t", "=")
    assert here.outline is first
    press(here, "r")
    assert here.outline is not first


def test_days_of_another_year_say_so(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, Marks.open(tmp_path) as marks:
        library.add(digest("2024-12-31", ["2412.00001"], guess=True))
        library.add(digest("2025-01-01", ["2501.00001"]))
        here = session_on(library, marks)
        assert labels(here, "day") == ["Wed 01-01", "Tue 2024-12-31?"]
