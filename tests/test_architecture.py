"""Which module may import which, how long modules and functions are, and what starting costs; read from the source."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import ForwardRef

import pytest

import reader

ROOT = Path(reader.__file__).parent
LONGEST_MODULE, LONGEST_FUNCTION = 320, 50

FOUNDATION = {"__init__", "model", "errors"}
STATE = {
    "change",
    "config",
    "keymap",
    "outline",
    "place",
    "screen",
    "session",
    "window",
    "tallies",
    "folding",
    "following",
    "actions",
    "commands",
    "asking",
    "arranging",
    "paper_list",
    "pace",
    "kept",
    "highlighting",
    "liking",
}
"""What is being looked at and what the keys do: knows no toolkit."""

ALLOWED = {
    "model": set(),
    "errors": set(),
    "taxonomy": set(),
    "wording": set(),
    "paths": set(),
    "text": set(),
    "draw": {"text", "taxonomy", "wording"},
    "digest": {"text"},
    "query": {"text"},
    "store": set(),
    "rules": {"query", "text"},
    "library": {"store", "query", "rules", "taxonomy", "text"},
    "learning": {"text"},
    "marks": {"store"},
    "export": {"text"},
    "sample": set(),
    "ingest": {"digest", "library", "marks"},
    "opening": {"ingest", "library", "marks", "paths", "rules", "sample"},
    "exchange": {"marks", "opening", "paths", "rules", "text"},
    "sources": {
        "config",
        "digest",
        "exchange",
        "ingest",
        "learning",
        "library",
        "marks",
        "opening",
        "paths",
        "text",
        "unforeseen",
        "wording",
    },
    "arriving": {"draw", "ingest", "library", "paths", "session", "sources", "text"},
    **dict.fromkeys(
        STATE,
        STATE
        | {"draw", "export", "learning", "library", "marks", "paths", "query", "rules", "taxonomy", "text", "wording"},
    ),
    "ui": STATE | {"arriving", "draw", "text", "wording", "unforeseen"},
}
"""The rooms that each room may import, besides the foundation and itself. Those that are missing are the fronts."""

ONLY_IN = {
    "textual": {"ui"},
    "rich": {"ui", "text/wrap.py"},
    "sqlite3": {"library", "marks", "store.py"},
    "platformdirs": {"paths.py"},
    "selectolax": {"digest/html.py", "digest/cards.py"},
}


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """The modules that a module imports anywhere, for types too, by their full names."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = list(path.relative_to(ROOT.parent).parent.parts)
            base = ".".join(package[: len(package) - node.level + 1]) + "." if node.level else ""
            module = (base + (node.module or "")).strip(".")
            yield from (f"{module}.{alias.name}" for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    names = [name.split(".") for name in imports(path)]
    rooms = {parts[1] for parts in names if parts[0] == "reader" and len(parts) > 1}
    return {room for room in rooms if (ROOT / room).is_dir() or (ROOT / f"{room}.py").is_file()}


FRONTS = {room_of(path) for path in modules()} - set(ALLOWED) - FOUNDATION


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    room = room_of(path)
    if room in ALLOWED:
        assert rooms_imported(path) <= ALLOWED[room] | FOUNDATION | {room}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_the_ui_is_known_to_its_front_and_the_command_line_to_nobody(path: Path) -> None:
    imported = rooms_imported(path)
    if room_of(path) not in {"ui", "front"}:
        assert "ui" not in imported
    if name_of(path) != "__main__.py":
        assert "cli" not in imported


def test_every_room_is_known_here() -> None:
    """A new module at the top is either a room with its directions above, or one of these fronts."""
    assert set(ALLOWED) <= {room_of(path) for path in modules()}
    assert {
        "__main__", "arguments", "cli", "front", "fullscreen", "incoming", "report", "terminal",
        "terminal_abilities",
        "unforeseen", "usages", "verbs",
    } >= FRONTS  # fmt: skip


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    for library in {name.split(".")[0] for name in imports(path)} & set(ONLY_IN):
        assert {room_of(path), name_of(path)} & ONLY_IN[library], library


def test_a_room_that_may_use_a_library_does() -> None:
    """An exception that nobody needs any more is taken back."""
    users: dict[str, set[str]] = {library: set() for library in ("textual", "rich", "sqlite3", "platformdirs")}
    for path in modules():
        for name in imports(path):
            if name.split(".")[0] in users:
                users[name.split(".")[0]] |= {room_of(path), name_of(path)}
    assert all(ONLY_IN[library] <= places for library, places in users.items())


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_modules_are_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_MODULE


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_functions_are_short(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def imported_by(statement: str) -> set[str]:
    """The modules that are loaded after a statement in a fresh interpreter."""
    code = f"import sys; before = set(sys.modules)\n{statement}\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT.parent)
    return set(done.stdout.split())


def test_importing_the_package_imports_nothing_else() -> None:
    assert imported_by("import reader") == {"reader"}


@pytest.mark.parametrize("module", ["reader.model", "reader.library.types", "reader.marks.types", "reader.place"])
def test_what_every_start_makes_of_many_fields_compiles_none_of_their_types(module: str) -> None:
    loaded = import_module(module)
    tuples = [found for found in vars(loaded).values() if isinstance(found, type) and issubclass(found, tuple)]
    fields = [field for found in tuples for field in vars(found).get("__annotations__", {}).values()]
    assert fields
    assert not any(isinstance(field, ForwardRef) for field in fields)


def test_the_first_view_needs_neither_toolkit_nor_anything_slow() -> None:
    loaded = imported_by("import reader.session, reader.screen, reader.opening")
    slow = {"textual", "asyncio", "logging", "unittest", "platformdirs", "selectolax", "importlib.metadata"}
    assert loaded & slow == set()
