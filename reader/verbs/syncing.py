"""The command that exchanges the history with other machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.exchange import sync_now
from reader.verbs.common import DONE, IN_PART, print_lines, require_writable

if TYPE_CHECKING:
    from reader.arguments import Given
    from reader.marks.sync import Synced
    from reader.opening import Opened
    from reader.verbs.common import Tell


def sync(opened: Opened, given: Given, tell: Tell) -> int:
    """Exchange the history through a folder, by default the one of the settings, and say what came of it."""
    from reader.config import load_config

    folder = given.words[0] if given.words else load_config(opened.home.settings_file).sync
    if not folder:
        raise UsageError('which folder? reader sync FOLDER, or sync = "FOLDER" in the settings')
    require_writable(opened.marks.read_only, opened)
    synced = sync_now(opened, folder)
    print_lines([_line(synced)])
    for problem in synced.problems:
        tell(problem)
    return IN_PART if synced.problems else DONE


def _line(synced: Synced) -> str:
    if not synced.received:
        return f"sent {_changes(synced.sent)}, received nothing new"
    machines = f"{synced.machines} machine{'' if synced.machines == 1 else 's'}"
    return f"sent {_changes(synced.sent)}, received {_changes(synced.received)} from {machines}"


def _changes(count: int) -> str:
    return f"{count} change{'' if count == 1 else 's'}" if count else "nothing new"
