"""What a person waits for, measured on a real terminal: the bare app and the reader on each library in turn."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library import Library
from reader.model import View
from reader.paths import Home
from tests.benchmarks import machine
from tests.benchmarks.baseline import shown_after
from tests.benchmarks.program import Program

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.benchmarks.program import Shows

KEYS: Final = 40
"""How often j is pressed in a run, one at a time."""
HELD: Final = 100
"""How many j come in one write."""
WORD: Final = "transformer"
"""What is typed into the filter."""
_RETRIES: Final = 2
_UNWANTED: Final = ("PYTHON", "TEXTUAL", "READER_", "COLOR", "NO_COLOR", "LINES", "COLUMNS")


class Subject(NamedTuple):
    """A program to measure. `after(n)` tells a screen on which n times j has taken effect."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    after: Callable[[int], Shows]
    home: Home | None = None


@dataclass
class Samples:
    """What was measured of one subject: times in seconds, sizes in bytes, memory in MiB, over all kept runs."""

    start: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    key: list[float] = field(default_factory=list)
    key_size: list[int] = field(default_factory=list)
    held: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    filter: list[float] = field(default_factory=list)
    dropped: int = 0
    disturbed: int = 0

    def take(self, other: Samples) -> None:
        """Add those of another run."""
        for name, values in vars(other).items():
            setattr(self, name, getattr(self, name) + values)


def bare() -> Subject:
    """The bare app."""

    def after(keys: int) -> Shows:
        return lambda lines: any(shown_after(keys) in line for line in lines)

    return Subject("bare app", (sys.executable, "-m", "tests.benchmarks.baseline"), _environment(), after)


def reader(home: Home, name: str) -> Subject:
    """The reader at the top of the newest day of a library."""
    with Library.open(home.data) as library:
        ids = library.ids(View())
        keys, papers = library.keys(ids[: KEYS + HELD + 1]), len(ids)

    def after(pressed: int) -> Shows:
        position, key = f"{pressed + 1}/{papers} ", keys[pressed]
        # Only the detail names a paper by its ID.
        return lambda lines: position in lines[0] and any(key in line for line in lines)

    environment = _environment() | {"READER_HOME": str(home.data.parent)}
    return Subject(name, (sys.executable, "-m", "reader"), environment, after, home)


def measure(subjects: Sequence[Subject], runs: int, progress: Callable[[str], None]) -> list[Samples]:
    """Run all subjects in turn, `runs` times after a first time that does not count.

    A run during which others used too much of the machine is done again, twice at the most; the last is kept.
    """
    found = [Samples() for _ in subjects]
    for number in range(runs + 1):
        for subject, samples in zip(subjects, found, strict=True):
            if number:
                progress(f"run {number} of {runs}: {subject.name}")
                samples.take(_undisturbed(subject))
            else:
                _run(subject)
    return found


def keys_while_importing(
    home: Home, folder: Path, runs: int, progress: Callable[[str], None]
) -> tuple[list[float], list[float]]:
    """Seconds of every j, idle and while the reader imports `folder`, in turn, each on a copy of `home`'s library."""
    idle: list[float] = []
    busy: list[float] = []
    for number in range(runs + 1):
        progress(f"j while importing, run {number} of {runs}")
        for found, extra, word in ((idle, (), ""), (busy, (str(folder),), "importing ")):
            with TemporaryDirectory(prefix="benchmarks-") as copy:
                shutil.copytree(home.data, Home.under(Path(copy)).data)
                seconds = _keys(reader(Home.under(Path(copy)), word), extra, word)
            found += seconds if number else []
    return idle, busy


def _keys(subject: Subject, arguments: tuple[str, ...], word: str) -> list[float]:
    """Seconds of every j in a session in which `word` is in the header all the time."""

    def after(keys: int) -> Shows:
        shows = subject.after(keys)
        return lambda lines: word in lines[0] and shows(lines)

    with Program((*subject.command, *arguments), subject.environment) as program:
        program.answer(after(0))
        return [program.press("j", after(number)).seconds for number in range(1, KEYS + 1)]


def _undisturbed(subject: Subject) -> Samples:
    for dropped in range(_RETRIES + 1):
        before = machine.usage()
        samples = _run(subject)
        samples.dropped = dropped
        if machine.foreign(before, machine.usage()) <= machine.MOST_FOREIGN:
            return samples
    samples.disturbed = 1
    return samples


def _run(subject: Subject) -> Samples:
    """One session, from exec to the end."""
    if subject.home is not None:
        shutil.rmtree(subject.home.state, ignore_errors=True)
    with Program(subject.command, subject.environment) as program:
        start = program.answer(subject.after(0))
        first, *keys = [program.press("j", subject.after(number)) for number in range(1, KEYS + 1)]
        held = program.press("j" * HELD, subject.after(KEYS + HELD))
        memory = program.peak_memory()
        filtered = _type_filter(program) if subject.home is not None else []
    return Samples(
        start=[start.seconds],
        ready=[first.since_exec],
        key=[key.seconds for key in keys],
        key_size=[key.size for key in keys],
        held=[held.seconds],
        memory=[memory],
        filter=filtered,
    )


def _type_filter(program: Program) -> list[float]:
    """Seconds from each letter of WORD to the filtered list; the header says what it is filtered by."""
    program.press("/", lambda lines: "filter this view" in lines[-2])
    ends = range(1, len(WORD) + 1)
    return [
        program.press(WORD[end - 1], lambda lines, typed=f"/ {WORD[:end]} ": typed in lines[0]).seconds  # type: ignore[misc]
        for end in ends
    ]


def _environment() -> dict[str, str]:
    """This process's environment without what would change the programs, on a terminal with all colours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_UNWANTED)}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
