"""What the full-screen reader opens; the screen itself is left out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.arriving import Arrivals
from reader.cli import main
from reader.model import NO_FLAGS, Flag, Scope, View
from reader.paths import Home
from reader.place import Place, save_place
from reader.session import Session

from .digest_files import two_days, write


class Shown(NamedTuple):
    view: View
    day: str
    papers: int
    notice: str
    message: str
    language: str
    keeps_place: bool
    data: Path
    arrivals: Arrivals


@pytest.fixture
def opened(home: Home, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Shown]:
    """Runs `reader ARGUMENTS` as if on a terminal and tells what would be seen."""
    shown: list[Shown] = []

    def run(session: Session, home: Home, arrivals: Arrivals, *, keep_place: bool) -> int:
        folder = session.library._store.path.parent
        shown.append(
            Shown(
                session.view,
                session.view.day or session.library.newest_day() or "",
                len(session.ids),
                session.notice,
                session.message,
                session.say.language,
                keep_place,
                folder,
                arrivals,
            )
        )
        return 7

    monkeypatch.setattr("reader.front.run", run)
    monkeypatch.setattr("reader.terminal.require_terminal", lambda **_: None)
    monkeypatch.setenv("LC_ALL", "C")

    def open_it(*arguments: object) -> Shown:
        assert main([str(argument) for argument in arguments]) == 7
        return shown.pop()

    return open_it


def test_an_empty_library_shows_the_sample(opened: Callable[..., Shown], home: Home) -> None:
    shown = opened()
    assert (shown.day, shown.notice) == ("2025-06-11", "built-in sample")
    assert shown.message == "The built-in sample, gone when you quit; your own digests: reader FOLDER"
    assert not shown.keeps_place
    assert shown.data != home.data
    assert not shown.data.exists()


def test_demo_leaves_the_library_alone(opened: Callable[..., Shown], home: Home, tmp_path: Path) -> None:
    two_days(tmp_path / "digests")
    main(["import", str(tmp_path / "digests")])
    shown = opened("--demo")
    assert shown.notice == "built-in sample"
    assert shown.message == "The built-in sample: nothing you do here is kept"
    assert (shown.keeps_place, shown.day) == (False, "2025-06-11")
    assert opened("--demo", tmp_path / "digests").day == "2026-06-12"


def test_paths_open_at_their_newest_day(opened: Callable[..., Shown], home: Home, tmp_path: Path) -> None:
    save_place(home.place_file, Place(scope=Scope.BOOKMARKS, query="gamma", language="en"))
    first, second = two_days(tmp_path)
    shown = opened(first, second)
    assert (shown.view, shown.day, shown.papers) == (View(Scope.TODAY), "2026-06-12", 2)
    assert (shown.notice, shown.keeps_place, shown.data) == ("", True, home.data)
    assert opened(first).view == View(Scope.DAY, "2026-06-11")
    assert opened(second).view == View(Scope.TODAY)


def test_a_large_folder_is_left_for_later(opened: Callable[..., Shown], home: Home, tmp_path: Path) -> None:
    opened(*two_days(tmp_path / "few"))
    save_place(home.place_file, Place(scope=Scope.BOOKMARKS, query="gamma"))
    for day in range(1, 10):
        write(tmp_path / "many", f"2026-07-0{day}", ("2607.00001", "Alpha"))
    shown = opened(tmp_path / "many")
    assert (shown.view, shown.day) == (View(Scope.TODAY), "2026-06-12")
    assert (shown.arrivals._paths, shown.arrivals._home, shown.arrivals._watch) == ([tmp_path / "many"], home, True)
    assert opened("--demo", tmp_path / "many").arrivals._watch is False


def test_without_paths_it_opens_where_the_person_stopped(
    opened: Callable[..., Shown], home: Home, tmp_path: Path
) -> None:
    opened(*two_days(tmp_path))
    save_place(home.place_file, Place(scope=Scope.ALL, query="gamma", interface="zh"))
    shown = opened()
    assert (shown.view, shown.papers, shown.language) == (View(Scope.ALL, query="gamma"), 1, "zh")


def test_bad_paths_among_good_ones_are_told_in_the_reader(opened: Callable[..., Shown], tmp_path: Path) -> None:
    good = write(tmp_path, "2026-06-12", ("2606.00001", "Alpha"))
    shown = opened(tmp_path / "a\x1b[31m", good, tmp_path / "b")
    assert shown.papers == 1
    assert shown.notice.startswith(f"{tmp_path}/a[31m: No such file")
    assert shown.notice.endswith("(and 1 more that could not be read)")


def test_nothing_but_bad_paths(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("reader.terminal.require_terminal", lambda **_: None)
    assert main(["/no/where", "/no/where/else"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "/no/where: No such file" in err


def test_read_only_is_told(opened: Callable[..., Shown], home: Home, tmp_path: Path) -> None:
    opened(*two_days(tmp_path))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "access", lambda path, mode: False)
        assert opened().notice == "read-only: marks are kept only until you quit"


def test_a_rebuilt_library_is_told(opened: Callable[..., Shown], home: Home, tmp_path: Path) -> None:
    opened(*two_days(tmp_path))
    (home.data / "library.db").write_bytes(b"damaged" * 999)
    shown = opened()
    assert "was damaged and is kept as library.damaged-1.db" in shown.notice
    assert shown.papers == 2


def test_wrong_settings(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("reader.terminal.require_terminal", lambda **_: None)
    home.config.mkdir(parents=True)
    home.settings_file.write_text("interface = 7\n", encoding="utf-8")
    assert main([]) == 2
    assert "config.toml: interface = 7" in capsys.readouterr().err


@pytest.fixture
def left_after(home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., tuple[bool, str]]:
    """Opens the reader, bookmarks `key` in it and leaves; whether `seen` was bookmarked then, and the notice."""
    two_days(tmp_path / "digests")
    (tmp_path / "shared").mkdir()
    monkeypatch.setattr("reader.terminal.require_terminal", lambda **_: None)

    def leave(name: str, key: str, seen: str, *, sync: str, watch: bool) -> tuple[bool, str]:
        monkeypatch.setenv("READER_HOME", str(tmp_path / name))
        here = Home.under(tmp_path / name)
        here.config.mkdir(parents=True, exist_ok=True)
        here.settings_file.write_text(f'sync = "{sync}"\nwatch = {str(watch).lower()}\n', encoding="utf-8")
        found: list[tuple[bool, str]] = []

        def run(session: Session, *_: object, **__: object) -> int:
            found.append((bool(session.marks.mark(seen).flags & Flag.BOOKMARKED), session.notice))
            session.marks.set_flags([key], Flag.BOOKMARKED, NO_FLAGS, "bookmark")
            return 0

        monkeypatch.setattr("reader.front.run", run)
        assert main([str(tmp_path / "digests")]) == 0
        return found[0]

    return leave


def test_leaving_backs_up_and_exchanges_and_so_does_a_start_without_the_child(
    left_after: Callable[..., tuple[bool, str]], tmp_path: Path
) -> None:
    shared = str(tmp_path / "shared")
    assert left_after("one", "2606.00001", "2606.00003", sync=shared, watch=True) == (False, "")
    assert len(list((tmp_path / "one" / "data" / "backups").glob("marks-*.db"))) == 1
    assert len(list((tmp_path / "shared").glob("*.jsonl"))) == 1
    assert left_after("other", "2606.00003", "2606.00001", sync=shared, watch=False) == (True, "")


def test_a_folder_that_is_gone_is_said_at_the_start_and_at_the_end(
    left_after: Callable[..., tuple[bool, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bookmarked, notice = left_after("one", "2606.00001", "2606.00001", sync=str(tmp_path / "gone"), watch=False)
    assert not bookmarked
    assert "gone" in notice
    assert capsys.readouterr().err.count("there is no such folder") == 1
