"""Choosing what is listed: views, days, categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.actions.filtering import remember
from reader.change import NOTHING, Change, Effect
from reader.draw.panes import Pane
from reader.draw.sidebar import category_label
from reader.model import Scope, View
from reader.outline import numbered_views, whole_of

if TYPE_CHECKING:
    from reader.session import Session


def choose(session: Session, view: View) -> Change:
    """Open a view, with the cursor where it was if the paper is in it."""
    if view != session.view:
        session.open_view(view, session.paper_key)
    return NOTHING


def numbered_view(session: Session, digit: str) -> Change:
    """The view of a digit key."""
    view = next((view for key, view in numbered_views(session) if key == digit), None)
    if view is None:
        return Change(session.say(f"There is no view {digit} yet; m keeps one", f"还没有视图 {digit}；按 m 保存"))
    session.open_view(view, session.paper_key)
    session.views_changed()
    return NOTHING


def similar(session: Session) -> Change:
    """The papers that are most like the one at the cursor; Esc goes back."""
    row = session.row
    if row is None:
        return NOTHING
    view = View(Scope.SIMILAR, name=row.key)
    if view == session.view:
        return Change(session.say("These are the papers like this one", "已是此论文的相似论文"))
    remember(session)
    session.open_view(view)
    if session.pane is Pane.SIDEBAR:
        session.pane = Pane.LIST
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
    session.views_changed()
    return NOTHING


def neighbouring_category(session: Session, step: int) -> Change:
    """The category before or after in the sidebar; before the first come all."""
    whole = whole_of(session.view)
    codes = ["", *(code for code, _ in session.library.categories(whole) if code)]
    at = codes.index(session.view.category) if session.view.category in codes else 0
    code = codes[(at + step) % len(codes)]
    session.open_view(whole._replace(category=code))
    session.views_changed()
    return Change(category_label(code, session.say) if code else session.say("All categories", "全部分类"))


def follow_files(session: Session) -> bool:
    """Take over views and rules that were changed outside of this session; whether there were any."""
    if not session.kept.is_behind():
        return False
    session.kept.load()
    session.kept.apply_rules(session.library)
    session.open_view(session.kept.whole(session.view), session.paper_key, session.cursor)
    session.message = session.kept.problem or session.message
    return True


def refresh(session: Session) -> Change:
    """Look at library, marks and folders again; papers that no longer fit the view leave it now."""
    session.refresh_marks()
    session.refresh_library()
    session.kept.load()
    session.kept.apply_rules(session.library)
    session.open_view(session.kept.whole(session.view), session.paper_key, session.cursor)
    session.views_changed()
    return Change(session.kept.problem or session.say("Looked again", "已刷新"), Effect.LOOK_FOR_DIGESTS)
