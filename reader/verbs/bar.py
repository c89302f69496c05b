"""A line on the terminal that tells how far an import is, redrawn in place and gone at the end."""

from __future__ import annotations

import os
import sys
from time import monotonic
from typing import TYPE_CHECKING, Final, Self

from reader.sources.progress import Tracker, progress_line
from reader.terminal import is_terminal
from reader.text.wrap import truncate
from reader.wording import Wording

if TYPE_CHECKING:
    from reader.ingest import Result, Step
    from reader.sources.progress import Progress

_CELLS: Final = 24
_SECONDS_BETWEEN: Final = 0.1
_ERASE: Final = "\r\x1b[K"
_COLOURS: Final = ("\x1b[36m", "\x1b[2m", "\x1b[0m")


class Bar:
    """The line on stderr; where that is no terminal that can redraw a line, nothing at all.

    Erase it before anything else is printed; it comes back with the next step. As a context it is erased at its end.
    """

    def __init__(self) -> None:
        self._shown = is_terminal(sys.stderr) and os.environ.get("TERM", "") not in ("", "dumb")
        self._coloured = not os.environ.get("NO_COLOR")
        self._tracker = Tracker()
        self._drawn_at: float | None = None
        self._is_up = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.erase()

    def take(self, result: Result) -> None:
        """Count a digest that was read."""
        self._tracker.take(result)

    def step(self, step: Step) -> None:
        """Draw where the import is, not too often."""
        progress = self._tracker.at(step)
        if self._is_due():
            self._draw(self._line(progress))

    def indexing(self, papers: int) -> None:
        """Draw how many papers wait to be made findable, not too often."""
        if self._is_due():
            self._draw(truncate(f"making findable · {papers:,} papers left", max(1, _width() - 1)))

    def _is_due(self) -> bool:
        return self._shown and (self._drawn_at is None or monotonic() - self._drawn_at >= _SECONDS_BETWEEN)

    def _draw(self, line: str) -> None:
        self._drawn_at, self._is_up = monotonic(), True
        sys.stderr.write(_ERASE + line)
        sys.stderr.flush()

    def erase(self) -> None:
        """Take the line away, if it is there."""
        if self._is_up:
            self._is_up, self._drawn_at = False, None
            sys.stderr.write(_ERASE)
            sys.stderr.flush()

    def _line(self, progress: Progress) -> str:
        width = _width()
        text = progress_line(progress, Wording("en"))
        full = _CELLS * progress.done // max(1, progress.total)
        done, rest = "━" * full, "─" * (_CELLS - full)
        if width < _CELLS + len(text) + 2:
            return truncate(text, max(1, width - 1))
        if self._coloured:
            cyan, dim, normal = _COLOURS
            done, rest = f"{cyan}{done}{normal}", f"{dim}{rest}{normal}"
        return f"{done}{rest} {text}"


def _width() -> int:
    return os.get_terminal_size(sys.stderr.fileno()).columns
