"""What the person sees of digests that come in; the worker is played by a list of events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.arriving import Arrivals
from reader.ingest import Result, ingest
from reader.library import Library
from reader.library.imported import remember
from reader.library.types import Added
from reader.marks import Marks
from reader.model import Flag, Scope, View
from reader.paths import Home
from reader.session import Session
from reader.sources.events import Ended, Event, Failed
from reader.sources.progress import Progress

from .conftest import press
from .digest_files import write

OpenSession = Callable[..., Session]


class FakeChild:
    """Tells what the test put into `told`."""

    def __init__(self, home: Home, paths: list[Path], *, watch: bool) -> None:
        self.paths, self.watch = paths, watch
        self.told: list[Event] = []
        self.asked: list[str] = []
        self.running = True

    def events(self) -> list[Event]:
        told, self.told = self.told, []
        return told

    def look(self) -> None:
        self.asked.append("look")

    def cancel(self) -> None:
        self.asked.append("cancel")

    def close(self) -> None:
        self.running = False


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[FakeChild]:
    """The child processes that were started."""
    started: list[FakeChild] = []

    def start(home: Home, paths: list[Path], *, watch: bool) -> FakeChild:
        started.append(FakeChild(home, paths, watch=watch))
        return started[-1]

    monkeypatch.setattr("reader.sources.child.Child", start)
    return started


def bring(home: Home, folder: Path, day: str, *papers: tuple[str, str]) -> Result:
    """Another process imports a day."""
    with Library.open(home.data) as library, Marks.open(home.data) as marks:
        return ingest(library, marks, [write(folder, day, *papers)])[0]


def read(day: str, listings: int = 3, repeated: int = 0) -> Result:
    return Result("day.md", day, added=Added(day, listings, listings - repeated, repeated, 0, 0, 0, 0, False))


def test_progress_stands_in_the_header_and_goes_away(
    session: OpenSession, home: Home, tmp_path: Path, children: list[FakeChild]
) -> None:
    opened = session()
    opened.notice = "read-only"
    arrivals = Arrivals(opened, home, [tmp_path])
    arrivals.start()
    assert (opened.notice, arrivals.busy) == ("importing…", True)
    (child,) = children
    child.told = [Progress(12, 400, 3120, "a.md", 41.0)]
    assert arrivals.poll()
    assert opened.notice == "importing 12/400 · 3,120 papers · 0:41 left"
    assert not arrivals.poll()
    child.told = [Result("b", error="no"), Result("c", error="no"), Ended(143, asked=True, cancelled=False)]
    assert arrivals.poll()
    assert (opened.notice, opened.message) == ("read-only", "+143 papers, 2 files could not be read")
    assert not arrivals.busy


@pytest.mark.parametrize(
    ("told", "en", "zh"),
    [
        ([Ended(1, asked=True, cancelled=False)], "+1 paper", "新增 1 篇"),
        ([Ended(0, asked=True, cancelled=False)], "Nothing new", "没有新论文"),
        (
            [read("2026-06-13"), read("2026-06-14", repeated=3), Ended(0, asked=True, cancelled=False)],
            "Nothing new, 2026-06-14 only repeats",
            "没有新论文，2026-06-14 全为重复",
        ),
        ([read("2026-06-14"), Ended(0, asked=True, cancelled=False)], "Nothing new", "没有新论文"),
        ([Ended(0, asked=False, cancelled=False)], "", ""),
        ([Result("b", error="no"), Ended(0, asked=False, cancelled=False)], "", ""),
        (
            [Result("", error="no"), Ended(0, asked=True, cancelled=False)],
            "1 file could not be read",
            "1 个文件无法读取",
        ),
        (
            [Result("/in/b.md", error="no"), Ended(9, asked=False, cancelled=False)],
            "+9 papers, b.md could not be read",
            "新增 9 篇，b.md 无法读取",
        ),
        (
            [
                Result("/in/2026-06-12.md", "2026-06-12", error="no"),
                Result("/in/b.md", error="no"),
                Ended(0, asked=True, cancelled=False),
            ],
            "2 files could not be read, C says why",
            "2 个文件无法读取，按 C 看原因",
        ),
        ([Ended(0, asked=True, cancelled=False, gone="/in")], "/in is gone", "/in 不见了"),
        ([Ended(1, asked=True, cancelled=False, gone="/in")], "+1 paper, /in is gone", "新增 1 篇，/in 不见了"),
        ([Ended(2, asked=True, cancelled=True)], "+2 papers, stopped, R goes on", "新增 2 篇，已停止，按 R 继续"),
        ([Failed("the disk\x1b is full")], "the disk is full", "the disk is full"),
    ],
)
def test_what_is_said_at_the_end(
    session: OpenSession, home: Home, children: list[FakeChild], told: list[Event], en: str, zh: str
) -> None:
    for interface, message in (("en", en), ("zh", zh)):
        opened = session(interface=interface)
        arrivals = Arrivals(opened, home)
        arrivals.look()
        children[-1].told = told
        arrivals.poll()
        assert opened.message == message


def test_a_look_that_nobody_asked_for_says_nothing_before_it_found_papers(
    session: OpenSession, home: Home, tmp_path: Path, children: list[FakeChild]
) -> None:
    opened = session()
    remember(home.data, [tmp_path])
    arrivals = Arrivals(opened, home, watch=True)
    arrivals.start()
    children[0].told = [Progress(0, 9, 0, "README.md", None)]
    arrivals.poll()
    assert (opened.notice, arrivals.busy) == ("", False)
    children[0].told = [Progress(1, 9, 300, "b.md", None)]
    arrivals.poll()
    assert (opened.notice, arrivals.busy) == ("importing 1/9 · 300 papers", True)


def test_it_watches_only_where_something_was_imported(
    session: OpenSession, home: Home, tmp_path: Path, children: list[FakeChild]
) -> None:
    for arrivals in (Arrivals(session(), home, watch=True), Arrivals(session(), None, watch=True)):
        arrivals.start()
        assert children == []
    remember(home.data, [tmp_path])
    Arrivals(session(), home, watch=False).start()
    assert children == []
    arrivals = Arrivals(session(), home, watch=True)
    arrivals.start()
    assert [(list(child.paths), child.watch) for child in children] == [([], True)]
    assert not arrivals.busy
    arrivals.close()
    assert not children[0].running


def test_look_starts_a_worker_where_none_is_running(
    session: OpenSession, home: Home, children: list[FakeChild]
) -> None:
    arrivals = Arrivals(session(), home)
    arrivals.look()
    arrivals.look()
    children[0].running = False
    arrivals.look()
    assert [child.asked for child in children] == [["look", "look"], ["look"]]


def test_cancel_is_for_what_is_being_read(session: OpenSession, home: Home, children: list[FakeChild]) -> None:
    arrivals = Arrivals(session(), home)
    assert not arrivals.cancel()
    arrivals.look()
    assert arrivals.cancel()
    assert children[0].asked == ["look", "cancel"]


def test_nothing_can_come_into_a_library_that_is_read_only(
    session: OpenSession, home: Home, tmp_path: Path, children: list[FakeChild], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = session()
    monkeypatch.setattr(Library, "read_only", True)
    arrivals = Arrivals(opened, home, [tmp_path], watch=True)
    arrivals.start()
    arrivals.look()
    assert children == []


def test_an_untouched_newest_day_gives_way_to_a_newer_one(session: OpenSession, home: Home, tmp_path: Path) -> None:
    opened = session()
    arrivals = Arrivals(opened)
    assert not arrivals.poll()
    bring(home, tmp_path, "2026-06-12", ("2606.00001", "Alpha"), ("2606.00002", "Beta"))
    assert arrivals.poll()
    assert (opened.day, opened.paper_key, opened.cursor) == ("2026-06-12", "2606.00001", 0)


@pytest.mark.parametrize("touch", ["j", "jk", "tab", "J", "r", "2", "/"])
def test_a_view_that_was_touched_stays_and_its_counts_follow(
    session: OpenSession, home: Home, tmp_path: Path, touch: str
) -> None:
    opened = session(height=20)
    press(opened, *([touch] if touch in ("tab",) else touch))
    if touch == "/":
        opened.open_view(View(query="diffusion"))
    arrivals = Arrivals(opened)
    before = (opened.view, list(opened.ids), opened.cursor, opened.scroll)
    total = sum(entry.counts.total for entry in opened.outline if entry.view == View(Scope.ALL) and entry.counts)
    bring(home, tmp_path, "2026-06-12", ("2606.00001", "Alpha"), ("2606.00002", "Beta"))
    assert arrivals.poll()
    assert (opened.view, list(opened.ids), opened.cursor, opened.scroll) == before
    after = sum(entry.counts.total for entry in opened.outline if entry.view == View(Scope.ALL) and entry.counts)
    assert after >= total + 2


def test_an_empty_view_is_opened_anew(session: OpenSession, home: Home, tmp_path: Path) -> None:
    opened = session()
    opened.open_view(View(Scope.DAY, "2026-06-12"))
    assert not opened.ids
    arrivals = Arrivals(opened)
    bring(home, tmp_path, "2026-06-12", ("2606.00001", "Alpha"))
    arrivals.poll()
    assert len(opened.ids) == 1


def test_counts_follow_at_most_once_a_second(session: OpenSession, home: Home, tmp_path: Path) -> None:
    opened = session()
    arrivals = Arrivals(opened)
    opened.now = 10.0
    bring(home, tmp_path, "2026-06-12", ("2606.00001", "Alpha"))
    assert arrivals.poll()
    bring(home, tmp_path, "2026-06-13", ("2606.00002", "Beta"))
    opened.now = 10.9
    assert not arrivals.poll()
    opened.now = 11.0
    assert arrivals.poll()


def test_named_digests_that_are_older_are_shown_at_the_end(
    session: OpenSession, home: Home, tmp_path: Path, children: list[FakeChild]
) -> None:
    opened = session()
    arrivals = Arrivals(opened, home, [tmp_path])
    arrivals.start()
    for day in ("2020-06-11", "2020-06-12"):
        bring(home, tmp_path, day, ("2006.00001", "Old"))
    children[0].told = [read("2020-06-12"), read("2020-06-11"), read("2020-06-13", 0)]
    arrivals.poll()
    assert opened.view == View()
    children[0].told = [Ended(1, asked=True, cancelled=False)]
    arrivals.poll()
    assert opened.view == View(Scope.DAY, "2020-06-12")


def test_what_was_asked_for_is_shown_and_the_cursor_stays(
    session: OpenSession, home: Home, tmp_path: Path, children: list[FakeChild]
) -> None:
    opened = session()
    press(opened, "0", "j", "j")
    key, papers = opened.paper_key, len(opened.ids)
    arrivals = Arrivals(opened, home)
    arrivals.look()
    bring(home, tmp_path, "2026-06-12", ("2606.00001", "Alpha"))
    children[0].told = [read("2026-06-12"), Ended(1, asked=True, cancelled=False)]
    arrivals.poll()
    assert (opened.paper_key, len(opened.ids)) == (key, papers + 1)
    press(opened, "1", "j")
    arrivals.look()
    bring(home, tmp_path, "2026-06-13", ("2606.00002", "Beta"), ("2606.00003", "Gamma"))
    children[0].told = [Ended(2, asked=True, cancelled=False)]
    arrivals.poll()
    assert (opened.day, opened.cursor) == ("2026-06-13", 0)
    assert opened.row is not None
    assert not opened.row.flags & Flag.READ
