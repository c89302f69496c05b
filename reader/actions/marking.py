"""Marks of one key: read, bookmark, hidden. On the selected papers if there are any, else on the one at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.change import NOTHING, Change
from reader.model import NO_FLAGS, Flag

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.session import Session


def toggle_read(session: Session) -> Change:
    """Read ↔ unread. "Unread" said on purpose is kept until it is taken back."""
    session.opened_at = None
    if _all_have(session, Flag.READ):
        return act(session, "unread", lambda here: _set(here, Flag.KEPT_UNREAD, Flag.READ | Flag.SKIMMED, "unread"))
    return act(session, "read", lambda here: _set(here, Flag.READ, Flag.KEPT_UNREAD, "read"))


def toggle_bookmark(session: Session) -> Change:
    """Bookmark on, off."""
    return _toggle(session, Flag.BOOKMARKED, "bookmark", "unbookmark")


def hide(session: Session) -> Change:
    """Not interested: hide the paper (it leaves with the view) and move on; again, show it."""
    was_selected = bool(session.selected)
    change = _toggle(session, Flag.HIDDEN, "hide", "unhide")
    if not was_selected and session.row is not None and session.row.flags & Flag.HIDDEN:
        session.put_cursor(session.cursor + 1)
    return change


def mark_all_read(session: Session) -> Change:
    """Mark every paper of the view read, as one step."""
    keys = session.library.keys(session.ids)
    done = session.marks.set_flags(keys, Flag.READ, NO_FLAGS, "read-all", session.view.category or session.day)
    session.refresh_marks()
    say, papers = session.say, session.say.papers(done.count)
    if not done.count:
        return Change(say("All of this view is read already", "此视图已全部读过"))
    return Change(say(f"{papers} marked read · u undoes", f"{papers}标为已读 · u 撤销"))


def repeat(session: Session) -> Change:
    """Do the last marking again, on the selection or the paper at the cursor."""
    if session.again is None:
        return Change(session.say("Nothing to repeat yet", "还没有可重复的操作"))
    return session.again(session)


def act(session: Session, label: str, action: Callable[[Session], object]) -> Change:
    """Do `action` to what is selected, remember it for `.`, and end the selection; of several papers, say how many."""
    count = len(session.selected)

    def again(here: Session) -> Change:
        return act(here, label, action)

    action(session)
    session.again = again
    session.selected.clear()
    session.refresh_marks()
    if not count:
        return NOTHING
    papers, what = session.say.papers(count), describe(session, label)
    return Change(session.say(f"{papers}: {what} · u undoes", f"{papers}：{what} · u 撤销"))


def describe_whole(session: Session, label: str, detail: str) -> str:
    """The same with what the action was about: `tag llm`, `later 2026-12-24`, `view + Diffusion`."""
    if label == "skim":
        return session.say(f"skimmed, but for the {detail}", f"略过，保留{detail.removeprefix('best')} 篇")
    return f"{describe(session, label)} {detail}".strip()


def describe(session: Session, label: str) -> str:
    """The name of an action of the history in the interface's language."""
    names = {
        "read": ("read", "已读"),
        "unread": ("unread", "未读"),
        "read-all": ("all read", "全部已读"),
        "bookmark": ("bookmark", "收藏"),
        "unbookmark": ("bookmark off", "取消收藏"),
        "later": ("later", "稍后读"),
        "unlater": ("later off", "取消稍后读"),
        "hide": ("hide", "隐藏"),
        "unhide": ("hide off", "取消隐藏"),
        "tag": ("tag", "标签"),
        "untag": ("tag off", "去掉标签"),
        "note": ("note", "笔记"),
        "skim": ("skimmed", "略过"),
        "view": ("view", "视图"),
        "rule": ("rule", "规则"),
        "import": ("import of marks", "导入标记"),
    }
    return session.say(*names.get(label, (label, label)))


def _all_have(session: Session, flag: Flag) -> bool:
    marks = session.marks.marks(session.selected_keys()).values()
    return all(mark.flags & flag for mark in marks)


def _toggle(session: Session, flag: Flag, on: str, off: str) -> Change:
    if not session.selected_keys():
        return NOTHING
    if _all_have(session, flag):
        return act(session, off, lambda here: _set(here, NO_FLAGS, flag, off))
    return act(session, on, lambda here: _set(here, flag, NO_FLAGS, on))


def _set(session: Session, on: Flag, off: Flag, label: str) -> None:
    session.marks.set_flags(session.selected_keys(), on, off, label)
