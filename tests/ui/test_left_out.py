from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader import sample
from reader.ui.left_out import LEFT_OUT
from tests.ui.terminal import Terminal

_CHECKOUT = Path(__file__).resolve().parents[2]
_BEHIND = ("_ssl", "_bz2", "_lzma")
"""The libraries in C, which are what takes memory."""


def loaded_after(code: str) -> set[str]:
    """The modules of a fresh interpreter that ran `code`."""
    code = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_CHECKOUT)
    return set(done.stdout.split())


def test_the_app_is_loaded_without_what_nobody_needs() -> None:
    loaded = loaded_after(
        "from reader.ui.left_out import left_out\n"
        "with left_out(): import reader.ui.app, reader.ui.driver\n"
        "import reader.ui.ask, reader.ui.palette, reader.ui.help, reader.ui.calendar, reader.ui.menu"
    )
    assert "textual.app" in loaded
    assert loaded & {*LEFT_OUT, *_BEHIND} == set()


def test_what_was_left_out_can_be_imported_afterwards() -> None:
    loaded = loaded_after(
        "from reader.ui.left_out import left_out\n"
        "with left_out(): import asyncio, shutil\n"
        f"import {', '.join(LEFT_OUT)}"
    )
    assert loaded >= {"asyncio", *LEFT_OUT, *_BEHIND}


def test_what_is_loaded_already_stays() -> None:
    loaded = loaded_after(
        "import ssl\nfrom reader.ui.left_out import left_out\nwith left_out(): import ssl as again\nassert again is ssl"
    )
    assert "ssl" in loaded


def test_it_comes_back_also_where_an_import_fails() -> None:
    loaded = loaded_after(
        "from reader.ui.left_out import left_out\n"
        "try:\n"
        "    with left_out(): import no_such_module\n"
        "except ImportError: import bz2"
    )
    assert "bz2" in loaded


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="needs the list of a process's libraries")
def test_the_full_screen_reader_runs_without_them(tmp_path: Path) -> None:
    digest = max(path for path in sample.paths() if path.suffix == ".md")
    with Terminal(str(digest), home=tmp_path) as terminal:
        terminal.wait("1/")
        terminal.press("j?")
        terminal.wait("Previous pane")
        libraries = Path(f"/proc/{terminal.process.pid}/maps").read_text(encoding="utf-8")
    assert "_sqlite3." in libraries
    assert [name for name in _BEHIND if f"/{name}." in libraries] == []
