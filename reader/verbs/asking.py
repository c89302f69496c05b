"""The commands that only ask: papers, changes, keys, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader import report
from reader.errors import UsageError
from reader.terminal import columns
from reader.usages import LANGUAGES, SORT_KEYS
from reader.verbs.common import DONE, chunks, print_json, print_lines, records
from reader.verbs.papers import count_of, named_papers, papers_of, tell_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.arguments import Given
    from reader.opening import Opened
    from reader.paths import Home
    from reader.verbs.common import Tell

_PIPE_COLUMNS: Final = 84
"""The width of a paper where there is no terminal: the measure of the detail pane and its margins."""
_HISTORY: Final = 50


def list_papers(opened: Opened, given: Given, tell: Tell) -> int:
    """The papers of a query, streamed; or how many they are."""
    limit, sort = given.number("--limit"), given.options.get("--sort", "")
    if "--sort" in given.options and sort.removeprefix("-") not in SORT_KEYS:
        raise UsageError(f"--sort {sort}: expected one of {', '.join(SORT_KEYS)}, or one with a - before it")
    if "--count" in given.options:
        count, unknown = count_of(opened, given.words)
        print_lines([str(count if limit is None else min(count, limit))])
        return tell_unknown(unknown, count, tell)
    papers = papers_of(opened, given.words, sort)
    ids = papers.ids[:limit]
    if "--json" in given.options:
        _print_papers(opened, ids)
    else:
        width = columns()
        cells = report.row_for_pipe if width is None else report.row_for_screen
        rows = (cells(row) for chunk in chunks(ids) for row in opened.library.rows(chunk))
        print_lines(report.render_table(rows, width))
    return tell_unknown(papers.unknown, len(ids), tell)


def show(opened: Opened, given: Given, tell: Tell) -> int:
    """One paper, or several one after the other."""
    language = given.one_of("--lang", LANGUAGES, "zh")
    papers = named_papers(opened, given.words)
    if "--json" in given.options:
        _print_papers(opened, papers.ids)
    else:
        _print_documents(opened, papers.ids, language)
    return tell_unknown(papers.unknown, len(papers.ids), tell)


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
    from reader.marks.backups import FOLDER_NAME
    from reader.marks.marks import FILE_NAME as MARKS_NAME
    from reader.marks.recovery import SUSPECT
    from reader.opening import rescue_file
    from reader.unforeseen import errors_file

    places = {
        "settings": home.settings_file,
        "views": home.views_file,
        "rules": home.rules_file,
        "library": home.data / LIBRARY_NAME,
        "imported": home.data / FILE_NAME,
        "marks": home.data / MARKS_NAME,
        "backups": home.data / FOLDER_NAME,
        "suspect": home.data / SUSPECT,
        "unwritten": rescue_file(home),
        "taste": home.taste_file,
        "copied": home.copied_file,
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
