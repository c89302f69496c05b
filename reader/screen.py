"""The whole screen as lines: what the session shows, ready for any front end to paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.commands import COMMANDS
from reader.draw.bars import Where, render_footer, render_header, render_too_small
from reader.draw.column import MEASURE
from reader.draw.panes import Pane
from reader.draw.papers import ABSENT, BOOKMARKED, HIDDEN, LATER, REPEATED, UNREAD, render_list
from reader.draw.sidebar import category_label, entry_lines, first_line, render_sidebar, view_name
from reader.draw.spans import Line, Span, blank, set_line
from reader.keymap import shown
from reader.model import FOLD, FOR_YOU, Language, Scope, View
from reader.text.wrap import width_of, wrap

if TYPE_CHECKING:
    from reader.draw.ledger import Calendar
    from reader.folding import Fold
    from reader.session import Session

_RULE = Line((Span("│", "rule"),))
_SORTS: Final = {
    "day": ("day", "日期"), "id": ("ID", "编号"), "title": ("title", "标题"), "category": ("category", "分类"),
    "score": ("score", "得分"), "stars": ("stars", "星数"), "relevance": ("match", "相关度"),
    FOR_YOU: ("for you", "为你推荐"),
}  # fmt: skip
"""What the header calls the orders."""
_SIGNS: Final = {
    UNREAD: ("unread", "未读"),
    BOOKMARKED: ("bookmarked", "已收藏"),
    LATER: ("kept for later, or put off until a day", "稍后读，或推迟到某天"),
    HIDDEN: ("hidden", "已隐藏"),
    REPEATED: ("listed on an earlier day already", "此前已列出"),
    ABSENT: ("missing in the digest; the abstract stands in for a summary", "日报中缺失；以摘要代替总结"),
    "≠": ("numbers of the summary that the abstract does not have", "总结中有而摘要中没有的数字"),
    "+3": ("points that your rules give", "规则给的得分"),
    "v2": ("a new version", "新版本"),
    "▌": ("selected", "已选择"),
}
"""What the signs of list and detail mean."""


class Part(NamedTuple):
    """A rectangle of the screen.

    `name` is "header", "footer", "label" of what is being typed, a pane's, or "rule-0", "rule-1" between panes.
    """

    name: str
    x: int
    y: int
    width: int
    lines: list[Line]


def render_screen(session: Session) -> list[Part]:
    """The parts that together fill `session.height` lines of `session.width` columns."""
    width, height = session.width, session.height
    layout = session.panes
    if not layout.places:
        notice = session.say("Too small: 20×5 is needed", "窗口太小：至少 20×5")
        return [Part("header", 0, 0, width, render_too_small(width, height, notice))]
    header = [render_header(where(session), width), *[blank(width)] * (layout.top - 1)]
    parts = [Part("header", 0, 0, width, header)]
    for index, (pane, x, wide) in enumerate(layout.places):
        if x:
            parts.append(Part(f"rule-{index - 1}", x - 1, layout.top, 1, [_RULE] * layout.rows))
        parts.append(Part(pane.value, x, layout.top, wide, _render_pane(session, pane, wide, layout.rows)))
    if session.asking:
        label = set_line(min(width_of(session.asking) + 2, width), [Span(" "), Span(session.asking, "key")])
        parts.append(Part("label", 0, height - 2, width_of(label.text), [label]))
    footer = render_footer(hints(session), session.message, width)
    return [*parts, Part("footer", 0, height - 1, width, [footer])]


def screen_text(session: Session) -> str:
    """The screen as plain text, a line a row, without trailing spaces."""
    rows = [""] * session.height
    for part in sorted(render_screen(session), key=lambda part: part.x):
        for offset, line in enumerate(part.lines):
            rows[part.y + offset] += line.text
    return "\n".join(row.rstrip() for row in rows)


def where(session: Session) -> Where:
    """What the header says of a session."""
    say, view = session.say, session.view
    name = view_name(view, say)
    if session.day and not view.day:
        name += f" {session.day} {say.weekday(session.day)}"
    if any(entry.is_guess and entry.view == View(Scope.DAY, session.day) for entry in session.outline):
        name += say(" (day guessed)", "（日期为推测）")
    languages = {Language.ZH: "中文", Language.EN: "English", Language.BOTH: "中文 + English"}
    return Where(
        name,
        category_label(view.category, say) if view.category else "",
        view.query,
        languages[session.language],
        session.number,
        session.papers,
        session.say(f"{session.unread:,} unread", f"{session.unread:,} 未读"),
        _unwritten(session) or session.notice,
        _order(session),
        say(f"{len(session.selected):,} selected", f"已选 {len(session.selected):,}") if session.selected else "",
        _time(session),
    )


def _order(session: Session) -> str:
    """How the view is sorted, where that is not its own way."""
    view = session.view
    own = [saved.sort for saved in session.kept.views if view.scope is Scope.SAVED and saved.name == view.name]
    title = _SORTS.get(view.sort.removeprefix("-"))
    if title is None or view.sort in own:
        return ""
    return f"{'↑' if view.sort.startswith('-') else '↓'} {session.say(*title)}"


def _unwritten(session: Session) -> str:
    """That the disk does not take marks, as long as it is so; "" while all are written."""
    count = len(session.marks.calls)
    changes = session.say(f"{count} change{'' if count == 1 else 's'}", f"{count} 项更改")
    line = session.say(f"Disk full or failing: {changes} not written yet", f"磁盘已满或故障：{changes}尚未写入")
    return line if count else ""


def _time(session: Session) -> str:
    """About how long the unread papers take at the person's pace, "" while that is not known."""
    minutes = session.pace.minutes(session.unread)
    return session.say(f", about {minutes} min", f"，约 {minutes} 分钟") if minutes else ""


