"""The three standard streams: made to print any text, and asked whether the reader can run on them."""

from __future__ import annotations

import io
import os
import sys
from typing import Final, TextIO

from reader.errors import UsageError

_PLAIN: Final = "for plain text: reader list"


def prepare_streams() -> None:
    """Print UTF-8 whatever the locale says; what is closed swallows what is written."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def abandon_stdout() -> None:
    """Nobody reads stdout any more: let what is still to be flushed at exit go nowhere, without a word."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    finally:
        os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person is at the other end."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def columns() -> int | None:
    """The width for tables in cells, None where stdout is no terminal."""
    if not is_terminal(sys.stdout):
        return None
    import shutil

    return shutil.get_terminal_size().columns


def tell(message: str) -> None:
    """Print one line on stderr, without anything that a terminal would act on."""
    from reader.text.clean import clean_line

    sys.stderr.write(f"reader: {clean_line(message)}\n")


def require_terminal(*, digest_from_stdin: bool) -> None:
    """Make sure that the full-screen reader can be seen and can get keys.

    Raises:
        UsageError: it cannot; the message says why and what to use instead.

    """
    term = os.environ.get("TERM", "")
    if not is_terminal(sys.stderr):
        message = f"the reader draws on stderr, which is no terminal here; leave out 2>…, or {_PLAIN}"
        if is_terminal(sys.stdout):
            # The message itself goes to stderr, where nobody would see it.
            sys.stdout.write(f"reader: {message}\n")
        raise UsageError(message)
    if not is_terminal(sys.stdout):
        raise UsageError(f"stdout is no terminal; {_PLAIN}")
    if term in ("", "dumb"):
        raise UsageError(f"TERM is {term or 'not set'}, a terminal without a full screen; {_PLAIN}")
    if digest_from_stdin and is_terminal(sys.stdin):
        raise UsageError("- takes a digest from stdin, which is the terminal: reader - < digest.md")
    if not digest_from_stdin and not is_terminal(sys.stdin):
        raise UsageError(f"stdin is no terminal, so no keys arrive; for a digest in it: reader -; {_PLAIN}")


def take_keys_from_terminal() -> None:
    """Make the terminal standard input again, after a digest was read from it.

    Raises:
        UsageError: there is no terminal.

    """
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise UsageError(f"the digest came from stdin, and no terminal is there for keys; {_PLAIN}") from None
    os.dup2(terminal, 0)
    os.close(terminal)
