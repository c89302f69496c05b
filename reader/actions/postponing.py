"""Read later: without a day, or put off until one, when the paper comes back to Today."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from reader.actions.marking import act
from reader.asking import Ask, Choice, Menu
from reader.change import NOTHING, Change
from reader.model import NO_FLAGS, Flag

if TYPE_CHECKING:
    from reader.session import Session

_WEEK: Final = 7
_MONTH: Final = 30


def later(session: Session) -> Change:
    """Keep for later; papers that are kept already are put off until a day that is chosen."""
    keys = session.selected_keys()
    if not keys:
        return NOTHING
    if all(mark.flags & Flag.LATER for mark in session.marks.marks(keys).values()):
        return Change(menu=_days(session))
    change = act(
        session, "later", lambda here: here.marks.set_flags(here.selected_keys(), Flag.LATER, NO_FLAGS, "later")
    )
    said = session.say("Kept for later · w again chooses a day", "已放入稍后读 · 再按 w 选择日期")
    return change if change.message else Change(said)


def _days(session: Session) -> Menu:
    say, today = session.say, date.fromisoformat(session.today)
    monday = today + timedelta(days=_WEEK - today.weekday())
    days = (
        ("t", say("Tomorrow", "明天"), today + timedelta(days=1)),
        ("w", say("In a week", "一周后"), today + timedelta(days=_WEEK)),
        ("n", say("Next Monday", "下周一"), monday),
        ("m", say("In a month", "一个月后"), today + timedelta(days=_MONTH)),
    )
    choices = [
        Choice(label, partial(_put_off, day=day.isoformat()), key, f"{say.weekday(day.isoformat())} {day.isoformat()}")
        for key, label, day in days
    ]
    choices += [
        Choice(say("A date …", "指定日期……"), _ask_date, "d"),
        Choice(say("Some time, without a day", "不定日期"), partial(_put_off, day=""), "s"),
        Choice(say("No longer later", "取消稍后读"), _take_off, "x"),
    ]
    return Menu(say("Read later: comes back to Today on", "稍后读：哪天回到今日"), tuple(choices))


def _ask_date(session: Session, text: str = "") -> Change:
    hint = session.say("2026-12-24, 12-24, or days from now: 10", "2026-12-24、12-24，或几天后：10")
    return Change(ask=Ask(session.say("later until", "推迟到"), _accept_date, text, hint))


def _accept_date(session: Session, text: str) -> Change:
    day = read_day(text, session.today)
    if day is None:
        expected = session.say(f"{text}: expected a day like 2026-12-24, or a number of days",
                               f"{text}：应为 2026-12-24 这样的日期，或天数")  # fmt: skip
        return _ask_date(session, text)._replace(message=expected)
    return _put_off(session, day)


def read_day(text: str, today: str) -> str | None:
    """The day (ISO 8601) that a person means: a date, month and day from now on, or days from `today`; else None."""
    text = text.strip()
    begin = date.fromisoformat(today)
    try:
        if text.isascii() and text.isdigit() and len(text) <= 4:
            return (begin + timedelta(days=int(text))).isoformat()
        if text.count("-") == 1:
            month, day = map(int, text.split("-"))
            found = date(begin.year, month, day)
            return (found if found >= begin else found.replace(year=begin.year + 1)).isoformat()
        return date.fromisoformat(text).isoformat()
    except (ValueError, OverflowError):
        return None


def _put_off(session: Session, day: str) -> Change:
    """Until a day, or some time (""); with a day the papers are unread again, so that they come back to be read."""

    def action(here: Session) -> None:
        read = Flag.READ | Flag.SKIMMED if day else NO_FLAGS
        marks = {
            key: mark._replace(flags=mark.flags & ~read | Flag.LATER, until=day)
            for key, mark in here.marks.marks(here.selected_keys()).items()
        }
        here.marks.set_marks(marks, "later", day)

    count = len(session.selected)
    change = act(session, "later", action)
    if not day:
        return change
    until = f"{day} {session.say.weekday(day)}"
    if count:
        papers = session.say.papers(count)
        return Change(session.say(f"{papers} put off until {until} · u undoes", f"{papers}推迟到 {until} · u 撤销"))
    return Change(session.say(f"Put off until {until}", f"推迟到 {until}"))


def _take_off(session: Session) -> Change:
    return act(
        session, "unlater", lambda here: here.marks.set_flags(here.selected_keys(), NO_FLAGS, Flag.LATER, "unlater")
    )
