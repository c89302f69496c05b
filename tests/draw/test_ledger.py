"""What a day brought and why it is empty, in words of both languages."""

import re

import pytest

from reader.draw.ledger import Calendar, day_words, why_day_is_empty
from reader.keymap import command_for
from reader.model import LedgerDay, Problem, Scope, View
from reader.wording import Wording

PROBLEMS = tuple(Problem("/digests/2026-06-09.md", line, "no title") for line in (3, 5, 7, 9))
DAYS = (
    LedgerDay("2026-06-15", 4, 4, 0, 0, None, 0, 0, is_guess=True),
    LedgerDay("2026-06-14", 9, 0, 9, 0, None, 0, 1, same_as="2026-06-12"),
    LedgerDay("2026-06-13", 250, 0, 250, 0, None, 0, 0, same_as="2026-06-12"),
    LedgerDay("2026-06-12", 250, 250, 0, 0, None, 250, 0),
    LedgerDay("2026-06-11", 0, 0, 0, 0, 1200, 0, 0),
    LedgerDay("2026-06-09", 1265, 1265, 40, 3, 12, 0, 0, PROBLEMS[:2]),
    LedgerDay("2026-06-08", 2, 0, 2, 0, 0, 0, 0, PROBLEMS),
    LedgerDay("2026-06-05", 0, 0, 0, 0, None, 0, 0, (Problem("/digests/2026-06-05.md", 0, "is binary"),)),
)
CALENDAR = Calendar({day.day: day for day in DAYS}, frozenset({"2026-06-10"}), [("2007-05-26", "2026-06-07")])


@pytest.mark.parametrize(
    ("day", "en", "zh"),
    [
        ("2026-06-15", "Mon 06-15 (day guessed) · 4 new", "周一 06-15（日期为推测） · 4 篇新论文"),
        (
            "2026-06-14", "Sun 06-14 · 9 listings, all repeated: all of them on Fri 06-12 already, 1 bookmarked",
            "周日 06-14 · 9 篇均为重复：周五 06-12 均已列出，1 篇已收藏",
        ),
        (
            "2026-06-13", "Sat 06-13 · 250 listings, all repeated: the same list as Fri 06-12",
            "周六 06-13 · 250 篇均为重复：与 周五 06-12 的列表相同",
        ),
        ("2026-06-12", "Fri 06-12 · 250 new, 250 unread", "周五 06-12 · 250 篇新论文，250 篇未读"),
        (
            "2026-06-11", "Thu 06-11 · the digest lists no papers, 1,200 dropped by the digest's filter",
            "周四 06-11 · 日报没有列出论文，日报的筛选去掉 1,200 篇",
        ),
        ("2026-06-10", "Wed 06-10 · no digest", "周三 06-10 · 没有日报"),
        (
            "2026-06-09",
            "Tue 06-09 · 1,265 new, 40 repeated, 3 without summary, 12 dropped by the digest's filter, "
            "2 problems: 2026-06-09.md:3: no title; 2026-06-09.md:5: no title",
            "周二 06-09 · 1,265 篇新论文，40 篇重复，3 篇无总结，日报的筛选去掉 12 篇，"
            "2 个问题：2026-06-09.md:3: no title；2026-06-09.md:5: no title",
        ),
        (
            "2026-06-05", "Fri 06-05 · no papers could be read, 1 problem: 2026-06-05.md: is binary",
            "周五 06-05 · 没有能读取的论文，1 个问题：2026-06-05.md: is binary",
        ),
        (
            "2026-06-01", "Mon 06-01 · no digests from 2007-05-26 to 2026-06-07",
            "周一 06-01 · 从 2007-05-26 到 2026-06-07 没有日报",
        ),
    ],
)  # fmt: skip
def test_a_day_in_words(day: str, en: str, zh: str) -> None:
    assert day_words(day, CALENDAR, Wording("en")) == en
    assert day_words(day, CALENDAR, Wording("zh")) == zh


def test_many_problems_end_with_the_command_that_lists_all() -> None:
    words = day_words("2026-06-08", CALENDAR, Wording("en"))
    assert ", all repeated, 4 problems: " in words
    assert words.endswith("2026-06-09.md:7: no title; all: reader days 2026-06-08 --problems")


@pytest.mark.parametrize(
    ("view", "before", "en", "zh"),
    [
        (
            View(Scope.DAY, "2026-06-10"), "2026-06-09",
            "There is no digest of Wed 06-10. [ opens the day before, C the calendar.",
            "周三 06-10 没有日报。按 [ 看前一天，按 C 看日历。",
        ),
        (
            View(Scope.DAY, "2026-06-20"), "2026-06-14",
            "No digest of Sat 06-20: arXiv announces nothing then. [ opens the day before, C the calendar.",
            "周六 06-20 没有日报：arXiv 当天不发布。按 [ 看前一天，按 C 看日历。",
        ),
        (
            View(Scope.DAY, "2026-05-05"), None,
            "There are no digests from 2007-05-26 to 2026-06-07. ] opens the day after, C the calendar.",
            "从 2007-05-26 到 2026-06-07 没有日报。按 ] 看后一天，按 C 看日历。",
        ),
        (
            View(Scope.DAY, "2026-06-11", "cs.LG"), "2026-06-10",
            "The digest of Thu 06-11 lists no papers: its filter dropped all 1,200. [ opens the day before, "
            "C the calendar.",
            "周四 06-11 的日报没有列出论文：1,200 篇均被其筛选去掉。按 [ 看前一天，按 C 看日历。",
        ),
        (
            View(Scope.DAY, "2026-06-05"), "2026-06-04",
            "No papers of Fri 06-05 could be read: 2026-06-05.md: is binary. [ opens the day before, C the calendar.",
            "周五 06-05 没有能读取的论文：2026-06-05.md: is binary。按 [ 看前一天，按 C 看日历。",
        ),
        (
            View(Scope.TODAY, "2026-06-12", "cs.LG"), "2026-06-10",
            "No cs.LG in the digest of Fri 06-12. } opens the next category.",
            "周五 06-12 的日报中没有 cs.LG。按 } 看下一分类。",
        ),
        (
            View(Scope.DAY, "2026-06-13"), "2026-06-12",
            "All 250 papers of Sat 06-13 are repeated: the same list as Fri 06-12. [ opens the day before, "
            "C the calendar.",
            "周六 06-13 的 250 篇均为重复：与 周五 06-12 的列表相同。按 [ 看前一天，按 C 看日历。",
        ),
        (
            View(Scope.DAY, "2026-06-12"), "2026-06-10",
            "All papers of Fri 06-12 are hidden. / with is:hidden shows them.",
            "周五 06-12 的论文均已隐藏。按 / 输入 is:hidden 可以看到。",
        ),
    ],
)  # fmt: skip
def test_why_a_day_is_empty_and_which_key_leads_on(view: View, before: str | None, en: str, zh: str) -> None:
    assert why_day_is_empty(view, CALENDAR, before, Wording("en")) == en
    assert why_day_is_empty(view, CALENDAR, before, Wording("zh")) == zh
    for key in re.findall(r"[。，：]按 (\S) ", zh):
        assert command_for(key) is not None
