"""The whole screen as lines: what the session shows, ready for any front end to paint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.commands import COMMANDS
from reader.draw.bars import Where, render_footer, render_header, render_too_small
from reader.draw.column import MEASURE
from reader.draw.panes import Pane
from reader.draw.papers import render_list
from reader.draw.sidebar import category_label, entry_lines, first_line, render_sidebar, view_name
from reader.draw.spans import Line, Span, blank, set_line
from reader.keymap import shown
from reader.model import FOLD, Language, Scope, View
from reader.text.wrap import wrap

if TYPE_CHECKING:
    from reader.draw.ledger import Calendar
    from reader.session import Session

_RULE = Line((Span("│", "rule"),))


class Part(NamedTuple):
    """A rectangle of the screen: `name` is "header", "footer", a pane's, or "rule-0", "rule-1" between panes."""

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
        _number(session),
        session.papers,
        say(f"{session.unread:,} unread", f"{session.unread:,} 未读"),
        session.notice,
    )


def _number(session: Session) -> int:
    """The number of the paper under the cursor, from 1; on the fold, of the one above it."""
    up_to_here = session.ids[: session.cursor + 1]
    return len(up_to_here) - (FOLD in up_to_here)


def hints(session: Session) -> list[tuple[str, str]]:
    """The footer's keys for the focused pane, with their short titles."""
    return [
        (shown(command.keys[0]), session.say(*command.hint))
        for command in COMMANDS
        if command.hint[0] and session.pane in command.panes and command.enabled(session)
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
    if session.on_fold:
        return _fold(session, width, rows)
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
    marked = [(row, under if session.top + index == session.cursor else "") for index, row in enumerate(found)]
    return render_list(marked, width, rows, language=session.language, lines=session.row_lines, day=session.day)


def _fold(session: Session, width: int, rows: int) -> list[Line]:
    """What the folded papers are, in the place of a paper."""
    say = session.say
    text = say(
        "These papers were listed on an earlier day already, and what you did to them then still holds. ",
        "这些论文此前已经列出，当时的标记仍然有效。",
    )
    if session.fold is not None and session.fold.unfolded:
        text += say("Enter folds them again; [ opens the day before.", "按 Enter 收起，按 [ 看前一天。")
    else:
        text += say("Enter unfolds them here; [ opens the day before.", "按 Enter 在此展开，按 [ 看前一天。")
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
        return say("Nothing matches. Esc clears the filter.", "没有匹配。按 Esc 清除过滤。")
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
    if session.day:
        from reader.draw.ledger import why_day_is_empty

        whole = view._replace(day=session.day)
        return why_day_is_empty(whole, calendar_of(session), library.day_before(session.day), say)
    if category:
        return say(f"No papers in {category}. 0 opens all.", f"{category} 中没有论文。按 0 看全部。")
    return say("All papers are hidden. / with is:hidden shows them.", "论文均已隐藏。按 / 输入 is:hidden 可以看到。")
