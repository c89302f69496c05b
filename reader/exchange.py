"""Exchange with other machines, all of it: marks and their history, saved views, rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.marks.sync import Synced
    from reader.marks.types import Text
    from reader.opening import Opened
    from reader.paths import Home

_LABELS: Final = {"views": "view", "rules": "rule"}


def sync_now(opened: Opened, folder: str) -> Synced:
    """Exchange the history through `folder` and bring library, views and rules up to date.

    Where views or rules were edited by hand, that is put into the history first, so that it is exchanged too.

    Raises:
        StoreError: there is no such folder, or marks or files cannot be written.
        UsageError: the file of views or rules cannot be read, or is too large.

    """
    from reader.text.clean import clean

    if opened.marks.read_only:
        raise StoreError(f"{opened.home.data}: marks cannot be written here, so nothing is exchanged")
    _remember_edits(opened)
    synced = opened.marks.sync(Path(folder).expanduser(), clean)
    write_texts(opened.home, synced.texts)
    opened.mirror()
    return synced


def write_texts(home: Home, texts: Iterable[Text]) -> None:
    """Write what the history says of views and rules into their files.

    Raises:
        StoreError: a file cannot be written.

    """
    from reader.rules.writing import write_text

    for text in texts:
        write_text(home.texts[text.field], text.after)


def _remember_edits(opened: Opened) -> None:
    from reader.rules.entries import load_text

    for field, path in opened.home.texts.items():
        known, text = opened.marks.text(field) or "", load_text(path)
        if text != known:
            opened.marks.set_text(field, known, text, _LABELS[field], "edited by hand")
