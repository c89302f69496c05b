"""The one place that does what a Change asks of the front end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.actions.attention import interrupt_reading
from reader.change import Change, Effect

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.main import MainScreen


def apply(screen: MainScreen, change: Change) -> None:
    """Do the effect of a change; the screen is repainted by the caller."""
    if change.ask is not None:
        screen.ask(change.ask)
    if change.menu is not None:
        screen.choose(change.menu)
    if change.effect is not Effect.NONE:
        _EFFECTS[change.effect](screen, change.text)


def _open_link(screen: MainScreen, link: str) -> None:
    from reader.ui.browser import open_link

    screen.session.message = open_link(link, screen.session.say, screen.app.copy_to_clipboard)


def _edit_note(screen: MainScreen, note: str) -> None:
    from reader.ui.editor import edit_note

    edit_note(screen, note)


def _show_help(screen: MainScreen, _: str) -> None:
    from reader.ui.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen.session))


def _show_palette(screen: MainScreen, _: str) -> None:
    from reader.ui.palette import PaletteScreen

    screen.app.push_screen(PaletteScreen(screen.session), screen.chosen)


def _show_calendar(screen: MainScreen, _: str) -> None:
    from reader.ui.calendar import open_calendar

    open_calendar(screen)


def _suspend(screen: MainScreen, _: str) -> None:
    interrupt_reading(screen.session)
    screen.app.action_suspend_process()


def _look_for_digests(screen: MainScreen, _: str) -> None:
    screen.arrivals.look()
    screen.follow_arrivals()


def _stop_import(screen: MainScreen, _: str) -> None:
    if not screen.arrivals.cancel():
        screen.session.message = screen.session.say("Nothing is being imported", "没有正在导入的内容")


_EFFECTS: Final[dict[Effect, Callable[[MainScreen, str], object]]] = {
    Effect.QUIT: lambda screen, _: screen.app.exit(),
    Effect.OPEN_LINK: _open_link,
    Effect.COPY: lambda screen, text: screen.app.copy_to_clipboard(text),
    Effect.EDIT_NOTE: _edit_note,
    Effect.SHOW_HELP: _show_help,
    Effect.SHOW_PALETTE: _show_palette,
    Effect.SHOW_CALENDAR: _show_calendar,
    Effect.SUSPEND: _suspend,
    Effect.REDRAW: lambda screen, _: screen.redraw(),
    Effect.LOOK_FOR_DIGESTS: _look_for_digests,
    Effect.STOP_IMPORT: _stop_import,
}
"""What to do with the screen and the text of the change."""
