"""Choosing what is listed: views, days, categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.change import NOTHING, Change, Effect
from reader.draw.sidebar import category_label
from reader.model import Scope, View
from reader.outline import VIEW_DIGITS

if TYPE_CHECKING:
    from reader.session import Session


def choose(session: Session, view: View) -> Change:
    """Open a view, with the cursor where it was if the paper is in it."""
    if view != session.view:
        session.open_view(view, session.paper_key)
    return NOTHING


def numbered_view(session: Session, digit: str) -> Change:
    """The view of a digit key."""
    scope = VIEW_DIGITS.get(digit)
    if scope is None:
        return Change(session.say(f"There is no view {digit}", f"没有视图 {digit}"))
    session.open_view(View(scope), session.paper_key)
    return NOTHING


def neighbouring_day(session: Session, older: bool) -> Change:
    """The day before or after, in the same category if it has papers then."""
    say, library = session.say, session.library
    day = session.day or (session.row.last_day if session.row else "")
    beside = library.day_before if older else library.day_after
    found = beside(day) if day else library.newest_day()
    if found is None:
        return Change(
            say("This is the oldest day", "已是最早一天") if older else say("This is the newest day", "已是最新一天")
        )
    view = View(Scope.DAY, found)
    if session.view.category:
        narrowed = view._replace(category=session.view.category)
        view = narrowed if library.counts(narrowed).total else view
    session.open_view(view)
    return NOTHING


def neighbouring_category(session: Session, step: int) -> Change:
    """The category before or after in the sidebar; before the first come all."""
    whole = session.view._replace(category="", query="")
    codes = ["", *(code for code, _ in session.library.categories(whole))]
    at = codes.index(session.view.category) if session.view.category in codes else 0
    code = codes[(at + step) % len(codes)]
    session.open_view(whole._replace(category=code))
    return Change(category_label(code, session.say) if code else session.say("All categories", "全部分类"))


def refresh(session: Session) -> Change:
    """Look at library, marks and folders again; papers that no longer fit the view leave it now."""
    session.refresh_marks()
    session.refresh_library()
    session.open_view(session.view, session.paper_key, session.cursor)
    return Change(session.say("Looked again", "已刷新"), Effect.LOOK_FOR_DIGESTS)
