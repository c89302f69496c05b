"""Undo and redo of whole actions, whoever did them and whenever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.actions.marking import describe
from reader.change import Change
from reader.draw.sidebar import category_label
from reader.model import Flag
from reader.text import latex

if TYPE_CHECKING:
    from reader.marks import Done
    from reader.session import Session

_TITLES_UP_TO: Final = 40
_OPPOSITES: Final = {
    "read": ("unread again", "恢复未读"),
    "unread": ("read again", "恢复已读"),
    "read-all": ("unread again", "恢复未读"),
    "skim": ("unread again", "恢复未读"),
    "bookmark": ("no longer bookmarked", "取消收藏"),
    "unbookmark": ("bookmarked again", "恢复收藏"),
    "later": ("no longer later", "取消稍后读"),
    "put-off": ("later as before", "稍后读恢复原样"),
    "unlater": ("later again", "恢复稍后读"),
    "hide": ("shown again", "恢复显示"),
    "unhide": ("hidden again", "恢复隐藏"),
    "tag": ("tag taken off", "去掉标签"),
    "untag": ("tagged again", "恢复标签"),
    "note": ("note as before", "笔记恢复原样"),
}
"""What an action becomes when it is taken back."""


def undo(session: Session) -> Change:
    """Take back the last change."""
    done = session.marks.undo()
    if done is None:
        return Change(session.say("Nothing to undo", "没有可撤销的"))
    return undone(session, done)


def redo(session: Session) -> Change:
    """Do again what was undone last."""
    done = session.marks.redo()
    if done is None:
        return Change(session.say("Nothing to redo", "没有可重做的"))
    label = describe(session, done.label)
    return _told(session, done, session.say(f"Redone: {label}", f"已重做：{label}"))


def undone(session: Session, done: Done) -> Change:
    """Show what was taken back, and say what it is now."""
    still_later = any(mark.flags & Flag.LATER for mark in session.marks.marks(done.keys).values())
    label = "put-off" if done.label == "later" and still_later else done.label
    if label in _OPPOSITES:
        return _told(session, done, session.say(*_OPPOSITES[label]).capitalize())
    label = describe(session, label)
    return _told(session, done, session.say(f"Undone: {label}", f"已撤销：{label}"))


def _told(session: Session, done: Done, said: str) -> Change:
    session.take_back(done)
    if done.texts:
        return Change(f"{said} {done.detail}".strip())
    if not done.count:
        return Change(session.say(f"{said}: nothing, as it changed again since", f"{said}：之后又有更改，未变"))
    if done.count == 1 and (id := session.library.find(done.keys[0])) is not None:
        if id in session.ids:
            session.put_cursor(session.ids.index(id))
        session.opened_at = None
        title = latex.render(session.library.rows([id])[0].title)
        what = title if len(title) <= _TITLES_UP_TO else f"{title[:_TITLES_UP_TO]}…"
    else:
        what = session.say.papers(done.count) + (_where(session, done.detail) if done.label == "read-all" else "")
    return Change(session.say(f"{said}: {what}", f"{said}：{what}"))


def _where(session: Session, detail: str) -> str:
    """` in cs.CL 计算与语言` for the detail of an action that was done in a category or a day."""
    if not detail:
        return ""
    place = detail if detail[:1].isdigit() else category_label(detail, session.say)
    return session.say(f" in {place}", f"（{place}）")
