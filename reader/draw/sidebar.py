"""The sidebar: views, days, categories, each with unread and total counts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.draw.spans import Line, Span, blank, set_line
from reader.model import Counts, Scope, View
from reader.taxonomy import name as category_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.wording import Wording


class Entry(NamedTuple):
    """A row of the sidebar. `view` is what it opens; None on a heading; "more days" has a label only.

    A day may be a guess. `kind` is "heading", "view", "day", "more" or "category".
    """

    kind: str
    label: str
    view: View | None = None
    counts: Counts = Counts()
    digit: str = ""
    is_guess: bool = False

    @property
    def selectable(self) -> bool:
        """Whether the cursor may rest here."""
        return self.kind != "heading"


def view_name(view: View, say: Wording) -> str:
    """The name of a view's scope in the interface's language."""
    names = {
        Scope.TODAY: say("Today", "今日"),
        Scope.UNREAD: say("Unread", "未读"),
        Scope.BOOKMARKS: say("Bookmarks", "收藏"),
        Scope.ALL: say("All", "全部"),
        Scope.LATER: say("Later", "稍后读"),
        Scope.SAVED: view.name,
        Scope.SIMILAR: say(f"Like {view.name}", f"与 {view.name} 相似"),
    }
    return names.get(view.scope) or f"{view.day} {say.weekday(view.day)}"


def category_label(code: str, say: Wording) -> str:
    """A category with its name: `cs.LG 机器学习`, `cs.LG Machine Learning`."""
    return f"{code} {category_name(code, say.language)}".rstrip()


def render_sidebar(entries: Sequence[Entry], shown: View, cursor: int | None, width: int) -> list[Line]:
    """Every line of the sidebar. The entry of the shown view is strong; `cursor` is set where the pane has focus."""
    whole = shown._replace(query="", sort="", group="")
    lines = []
    for index in entry_lines(entries):
        if index is None:
            lines.append(blank(width))
        elif entries[index].kind == "heading":
            lines.append(set_line(width, [Span(" "), Span(entries[index].label, "heading")]))
        else:
            lines.append(
                _row(entries[index], width, current=_plain(entries[index].view) == whole, at_cursor=cursor == index)
            )
    return lines


def _plain(view: View | None) -> View | None:
    return view and view._replace(query="", sort="", group="")


def entry_lines(entries: Sequence[Entry]) -> list[int | None]:
    """The index of the entry on each line of the sidebar; None on the blank ones, which are before headings."""
    lines: list[int | None] = []
    for index, entry in enumerate(entries):
        lines += [None, index] if index and entry.kind == "heading" else [index]
    return lines


def first_line(lines: Sequence[int | None], cursor: int | None, rows: int) -> int:
    """The first visible line of the sidebar in a pane of `rows`: its top, or what brings the cursor to the middle."""
    at = lines.index(cursor) if cursor is not None else 0
    return max(0, min(at - rows // 2, len(lines) - rows))


@lru_cache(maxsize=96)
def _row(entry: Entry, width: int, *, current: bool, at_cursor: bool) -> Line:
    total, unread = entry.counts.total, entry.counts.unread
    role = "strong" if current or unread else "dim"
    code, _, name = entry.label.partition(" ") if entry.kind == "category" else (entry.label, "", "")
    lead = Span(f" {entry.digit or ' '} ", "key" if entry.digit else "text")
    right = [Span(str(unread), "strong"), Span(f"/{total} ", "dim")] if unread else [Span(f"{total or ''} ", "dim")]
    under = "cursor" if at_cursor else "resting" if current else ""
    return set_line(width, [lead, Span(code, role), Span(f" {name}" if name else "", "dim")], right, under)
