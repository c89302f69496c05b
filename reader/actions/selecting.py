"""Selecting papers for the next action, which then is one step of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.change import NOTHING, Change

if TYPE_CHECKING:
    from reader.session import Session


def toggle_selected(session: Session) -> Change:
    """Select the paper at the cursor, or leave it out again, and go on to the next."""
    if session.row is None:
        return NOTHING
    session.selected ^= {session.row.id}
    session.put_cursor(session.cursor + 1)
    return _said(session)


def toggle_all(session: Session) -> Change:
    """Select every paper that the list shows; where all are selected already, none."""
    papers = {id for id in session.ids if id > 0}
    session.selected = set() if session.selected == papers else papers
    return _said(session)


def _said(session: Session) -> Change:
    count = len(session.selected)
    if not count:
        return Change(session.say("Nothing is selected now", "已取消选择"))
    return Change(session.say(f"{count:,} selected · the next mark is for all of them, Esc lets go",
                              f"已选 {count:,} 篇 · 下一个标记作用于全部，Esc 取消"))  # fmt: skip
