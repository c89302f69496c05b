"""What is measured without a terminal: reading a day's file, and bringing it into a library."""

from __future__ import annotations

import json
from itertools import islice
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from reader.digest import read
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


def parse_markdown(folder: Path, repeats: int) -> Compared:
    """A clean day of Markdown, from the file to its papers; the baseline reads and decodes the file."""
    path = _write(folder, "2026-06-12.md", corpus.day_file(next(corpus.days_to_come())))
    return _compare(lambda: read(path.read_bytes(), path.name), lambda: path.read_bytes().decode(), repeats)


def parse_jsonl(folder: Path, repeats: int) -> Compared:
    """A clean day of JSON Lines, from the file to its papers; the baseline reads and decodes file and JSON."""
    path = _write(folder, "2026-06-12.jsonl", corpus.day_file_jsonl(next(corpus.days_to_come())))

    def decode() -> object:
        return [json.loads(line) for line in path.read_bytes().decode().split("\n") if line]

    return _compare(lambda: read(path.read_bytes(), path.name), decode, repeats)


def import_day(home: Home, repeats: int) -> Compared:
    """A new day of Markdown into a library, which grows by `repeats` days; the baseline reads and decodes the file."""
    days = islice(corpus.days_to_come(), repeats + 1)
    paths = [_write(home.state, f"{day}.md", corpus.day_file(day)) for day in days]
    work, baseline = [], []
    with open_reader(home) as opened:
        for path in paths:
            baseline.append(_seconds(lambda path=path: path.read_bytes().decode()))  # type: ignore[misc]
            work.append(_seconds(lambda path=path: ingest(opened.library, opened.marks, [path])))  # type: ignore[misc]
    return Compared(median(work[1:]), median(baseline[1:]))


def _write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _compare(work: Callable[[], object], baseline: Callable[[], object], repeats: int) -> Compared:
    """Both in turn, after a first time that does not count."""
    pairs = [(_seconds(work), _seconds(baseline)) for _ in range(repeats + 1)][1:]
    return Compared(median(work for work, _ in pairs), median(baseline for _, baseline in pairs))


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
