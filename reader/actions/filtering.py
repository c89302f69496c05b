"""The filter: narrows the view while it is typed; Esc goes back to the exact place before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.change import NOTHING, Change, Effect
from reader.draw.panes import Pane
from reader.errors import QueryError

if TYPE_CHECKING:
    from array import array

    from reader.folding import Fold
    from reader.model import View
    from reader.session import Session


class Before(NamedTuple):
    """What a session showed before it was filtered; see Session."""

    view: View
    ids: array[int]
    cursor: int
    fold: Fold | None
    top: int
    scroll: int
    pane: Pane
    zoomed: bool


def start_filter(session: Session) -> Change:
    """Remember what is shown and open the filter bar; the list is where its effect can be seen."""
    if not session.view.query:
        session.before_filter = Before(
            session.view,
            session.ids,
            session.cursor,
            session.fold,
            session.top,
            session.scroll,
            session.pane,
            session.zoomed,
        )
    session.pane, session.zoomed = Pane.LIST, False
    session.resize(session.width, session.height)
    return Change(effect=Effect.EDIT_FILTER)


def filter_view(session: Session, text: str) -> Change:
    """Show what matches `text`; an error leaves the old result on the screen and says what was expected."""
    view = session.view._replace(query=text.strip())
    if view == session.view:
        return NOTHING
    try:
        session.open_view(view, session.paper_key)
    except QueryError as error:
        return Change(str(error))
    return NOTHING


def leave_filter(session: Session) -> Change:
    """Back to the unfiltered rows, the paper and the line that were there before."""
    before, session.before_filter = session.before_filter, None
    if before is None:
        session.open_view(session.view._replace(query=""), session.paper_key)
        return NOTHING
    session.show(*before[:4])
    session.top, session.scroll, session.pane, session.zoomed = before[4:]
    session.resize(session.width, session.height)
    return NOTHING
