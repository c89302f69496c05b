"""The process that imports: `python -m reader.sources.worker CONFIG DATA STATE [--watch] [PATH…]`.

It brings in the digests at PATH, and then, with --watch or when it is told to, looks again at what was imported.
It takes orders on stdin (see `reader.sources.orders`), ends with its stdin, and tells on stdout what it does
(see `reader.sources.events`). Nothing is lost when it is killed: each digest is one transaction.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import strftime
from typing import TYPE_CHECKING, Final

from reader.errors import ReaderError
from reader.ingest import Result, Step, begin_with_newest, index, ingest_groups
from reader.library import Library
from reader.library.imported import imported
from reader.marks import Marks
from reader.model import Scope, View
from reader.opening import Opened
from reader.paths import Home
from reader.sources.events import Ended, Event, Failed, encode
from reader.sources.exchanger import Exchanger
from reader.sources.folders import Folders
from reader.sources.learner import Learner
from reader.sources.orders import Orders
from reader.sources.progress import Tracker
from reader.sources.upkeep import Upkeep
from reader.unforeseen import record_error

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NICENESS: Final = 15
"""How far other programs go before this one."""
SECONDS_BETWEEN_LOOKS: Final = 60.0


class Worker:
    """Imports into the library of a home until its orders say that it is over."""

    def __init__(self, home: Home, orders: Orders, tell: Callable[[Event], None]) -> None:
        self._home, self._orders, self._tell = home, orders, tell
        self._folders = Folders()
        self._upkeep = Upkeep(home.data)
        self._exchanger = Exchanger(home)
        self._learner = Learner(home)
        self._tracker = Tracker()
        self._cancelled = False

    def run(self, paths: Sequence[Path], *, watch: bool) -> None:
        """Import `paths`, then look whenever it is asked for, and with `watch` also now and then.

        Raises:
            StoreError: library or marks failed.

        """
        if paths:
            self._work(lambda opened: opened.ingest(paths, self._take, self._go_on, newest_first=True), asked=True)
        self._index()
        if watch and not self._orders.over():
            self._look(asked=False)
            self._look_after_marks()
        while not self._orders.over():
            asked = self._orders.look_asked(SECONDS_BETWEEN_LOOKS if watch else None)
            if not self._orders.over():
                self._look(asked=asked)
                self._look_after_marks()

    def _look_after_marks(self) -> None:
        if line := self._upkeep.look(strftime("%Y-%m-%d")):
            self._tell(Failed(line))
        if line := self._exchanger.look():
            self._tell(Failed(line))
        self._learner.look()

    def _look(self, *, asked: bool) -> None:
        paths = imported(self._home.data)
        groups = self._folders.changed(paths)
        if groups or asked:
            groups = begin_with_newest(groups)
            gone = next((str(path) for path in paths if not path.exists()), "") if asked else ""
            self._work(
                lambda opened: ingest_groups(opened.library, opened.marks, groups, self._take, self._go_on),
                asked=asked,
                gone=gone,
            )
            self._index()

    def _index(self) -> None:
        """Make the new papers findable, as long as nobody waits for the end."""
        with Library.open(self._home.data) as library:
            index(library, lambda left: not self._orders.over())

    def _work(self, work: Callable[[Opened], object], *, asked: bool, gone: str = "") -> None:
        self._tracker = Tracker()
        self._cancelled = False
        with Library.open(self._home.data) as library, Marks.open(self._home.data) as marks:
            before = library.counts(View(Scope.ALL)).total
            work(Opened(self._home, library, marks, []))
            added = library.counts(View(Scope.ALL)).total - before
        self._tell(Ended(max(0, added), asked, self._cancelled, gone))

    def _take(self, result: Result, done: int, total: int) -> None:
        self._tracker.take(result)
        if result.added or result.error:
            self._tell(result)

    def _go_on(self, step: Step) -> bool:
        self._cancelled = self._orders.over()
        if not self._cancelled:
            self._tell(self._tracker.at(step))
        return not self._cancelled


def main(arguments: Sequence[str]) -> int:
    """Run as a process; the exit status."""
    os.nice(NICENESS)
    config, data, state, *rest = arguments
    home = Home(Path(config), Path(data), Path(state))
    watch = rest[:1] == ["--watch"]
    try:
        try:
            Worker(home, Orders(), _tell).run([Path(word) for word in rest[watch:]], watch=watch)
        except ReaderError as error:
            _tell(Failed(str(error)))
            return 1
        except BrokenPipeError:
            raise
        except Exception as error:
            _tell(Failed(record_error(home, error)))
            return 1
    except BrokenPipeError:
        return 1
    return 0


def _tell(event: Event) -> None:
    os.write(1, encode(event).encode("ascii"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
