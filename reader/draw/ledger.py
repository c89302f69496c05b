"""What a day's digests brought, in words: for the calendar, and for a day that shows no papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import LedgerDay, View
    from reader.wording import Wording

_PROBLEMS_TOLD: Final = 3


class Calendar(NamedTuple):
    """The days that have a digest, by ISO date; the missing weekdays; first and last day of each long gap."""

    days: Mapping[str, LedgerDay]
    missing: frozenset[str]
    gaps: Sequence[tuple[str, str]]


def day_name(day: str, say: Wording) -> str:
    """`Fri 06-12`, `周五 06-12`."""
    return f"{say.weekday(day)} {day[5:]}".strip()


def same_list(day: LedgerDay, days: Mapping[str, LedgerDay], say: Wording) -> str:
    """That all papers of a day, which repeats an earlier one, were there before."""
    name = day_name(day.same_as, say)
    if day.same_as in days and days[day.same_as].listings == day.listings:
        return say(f"the same list as {name}", f"与 {name} 的列表相同")
    return say(f"all of them on {name} already", f"{name} 均已列出")


def day_words(iso: str, calendar: Calendar, say: Wording) -> str:
    """A day's line of the ledger: `Tue 06-09 · 265 new, 3 without summary, 2 problems: a.md:7: no title; …`."""
    day = calendar.days.get(iso)
    if day is not None:
        guessed = say(" (day guessed)", "（日期为推测）") if day.is_guess else ""
        return f"{day_name(iso, say)}{guessed} · " + say(", ", "，").join(_parts(day, calendar.days, say))
    gap = next(((first, last) for first, last in calendar.gaps if first <= iso <= last), None)
    if gap is not None:
        return f"{day_name(iso, say)} · " + say("no digests from {} to {}", "从 {} 到 {} 没有日报").format(*gap)
    return f"{day_name(iso, say)} · " + say("no digest", "没有日报")


def _parts(day: LedgerDay, days: Mapping[str, LedgerDay], say: Wording) -> Iterator[str]:
    if not day.listings and day.problems:
        yield say("no papers could be read", "没有能读取的论文")
    elif not day.listings:
        yield say("the digest lists no papers", "日报没有列出论文")
    elif day.new:
        yield say(f"{day.new:,} new", f"{day.new:,} 篇新论文")
        if day.repeated:
            yield say(f"{day.repeated:,} repeated", f"{day.repeated:,} 篇重复")
    else:
        same = say(": ", "：") + same_list(day, days, say) if day.same_as else ""
        yield say(f"{day.listings:,} listings, all repeated", f"{day.listings:,} 篇均为重复") + same
    if day.without_summary:
        yield say(f"{day.without_summary:,} without summary", f"{day.without_summary:,} 篇无总结")
    if day.dropped:
        yield say(f"{day.dropped:,} dropped by the digest's filter", f"日报的筛选去掉 {day.dropped:,} 篇")
    if day.unread:
        yield say(f"{day.unread:,} unread", f"{day.unread:,} 篇未读")
    if day.bookmarked:
        yield say(f"{day.bookmarked:,} bookmarked", f"{day.bookmarked:,} 篇已收藏")
    if day.problems:
        yield _problems(day, say)


def _problems(day: LedgerDay, say: Wording) -> str:
    """How many, and the first of them."""
    count = len(day.problems)
    return say(f"{count:,} problem{'' if count == 1 else 's'}: ", f"{count:,} 个问题：") + _told(day, say)


def _told(day: LedgerDay, say: Wording) -> str:
    """The first problems with file and line, and the command that tells all."""
    told = [str(each._replace(file=each.file.rpartition("/")[2])) for each in day.problems[:_PROBLEMS_TOLD]]
    if len(day.problems) > len(told):
        told.append(say("all: ", "全部：") + f"reader days {day.day} --problems")
    return say("; ", "；").join(told)


def why_day_is_empty(view: View, calendar: Calendar, before: str | None, say: Wording) -> str:
    """Why a view of a day shows no papers; `before` is the newest earlier day that has some."""
    name, category = day_name(view.day, say), view.category
    day = calendar.days.get(view.day)
    if before:
        leads_on = say("[ opens the day before, C the calendar.", "按 [ 看前一天，按 C 看日历。")
    else:
        leads_on = say("] opens the day after, C the calendar.", "按 ] 看后一天，按 C 看日历。")
    if day is None:
        return _no_digest(view.day, calendar, say) + leads_on
    if not day.listings and day.problems:
        text = say(f"No papers of {name} could be read: ", f"{name} 没有能读取的论文：") + _told(day, say)
        return text + say(". ", "。") + leads_on
    if not day.listings:
        text = say(f"The digest of {name} lists no papers", f"{name} 的日报没有列出论文")
        if day.dropped:
            text += say(f": its filter dropped all {day.dropped:,}", f"：{day.dropped:,} 篇均被其筛选去掉")
        return text + say(". ", "。") + leads_on
    if category:
        return say(
            f"No {category} in the digest of {name}. }} opens the next category.",
            f"{name} 的日报中没有 {category}。按 }} 看下一分类。",
        )
    if not day.new:
        same = say(": ", "：") + same_list(day, calendar.days, say) if day.same_as else ""
        text = say(f"All {day.listings:,} papers of {name} are repeated", f"{name} 的 {day.listings:,} 篇均为重复")
        return text + same + say(". ", "。") + leads_on
    return say(
        f"All papers of {name} are hidden. / with is:hidden shows them.",
        f"{name} 的论文均已隐藏。按 / 输入 is:hidden 可以看到。",
    )


def _no_digest(iso: str, calendar: Calendar, say: Wording) -> str:
    """That a day has no digest: none at all for weeks, at a weekend, or on a weekday."""
    from datetime import date

    name = day_name(iso, say)
    for gap in calendar.gaps:
        if gap[0] <= iso <= gap[1]:
            return say("There are no digests from {} to {}. ", "从 {} 到 {} 没有日报。").format(*gap)
    try:
        is_weekend = date.fromisoformat(iso).weekday() >= 5
    except ValueError:
        is_weekend = False
    if is_weekend:
        return say(f"No digest of {name}: arXiv announces nothing then. ", f"{name} 没有日报：arXiv 当天不发布。")
    return say(f"There is no digest of {name}. ", f"{name} 没有日报。")
