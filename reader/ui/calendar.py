"""The calendar screen: what the digests of each day brought; Enter opens a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from reader.actions.views import choose
from reader.draw.calendar import moved, render_calendar
from reader.draw.panes import Pane
from reader.errors import ReaderError
from reader.model import Scope, View
from reader.screen import calendar_of
from reader.ui.overlay import Overlay
from reader.ui.part import PartView

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from reader.draw.ledger import Calendar
    from reader.session import Session
    from reader.ui.main import MainScreen


class CalendarScreen(Overlay[str]):
    """Months over the main screen. The result is the day that was chosen, None where Esc closed it."""

    CSS_PATH: ClassVar = "calendar.tcss"

    def __init__(self, session: Session, calendar: Calendar, today: date) -> None:
        super().__init__()
        self.session, self.calendar, self.today = session, calendar, today
        self.cursor = _beginning(session, calendar, today)
        self._view = PartView("calendar")

    def compose(self) -> ComposeResult:
        """One part with all of it, in a frame."""
        with Container():
            yield self._view

    def on_resize(self, event: events.Resize) -> None:
        """Draw anew once the part has its new size."""
        self.call_after_refresh(self._draw)

    def take(self, event: events.Key) -> None:
        """Move, open or close; no other key does anything."""
        if event.key in {"escape", "q", "C"}:
            self.dismiss()
        elif event.key == "enter":
            self.dismiss(self.cursor.isoformat())
        elif (day := moved(self.cursor, event.key)) is not None:
            self.cursor = day
            self._draw()

    def _draw(self) -> None:
        size = self._view.content_size
        lines = render_calendar(self.calendar, self.cursor, self.today, size.width, size.height, self.session.say)
        self._view.show(lines)


def open_calendar(main: MainScreen) -> None:
    """Show the calendar over the main screen, and the chosen day when it closes."""
    session = main.session
    try:
        calendar = calendar_of(session)
    except ReaderError as error:
        session.message = str(error)
        return

    def chosen(day: str | None) -> None:
        if day is not None:
            try:
                choose(session, View(Scope.DAY, day))
                session.pane, session.zoomed = Pane.LIST, False
            except ReaderError as error:
                session.message = str(error)
            main.show()

    main.app.push_screen(CalendarScreen(session, calendar, date.today()), chosen)


def _beginning(session: Session, calendar: Calendar, today: date) -> date:
    """The day of the view, else the newest that has a digest, else today."""
    newest = max((day.day for day in calendar.days.values() if not day.is_guess), default="")
    for day in (session.day, newest):
        try:
            return date.fromisoformat(day)
        except ValueError:
            continue
    return today
