"""Marks: read, bookmark, later, hidden; and undo of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.change import NOTHING, Change
from reader.model import NO_FLAGS, Flag

if TYPE_CHECKING:
    from reader.marks import Done
    from reader.session import Session

_TITLES_UP_TO = 40


def toggle_read(session: Session) -> Change:
    """Read ↔ unread. "Unread" said on purpose is kept until it is taken back."""
    row = session.row
    if row is None:
        return NOTHING
    session.opened_at = None
    if row.flags & Flag.READ:
        return _set(session, Flag.KEPT_UNREAD, Flag.READ, "unread")
    return _set(session, Flag.READ, Flag.KEPT_UNREAD, "read")


def toggle_bookmark(session: Session) -> Change:
    """Bookmark on, off."""
    return _toggle(session, Flag.BOOKMARKED, "bookmark", "unbookmark")


def toggle_later(session: Session) -> Change:
    """Put off for later, and back."""
    return _toggle(session, Flag.LATER, "later", "unlater")


def hide(session: Session) -> Change:
    """Not interested: hide the paper (it leaves with the view) and move on; again, show it."""
    change = _toggle(session, Flag.HIDDEN, "hide", "unhide")
    if session.row is not None and session.row.flags & Flag.HIDDEN:
        session.put_cursor(session.cursor + 1)
    return change


def mark_all_read(session: Session) -> Change:
    """Mark every paper of the view read, as one step."""
    keys = session.library.keys(session.ids)
    done = session.marks.set_flags(keys, Flag.READ, NO_FLAGS, "read-all", session.day)
    session.refresh_marks()
    say, papers = session.say, session.say.papers(done.count)
    if not done.count:
        return Change(say("All of this view is read already", "此视图已全部读过"))
    return Change(say(f"{papers} marked read · u undoes", f"{papers}标为已读 · u 撤销"))


def undo(session: Session) -> Change:
    """Take back the last change, whoever made it and whenever."""
    return _walked(
        session,
        session.marks.undo(),
        session.say("Nothing to undo", "没有可撤销的"),
        session.say("Undone", "已撤销"),
    )


def redo(session: Session) -> Change:
    """Do again what was undone last."""
    return _walked(
        session,
        session.marks.redo(),
        session.say("Nothing to redo", "没有可重做的"),
        session.say("Redone", "已重做"),
    )


def _walked(session: Session, done: Done | None, nothing: str, verb: str) -> Change:
    if done is None:
        return Change(nothing)
    session.refresh_marks()
    if done.count == 1 and (id := session.library.find(done.keys[0])) is not None:
        if id in session.ids:
            session.put_cursor(session.ids.index(id))
        session.opened_at = None
        title = session.library.rows([id])[0].title
        return Change(f"{verb}: {describe(session, done.label)} · {title[:_TITLES_UP_TO]}")
    return Change(f"{verb}: {describe(session, done.label)} · {session.say.papers(done.count)}")


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
    }
    return session.say(*names.get(label, (label, label)))


def _toggle(session: Session, flag: Flag, on: str, off: str) -> Change:
    row = session.row
    if row is None:
        return NOTHING
    return _set(session, NO_FLAGS, flag, off) if row.flags & flag else _set(session, flag, NO_FLAGS, on)


def _set(session: Session, on: Flag, off: Flag, label: str) -> Change:
    session.marks.set_flags(session.selected_keys(), on, off, label)
    session.refresh_marks()
    return NOTHING
