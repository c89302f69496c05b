"""The one place that does what a Change asks of the front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.change import Change, Effect

if TYPE_CHECKING:
    from reader.ui.main import MainScreen


def apply(screen: MainScreen, change: Change) -> None:
    """Do the effect of a change; the screen is repainted by the caller."""
    if change.effect is Effect.NONE:
        return
    if change.effect is Effect.QUIT:
        screen.app.exit()
    elif change.effect is Effect.OPEN_LINK:
        from reader.ui.browser import open_link

        screen.session.message = open_link(change.link, screen.session.say, screen.app.copy_to_clipboard)
    elif change.effect is Effect.EDIT_FILTER:
        screen.edit_filter()
    elif change.effect is Effect.SHOW_HELP:
        from reader.ui.help import HelpScreen

        screen.app.push_screen(HelpScreen(screen.session))
    elif change.effect is Effect.SHOW_PALETTE:
        from reader.ui.palette import open_palette

        open_palette(screen)
    elif change.effect is Effect.SHOW_CALENDAR:
        from reader.ui.calendar import open_calendar

        open_calendar(screen)
    elif change.effect is Effect.SUSPEND:
        screen.session.interrupt_reading()
        screen.app.action_suspend_process()
    elif change.effect is Effect.REDRAW:
        screen.redraw()
    elif change.effect is Effect.LOOK_FOR_DIGESTS:
        screen.arrivals.look()
        screen.follow_arrivals()
    elif change.effect is Effect.STOP_IMPORT and not screen.arrivals.cancel():
        screen.session.message = screen.session.say("Nothing is being imported", "没有正在导入的内容")
