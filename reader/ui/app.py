"""The application: one main screen on a session, and a clean way out whatever ends it."""

from __future__ import annotations

import gc
import signal
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import App
from textual.binding import Binding

from reader.ui.main import MainScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.driver import Driver

    from reader.arriving import Arrivals
    from reader.session import Session
    from reader.ui.first_screen import FirstScreen

_ENDING: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)


def collect_garbage_again() -> None:
    """Look for garbage from now on, but not among what the start made, which stays."""
    gc.freeze()
    gc.enable()


class ReaderApp(App[None], inherit_bindings=False):
    """Runs a session until the person, a signal or the end of the terminal stops it."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [Binding("ctrl+c", "quit", show=False, priority=True)]
    """Also while a line is typed, where Textual would copy."""

    def __init__(
        self,
        session: Session,
        log_file: Path,
        arrivals: Arrivals | None = None,
        first_screen: FirstScreen | None = None,
    ) -> None:
        super().__init__(ansi_color=True)
        self.first_screen = first_screen
        self.session = session
        self.main = MainScreen(session, arrivals)
        self._log_file = log_file

    def get_default_screen(self) -> MainScreen:
        """The three panes."""
        return self.main

    def get_driver_class(self) -> type[Driver]:
        """Our driver on a terminal; Textual's choice where a test or another front end asks for it."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from reader.ui.driver import ReaderDriver

        return ReaderDriver

    def on_mount(self) -> None:
        """Make signals end the program as a key would; collect garbage again once the first screen is up."""
        import asyncio

        loop = asyncio.get_running_loop()
        for number in _ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, self._end_by_signal, number)
        self.call_after_refresh(collect_garbage_again)
        self.app_resume_signal.subscribe(self, self._paint_again)

    def _paint_again(self, _: App[None]) -> None:
        """The terminal comes back empty after a suspension; Textual would paint only what changed since."""
        self.screen.refresh()

    def _end_by_signal(self, number: int) -> None:
        self.exit(return_code=128 + number)

    def _fatal_error(self) -> None:
        """Write an unforeseen error to a file and end with one line instead of a traceback."""
        import sys
        import traceback

        kind, error, _ = sys.exc_info()
        line = f"reader: this should not have happened: {kind.__name__ if kind else ''} {error}"
        try:
            self._log_file.parent.mkdir(parents=True, exist_ok=True)
            with self._log_file.open("a", encoding="utf-8") as log:
                log.write(traceback.format_exc())
            line += f"; marks are safe, details are in {self._log_file}"
        except OSError:
            line += "; marks are safe"
        from rich.text import Text

        self._exit_renderables.append(Text(line))
        self._close_messages_no_wait()
