"""The calendar: months as weeks from Monday, each day with what is unread or new, and the chosen day in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from reader.draw.ledger import Calendar, day_words
from reader.draw.spans import Line, Span, blank, set_line
from reader.text.wrap import fit, width_of, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import LedgerDay
    from reader.wording import Wording

UNREAD, REPEATED, EMPTY, ABSENT, PROBLEM = "●", "↻", "∅", "–", "!"
_WIDEST_CELL: Final = 10
_COUNTS_FROM: Final = 8
"""Cells that a day must have for a count, and not only a sign, to stand beside it."""
_MOST_MONTHS: Final = 3
_WORDS_ROWS: Final = 4
_LEGEND_FROM: Final = 16
"""Rows from which there is room for what the signs and the keys mean."""
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def render_calendar(calendar: Calendar, cursor: date, today: date, width: int, height: int, say: Wording) -> list[Line]:
    """`height` lines of `width` cells: the cursor's month, as many before it as fit, and its day's line of the ledger.

    Weight and signs carry the meaning: bold and ● with a count is unread, ↻ repeats an earlier list, ∅ lists no
    papers, – is a weekday that is missing, ! has problems; the chosen day stands in brackets.
    """
    tail = _tail(calendar, cursor, today, width, height, say)[:height]
    room = height - len(tail)
    grid, at = _grid(calendar, cursor, today, width, room, say)
    top = max(0, min(at - room // 2, len(grid) - room))
    lines = [*grid[top : top + room], *[blank(width)] * (room - len(grid)), *tail]
    return lines[:height]


def moved(cursor: date, key: str) -> date | None:
    """The day that a key leads to, None where it is not one that moves."""
    days = {"left": -1, "h": -1, "right": 1, "l": 1, "up": -7, "k": -7, "down": 7, "j": 7}
    try:
        if key in days:
            return cursor + timedelta(days[key])
        if key in {"pageup", "pagedown"}:
            return _other_month(cursor, 1 if key == "pagedown" else -1)
    except (OverflowError, ValueError):
        return cursor
    return None


def _other_month(day: date, step: int) -> date:
    """The same day of the month before or after, or that month's last."""
    months = day.year * 12 + day.month - 1 + step
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(day.day, _length(first)))


def _length(first: date) -> int:
    return ((first + timedelta(31)).replace(day=1) - first).days if first.month < 12 else 31


