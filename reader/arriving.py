"""Digests that come in while a session is open: what the person sees of it, and hears at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.draw.panes import Pane
from reader.library.imported import imported
from reader.model import Flag, Scope, View
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.ingest import Result
    from reader.paths import Home
    from reader.session import Session
    from reader.sources.child import Child
    from reader.sources.events import Ended, Event

_REFRESH_SECONDS: Final = 1.0
"""At most this often counts and days follow a library that grows, so that keys stay quick."""


class Arrivals:
    """Imports `paths` into the library of `home` in a child process, and looks at what was imported before.

    With `watch` it looks at the start and every minute. Without a home nothing can come in, but what other processes
    bring is seen all the same. The front end calls `start` once and `poll` now and then; neither waits.
    """

    def __init__(
        self, session: Session, home: Home | None = None, paths: Sequence[Path] = (), *, watch: bool = False
    ) -> None:
        self._session, self._home, self._paths, self._watch = session, home, paths, watch
        self._child: Child | None = None
        self._notice = session.notice
        self._days: set[str] = set()
        self._days_with_new: set[str] = set()
        self._failures: list[Result] = []
        self._refresh_at = 0.0
        self.busy = False

    def start(self) -> None:
        """Begin with the paths, and watch.

        Raises:
            ReaderError: no process can be started.

        """
        if self._home is None or self._session.library.read_only or self._child is not None:
            return
        if self._paths or (self._watch and imported(self._home.data)):
            self._start(self._home, self._paths)
            self.busy = bool(self._paths)
            if self.busy:
                self._session.notice = self._session.say("importing…", "正在导入…")

    def look(self) -> None:
        """Look for new digests now; what came is said when it is known.

        Raises:
            ReaderError: no process can be started.

        """
        if self._home is None or self._session.library.read_only:
            return
        if self._child is None or not self._child.running:
            self._start(self._home, ())
        if self._child:
            self._child.look()
        self.busy = True

    def cancel(self) -> bool:
        """Stop after the digest that is being read; False if none is."""
        if not self.busy or self._child is None:
            return False
        self._child.cancel()
        return True

    def close(self) -> None:
        """End the child process."""
        if self._child:
            self._child.close()

    def poll(self) -> bool:
        """Take over what has come in; whether anything on the screen changed."""
        events = self._child.events() if self._child else []
        for event in events:
            self._take(event)
        changed = self._session.now >= self._refresh_at and self._refresh()
        return changed or bool(events)

    def _start(self, home: Home, paths: Sequence[Path]) -> None:
        from reader.sources.child import Child

        self._child = Child(home, paths, watch=self._watch)

    def _take(self, event: Event) -> None:
        from reader.ingest import Result
        from reader.sources.events import Ended
        from reader.sources.progress import Progress, progress_line

        if isinstance(event, Progress):
            # Nobody asked, and so far it is only files that may be no digests: not worth a word yet.
            if not (self.busy or event.papers):
                return
            self.busy = True
            self._session.notice = progress_line(event, self._session.say)
        elif isinstance(event, Result):
            if event.error:
                self._failures.append(event)
            if event.added and event.added.listings:
                self._days.add(event.day)
                if event.added.new:
                    self._days_with_new.add(event.day)
        elif isinstance(event, Ended):
            self._end(event)
        else:
            self._rest(event.line)

    def _rest(self, message: str) -> None:
        """Nothing is read any more."""
        if message:
            self._session.message = clean_line(message)
        self._session.notice = self._notice
        self._failures, self._days, self._days_with_new, self.busy = [], set(), set(), False
        self._refresh_at = 0.0

    def _end(self, ended: Ended) -> None:
        say = self._session.say
        parts = []
        if ended.papers:
            parts.append(say(f"+{ended.papers:,} paper{'' if ended.papers == 1 else 's'}", f"新增 {ended.papers:,} 篇"))
        elif ended.asked and not self._failures and not ended.cancelled and not ended.gone:
            parts.append(say("Nothing new", "没有新论文"))
            # The list goes to this day, which would else be empty for no reason that one sees.
            newest = max(self._days, default="")
            if newest and newest not in self._days_with_new:
                parts.append(say(f"{newest} only repeats", f"{newest} 全为重复"))
        parts += self._failed()
        if ended.gone:
            parts.append(say(f"{ended.gone} is gone", f"{ended.gone} 不见了"))
        if ended.cancelled:
            parts.append(say("stopped, R goes on", "已停止，按 R 继续"))
        if ended.asked and not ended.cancelled:
            self._open_what_came()
        self._rest(say(", ", "，").join(parts) if ended.asked or ended.papers or ended.cancelled else "")

    def _failed(self) -> list[str]:
        """Which file could not be read, or how many; and the key that says why where the ledger knows."""
        say, count = self._session.say, len(self._failures)
        if not count:
            return []
        name = self._failures[0].name.rpartition("/")[2] if count == 1 else ""
        files = name or say(f"{count} file{'' if count == 1 else 's'}", f"{count} 个文件")
        parts = [say(f"{files} could not be read", f"{name} 无法读取" if name else f"{files}无法读取")]
        return parts + ([say("C says why", "按 C 看原因")] if any(result.day for result in self._failures) else [])

    def _open_what_came(self) -> None:
        """The person asked for it: show it, with the cursor where it was unless another day is the newest now."""
        session = self._session
        session.refresh_library()
        newest = session.library.newest_day()
        if self._paths and self._days and _is_untouched(session):
            day = max(self._days)
            session.open_view(View() if day == newest else View(Scope.DAY, day))
        elif session.view.scope is Scope.TODAY and session.day != newest:
            session.open_view(session.view)
        else:
            session.open_view(session.view, session.paper_key, session.cursor)
        self._paths = ()

    def _refresh(self) -> bool:
        """Follow the library; a view in which nobody has begun to read is opened anew."""
        session = self._session
        if not session.refresh_library():
            return False
        self._refresh_at = session.now + _REFRESH_SECONDS
        if not session.ids or _is_untouched(session):
            session.open_view(session.view)
        return True


def _is_untouched(session: Session) -> bool:
    """Whether the newest day is shown at its top, and nobody has moved, scrolled, or read there."""
    row = session.row
    return (
        session.view == View()
        and session.pane is Pane.LIST
        and session.cursor == session.scroll == 0
        and session.opened_at is None
        and not (row and row.flags & Flag.READ)
    )
