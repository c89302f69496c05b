"""How far an import is: digests, papers, and the time that is left at the pace so far."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ingest import Result, Step
    from reader.wording import Wording

_FOR_A_GUESS: Final = 1.0
"""Seconds of work before which its pace says nothing."""


class Progress(NamedTuple):
    """`done` of `total` digests were read, with so many `papers`; `name` is the file that is read now.

    `seconds_left` is None as long as the pace is not known.
    """

    done: int
    total: int
    papers: int
    name: str
    seconds_left: float | None


class Tracker:
    """Follows an import by what `reader.ingest` tells of it; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._began: float | None = None
        self._papers = 0

    def take(self, result: Result) -> None:
        """Count the papers of a digest that was read."""
        self._papers += result.added.listings if result.added else 0

    def at(self, step: Step) -> Progress:
        """Where the import is."""
        now = self._clock()
        self._began = now if self._began is None else self._began
        elapsed, left = now - self._began, None
        if step.bytes_done and elapsed >= _FOR_A_GUESS:
            left = elapsed * (step.bytes_total - step.bytes_done) / step.bytes_done
        return Progress(step.done, step.total, self._papers, step.name, left)


def progress_line(progress: Progress, say: Wording) -> str:
    """`importing 12/400 · 3,120 papers · 0:41 left`."""
    parts = [say(f"importing {progress.done:,}/{progress.total:,}", f"导入 {progress.done:,}/{progress.total:,}")]
    parts.append(say.papers(progress.papers))
    if progress.seconds_left is not None:
        left = clock_text(progress.seconds_left)
        parts.append(say(f"{left} left", f"剩余 {left}"))
    return clean_line(" · ".join(parts))


def clock_text(seconds: float) -> str:
    """`0:41`, `12:05`, `1:02:03`; a part of a second counts as one."""
    whole = -int(-seconds // 1)
    minutes, second = divmod(whole, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"
