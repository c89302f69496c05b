"""The one ordered table of commands: keys, footer, palette, help and the README's key table come from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.actions import filtering, movement, reading, views
from reader.change import Change, Effect
from reader.draw.panes import Pane

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.session import Session


class Command(NamedTuple):
    """Something a key does.

    `keys` are spelled as `reader.keymap` names them; `title` and `hint` are in English and Chinese, `hint` the
    footer's short form ("" where the footer does not show it). `enabled` says whether it makes sense now; `panes`
    where the footer offers it.
    """

    id: str
    keys: tuple[str, ...]
    group: str
    title: tuple[str, str]
    run: Callable[[Session], Change]
    hint: tuple[str, str] = ("", "")
    enabled: Callable[[Session], bool] = lambda session: True
    panes: tuple[Pane, ...] = tuple(Pane)


GROUPS: Final = {
    "move": ("Moving", "移动"),
    "read": ("Reading", "阅读"),
    "mark": ("Marks", "标记"),
    "find": ("Views and finding", "视图与查找"),
    "program": ("Program", "程序"),
}
"""The groups of the help screen, in order."""


def _has_rows(session: Session) -> bool:
    return len(session.ids) > 0


def _has_paper(session: Session) -> bool:
    return session.row is not None


def _has_marked(session: Session) -> bool:
    return bool(session.selected) or session.row is not None


def _ask(effect: Effect) -> Callable[[Session], Change]:
    return lambda session: Change(effect=effect)


def _late(module: str, name: str, **arguments: object) -> Callable[[Session], Change]:
    """The action `name` of a module of `reader.actions` that is loaded when it is first run, as no start needs it."""

    def run(session: Session) -> Change:
        from importlib import import_module

        change: Change = getattr(import_module(f"reader.actions.{module}"), name)(session, **arguments)
        return change

    return run


_IN_PAPERS: Final = (Pane.LIST, Pane.DETAIL)
_IN_DETAIL: Final = (Pane.DETAIL,)
_IN_SIDEBAR: Final = (Pane.SIDEBAR,)

_MOVING: Final = (
    Command("down", ("down", "j"), "move", ("Down", "下移"), partial(movement.move, steps=1)),
    Command("up", ("up", "k"), "move", ("Up", "上移"), partial(movement.move, steps=-1)),
    Command("pane-before", ("left", "h"), "move", ("Pane before", "前一栏"), partial(movement.pane_aside, step=-1)),
    Command("pane-after", ("right", "l"), "move", ("Pane after", "后一栏"), partial(movement.pane_aside, step=1)),
    Command("next-pane", ("tab", "f6"), "move", ("Next pane", "下一栏"), partial(movement.next_pane, step=1)),
    Command("last-pane", ("shift+tab",), "move", ("Previous pane", "上一栏"), partial(movement.next_pane, step=-1)),
    Command(
        "in", ("enter",), "move",
        ("Go in: category, list, detail, detail alone", "进入：分类、列表、正文、仅正文"),
        movement.go_in, ("open", "进入"), panes=_IN_SIDEBAR,
    ),
    Command("out", ("escape",), "move", ("Go out one level", "退出一层"), partial(movement.go_out, may_quit=False)),
    Command(
        "quit-level", ("q",), "move",
        ("Go out one level; at the outermost, quit", "退出一层；在最外层退出程序"),
        partial(movement.go_out, may_quit=True),
    ),
    Command("top", ("home", "g"), "move", ("To the top", "到顶部"), partial(movement.to_end, last=False)),
    Command("bottom", ("end", "G"), "move", ("To the bottom", "到底部"), partial(movement.to_end, last=True)),
    Command("half-down", ("ctrl+d",), "move", ("Half a page down", "下翻半页"), partial(movement.page, pages=0.5)),
    Command("half-up", ("ctrl+u",), "move", ("Half a page up", "上翻半页"), partial(movement.page, pages=-0.5)),
    Command("page-down", ("pagedown", "ctrl+f"), "move", ("Page down", "下翻一页"), partial(movement.page, pages=1)),
    Command("page-up", ("pageup", "ctrl+b"), "move", ("Page up", "上翻一页"), partial(movement.page, pages=-1)),
)  # fmt: skip

_READING: Final = (
    Command(
        "read-on", ("space",), "read",
        ("Read on: page down; at the end mark read, next unread", "继续读：翻页；读完标为已读，打开下一篇未读"),
        reading.read_on, ("read on", "继续读"), _has_rows, _IN_PAPERS,
    ),
    Command("read-back", ("shift+space",), "read", ("Page back in the detail", "正文往回翻页"), reading.read_back),
    Command(
        "other-down", ("J",), "read", ("List: scroll the detail; detail: next paper", "列表：滚动正文；正文：下一篇"),
        partial(movement.across, steps=1), enabled=_has_rows,
    ),
    Command(
        "other-up", ("K",), "read", ("List: scroll back; detail: previous paper", "列表：回滚正文；正文：上一篇"),
        partial(movement.across, steps=-1), enabled=_has_rows,
    ),
    Command(
        "language", ("t", "f2"), "read", ("Chinese summary ↔ English abstract", "中文总结 ↔ 英文摘要"),
        reading.switch_language, ("中/EN", "中/EN"), panes=_IN_PAPERS,
    ),
    Command("both", ("T",), "read", ("Both languages together", "中英对照"), reading.both_languages),
    Command(
        "explain", ("i",), "read", ("Why this paper is here, and its other summaries", "论文来由与其他版本的总结"),
        reading.toggle_explanation, enabled=_has_paper,
    ),
    Command("source", ("$",), "read", ("LaTeX source, and set again", "LaTeX 源码、恢复排版"), reading.toggle_source),
    Command("zoom", ("z",), "read", ("The detail alone", "仅看正文"), movement.zoom, enabled=_has_rows),
    Command(
        "page", ("o",), "read", ("Open the paper's page", "打开论文网页"),
        _late("leaving", "open_page"), ("page", "网页"), _has_paper, _IN_DETAIL,
    ),
    Command(
        "pdf", ("p",), "read", ("Open the PDF", "打开 PDF"),
        _late("leaving", "open_pdf"), ("PDF", "PDF"), _has_paper, _IN_DETAIL,
    ),
    Command(
        "code", ("c",), "read", ("Open the code", "打开代码仓库"),
        _late("leaving", "open_code"), enabled=_has_paper,
    ),
)  # fmt: skip

_MARKING: Final = (
    Command(
        "bookmark", ("b", "s", "f7"), "mark", ("Bookmark on, off", "收藏、取消收藏"),
        _late("marking", "toggle_bookmark"), ("bookmark", "收藏"), _has_marked, _IN_PAPERS,
    ),
    Command(
        "read", ("r", "f4"), "mark", ("Read ↔ unread", "已读 ↔ 未读"),
        _late("marking", "toggle_read"), ("read", "已读"), _has_marked, _IN_PAPERS,
    ),
    Command(
        "all-read", ("A",), "mark", ("Mark all papers of the view read", "视图内全部标为已读"),
        _late("marking", "mark_all_read"), enabled=_has_rows,
    ),
    Command(
        "later", ("w",), "mark", ("Read later; again: until which day", "稍后读；再按选择日期"),
        _late("postponing", "later"), enabled=_has_marked,
    ),
    Command(
        "hide", ("x",), "mark", ("Not interested: hide and move on", "不感兴趣：隐藏并前进"),
        _late("marking", "hide"), enabled=_has_marked,
    ),
    Command("tag", ("+",), "mark", ("Add tags", "添加标签"), _late("annotating", "add_tags"), enabled=_has_marked),
    Command(
        "untag", ("-",), "mark", ("Remove tags", "去掉标签"),
        _late("annotating", "remove_tags"), enabled=_has_marked,
    ),
    Command("note", ("e",), "mark", ("Write a note", "写笔记"), _late("annotating", "edit_note"), enabled=_has_paper),
    Command(
        "note-outside", ("E",), "mark", ("Write a note in $EDITOR", "在 $EDITOR 中写笔记"),
        _late("annotating", "edit_note_outside"), enabled=_has_paper,
    ),
    Command(
        "select", ("v",), "mark", ("Select for the next mark", "选择，供下一个标记"),
        _late("selecting", "toggle_selected"),
    ),
    Command(
        "select-all", ("V",), "mark", ("Select all of the view, or none", "全选、全不选"),
        _late("selecting", "toggle_all"), enabled=_has_rows,
    ),
    Command("repeat", (".",), "mark", ("Repeat the last mark here", "在此重复上一个标记"), _late("marking", "repeat")),
    Command(
        "copy", ("y",), "mark", ("Copy: link, ID, BibTeX, Markdown …", "复制：链接、编号、BibTeX、Markdown……"),
        _late("copying", "choose_copy"), enabled=_has_marked,
    ),
    Command(
        "export", ("W",), "mark", ("Export the selection or the view to a file", "将所选或整个视图导出到文件"),
        _late("exporting", "choose_format"), enabled=_has_rows,
    ),
    Command(
        "follow", ("f",), "mark", ("Follow an author or word of this paper", "关注此论文的作者或词"),
        _late("ruling", "choose_follow"), enabled=_has_paper,
    ),
    Command(
        "mute", ("X",), "mark", ("Mute an author, category or word", "静音作者、分类或词"),
        _late("ruling", "choose_mute"), enabled=_has_paper,
    ),
    Command("rules", ("F",), "mark", ("Your rules: change points, take away", "你的规则：修改分数、删除"),
            _late("managing", "show_rules")),
    Command(
        "undo", ("u", "f8"), "mark", ("Undo any change, also after a restart", "撤销任何更改，重启后亦可"),
        _late("undoing", "undo"), ("undo", "撤销"),
    ),
    Command("redo", ("ctrl+r",), "mark", ("Redo", "重做"), _late("undoing", "redo")),
    Command("history", ("H",), "mark", ("History: take back any one change", "历史：单独撤销任意更改"),
            _late("remembering", "show_history")),
)  # fmt: skip

_VIEW_TITLES: Final = {
    "1": ("Today", "今日"),
    "2": ("Unread", "未读"),
    "3": ("Bookmarks", "收藏"),
    "4": ("Later", "稍后读"),
    **{digit: (f"Saved view {number}", f"保存的视图 {number}") for number, digit in enumerate("56789", 1)},
    "0": ("All", "全部"),
}

_FINDING: Final = (
    Command(
        "filter", ("/",), "find", ("Filter this view while typing", "输入时过滤此视图"),
        filtering.start_filter, ("filter", "过滤"),
    ),
    Command("search", ("\\",), "find", ("Search all history", "搜索全部历史"), filtering.start_search),
    Command(
        "next", ("n",), "find", ("Next unread; under a filter, next match", "下一篇未读；过滤时下一个匹配"),
        partial(movement.next_unread, step=1),
    ),
    Command(
        "previous", ("N",), "find", ("Previous unread; under a filter, previous match", "上一篇未读；过滤时上一个匹配"),
        partial(movement.next_unread, step=-1),
    ),
    Command(
        "older-day", ("[",), "find", ("Older day", "前一天"), partial(views.neighbouring_day, older=True),
        ("older day", "前一天"), panes=_IN_SIDEBAR,
    ),
    Command("newer-day", ("]",), "find", ("Newer day", "后一天"), partial(views.neighbouring_day, older=False)),
    Command(
        "calendar", ("C",), "find", ("Calendar: what each day brought", "日历：每天的日报"), _ask(Effect.SHOW_CALENDAR)
    ),
    Command("sort", ("S",), "find", ("Sort and group this view", "排序与分组"), _late("sorting", "choose_sort")),
    Command(
        "similar", ("L",), "find", ("Papers like this one", "相似的论文"), views.similar, enabled=_has_paper
    ),
    Command(
        "catch-up", ("a",), "find", ("Catch up after days away", "多日未读后补读"),
        _late("catching_up", "choose_budget"),
    ),
    Command(
        "save-view", ("m",), "find", ("Keep this as a view, or rename it", "存为视图、重命名"),
        _late("saving", "save_view"),
    ),
    Command("forget-view", ("D",), "find", ("Take this saved view away", "删除此视图"), _late("saving", "forget_view")),
    Command("view-up", ("ctrl+up",), "find", ("Move this saved view up", "上移此视图"),
            _late("saving", "move_saved", step=-1)),
    Command("view-down", ("ctrl+down",), "find", ("Move this saved view down", "下移此视图"),
            _late("saving", "move_saved", step=1)),
    Command(
        "last-category", ("{",), "find", ("Previous category", "上一分类"),
        partial(views.neighbouring_category, step=-1),
    ),
    Command(
        "next-category", ("}",), "find", ("Next category", "下一分类"), partial(views.neighbouring_category, step=1),
        ("category", "下一分类"), panes=_IN_SIDEBAR,
    ),
    *(
        Command(f"view-{digit}", (digit,), "find", title, partial(views.numbered_view, digit=digit))
        for digit, title in _VIEW_TITLES.items()
    ),
    Command("refresh", ("R", "f5"), "find", ("Look again", "刷新"), views.refresh),
)  # fmt: skip

_PROGRAM: Final = (
    Command(
        "rows", ("=",), "program", ("Rows of one, two or three lines", "每篇一行、两行或三行"), movement.toggle_rows
    ),
    Command("narrower", ("<",), "program", ("Narrower list", "列表变窄"), partial(movement.resize_list, step=-5)),
    Command("wider", (">",), "program", ("Wider list", "列表变宽"), partial(movement.resize_list, step=5)),
    Command("palette", (":", "ctrl+p", "f9"), "program", ("Command palette", "命令面板"), _ask(Effect.SHOW_PALETTE)),
    Command("help", ("?", "f1"), "program", ("Help", "帮助"), _ask(Effect.SHOW_HELP), ("help", "帮助")),
    Command("interface", (), "program", ("Interface in Chinese", "Interface in English"), reading.switch_interface),
    Command("stop-import", (), "program", ("Stop the import", "停止导入"), _ask(Effect.STOP_IMPORT)),
    Command("redraw", ("ctrl+l",), "program", ("Draw the screen anew", "重绘屏幕"), _ask(Effect.REDRAW)),
    Command("suspend", ("ctrl+z",), "program", ("Suspend; fg comes back", "挂起；用 fg 返回"), _ask(Effect.SUSPEND)),
    Command("quit", ("Q", "f10", "ctrl+c"), "program", ("Quit at once", "立即退出"), _ask(Effect.QUIT)),
)

COMMANDS: Final = (*_MOVING, *_READING, *_MARKING, *_FINDING, *_PROGRAM)
"""All commands, in the order in which help and palette list them."""
