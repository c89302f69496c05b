"""How a view is sorted and grouped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from reader.arranging import order_key
from reader.asking import Choice, Menu
from reader.change import NOTHING, Change
from reader.model import FOR_YOU, Scope

if TYPE_CHECKING:
    from reader.model import View
    from reader.session import Session

_SORTS: Final = {
    "d": ("", ("As the view has it", "视图原有顺序")),
    "f": (FOR_YOU, ("For you, learned from your bookmarks", "为你推荐，学自你的收藏")),
    "s": ("score", ("Score by your interests", "兴趣得分")),
    "n": ("day", ("Day, newest first", "日期，新的在前")),
    "i": ("id", ("arXiv ID", "arXiv 编号")),
    "t": ("title", ("Title", "标题")),
    "c": ("category", ("Category", "分类")),
    "g": ("stars", ("Stars of the code", "代码星数")),
    "m": ("relevance", ("Match with the query", "与查询的相关度")),
}
_GROUPS: Final = {"0": ("", ("No groups", "不分组")), "1": ("day", ("By day", "按日期")),
                  "2": ("category", ("By category", "按分类"))}  # fmt: skip


def choose_sort(session: Session) -> Change:
    """Ask for an order and for groups; the present one again is reversed."""
    say, view = session.say, session.view
    if view.scope is Scope.SIMILAR:
        return Change(say("These are in the order of likeness; Esc goes back", "按相似度排列；Esc 返回"))
    present = view.sort.removeprefix("-")
    choices = [Choice(say("Sort", "排序"))]
    for key, (sort, title) in _SORTS.items():
        detail = _state(session, sort) if sort == present else ""
        choices.append(Choice(say(*title), partial(sort_by, sort=sort), key, detail))
    choices.append(Choice(say("Groups", "分组")))
    for key, (group, title) in _GROUPS.items():
        choices.append(
            Choice(say(*title), partial(group_by, group=group), key, say("now", "当前") if group == view.group else "")
        )
    begin = 1 + [sort for sort, _ in _SORTS.values()].index(present)
    return Change(menu=Menu(say("Sort and group this view", "排序与分组"), tuple(choices), begin))


def sort_by(session: Session, sort: str) -> Change:
    """Sort the view; by the key that it has already, the other way round."""
    view = session.view
    if why_not := _why_not(session, sort):
        return Change(why_not)
    if not sort and view.scope is Scope.SAVED:
        sort = next((saved.sort for saved in session.kept.views if saved.name == view.name), "")
    elif sort and sort != FOR_YOU and sort == view.sort:
        sort = f"-{sort}"
    _open(session, view._replace(sort=sort), "")
    return NOTHING


def group_by(session: Session, group: str) -> Change:
    """Put the view's papers under headings, or under none."""
    _open(session, session.view._replace(group=group), session.paper_key)
    return NOTHING


def _open(session: Session, view: View, paper: str) -> None:
    session.orders[order_key(view)] = view.sort, view.group
    session.open_view(view, paper)


def _state(session: Session, sort: str) -> str:
    """What the menu says of the sort that the view has."""
    if sort in ("", FOR_YOU):
        return session.say("now", "当前")
    if session.view.sort.startswith("-"):
        return session.say("now, reversed · again turns it back", "当前，已反转 · 再选则恢复")
    return session.say("now · again reverses", "当前 · 再选则反转")


def _why_not(session: Session, sort: str) -> str:
    """Why papers cannot be sorted so just now, "" where they can."""
    say = session.say
    if sort == FOR_YOU:
        return session.liking.why_not(say)
    if sort == "score" and not session.kept.rules.interests:
        return say("Nothing has points yet: f follows an author or a word", "尚无得分：按 f 关注作者或词")
    if sort == "relevance" and not (session.view.query or session.view.base):
        return say("There is no query to match: / filters this view", "没有查询：按 / 过滤此视图")
    return ""
