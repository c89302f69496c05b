"""What `reader doctor` looks at: each function looks at one thing, changes nothing, and says what to do about it."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.paths import Home

OK: Final = "ok"
NOTE: Final = "note"
WRONG: Final = "wrong"


class Finding(NamedTuple):
    """One thing that was looked at; `advice` is what to do where `status` is not OK."""

    status: str
    topic: str
    text: str
    advice: str = ""


def versions() -> Iterator[Finding]:
    """The program and what it stands on."""
    from importlib.metadata import PackageNotFoundError, version

    from reader import __version__
    from reader.store import sqlite_version

    try:
        textual = f"Textual {version('textual')}"
    except PackageNotFoundError:
        yield Finding(WRONG, "versions", "Textual is not installed", "install the program again")
        textual = "no Textual"
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding(OK, "versions", f"reader {__version__}, Python {python}, SQLite {sqlite_version()}, {textual}")


def settings(home: Home) -> Iterator[Finding]:
    """Whether the settings can be read."""
    from reader.config import load_config

    try:
        load_config(home.settings_file)
    except ReaderError as error:
        yield Finding(WRONG, "settings", str(error), "mend the file, or move it away for the defaults")
    else:
        there = home.settings_file.exists()
        yield Finding(OK, "settings", f"{home.settings_file}{'' if there else ' (not there: defaults)'}")


def places(home: Home) -> Iterator[Finding]:
    """The folders, with sizes and permissions, and the file of unforeseen errors."""
    from reader.unforeseen import errors_file

    for name, folder in (("data", home.data), ("state", home.state), ("config", home.config)):
        if not folder.exists():
            yield Finding(OK, name, f"{folder} (not there yet)")
        elif not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            text = f"{folder} cannot be written ({_permissions(folder)})"
            yield Finding(WRONG, name, text, "change its owner or its permissions, or set READER_HOME to another place")
        else:
            yield Finding(OK, name, f"{folder} ({_permissions(folder)})")
    log = errors_file(home)
    if log.exists():
        text = f"{log} ({log.stat().st_size:,} bytes, last {_time(log)})"
        yield Finding(NOTE, "errors", text, "look into it, report what is in it, then delete it")


def library(home: Home) -> Iterator[Finding]:
    """library.db: whole, and counted right."""
    from reader.library import checks
    from reader.library.imported import LIBRARY_NAME

    path = home.data / LIBRARY_NAME
    if not path.exists():
        yield Finding(OK, "library", f"{path} (not there yet)")
    elif found := checks.problems(path):
        advice = "move it away: the next start builds it again from the digests; marks are not in it"
        yield Finding(WRONG, "library", _first(path, found), advice)
    else:
        yield Finding(OK, "library", f"{_file(path)}: sound")


def marks(home: Home) -> Iterator[Finding]:
    """marks.db: whole, every row as it was written, and the marks what their history led to."""
    from reader.marks.backups import backups, problems_of
    from reader.marks.marks import FILE_NAME
    from reader.opening import rescue_file

    path, copies = home.data / FILE_NAME, backups(home.data)
    if not path.exists():
        advice = "start the reader: it puts the newest backup back" if copies else ""
        yield Finding(WRONG if copies else OK, "marks", f"{path} (not there{'' if copies else ' yet'})", advice)
    elif found := problems_of(path):
        after = "put the newest backup in its place" if copies else "restore a copy of it; there is no backup"
        advice = f"do not delete it; {after}" if not copies else "start the reader: it puts the newest backup back"
        yield Finding(WRONG, "marks", _first(path, found), advice)
    else:
        yield Finding(OK, "marks", f"{_file(path)}: sound, and what the history led to")
    if (waiting := rescue_file(home)).exists():
        text = f"{waiting} has marks that the disk did not take"
        yield Finding(WRONG, "marks", text, "make room on the disk and start the reader, which writes them")


def backups(home: Home) -> Iterator[Finding]:
    """The copies of marks.db."""
    from reader.marks import backups as copies
    from reader.marks.marks import FILE_NAME

    found = copies.backups(home.data)
    if found and (wrong := copies.problems_of(found[0])):
        yield Finding(WRONG, "backups", _first(found[0], wrong), "move it away; the next start makes another")
    elif found:
        yield Finding(OK, "backups", f"{len(found)} in {found[0].parent}, the newest {found[0].name}: sound")
    elif (home.data / FILE_NAME).exists():
        yield Finding(NOTE, "backups", "none yet", "one is made on each day that the reader is used and has marks")


def sources(home: Home) -> Iterator[Finding]:
    """What was imported, and what of it is gone."""
    from reader.library.imported import FILE_NAME, imported

    try:
        paths = imported(home.data)
    except ReaderError as error:
        yield Finding(WRONG, "imported", str(error), "change the permissions of the file")
        return
    gone = [path for path in paths if not path.exists()]
    for path in gone:
        advice = f"bring it back, or: reader remove {path}; its papers are in the library"
        yield Finding(NOTE, "imported", f"{path} is gone", advice)
    if not paths:
        yield Finding(OK, "imported", "nothing yet")
    elif len(gone) < len(paths):
        there = len(paths) - len(gone)
        changed = _time(home.data / FILE_NAME)
        yield Finding(OK, "imported", f"{there} path{'' if there == 1 else 's'} there, the last added {changed}")


def _first(path: Path, found: list[str]) -> str:
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    named = found[0] if found[0].startswith(str(path)) else f"{path}: {found[0]}"
    return " ".join(named.split()) + more


def _file(path: Path) -> str:
    from reader.store import size_on_disk

    return f"{path} ({size_on_disk(path) / 1e6:,.1f} MB, {_permissions(path)})"


def _permissions(path: Path) -> str:
    import stat

    return stat.filemode(path.stat().st_mode)


def _time(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone().isoformat(" ", "minutes")
