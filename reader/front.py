"""Runs the full-screen reader: from opened stores to the exit status. The only module besides the UI that knows it."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.place import save_place
from reader.unforeseen import errors_file

if TYPE_CHECKING:
    from reader.arriving import Arrivals
    from reader.paths import Home
    from reader.session import Session

_INTERRUPTED = 130


def run(session: Session, home: Home, arrivals: Arrivals | None = None, *, keep_place: bool = True) -> int:
    """Show the session until the person leaves, with `arrivals` coming in meanwhile; the exit status.

    The place is saved in `home` afterwards, in every case, unless `keep_place` is False.
    """
    # Textual reads both when it is imported: frames a second at most, and how long Esc waits for a sequence, in ms.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    os.environ.setdefault("ESCDELAY", "50")
    # Until the first paint everything that is made stays, so looking for garbage finds none; the app enables it.
    gc.disable()
    first = None
    try:
        from reader.ui.first_screen import FirstScreen

        first = FirstScreen.show(session)
        from reader.ui.left_out import left_out

        with left_out():
            from reader.ui.app import ReaderApp

        app = ReaderApp(session, errors_file(home), arrivals, first)
        app.run()
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        gc.enable()
        if first:
            first.restore()
        if arrivals:
            arrivals.close()
        if keep_place:
            with suppress(ReaderError):
                save_place(home.place_file, session.place)
    return app.return_code or 0
