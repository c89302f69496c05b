"""What many tests stand on: a home of their own, and the built-in sample opened as a session."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from reader import sample
from reader.change import NOTHING, Change
from reader.cli import main
from reader.config import Config
from reader.ingest import ingest
from reader.kept import Kept
from reader.keymap import command_for
from reader.library import Library
from reader.marks import Marks
from reader.paths import Home
from reader.place import Place
from reader.session import Session
from reader.wording import Wording
from tests.digest_files import two_days

OpenSession = Callable[..., Session]
Run = Callable[..., tuple[int, str, str]]
CONTROLS = {chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0))}
"""What no command ever prints; a CR only where RIS ends its lines with CR LF."""


def press(session: Session, *keys: str) -> Change:
    """Run the commands of these keys, as the front end does; what the last one brought about."""
    change = NOTHING
    for key in keys:
        command = command_for(key)
        assert command is not None, f"no command has the key {key}"
        session.message = ""
        if command.enabled(session):
            change = command.run(session)
            session.message = change.message
    return change


def session_on(library: Library, marks: Marks, interface: str = "en") -> Session:
    """A session on open stores, whose views and rules lie nowhere, so that there are none."""
    return Session(library, marks, Config(), Wording(interface), Kept(Home.under(Path("nowhere")), marks))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home in the test's own folder, which READER_HOME points to."""
    monkeypatch.setenv("READER_HOME", str(tmp_path / "home"))
    return Home.under(tmp_path / "home")


@pytest.fixture
def run(home: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line, with `stdin` if it is given; its exit status, and what it printed on stdout and stderr."""

    def run(*arguments: object, stdin: str | bytes | None = None) -> tuple[int, str, str]:
        if stdin is not None:
            data = stdin.encode() if isinstance(stdin, str) else stdin
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert not set((out + err).replace("\r\n", "\n")) & CONTROLS
        return status, out, err

    return run


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    """The same with two days in the library, from the folder `digests`."""
    two_days(tmp_path / "digests")
    assert run("import", tmp_path / "digests")[0] == 0
    return run


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the built-in sample in its library; to be copied, never written."""
    folder = tmp_path_factory.mktemp("sample")
    with Library.open(folder) as library, Marks.open(folder) as marks:
        ingest(library, marks, sample.paths())
    return folder


@pytest.fixture
def sample_home(home: Home, sample_data: Path) -> Home:
    """The test's home with the built-in sample in its library and no marks."""
    import shutil

    shutil.copytree(sample_data, home.data)
    return home


@pytest.fixture
def session(sample_home: Home) -> Iterator[OpenSession]:
    """Opens sessions on the sample, one or several on the same stores' files; they are closed at the end.

    `session(width, height, interface="en", **place)`: `place` are fields of Place.
    """
    with ExitStack() as stack:

        def open_session(
            width: int = 120, height: int = 40, interface: str = "en", config: Config | None = None, **place: Any
        ) -> Session:
            library = stack.enter_context(Library.open(sample_home.data))
            marks = stack.enter_context(Marks.open(sample_home.data))
            kept = Kept(sample_home, marks)
            at = Place(**place) if place else None
            opened = Session(library, marks, config or Config(), Wording(interface), kept, at)
            opened.resize(width, height)
            return opened

        yield open_session
