"""The card at the end of a morning: what was read, bookmarked, put off, and where to go from there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.actions.views import neighbouring_day, numbered_view
from reader.asking import Choice, Menu
from reader.change import NOTHING, Change, Effect
from reader.draw.panes import Pane
from reader.draw.sidebar import category_label, view_name
from reader.model import FOLD
from reader.outline import plain
from reader.pace import tally

if TYPE_CHECKING:
    from reader.session import Session


def end_card(session: Session) -> Menu | None:
    """The card, the first time that nothing unread is left in a view where something was read; else None."""
    view, say = plain(session.view)._replace(day=session.day), session.say
    if session.unread or view in session.finished or session.library.first_unread(session.ids) is not None:
        return None
    counts = tally(session.marks, session.began_after)
    if not counts.read:
        return None
    session.finished.add(view)
    names = (say("read", "已读"), say("bookmarked", "收藏"), say("for later", "稍后读"), say("hidden", "隐藏"))
    done = " · ".join(f"{count:,} {name}" for count, name in zip(counts, names, strict=True) if count)
    minutes = max(1, round((session.now - session.began) / 60))
    title = say(f"{_named(session)}: all read", f"{_named(session)}：全部读完")
    choices = [Choice(done, None), Choice(say(f"in about {minutes} min", f"用时约 {minutes} 分钟"), None)]
    if FOLD in session.folds and not session.folds[FOLD].unfolded:
        choices.append(Choice(say("See the repeated papers", "看重复的论文"), _unfold, "e"))
    if session.day:
        choices.append(Choice(say("The day before", "前一天"), partial(neighbouring_day, older=True), "["))
    choices += [
        Choice(say("Bookmarks", "收藏"), partial(numbered_view, digit="3"), "3"),
        Choice(say("For later", "稍后读"), partial(numbered_view, digit="4"), "4"),
        Choice(say("Quit", "退出"), lambda here: Change(effect=Effect.QUIT), "Q"),
    ]
    return Menu(title, tuple(choices), begin=2)


def _named(session: Session) -> str:
    """The view with its category, as the header names it."""
    view, say = session.view, session.say
    parts = [view_name(view, say), category_label(view.category, say) if view.category else "", view.query]
    return " · ".join(filter(None, parts))


def _unfold(session: Session) -> Change:
    from reader.actions.movement import focus, toggle_fold

    session.put_cursor(session.ids.index(FOLD))
    toggle_fold(session)
    focus(session, Pane.LIST)
    return NOTHING
