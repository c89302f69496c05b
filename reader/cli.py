"""The command line: which command is meant, and how its errors reach the person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.errors import DamagedStoreError, ReaderError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.arguments import Given

_LONGEST_LINE = 1000
"""Characters of a line on stderr; of a longer one the middle, which is what somebody typed, is left out."""
_USUAL_COLUMNS = 80
_FAILED = 1
_USAGE = 2
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name; by default that of the process).

    The exit status: 0 done, 1 failed, 2 wrong usage, 3 done in part, 130 interrupted.
    """
    from reader.terminal import abandon_stdout, prepare_streams

    prepare_streams()
    try:
        status = _run_explained(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_stdout()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        abandon_stdout()
        reason = error.strerror or str(error)
        tell(f"{error.filename}: {reason}" if error.filename else f"the output cannot be written: {reason}")
        return _FAILED
    return status


def tell(message: object) -> None:
    """Print one line on stderr, without anything that a terminal would act on."""
    from reader import terminal

    line, half = str(message), _LONGEST_LINE // 2
    terminal.tell(line if len(line) <= _LONGEST_LINE else f"{line[:half]}…{line[-half:]}")


def _run_explained(arguments: list[str]) -> int:
    """Run a command, and turn what it raises into a line and an exit status."""
    try:
        return _run(arguments)
    except UsageError as error:
        _explain_usage(error)
        return _USAGE
    except DamagedStoreError as error:
        return _explain_damage(error)
    except ReaderError as error:
        tell(error)
        return _FAILED
    except OSError:
        raise
    except Exception as error:
        from reader.paths import home
        from reader.unforeseen import record_error

        tell(record_error(home(), error))
        return _FAILED


def _explain_usage(error: UsageError) -> None:
    """Say what is wrong; on a terminal, show where in a query."""
    from reader.arguments import WrongQuery
    from reader.terminal import is_terminal

    if not (isinstance(error, WrongQuery) and is_terminal(sys.stderr)):
        tell(error)
        return
    from os import get_terminal_size

    from reader.report import pointer

    tell(error.reason)
    columns = get_terminal_size(sys.stderr.fileno()).columns or _USUAL_COLUMNS
    for line in pointer(error.query, error.position, columns):
        print(line, file=sys.stderr)


def _explain_damage(error: DamagedStoreError) -> int:
    from reader.opening import put_aside
    from reader.paths import home

    try:
        tell(put_aside(home(), error))
    except ReaderError as worse:
        tell(worse)
    return _FAILED


def _run(arguments: list[str]) -> int:
    from reader.arguments import HELP, read_arguments
    from reader.usages import COMMANDS, READER

    name = arguments[0] if arguments and arguments[0] in COMMANDS else ""
    usage = COMMANDS[name] if name else READER
    given = read_arguments(usage, arguments[1:] if name else arguments)
    if HELP.name in given.options:
        print(usage.help)
        return 0
    if name:
        return _run_command(name, given)
    if "--version" in given.options:
        from reader import __version__

        print(f"reader {__version__}")
        return 0
    return _open(given)


def _run_command(name: str, given: Given) -> int:
    from reader import verbs
    from reader.paths import home

    if name in verbs.ON_HOME:
        return verbs.ON_HOME[name](home(), given)
    from reader.opening import open_reader

    with open_reader(home()) as opened:
        for notice in opened.notices:
            tell(notice)
        return verbs.ON_LIBRARY[name](opened, given, tell)


def _open(given: Given) -> int:
    from pathlib import Path

    from reader.arguments import did_you_mean, refuse_addresses
    from reader.fullscreen import open_fullscreen
    from reader.paths import home
    from reader.usages import COMMANDS

    word = given.words[0] if given.words else ""
    if (meant := did_you_mean(word, list(COMMANDS))) and not Path(word).exists():
        raise UsageError(f"{word} is neither a command nor a path{meant}")
    refuse_addresses(given.words)
    return open_fullscreen(home(), given)