def _grid(calendar: Calendar, cursor: date, today: date, width: int, room: int, say: Wording) -> tuple[list[Line], int]:
    """The months that fit into `room` lines, the cursor's last, and on which line the cursor is."""
    cell = max(2, min(_WIDEST_CELL, width // 7))
    first = cursor.replace(day=1)
    lines, at = _month(calendar, first, cursor, today, width, cell, say)
    for _ in range(_MOST_MONTHS - 1):
        if first <= date(1, 1, 31):
            break
        first = (first - timedelta(1)).replace(day=1)
        before, _ = _month(calendar, first, cursor, today, width, cell, say)
        if len(before) + len(lines) + 2 > room:
            break
        lines, at = [*before, blank(width), *lines], at + len(before) + 1
    if room > len(lines):
        lines, at = [_weekdays(width, cell, say), *lines], at + 1
    return lines, at


def _weekdays(width: int, cell: int, say: Wording) -> Line:
    monday = date(2024, 1, 1)
    names = [say.weekday((monday + timedelta(number)).isoformat()) for number in range(7)]
    # Narrow cells take the character that differs: 一 of 周一, M of Mon.
    names = [name if cell > 4 else say(name[0], name[-1]) for name in names]
    return set_line(width, [Span(fit(" " + name if cell > 2 else name, cell), "dim") for name in names])


def _month(
    calendar: Calendar, first: date, cursor: date, today: date, width: int, cell: int, say: Wording
) -> tuple[list[Line], int]:
    """A month's heading and weeks, and on which of these lines the cursor is, 0 where it is on none."""
    days = [first + timedelta(number) for number in range(_length(first))]
    lines, at = [_heading(calendar, days, width, cell, say)], 0
    week: list[Span] = [Span(" " * cell * first.weekday())] if first.weekday() else []
    for day in days:
        week += _cell(calendar, day, cell, chosen=day == cursor, is_today=day == today)
        if day == cursor:
            at = len(lines)
        if day.weekday() == 6 or day == days[-1]:
            lines.append(set_line(width, week))
            week = []
    return lines, at


def _heading(calendar: Calendar, days: list[date], width: int, cell: int, say: Wording) -> Line:
    known = [calendar.days[day.isoformat()] for day in days if day.isoformat() in calendar.days]
    new, unread = sum(day.new for day in known), sum(day.unread for day in known)
    first = days[0]
    name = say(f"{_MONTHS[first.month - 1]} {first.year}", f"{first.year} 年 {first.month} 月")
    totals = say(f"{new:,} new · {unread:,} unread", f"{new:,} 篇新论文 · {unread:,} 未读") if known else ""
    used = min(width, 7 * cell)
    line = set_line(used, [Span(" "), Span(name, "heading")], [Span(totals + " ", "dim")] if used >= 40 else [])
    return set_line(width, list(line.spans))


def _cell(calendar: Calendar, day: date, cell: int, *, chosen: bool, is_today: bool) -> Iterator[Span]:
    """A day: its number, a sign for problems, and the count of what is unread or new, or a sign instead.

    In a narrow cell there is one sign for all, in the narrowest nothing but the sign.
    """
    known = calendar.days.get(day.isoformat())
    role = "strong" if known and known.unread else "text" if known and known.new else "dim"
    number = Span(f"{day.day:2}", "mark" if is_today else role)
    before, after = ("[", "]") if chosen else (" ", " ")
    room = cell - 5 if cell >= _COUNTS_FROM else 1
    figures = _figures(known, is_missing=day.isoformat() in calendar.missing)
    figure = next(each for each in figures if width_of(each.text) <= room)
    problem = Span(PROBLEM if known and known.problems else " ", "mark")
    if cell >= _COUNTS_FROM:
        yield from (Span(before, "accent"), number, problem)
        yield Span(" " * (room - width_of(figure.text)) + figure.text, figure.role)
        yield Span(after, "accent")
        return
    sign = problem if problem.text == PROBLEM else figure if figure.text else Span(" ")
    if cell > 4:
        yield from (Span(before, "accent"), number, sign, Span(fit(after, cell - 4), "accent"))
    elif cell > 2:
        yield from (Span(before, "accent"), Span(fit(number.text, cell - 1), number.role))
    else:
        yield from (Span(before, "accent"), sign)


def _figures(day: LedgerDay | None, *, is_missing: bool) -> Iterator[Span]:
    """What may stand beside a day's number, the longest first."""
    if day is None:
        yield Span(ABSENT if is_missing else "", "dim")
    elif day.unread:
        yield Span(f"{UNREAD}{day.unread}", "accent")
        yield Span(UNREAD, "accent")
    elif day.new:
        yield Span(str(day.new), "dim")
    else:
        yield Span(REPEATED if day.listings else EMPTY, "dim")
    yield Span("")


def _tail(calendar: Calendar, cursor: date, today: date, width: int, height: int, say: Wording) -> list[Line]:
    """The chosen day in words; where there is room, what the signs and the keys mean."""
    words = day_words(cursor.isoformat(), calendar, say)
    if cursor == today:
        words = say("Today, ", "今天，") + words
    rows = _WORDS_ROWS if height >= _LEGEND_FROM else max(1, height // 3)
    wrapped = wrap(words, max(2, width - 2))
    if len(wrapped) > rows:
        wrapped = [*wrapped[: rows - 1], " ".join(wrapped[rows - 1 :])]
    lines = [set_line(width, [Span(" "), Span(line)]) for line in wrapped]
    if height < _LEGEND_FROM:
        return lines
    signs = {
        UNREAD: say("unread", "未读"), REPEATED: say("all repeated", "均为重复"), EMPTY: say("no papers", "没有论文"),
        ABSENT: say("no digest", "没有日报"), PROBLEM: say("problems", "有问题"),
    }  # fmt: skip
    keys = {
        "Enter": say("open", "打开"), "←↑↓→": say("day, week", "日、周"), "PgUp PgDn": say("month", "月"),
        "Esc": say("close", "关闭"),
    }  # fmt: skip
    legend = [Span(f" {sign} {meaning} ", "dim") for sign, meaning in signs.items()]
    hints = [span for key, does in keys.items() for span in (Span(f" {key}", "key"), Span(f" {does} ", "dim"))]
    filler = [blank(width)] * (_WORDS_ROWS - len(lines))
    return [blank(width), *lines, *filler, set_line(width, legend), set_line(width, hints)]
