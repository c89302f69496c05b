"""Filter and search: narrow the view, or all history, while it is typed; Esc goes back to the exact place before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.arranging import Arrangement
from reader.change import NOTHING, Change
from reader.draw.panes import Pane
from reader.errors import QueryError
from reader.library.library import MOST_HITS
from reader.model import Scope, View
from reader.text.wrap import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.query.complete import Completion
    from reader.session import Session


class Before(NamedTuple):
    """What a session showed before it was filtered, and what it showed `before` that; see Session."""

    before: Before | None
    view: View
    rows: Arrangement
    cursor: int
    top: int
    scroll: int
    pane: Pane
    zoomed: bool


def start_filter(session: Session) -> Change:
    """Ask for a filter of this view."""
    return _start(session, "/", session.say("filter this view: words, cat:cs.LG …", "过滤此视图：词语、cat:cs.LG …"))


def start_search(session: Session) -> Change:
    """Ask for what to search all history for."""
    change = _start(session, "\\", session.say("search all history", "搜索全部历史"))
    if session.view.scope is not Scope.ALL or session.view.category:
        session.searching = True
    return change


def _start(session: Session, label: str, hint: str) -> Change:
    """Remember what is shown; the list is where the effect can be seen."""
    if not session.view.query:
        remember(session)
    session.pane, session.zoomed, session.searching = Pane.LIST, False, False
    session.resize(session.width, session.height)
    from reader.asking import Ask

    ask = Ask(label, accept=_accept, text=session.view.query, hint=hint, typed=filter_view, cancel=leave_filter,
              complete=completions)  # fmt: skip
    return Change(ask=ask)


def remember(session: Session) -> None:
    """Remember what is shown, for Esc to come back to; under a filter, that comes before what is remembered already."""
    view, is_inside = session.view, session.view.query or session.view.scope is Scope.SIMILAR
    before = session.before_filter if is_inside else None
    rows = Arrangement(session.ids, session.folds, session.headings)
    session.before_filter = Before(
        before, view, rows, session.cursor, session.top, session.scroll, session.pane, session.zoomed
    )


def _accept(session: Session, text: str) -> Change:
    change = filter_view(session, text)
    session.searching = False
    return change


def filter_view(session: Session, text: str) -> Change:
    """Show what matches `text`; an error leaves the old result on the screen and says what was expected."""
    text = text.strip()
    view = session.view._replace(query=text)
    if session.searching and text:
        view = View(Scope.ALL, query=text, sort=session.view.sort if session.view.scope is Scope.ALL else "")
    if view == session.view:
        return NOTHING
    try:
        session.open_view(view, "" if session.searching else session.paper_key)
    except QueryError as error:
        return Change(_caret(session, text, error))
    return Change(_coverage(session)) if text else NOTHING


def _coverage(session: Session) -> str:
    """What of the matches is not in the list, "" if all is."""
    say, library = session.say, session.library
    if len(session.ids) == MOST_HITS:
        total = library.counts(session.view).total
        return say(f"the newest {MOST_HITS:,} of {total:,}", f"共 {total:,} 篇，列出最新 {MOST_HITS:,} 篇")
    if left := library.unindexed():
        papers = say.papers(left)
        return say(f"{papers} cannot be searched yet, they are being indexed", f"{papers}尚在建立索引，暂时搜不到")
    return ""


def _caret(session: Session, text: str, error: QueryError) -> str:
    """The error below the place in the line that it is about, where there is room for it."""
    said = session.say(str(error), error.chinese)
    before = width_of(session.asking) + 1 + width_of(text[: error.position])
    return f"{' ' * before}▲ {said}" if session.asking and before + width_of(said) + 4 < session.width else said


def leave_filter(session: Session) -> Change:
    """Back to the unfiltered rows, the paper and the line that were there before."""
    session.searching = False
    before = session.before_filter
    if before is None:
        view = session.view
        is_similar = view.scope is Scope.SIMILAR and not view.query
        session.open_view(View() if is_similar else view._replace(query=""), session.paper_key)
        return NOTHING
    session.before_filter = before.before
    session.show(before.view, before.rows, before.cursor)
    session.top, session.scroll, session.pane, session.zoomed = before[4:]
    session.resize(session.width, session.height)
    return NOTHING


def completions(session: Session, text: str, cursor: int) -> Sequence[Completion]:
    """What may stand at the cursor of a query: fields, categories, tags, authors."""
    from reader.query.complete import complete

    return complete(text, cursor, session.library, session.say.language)
