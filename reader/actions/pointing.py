"""Pointing: what a click on the screen does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.draw.panes import Pane
from reader.draw.sidebar import entry_lines, first_line
from reader.outline import position

if TYPE_CHECKING:
    from reader.session import Session


def click(session: Session, x: int, y: int) -> bool:
    """Focus the pane at a cell of the screen, and go to the paper or the view there. False outside of panes."""
    layout = session.panes
    pane, row = layout.at(x), y - layout.top
    if pane is None or not 0 <= row < layout.rows:
        return False
    if pane is Pane.SIDEBAR:
        _click_sidebar(session, row)
    elif pane is Pane.LIST and (index := session.top + row // session.row_lines) < len(session.ids):
        session.put_cursor(index)
        session.opened_at = session.now
    session.pane = pane
    session.resize(session.width, session.height)
    return True


def _click_sidebar(session: Session, row: int) -> None:
    entries = session.outline
    lines = entry_lines(entries)
    # The sidebar may have become shorter since the cursor was put there.
    cursor = min(session.sidebar_cursor, len(entries) - 1) if session.pane is Pane.SIDEBAR else None
    line = first_line(lines, cursor, session.panes.rows) + row
    index = lines[line] if line < len(lines) else None
    view = entries[index].view if index is not None else None
    if view is not None and view != session.view:
        session.open_view(view, session.paper_key)
    session.sidebar_cursor = index if index is not None and view else position(session.outline, session.view)
