"""From words of the command line to the full-screen reader: what to import, what to open, what to say."""

from __future__ import annotations

from contextlib import suppress
from time import strftime
from typing import TYPE_CHECKING, NamedTuple

from reader import terminal
from reader.config import Config, load_config
from reader.errors import ReaderError, StoreError
from reader.incoming import STDIN, absolute, bring_in, takes_a_while
from reader.model import Scope
from reader.opening import READ_ONLY, Opened, open_reader, throw_away
from reader.place import Place, load_place
from reader.text.clean import clean_line
from reader.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.arguments import Given
    from reader.ingest import Result
    from reader.paths import Home
    from reader.session import Session


class _Person(NamedTuple):
    """What belongs to the person and not to a library; `keeps_place` is False for a throw-away library."""

    home: Home
    config: Config
    place: Place
    say: Wording
    keeps_place: bool = True


def open_fullscreen(home: Home, given: Given) -> int:
    """Open at the digests that were named, else where the person stopped; without any, show the sample.

    Raises:
        UsageError: there is no terminal for it.
        ReaderError: nothing of what was named could be read, or the stores cannot be opened.

    """
    terminal.require_terminal(digest_from_stdin=STDIN in given.words)
    config, place = load_config(home.settings_file), load_place(home.place_file)
    say = Wording(place.interface or config.interface)
    person = _Person(home, config, place, say)
    if "--demo" in given.options:
        first_words = say("The built-in sample: nothing you do here is kept", "内置示例：这里的操作不会保留")
        return _show_sample(person, given.words, first_words)
    with open_reader(home) as opened:
        if given.words or opened.library.newest_day() is not None:
            return _show(opened, person, given.words)
    first_words = say(
        "The built-in sample, gone when you quit; your own digests: reader FOLDER",
        "内置示例，退出后消失；打开自己的日报：reader 文件夹",
    )
    return _show_sample(person, [], first_words)


def _show_sample(person: _Person, words: Sequence[str], first_words: str) -> int:
    """Show the sample; the header says so all the time, the footer says `first_words` until the first key."""
    person = person._replace(place=_at(person.place), keeps_place=False)
    with throw_away() as temporary, open_reader(temporary) as opened:
        return _show(opened, person, words, person.say("built-in sample", "内置示例"), first_words)


def _show(opened: Opened, person: _Person, words: Sequence[str], notice: str = "", first_words: str = "") -> int:
    from reader import front
    from reader.arriving import Arrivals
    from reader.kept import Kept
    from reader.session import Session

    place, notices = person.place, [*opened.notices, notice]
    later: list[Path] = []
    if takes_a_while(words) and not opened.library.read_only:
        later, words = absolute(words), [word for word in words if word == STDIN]
        place = _at(place)
    if words:
        results = bring_in(opened, words)
        notices.append(_failures(results))
        place = _at(place, _day_to_open(opened, results))
    if STDIN in words:
        terminal.take_keys_from_terminal()
    if person.keeps_place:
        opened.keep_unwritten()
    if opened.read_only:
        notices.append(person.say(*READ_ONLY))
    watch = person.config.watch and person.keeps_place
    if person.config.sync and person.keeps_place and not watch:
        # Else the child process does it, while the first screen is there already.
        notices += _exchange(opened, person.config.sync)
    kept = Kept(opened.home, opened.marks)
    session = Session(opened.library, opened.marks, person.config, person.say, kept, place)
    session.notice = " · ".join(clean_line(line) for line in notices if line)
    # The header has room for the beginning of a long notice only.
    session.message = first_words or session.notice or (_welcome(session) if person.keeps_place else "")
    arrivals = Arrivals(session, opened.home, later, watch=watch)
    status = front.run(session, person.home, arrivals, keep_place=person.keeps_place)
    if person.keeps_place and not status:
        _look_after(opened, person)
    return status


def _welcome(session: Session) -> str:
    from reader.actions.welcoming import welcome

    return welcome(session)


def _look_after(opened: Opened, person: _Person) -> None:
    """What is done when the reader is left: a backup of the day, and the exchange with other machines."""
    from reader.marks.backups import backup_if_due

    with suppress(StoreError):
        backup_if_due(opened.home.data, strftime("%Y-%m-%d"))
    for problem in _exchange(opened, person.config.sync) if person.config.sync else ():
        terminal.tell(problem)


def _exchange(opened: Opened, folder: str) -> Sequence[str]:
    """Exchange what was done with other machines; what is wrong, a line each, and the next time mends it."""
    from reader.exchange import sync_now

    try:
        return sync_now(opened, folder).problems
    except ReaderError as error:
        return [str(error)]


def _at(place: Place, day: str = "") -> Place:
    """The top of a day, "" for the newest, with the screen set up as it was."""
    scope = Scope.DAY if day else Scope.TODAY
    return place._replace(scope=scope, day=day, category="", query="", paper="", scroll=0, pane="list")


def _failures(results: Sequence[Result]) -> str:
    """One line about what could not be read, "" if all could.

    Raises:
        ReaderError: nothing could.

    """
    errors = [result.error for result in results if result.error]
    if not errors:
        return ""
    line = errors[0] + (f" (and {len(errors) - 1} more that could not be read)" if errors[1:] else "")
    if len(errors) == len(results):
        raise ReaderError(line)
    return line


def _day_to_open(opened: Opened, results: Sequence[Result]) -> str:
    """The newest of the days just read that has papers, "" if it is the newest of all."""
    newest = opened.library.newest_day()
    listed = {day.day for day in opened.library.days()}
    days = sorted(result.day for result in results if result.day in listed)
    return days[-1] if days and days[-1] != newest else ""
