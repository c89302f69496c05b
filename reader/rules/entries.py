"""A TOML file of tables in double brackets: read with the line of each, for errors that say where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reader.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_NOT_A_HEADING: Final = r'"""(?:\\.|[^\\])*?"""|' r"'''.*?'''|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|" r"#[^\n]*"
"""Texts and comments, in which a line may look like a heading."""
_HEADING: Final = r"^[ \t]*\[(?P<double>\[)?[ \t]*(?P<name>[^\[\]\n]*?)[ \t]*\]"
_AT: Final = r" \(at (?:line (\d+), column \d+|end of document)\)$"


class Entry(NamedTuple):
    """One table of the file. `line` is that of its heading, from 1; 0 where its heading was not found."""

    table: str
    line: int
    values: dict[str, Any]


def load_text(path: Path) -> str:
    """The text of a file of the person, "" where there is none.

    Raises:
        UsageError: it cannot be read.

    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); mend or remove the file") from None


def read_entries(text: str, path: Path | str, tables: Collection[str]) -> list[Entry]:
    """The tables of a file in its order, those of one name after those of another.

    Raises:
        UsageError: it is no TOML, or has anything but `tables`.

    """
    if not text.strip():
        return []
    import tomllib

    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(_AT, str(error))
        line = at[1] if at and at[1] else str(text.count("\n") + 1)
        raise UsageError(f"{path}:{line}: not valid TOML: {re.sub(_AT, '', str(error))}; mend this line") from None
    known = " or ".join(f"[[{name}]]" for name in tables)
    for name, values in document.items():
        if name not in tables or not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
            raise UsageError(f"{path}:{_line_of(text, name)}: “{name}” is not known here; expected {known}")
    return [entry for name in document for entry in _located(text, name, document[name])]


def headings(text: str) -> Iterator[tuple[str, int]]:
    """The name and the place of each heading; that of a table in single brackets has its brackets."""
    for found in re.finditer(f"{_NOT_A_HEADING}|{_HEADING}", text, re.DOTALL | re.MULTILINE):
        if found["name"] is not None:
            yield found["name"] if found["double"] else f"[{found['name']}]", found.start()


def _located(text: str, name: str, tables: list[dict[str, Any]]) -> Iterator[Entry]:
    places = [place for heading, place in headings(text) if heading.strip("\"'") == name]
    lines = [text.count("\n", 0, place) + 1 for place in places]
    if len(lines) != len(tables):
        lines = [0] * len(tables)
    return (Entry(name, line, values) for line, values in zip(lines, tables, strict=True))


def _line_of(text: str, name: str) -> int:
    """The line that first begins with a name, bare or in brackets; the first line where none does."""
    found = re.search(rf"^[ \t\[\"']*{re.escape(name)}", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
