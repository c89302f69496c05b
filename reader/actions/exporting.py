"""Handing papers over in a file: the selection, else all of the view."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.actions.copying import records, shortened
from reader.asking import Ask, Choice, Menu
from reader.change import NOTHING, Change
from reader.errors import UsageError
from reader.export import FORMATS
from reader.model import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.session import Session

_KEYS: Final = {"b": ("bibtex", "BibTeX"), "r": ("ris", "RIS"), "c": ("csl-json", "CSL-JSON"),
                "m": ("markdown", "Markdown"), "j": ("jsonl", "JSON Lines")}  # fmt: skip


def choose_format(session: Session) -> Change:
    """Ask for the format of a file with the selected papers, else with all that the list shows."""
    ids = _ids(session)
    if not ids:
        return NOTHING
    choices = tuple(Choice(title, partial(_ask_path, name=name), key) for key, (name, title) in _KEYS.items())
    papers = session.say.papers(len(ids))
    title = session.say(f"Export {papers} to a file", f"将 {papers}导出到文件")
    hint = session.say("Markdown into a folder, named with a / at its end: a note a paper",
                       "Markdown 可导出到文件夹（路径以 / 结尾）：每篇一个文件")  # fmt: skip
    return Change(menu=Menu(title, choices, hint=hint))


def _ask_path(session: Session, name: str) -> Change:
    path = f"{shortened(Path.home() / f'arxiv-{session.today}')}{FORMATS[name]}"
    return Change(ask=Ask(session.say("export to", "导出到"), partial(_export, name=name), path))


def _export(session: Session, text: str, name: str) -> Change:
    from reader.export.formats import notes, render
    from reader.export.saving import is_folder, make_folder, save

    if not text.strip():
        return NOTHING
    try:
        path, ids = Path(text.strip()).expanduser(), _ids(session)
    except RuntimeError as error:
        raise UsageError(f"{text.strip()}: nobody here has that home folder; write the whole path") from error
    language = Language.BOTH if session.language is Language.BOTH else session.one_language
    if name == "markdown" and (text.strip().endswith("/") or is_folder(path)):
        make_folder(path)
        for file, note in notes(records(session, ids), language):
            save(path / file, [note])
    else:
        save(path, render(records(session, ids), name, language))
    session.selected.clear()
    papers, place = session.say.papers(len(ids)), shortened(path)
    return Change(session.say(f"{papers} exported to {place}", f"{papers}已导出到 {place}"))


def _ids(session: Session) -> Sequence[int]:
    """The papers in the list's order."""
    return [id for id in session.ids if id > 0 and (not session.selected or id in session.selected)]
