"""Exchanges the history with other machines while the reader runs, where the settings name a folder for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.library import Library
from reader.marks import Marks
from reader.opening import Opened

if TYPE_CHECKING:
    from reader.paths import Home


class Exchanger:
    """Looks into the folder of the settings; what is wrong there it says once."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._said = ""

    def look(self) -> str:
        """Send and receive what is new; what is wrong, "" if nothing is or if it was said already."""
        from reader.config import load_config
        from reader.exchange import sync_now

        try:
            folder = load_config(self._home.settings_file).sync
            if not folder:
                return ""
            with Library.open(self._home.data) as library, Marks.open(self._home.data) as marks:
                problems = sync_now(Opened(self._home, library, marks, []), folder).problems
            line = problems[0] if problems else ""
        except ReaderError as error:
            line = str(error)
        is_new = line != self._said
        self._said = line
        return line if is_new else ""
