"""What the sidebar lists for a session: views, days newest first, categories of the present view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.draw.sidebar import Entry, category_label, view_name
from reader.model import Scope, View

if TYPE_CHECKING:
    from reader.library import DayCounts
    from reader.session import Session
    from reader.wording import Wording

BUILT_IN: Final = {"1": Scope.TODAY, "2": Scope.UNREAD, "3": Scope.BOOKMARKS, "4": Scope.LATER, "0": Scope.ALL}
"""The digit keys of the views that are always there; saved ones have those between."""
_DAYS_SHOWN: Final = 7


def outline(session: Session) -> list[Entry]:
    """All entries, in the order they are shown."""
    say = session.say
    entries = [Entry("heading", say("VIEWS", "视图"))]
    for digit, view in numbered_views(session):
        entries.append(Entry("view", view_name(view, say), view, session.tallies.counts(view), digit))
    entries += [Entry("heading", say("DAYS", "日期")), *_days(session)]
    entries += [Entry("heading", say("CATEGORIES", "分类")), *_categories(session)]
    return entries


def numbered_views(session: Session) -> list[tuple[str, View]]:
    """All views in the sidebar's order, with their digit keys, "" where there are no more."""
    saved = [saved.view() for saved in session.kept.views]
    free = [digit for digit in "123456789" if digit not in BUILT_IN]
    digits = [*free, *[""] * len(saved)][: len(saved)]
    built_in = [(digit, View(scope)) for digit, scope in BUILT_IN.items()]
    return [*built_in[:-1], *zip(digits, saved, strict=True), built_in[-1]]


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
    say, whole = session.say, whole_of(session.view)
    entries = [Entry("category", say("all", "全部分类"), whole, session.tallies.counts(whole))]
    entries += [
        Entry("category", category_label(code, say), whole._replace(category=code), counts)
        for code, counts in session.tallies.categories(whole)
        if code
    ]
    return entries


def plain(view: View) -> View:
    """The view without its filter, order and groups: what the sidebar has an entry for."""
    return view._replace(query="", sort="", group="")


def whole_of(view: View) -> View:
    """All categories of a view, without its filter; of similar papers, which have no categories, everything."""
    return View(Scope.ALL) if view.scope is Scope.SIMILAR else view._replace(category="", query="")


def position(entries: list[Entry], view: View) -> int:
    """The index of the entry that stands for a view: its category's if it has one, else its scope's."""
    wanted = plain(view)
    matches = [index for index, entry in enumerate(entries) if entry.view is not None and plain(entry.view) == wanted]
    if not matches:
        return next(index for index, entry in enumerate(entries) if entry.selectable)
    return matches[0]
