"""What is measured without a terminal: bringing a day's file into a library; `parsing` has reading it."""

from __future__ import annotations

from itertools import islice
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

from reader.ingest import ingest
from reader.opening import open_reader
from tests.benchmarks import corpus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.paths import Home


class Compared(NamedTuple):
    """Medians in seconds: of the work, and of its baseline done in turn with it."""

    work: float
    baseline: float


def import_day(home: Home, repeats: int) -> Compared:
    """A new day of Markdown into a library, which grows by `repeats` days; the baseline reads and decodes the file."""
    days = islice(corpus.days_to_come(), repeats + 1)
    paths = [_write(home.state, f"{day}.md", corpus.day_file(day)) for day in days]
    work, baseline = [], []
    with open_reader(home) as opened:
        for path in paths:
            baseline.append(seconds(lambda path=path: path.read_bytes().decode()))  # type: ignore[misc]
            work.append(seconds(lambda path=path: ingest(opened.library, opened.marks, [path])))  # type: ignore[misc]
    return Compared(median(work[1:]), median(baseline[1:]))


def _write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def compare(work: Callable[[], object], baseline: Callable[[], object], repeats: int) -> Compared:
    """Both in turn, after a first time that does not count; of the processor's time, because neither waits."""
    pairs = [(seconds(work, process_time), seconds(baseline, process_time)) for _ in range(repeats + 1)][1:]
    return Compared(median(work for work, _ in pairs), median(baseline for _, baseline in pairs))


def compare_afresh(
    work: Callable[[Path], object], baseline: Callable[[Path], object], path: Path, repeats: int
) -> Compared:
    """`compare` in a new process: what was measured before, the allocator remembers, and then decodes twice as fast."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_compare_with, work, baseline, path, repeats).result()


def _compare_with(
    work: Callable[[Path], object], baseline: Callable[[Path], object], path: Path, repeats: int
) -> Compared:
    return compare(lambda: work(path), lambda: baseline(path), repeats)


def seconds(work: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """How long `work` takes, in seconds."""
    start = clock()
    work()
    return clock() - start
