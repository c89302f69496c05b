"""How far an import is."""

from __future__ import annotations

import pytest

from reader.ingest import Result, Step
from reader.library.types import Added
from reader.sources.progress import Progress, Tracker, clock_text, progress_line
from reader.wording import Wording


def read(listings: int) -> Result:
    return Result("day.md", "2026-06-12", added=Added("2026-06-12", listings, listings, 0, 0, 0, 0, 0, False))


def test_time_left_comes_from_the_bytes_that_were_read() -> None:
    times = iter([100.0, 103.0, 104.0])
    tracker = Tracker(lambda: next(times))
    assert tracker.at(Step("a.md", 0, 3, 0, 1000)) == Progress(0, 3, 0, "a.md", None)
    tracker.take(read(12))
    tracker.take(Result("unchanged.md"))
    assert tracker.at(Step("b.md", 1, 3, 250, 1000)) == Progress(1, 3, 12, "b.md", 9.0)
    assert tracker.at(Step("c.md", 2, 3, 1000, 1000)).seconds_left == 0


def test_a_short_while_says_nothing_about_the_pace() -> None:
    times = iter([100.0, 100.5])
    tracker = Tracker(lambda: next(times))
    tracker.at(Step("a.md", 0, 2, 0, 1000))
    assert tracker.at(Step("b.md", 1, 2, 500, 1000)).seconds_left is None


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (0.2, "0:01"), (41, "0:41"), (59.5, "1:00"), (725, "12:05"), (3723, "1:02:03")]
)
def test_clock(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_lines() -> None:
    progress = Progress(12, 400, 3120, "2026-06-12.md", 41.0)
    assert progress_line(progress, Wording("en")) == "importing 12/400 · 3,120 papers · 0:41 left"
    assert progress_line(progress, Wording("zh")) == "导入 12/400 · 3,120 篇 · 剩余 0:41"
    assert progress_line(progress._replace(seconds_left=None), Wording("en")) == "importing 12/400 · 3,120 papers"