def hints(session: Session) -> list[tuple[str, str]]:
    """The footer's keys for the focused pane, or for the line that is typed, with their short titles."""
    say = session.say
    if session.asking:
        return [("Enter", say("done", "确定")), ("↓ ↑", say("list", "列表")), ("Esc", say("leave", "取消"))]
    return [
        (shown(command.keys[0]), say(*command.hint))
        for command in COMMANDS
        if command.hint[0] and session.pane in command.panes and command.enabled(session)
    ]


def further_help(session: Session) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the help says besides the keys, under headings: the signs, what a query may name, the categories."""
    from reader.query.complete import HINTS

    say = session.say
    categories = session.library.hints().categories()
    return [
        (say("Signs", "符号"), [(sign, say(*meaning)) for sign, meaning in _SIGNS.items()]),
        (
            say("In a filter or a search", "过滤与搜索"),
            [
                (say("tea coffee", "茶 咖啡"), say("all of these words", "须含所有词")),
                ('"green tea"', say("these words one after the other", "连续的词")),
                ("-tea", say("without this word", "不含此词")),
                ("tea or coffee", say("one of the two; brackets group", "二者之一；括号分组")),
                *((f"{field}:", say(*hint)) for field, hint in HINTS.items()),
            ],
        ),
        (say("Categories", "分类"), [(found.code, say(found.english, found.chinese)) for found in categories]),
    ]


def calendar_of(session: Session) -> Calendar:
    """The library's ledger as the calendar shows it."""
    from reader.draw.ledger import Calendar

    ledger = session.library.ledger()
    return Calendar({day.day: day for day in ledger.days}, frozenset(ledger.missing), ledger.gaps)


def _render_pane(session: Session, pane: Pane, width: int, rows: int) -> list[Line]:
    if pane is Pane.SIDEBAR:
        return _sidebar(session, width, rows)
    if pane is Pane.LIST:
        return _list(session, width, rows) if session.ids else _empty(session, width, rows)
    if session.fold is not None:
        return _fold(session, session.fold, width, rows)
    lines = list(session.document()[session.scroll : session.scroll + rows])
    return lines + [blank(width)] * (rows - len(lines))


def _sidebar(session: Session, width: int, rows: int) -> list[Line]:
    entries = session.outline
    focused = session.pane is Pane.SIDEBAR
    cursor = min(session.sidebar_cursor, len(entries) - 1) if focused else None
    top = first_line(entry_lines(entries), cursor, rows)
    lines = render_sidebar(entries, session.view, cursor, width)[top : top + rows]
    return lines + [blank(width)] * (rows - len(lines))


