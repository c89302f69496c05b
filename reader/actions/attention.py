"""Reading time: when a paper counts as read without a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.draw.panes import Pane
from reader.model import Flag

if TYPE_CHECKING:
    from reader.session import Session


def mark_read_by_reading(session: Session) -> bool:
    """The paper's end was reached: mark it read, unless the person said "unread" on purpose."""
    row = session.row
    if row is None or (row.flags & (Flag.READ | Flag.KEPT_UNREAD) and not row.flags & Flag.SKIMMED):
        return False
    done = session.marks.set_flags([row.key], Flag.READ, Flag.SKIMMED, "read")
    session.refresh_marks()
    return done.count > 0


def dwell(session: Session) -> bool:
    """Count reading time: a paper that was gone to and stayed open for `read_after` seconds is read."""
    if session.opened_at is None or session.now - session.opened_at < session.config.read_after:
        return False
    session.opened_at = None
    return session.panes.width_of(Pane.DETAIL) > 0 and mark_read_by_reading(session)


def interrupt_reading(session: Session) -> None:
    """Something else is in front of the paper: the time that it was open for starts anew."""
    if session.opened_at is not None:
        session.opened_at = session.now
