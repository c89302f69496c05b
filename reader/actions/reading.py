"""Reading: the Space flow, and which language is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.actions.attention import mark_read_by_reading
from reader.actions.movement import find_unread, focus
from reader.change import NOTHING, Change
from reader.draw.panes import Pane
from reader.model import FOLD, Language
from reader.wording import Wording

if TYPE_CHECKING:
    from reader.draw.explanation import Explanation
    from reader.model import Row
    from reader.session import Session


def read_on(session: Session) -> Change:
    """A page down in the detail; at its end mark the paper read and open the next unread one.

    Where the detail is out of sight it comes into sight first, because nothing is read unseen.
    """
    if session.row is None and session.fold is None:
        return NOTHING
    if not session.panes.width_of(Pane.DETAIL):
        focus(session, Pane.DETAIL)
        session.opened_at = session.now
        return NOTHING
    if session.scroll < session.scroll_at_end:
        session.scroll_to(session.scroll + _step(session))
        return NOTHING
    if mark_read_by_reading(session):
        session.pace = session.pace.after(session.now)
    found = find_unread(session, 1)
    if found is None:
        from reader.actions.finishing import end_card

        return Change(_nothing_unread(session), menu=end_card(session))
    session.put_cursor(found)
    return NOTHING


def _nothing_unread(session: Session) -> str:
    """Why reading does not go on, and which key does."""
    if find_unread(session, -1) is not None:
        return session.say(
            "Nothing unread further on; N goes back to what was skipped", "后面没有未读；按 N 回到跳过的"
        )
    if FOLD in session.folds and not session.folds[FOLD].unfolded:
        return session.say(
            "The new papers are read; [ opens the day before, Enter below unfolds the repeated ones",
            "新论文已读完；按 [ 看前一天，在末行按 Enter 展开重复的",
        )
    return session.say("Nothing unread in this view; [ opens the day before", "此视图已读完；按 [ 看前一天")


def read_back(session: Session) -> Change:
    """A page up in the detail."""
    session.scroll_to(session.scroll - _step(session))
    return NOTHING


def _step(session: Session) -> int:
    """A page less two lines, so that the eye finds its place."""
    return max(1, session.panes.rows - 2)


def switch_language(session: Session) -> Change:
    """Chinese summary ↔ English abstract; from both together, to the one that was not shown before."""
    session.language = session.one_language = Language.EN if session.one_language is Language.ZH else Language.ZH
    session.scroll = 0
    return NOTHING


def both_languages(session: Session) -> Change:
    """Summary and abstract together, and back to the one that was shown before."""
    session.language = session.one_language if session.language is Language.BOTH else Language.BOTH
    session.scroll = 0
    return NOTHING


def toggle_explanation(session: Session) -> Change:
    """Why the paper is here, with every summary that the digests brought of it; and back."""
    if session.row is None:
        return NOTHING
    explained = session.explanation is not None
    session.explanation = None if explained else explanation_of(session, session.row)
    session.scroll = 0
    if not session.panes.width_of(Pane.DETAIL):
        focus(session, Pane.DETAIL)
    return NOTHING


def explanation_of(session: Session, row: Row) -> Explanation:
    """What is known of why a paper is here."""
    from reader.draw.explanation import Explanation

    record = session.record
    return Explanation(
        tuple(session.library.variants(row.id)),
        tuple(
            (f"{point.rule.kind}: {point.rule.text}", point.rule.points, ", ".join(point.where))
            for point in session.library.points(row.id)
        ),
        tuple(session.liking.words(record) if record else ()),
    )


def toggle_source(session: Session) -> Change:
    """LaTeX as in the digest, and as readable Unicode again."""
    session.source = not session.source
    return Change(
        session.say(
            "LaTeX source" if session.source else "LaTeX set", "LaTeX 源码" if session.source else "LaTeX 已排版"
        )
    )


def switch_interface(session: Session) -> Change:
    """The interface in the other language; kept with the place."""
    session.say = Wording("en" if session.say.language == "zh" else "zh")
    return NOTHING
