"""Moving: in the list, in the detail, in the sidebar, and between the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.actions.views import choose
from reader.arranging import Arrangement
from reader.change import NOTHING, Change, Effect
from reader.draw.panes import Pane
from reader.folding import toggled
from reader.model import Scope
from reader.outline import position

if TYPE_CHECKING:
    from reader.session import Session

_ORDER = tuple(Pane)
_LINES_ABOVE = 2
"""Lines before a match that are shown too."""


def move(session: Session, steps: int) -> Change:
    """Down (or up) by `steps`: papers in the list, entries in the sidebar, lines in the detail."""
    if session.pane is Pane.DETAIL:
        session.scroll_to(session.scroll + steps)
    elif session.pane is Pane.SIDEBAR:
        _move_sidebar(session, steps)
    else:
        session.put_cursor(session.cursor + steps)
    return NOTHING


def page(session: Session, pages: float) -> Change:
    """By pages of the focused pane; half a page is 0.5."""
    size = session.rows_visible if session.pane is Pane.LIST else session.panes.rows
    step = max(1, int(size * abs(pages)) - (1 if abs(pages) >= 1 else 0))
    return move(session, step if pages > 0 else -step)


def to_end(session: Session, last: bool) -> Change:
    """To the first or the last of the focused pane."""
    span = max(len(session.ids), len(session.document()), len(session.outline)) + 1
    return move(session, span if last else -span)


def across(session: Session, steps: int) -> Change:
    """In the list scroll the detail; in the detail go to the next or previous paper."""
    if session.pane is Pane.DETAIL:
        session.put_cursor(session.cursor + steps)
    elif session.panes.width_of(Pane.DETAIL):
        session.scroll_to(session.scroll + steps)
    return NOTHING


def next_unread(session: Session, step: int) -> Change:
    """To the next (step 1) or previous (-1) unread paper of the view; under a filter, to the next match.

    In the detail these are the places in the text, and after the last of them the next paper.
    """
    say = session.say
    if session.view.query:
        if session.pane is not Pane.DETAIL or not _to_match(session, step):
            session.put_cursor(session.cursor + step)
        return NOTHING
    found = find_unread(session, step)
    if found is None:
        return Change(say("Nothing unread further on in this view", "此视图后面没有未读") if step > 0 else
                      say("Nothing unread further up in this view", "此视图前面没有未读"))  # fmt: skip
    session.put_cursor(found)
    return NOTHING


def _to_match(session: Session, step: int) -> bool:
    """Scroll the detail to the next line with a match; False where there is none that it does not show already."""
    lines = session.document()
    found = [index for index, line in enumerate(lines) if any(span.role == "match" for span in line.spans)]
    shown = range(session.scroll, session.scroll + session.panes.rows)
    beyond = [index for index in found if index >= shown.stop] if step > 0 else [i for i in found if i < shown.start]
    if not beyond:
        return False
    return session.scroll_to((beyond[0] if step > 0 else beyond[-1]) - _LINES_ABOVE)


def find_unread(session: Session, step: int) -> int | None:
    """The index of the nearest unread paper in a direction, None if there is none."""
    ids = session.ids[session.cursor + 1 :] if step > 0 else session.ids[: session.cursor][::-1]
    offset = session.library.first_unread(ids)
    return None if offset is None else session.cursor + step * (offset + 1)


def pane_aside(session: Session, step: int) -> Change:
    """Focus the pane before or after, if there is one; a zoomed detail is no longer alone then."""
    index = _ORDER.index(session.pane) + step
    if 0 <= index < len(_ORDER):
        session.zoomed = False
        focus(session, _ORDER[index])
    return NOTHING


def next_pane(session: Session, step: int) -> Change:
    """Focus the pane after, or before, round and round."""
    session.zoomed = False
    focus(session, _ORDER[(_ORDER.index(session.pane) + step) % len(_ORDER)])
    return NOTHING


def go_in(session: Session) -> Change:
    """Category → list → detail → detail alone; on the row of folded papers, unfold them."""
    if session.pane is Pane.SIDEBAR:
        entry = session.outline[session.sidebar_cursor]
        if entry.kind == "more":
            _show_all_days(session)
        else:
            focus(session, Pane.LIST)
    elif session.fold is not None:
        toggle_fold(session)
    elif session.pane is Pane.LIST:
        focus(session, Pane.DETAIL)
        session.opened_at = session.now
    else:
        session.zoomed, session.zoomed_from = True, Pane.DETAIL
        session.resize(session.width, session.height)
    return NOTHING


def toggle_fold(session: Session) -> None:
    """Show the folded papers below their row, or fold them again; each view remembers it."""
    if session.fold is not None:
        session.unfolded ^= {(session.view, session.fold.id)}
        ids, fold = toggled(session.ids, session.fold)
        rows = Arrangement(ids, {**session.folds, fold.id: fold}, session.headings)
        session.show(session.view, rows, session.cursor)


def go_out(session: Session, may_quit: bool) -> Change:
    """Explanation → detail alone → detail → list (its filter first) → sidebar → out, where `may_quit`."""
    if session.explanation is not None:
        session.explanation, session.scroll = None, 0
    elif session.zoomed:
        session.zoomed = False
    elif session.pane is Pane.DETAIL:
        focus(session, Pane.LIST)
    elif session.pane is Pane.LIST and session.selected:
        session.selected.clear()
    elif session.pane is Pane.LIST and (session.view.query or session.view.scope is Scope.SIMILAR):
        from reader.actions.filtering import leave_filter

        return leave_filter(session)
    elif session.pane is Pane.LIST:
        focus(session, Pane.SIDEBAR)
    elif may_quit:
        return Change(effect=Effect.QUIT)
    session.resize(session.width, session.height)
    return NOTHING


def zoom(session: Session) -> Change:
    """The detail alone, or all panes again."""
    session.zoomed = not session.zoomed
    if session.zoomed:
        session.zoomed_from, session.pane = session.pane, Pane.DETAIL
    else:
        session.pane = session.zoomed_from
    session.resize(session.width, session.height)
    return NOTHING


def toggle_rows(session: Session) -> Change:
    """Rows of one line, of two, of three, and of one again."""
    session.row_lines = session.row_lines % 3 + 1
    session.keep_cursor_visible()
    return NOTHING


def resize_list(session: Session, step: int) -> Change:
    """Give the list `step` percent more (or less) of the width it shares with the detail."""
    session.list_share = max(20, min(80, session.list_share + step))
    session.resize(session.width, session.height)
    return NOTHING


def focus(session: Session, pane: Pane) -> None:
    """Give a pane the keys; on a narrow screen that also shows it."""
    session.pane = pane
    if pane is Pane.SIDEBAR:
        session.sidebar_cursor = position(session.outline, session.view)
    session.resize(session.width, session.height)


def _show_all_days(session: Session) -> None:
    """List every day in the sidebar and go on to the first that was not listed."""
    known = {entry.view for entry in session.outline}
    session.all_days = True
    entries = session.outline
    session.sidebar_cursor = next(index for index, entry in enumerate(entries) if entry.view not in known)
    _move_sidebar(session, 0)


def _move_sidebar(session: Session, steps: int) -> None:
    """Move over entries, not headings; the view follows the cursor."""
    entries = session.outline
    open_to = [index for index, entry in enumerate(entries) if entry.selectable]
    at = open_to.index(session.sidebar_cursor) if session.sidebar_cursor in open_to else 0
    session.sidebar_cursor = open_to[max(0, min(at + steps, len(open_to) - 1))]
    entry = entries[session.sidebar_cursor]
    if entry.view is not None:
        choose(session, entry.view)
        session.sidebar_cursor = min(session.sidebar_cursor, len(session.outline) - 1)
