"""The commands that only ask: papers, changes, keys, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader import report
from reader.errors import UsageError
from reader.terminal import columns
from reader.usages import LANGUAGES, SORT_KEYS
from reader.verbs.common import (
    DONE,
    chunks,
    find_paper,
    ids_of,
    print_json,
    print_lines,
    records,
    tell_unknown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.arguments import Given
    from reader.opening import Opened
    from reader.paths import Home
    from reader.verbs.common import Tell

_PIPE_COLUMNS: Final = 84
"""The width of a paper where there is no terminal: the measure of the detail pane and its margins."""
_HISTORY: Final = 50
_COLUMN: Final = {"id": "key", "title": "title", "category": "category"}


def list_papers(opened: Opened, given: Given, tell: Tell) -> int:
    """The papers of a query, streamed."""
    limit = given.number("--limit")
    key = given.options.get("--sort", "day")
    if key.removeprefix("-") not in SORT_KEYS:
        raise UsageError(f"--sort {key}: expected one of {', '.join(SORT_KEYS)}, or one with a - before it")
    ids = _sorted(opened, ids_of(opened, " ".join(given.words)), key)[:limit]
    if "--json" in given.options:
        _print_papers(opened, ids)
        return DONE
    width = columns()
    cells = report.row_for_pipe if width is None else report.row_for_screen
    rows = (cells(row) for chunk in chunks(ids) for row in opened.library.rows(chunk))
    print_lines(report.render_table(rows, width))
    return DONE


def show(opened: Opened, given: Given, tell: Tell) -> int:
    """One paper, or several one after the other."""
    language = given.one_of("--lang", LANGUAGES, "zh")
    ids = [(word, find_paper(opened, word)) for word in given.words]
    found = [id for _, id in ids if id is not None]
    if "--json" in given.options:
        _print_papers(opened, found)
    else:
        _print_documents(opened, found, language)
    return tell_unknown([word for word, id in ids if id is None], len(found), tell)


def history(opened: Opened, given: Given, tell: Tell) -> int:
    """The last changes, newest first."""
    actions = opened.marks.history(given.number("--limit") or _HISTORY)
    print_lines(report.render_table(map(report.action_row, actions), columns()))
    return DONE


def keys(home: Home, given: Given) -> int:
    """The table of keys, in the interface's language."""
    from reader import keymap
    from reader.config import load_config

    language = load_config(home.settings_file).interface
    if "--markdown" in given.options:
        print_lines([keymap.markdown_table(language).rstrip("\n")])
    else:
        print_lines(report.render_table(keymap.key_table(language), columns()))
    return DONE


def paths(home: Home, given: Given) -> int:
    """The places on disk, whether or not they exist."""
    from reader.library.imported import FILE_NAME, LIBRARY_NAME
    from reader.marks.marks import FILE_NAME as MARKS_NAME
    from reader.unforeseen import errors_file

    places = {
        "settings": home.settings_file,
        "library": home.data / LIBRARY_NAME,
        "imported": home.data / FILE_NAME,
        "marks": home.data / MARKS_NAME,
        "place": home.place_file,
        "errors": errors_file(home),
    }
    print_lines(f"{name}\t{path}" for name, path in places.items())
    return DONE


def _print_papers(opened: Opened, ids: Sequence[int]) -> None:
    from reader.export.jsonl import to_json

    print_json(map(to_json, records(opened, ids)))


def _print_documents(opened: Opened, ids: Sequence[int], language: str) -> None:
    from reader.config import load_config
    from reader.draw.document import render_document
    from reader.model import Language
    from reader.wording import Wording

    say = Wording(load_config(opened.home.settings_file).interface)
    width = columns() or _PIPE_COLUMNS
    for index, record in enumerate(records(opened, ids)):
        lines = render_document(record, width, Language(language), say)
        print_lines([""] if index else [])
        print_lines(line.text.rstrip() for line in lines)


def _sorted(opened: Opened, ids: Sequence[int], key: str) -> Sequence[int]:
    """`ids`, which are by day with the newest first, by another key; papers with equal keys keep that order."""
    name = key.removeprefix("-")
    if name == "day":
        return ids[::-1] if key.startswith("-") else ids
    rows = (row for chunk in chunks(ids) for row in opened.library.rows(chunk))
    by_key = {row.id: str(getattr(row, _COLUMN[name])).casefold() for row in rows}
    return sorted(by_key, key=by_key.__getitem__, reverse=key.startswith("-"))