def _list(session: Session, width: int, rows: int) -> list[Line]:
    under = "cursor" if session.pane is Pane.LIST else "resting"
    found = session.rows(session.top, session.top + rows // session.row_lines + 1)
    marked = [
        (row, under if session.top + index == session.cursor else "", row.id in session.selected)
        for index, row in enumerate(found)
    ]
    return render_list(
        marked, width, rows,
        language=session.language, lines=session.row_lines, day=session.day, matches=session.highlights,
    )  # fmt: skip


def _fold(session: Session, fold: Fold, width: int, rows: int) -> list[Line]:
    """What the folded papers are, in the place of a paper."""
    from reader.folding import fold_row

    say = session.say
    text = fold_row(fold, say).title + say(". ", "。")
    if fold.id == FOLD:
        text += say("What you did to them then still holds. ", "当时的标记仍然有效。")
    else:
        text += say("They are out of the list and out of the counts. ", "它们不在列表与计数之内。")
    leads_on = say("[ opens the day before.", "按 [ 看前一天。") if fold.id == FOLD else ""
    leads_on = leads_on or say("reader paths says where the rules are.", "reader paths 列出规则文件。")
    if fold.unfolded:
        text += say(f"Enter folds them again; {leads_on}", f"按 Enter 收起，{leads_on}")
    else:
        text += say(f"Enter unfolds them here; {leads_on}", f"按 Enter 在此展开，{leads_on}")
    said = [set_line(width, [Span("  "), Span(line, "dim")]) for line in wrap(text, min(width - 4, MEASURE))]
    return ([*said] + [blank(width)] * rows)[:rows]


def _empty(session: Session, width: int, rows: int) -> list[Line]:
    """Why the list is empty, and which key leads on."""
    said = [set_line(width, [Span("  "), Span(line, "dim")]) for line in wrap(_why_empty(session), width - 4)]
    lines = [blank(width), *said]
    return (lines + [blank(width)] * rows)[:rows]


def _why_empty(session: Session) -> str:
    say, view, library = session.say, session.view, session.library
    category = view.category
    if view.query:
        if view.scope is Scope.ALL and not category:
            return say("Nothing matches. Esc clears the filter.", "没有匹配。按 Esc 清除过滤。")
        return say(
            "Nothing matches. Esc clears the filter, \\ searches all history.",
            "没有匹配。按 Esc 清除过滤，按 \\ 搜索全部历史。",
        )
    if not library.newest_day():
        if library.ledger().days:
            return say("The digests so far list no papers. C shows them.", "已有的日报没有列出论文。按 C 看日历。")
        return say(
            "No digests yet. Q quits, then: reader import FOLDER", "还没有日报。按 Q 退出后运行：reader import 文件夹"
        )
    if view.scope is Scope.UNREAD:
        if category:
            return say(
                f"Everything in {category} is read. 2 opens all unread.", f"{category} 全部已读。按 2 看全部未读。"
            )
        return say("Everything is read. 1 opens the newest day.", "全部已读。按 1 看最新一天。")
    if view.scope is Scope.BOOKMARKS:
        if category:
            return say(f"No bookmarks in {category}. 3 opens all.", f"{category} 中没有收藏。按 3 看全部收藏。")
        return say(
            "No bookmarks yet. b bookmarks a paper, 1 opens the newest day.",
            "还没有收藏。按 b 收藏论文，按 1 看最新一天。",
        )
    if view.scope is Scope.LATER:
        if category:
            return say(f"No papers for later in {category}. 4 opens all.", f"{category} 中没有稍后读。按 4 看全部。")
        return say(
            "Nothing is kept for later. w keeps a paper, 1 opens the newest day.",
            "没有稍后读的论文。按 w 放入，按 1 看最新一天。",
        )
    if view.scope is Scope.SAVED:
        return _why_saved_is_empty(session)
    if view.scope is Scope.SIMILAR:
        return say("This paper is no longer in the library. Esc goes back.", "此论文已不在库中。按 Esc 返回。")
    if session.day:
        from reader.draw.ledger import why_day_is_empty

        whole = view._replace(day=session.day)
        return why_day_is_empty(whole, calendar_of(session), library.day_before(session.day), say)
    if category:
        return say(f"No papers in {category}. 0 opens all.", f"{category} 中没有论文。按 0 看全部。")
    return say("All papers are hidden. / with is:hidden shows them.", "论文均已隐藏。按 / 输入 is:hidden 可以看到。")


def _why_saved_is_empty(session: Session) -> str:
    say, view = session.say, session.view
    if view.category:
        return say(f"No papers of this view in {view.category}.", f"此视图在 {view.category} 中没有论文。")
    return say(
        f"Nothing matches {view.base} now. D takes this view away, 0 opens all.",
        f"目前没有论文匹配 {view.base}。按 D 删除此视图，按 0 看全部。",
    )
