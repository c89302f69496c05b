"""Copying what is known of a paper to the terminal's clipboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.asking import Choice, Menu
from reader.change import NOTHING, Change, Effect
from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Record
    from reader.session import Session

_WHAT: Final = {
    "u": ("link", ("Link", "链接")),
    "i": ("id", ("ID", "编号")),
    "b": ("bibtex", ("BibTeX", "BibTeX")),
    "m": ("markdown", ("Markdown", "Markdown")),
    "t": ("tldr", ("TL;DR", "TL;DR")),
    "e": ("abstract", ("English abstract", "英文摘要")),
    "y": ("title-link", ("Title and link", "标题与链接")),
}
"""What can be copied, by the key after `y`."""
_AT_ONCE: Final = 200
_SHOWN_UP_TO: Final = 40
"""Characters of a text that the message repeats."""


def choose_copy(session: Session) -> Change:
    """Ask what to copy."""
    if not session.selected_keys():
        return NOTHING
    choices = tuple(
        Choice(session.say(*title), partial(copy, what=what), key) for key, (what, title) in _WHAT.items()
    )  # fmt: skip
    return Change(menu=Menu(session.say("Copy", "复制"), choices))


def copy(session: Session, what: str) -> Change:
    """Send a text about the papers to the terminal; nobody can know whether its clipboard took it."""
    from reader.export.links import copy_text

    texts = [text for record in _records(session) if (text := copy_text(record, what))]
    if not texts:
        return Change(session.say("The digest does not have that", "日报中没有这一项"))
    text = ("\n\n" if any("\n" in each for each in texts) else "\n").join(texts)
    if len(text) <= _SHOWN_UP_TO and "\n" not in text:
        shown = text
    else:
        shown = session.say(f"{len(text):,} characters", f"{len(text):,} 字")
    if len(texts) > 1:
        shown = session.say(f"{session.say.papers(len(texts))}, {shown}", f"{session.say.papers(len(texts))}，{shown}")
    said = session.say(f"Sent to the terminal: {shown}", f"已送往终端：{shown}")
    return Change(said + _kept_too(session, text), Effect.COPY, text)


def _kept_too(session: Session, text: str) -> str:
    """Where the text is also, for terminals that take no clipboard from a program; "" where it cannot be written."""
    from reader.export.saving import make_folder, save

    path = session.kept.copied_file
    try:
        make_folder(path.parent)
        save(path, [text + "\n"])
    except ReaderError:
        return ""
    place = shortened(path)
    return session.say(f" · also in {place}", f" · 另存于 {place}")


def shortened(path: Path) -> str:
    """A path with ~ for the person's own folder."""
    home = str(Path.home())
    return f"~{str(path)[len(home) :]}" if str(path).startswith(f"{home}/") else str(path)


def _records(session: Session) -> list[Record]:
    """The selected papers in the list's order, else the one at the cursor."""
    if not session.selected:
        return [session.record] if session.record else []
    return list(records(session, [id for id in session.ids if id in session.selected]))


def records(session: Session, ids: Sequence[int]) -> Iterator[Record]:
    """Everything known of papers, a few hundred at once, so that any number can be written to a file."""
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        marks = session.marks.marks(session.library.keys(some))
        yield from (session.library.record(id, mark) for id, mark in zip(some, marks.values(), strict=True))
