"""Saved views: made from what is shown, renamed, moved, taken away."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from reader.arranging import order_key
from reader.asking import Ask
from reader.change import Change
from reader.model import FOR_YOU, Scope, View
from reader.rules.types import SavedView
from reader.rules.views_file import add_view, change_view, move_view, remove_view
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.session import Session


def save_view(session: Session) -> Change:
    """Ask for a name for what is shown; a saved view that was not changed is renamed."""
    view, say = session.view, session.say
    if view.scope is Scope.SIMILAR:
        return Change(say("What is like a paper is no query; nothing to keep", "相似论文不是查询，无法存为视图"))
    query = query_of(view)
    present = next((saved for saved in session.kept.views if saved.name == view.name), None)
    if present is not None and present == SavedView(view.name, query, view.sort, view.group):
        hint = say("a new name for this view", "此视图的新名称")
        return Change(ask=Ask(say("rename", "重命名"), partial(_rename, old=present), view.name, hint))
    hint = say(f"a name for {query or 'all papers'}", f"为“{query or '全部论文'}”取名")
    new = SavedView("", query, _sort_of(view), view.group)
    return Change(ask=Ask(say("keep as view", "存为视图"), partial(_save, view=new), view.name or view.query, hint))


def query_of(view: View) -> str:
    """The query that finds, in all history, what a view shows; of Today, what its filter does."""
    scopes = {
        Scope.UNREAD: "is:unread",
        Scope.BOOKMARKS: "is:bookmarked",
        Scope.LATER: "is:later",
        Scope.DAY: f"day:{view.day}",
    }
    terms = (scopes.get(view.scope, ""), f"cat:{view.category}" if view.category else "")
    parts = [part for part in (view.base.strip(), view.query.strip(), *terms) if part]
    return parts[0] if len(parts) == 1 else " ".join(map(_as_one, parts))


def _sort_of(view: View) -> str:
    """The sort that is in force, but for the learned one, which a file cannot name."""
    from reader.query import read_query

    sort = "" if view.sort == FOR_YOU else view.sort
    return read_query(view.query).sort or sort or read_query(view.base).sort


def _as_one(query: str) -> str:
    """The query so that others can stand beside it: alternatives in brackets, and no sort, which the view has."""
    from reader.query import read_query
    from reader.query.tree import Either

    found, sort = read_query(query)
    if sort:
        query = re.sub(r"(?i)(^|\s)sort[:：]\S*", " ", query).strip()
    return f"({query})" if isinstance(found, Either) else query


def forget_view(session: Session) -> Change:
    """Take the saved view away; its papers stay."""
    view = session.view
    if view.scope is not Scope.SAVED:
        return _not_saved(session)
    paper = session.paper_key
    session.kept.change("views", lambda text: remove_view(text, view.name), "view", f"− {view.name}")
    session.before_filter = None
    session.open_view(View(Scope.ALL, category=view.category, query=view.base), paper)
    session.views_changed()
    return Change(session.say(f"View {view.name} is gone · u undoes", f"视图“{view.name}”已删除 · u 撤销"))


def move_saved(session: Session, step: int) -> Change:
    """Move the saved view by `step` places in the sidebar."""
    names = [saved.name for saved in session.kept.views]
    name = session.view.name
    if session.view.scope is not Scope.SAVED or name not in names:
        return _not_saved(session)
    to = max(0, min(names.index(name) + step, len(names) - 1))
    session.kept.change("views", lambda text: move_view(text, name, to), "view", f"↕ {name}")
    session.views_changed()
    return Change(session.say(f"{name}: view {to + 1} of {len(names)}", f"{name}：第 {to + 1} 个，共 {len(names)} 个"))


def _not_saved(session: Session) -> Change:
    return Change(session.say("This is no saved view; m makes one", "这不是保存的视图；按 m 保存"))


def _save(session: Session, text: str, view: SavedView) -> Change:
    view = view._replace(name=clean_line(text).strip())
    if not view.name:
        return Change(session.say("A view needs a name", "视图需要名称"))
    known = any(saved.name == view.name for saved in session.kept.views)

    def edit(text: str) -> str:
        return change_view(text, view.name, view) if known else add_view(text, view)

    session.kept.change("views", edit, "view", f"+ {view.name}")
    session.before_filter = None
    _open(session, view)
    return Change(session.say(f"Kept as {view.name} · u undoes", f"已存为“{view.name}” · u 撤销"))


def _rename(session: Session, text: str, old: SavedView) -> Change:
    new = old._replace(name=clean_line(text).strip() or old.name)
    if new == old:
        return Change(session.say("The name is as before", "名称未变"))
    if any(saved.name == new.name for saved in session.kept.views):
        return Change(session.say(f"There is a view {new.name} already", f"已有名为“{new.name}”的视图"))
    session.kept.change("views", lambda text: change_view(text, old.name, new), "view", f"{old.name} → {new.name}")
    _open(session, new)
    return Change(session.say(f"Renamed to {new.name} · u undoes", f"已重命名为“{new.name}” · u 撤销"))


def _open(session: Session, saved: SavedView) -> None:
    """Show a view as it was just saved, in its own order."""
    view = saved.view()
    session.orders.pop(order_key(view), None)
    session.open_view(view, session.paper_key)
    session.views_changed()
