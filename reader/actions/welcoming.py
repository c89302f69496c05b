"""A word at the start to someone who was away; it loads nothing else, as every start asks for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from reader.model import Scope, View

if TYPE_CHECKING:
    from reader.session import Session

_AWAY: Final = 3
_MANY: Final = 100
"""Days away and papers unread from which catching up is worth a word."""


def welcome(session: Session) -> str:
    """What to say to someone who was away for days and left many papers unread; "" to others."""
    last = session.marks.history(1)
    if not last:
        return ""
    days = (date.fromisoformat(session.today) - date.fromisoformat(last[0].at[:10])).days
    unread = session.library.counts(View(Scope.UNREAD)).unread
    if days < _AWAY or unread < _MANY:
        return ""
    return session.say(
        f"Welcome back after {days} days: {unread:,} unread · a keeps the best of them",
        f"{days} 天没来了：未读 {unread:,} 篇 · 按 a 只留最好的",
    )
