"""What the sidebar lists for a session: views, days newest first, categories of the present view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.draw.sidebar import Entry, category_label, view_name
from reader.model import Scope, View

if TYPE_CHECKING:
    from reader.library import DayCounts
    from reader.session import Session
    from reader.wording import Wording

VIEW_DIGITS: Final = {"1": Scope.TODAY, "2": Scope.UNREAD, "3": Scope.BOOKMARKS, "0": Scope.ALL}
"""The digit keys of the views."""
_DAYS_SHOWN: Final = 7


def outline(session: Session) -> list[Entry]:
    """All entries, in the order they are shown."""
    say, library = session.say, session.library
    entries = [Entry("heading", say("VIEWS", "视图"))]
    for digit, scope in VIEW_DIGITS.items():
        view = View(scope)
        entries.append(Entry("view", view_name(view, say), view, library.counts(view), digit))
    entries += [Entry("heading", say("DAYS", "日期")), *_days(session)]
    entries += [Entry("heading", say("CATEGORIES", "分类")), *_categories(session)]
    return entries


def _days(session: Session) -> list[Entry]:
    say, days = session.say, session.library.days()
    shown = days if session.all_days else days[:_DAYS_SHOWN]
    if session.view.scope is Scope.DAY and all(day.day != session.view.day for day in shown):
        shown = [*shown, *(day for day in days if day.day == session.view.day)]
    entries = [
        Entry(
            "day",
            _label(day, days[0].day, say),
            View(Scope.DAY, day.day),
            day.counts,
            is_guess=day.is_guess,
        )
        for day in shown
    ]
    if hidden := len(days) - len(shown):
        entries.append(Entry("more", say(f"… {hidden:,} older", f"… 更早 {hidden:,} 天")))
    return entries


def _label(day: DayCounts, newest: str, say: Wording) -> str:
    """`Fri 06-12`, with the year where it is not the newest day's; a guess has a question mark."""
    date = day.day.removeprefix(newest[:5])
    return f"{say.weekday(day.day)} {date}{'?' if day.is_guess else ''}"


def _categories(session: Session) -> list[Entry]:
    say, whole = session.say, session.view._replace(category="", query="")
    entries = [Entry("category", say("all", "全部分类"), whole, session.library.counts(whole))]
    entries += [
        Entry("category", category_label(code, say), whole._replace(category=code), counts)
        for code, counts in session.library.categories(whole)
    ]
    return entries


def position(entries: list[Entry], view: View) -> int:
    """The index of the entry that stands for a view: its category's if it has one, else its scope's."""
    wanted = view._replace(query="")
    matches = [index for index, entry in enumerate(entries) if entry.view == wanted]
    if not matches:
        return next(index for index, entry in enumerate(entries) if entry.selectable)
    return matches[0]
