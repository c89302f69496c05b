"""`views.toml`: the saved views, in the order of their number keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.errors import QueryError, UsageError
from reader.rules.entries import Entry, load_text, read_entries
from reader.rules.types import SavedView

if TYPE_CHECKING:
    from pathlib import Path

_VIEW: Final = "view"
_GROUPS: Final = ("", "day", "category")
_OPENING: Final = """\
# Saved views, in the order in which they are shown. An example:
#
# [[view]]
# name = "Diffusion"
# query = "diffusion or 扩散"
# sort = "score"
# group = "day"
"""


def load_views(path: Path) -> tuple[SavedView, ...]:
    """The saved views of the person; no file means none.

    Raises:
        UsageError: the file cannot be read, or says something that is no view.

    """
    return read_views(load_text(path), path)


def read_views(text: str, path: Path | str) -> tuple[SavedView, ...]:
    """The saved views in the text of the file at `path`, which errors name.

    Raises:
        UsageError: it says something that is no view.

    """
    views: dict[str, SavedView] = {}
    for entry in read_entries(text, path, (_VIEW,)):
        where = f"{path}:{entry.line}" if entry.line else str(path)
        view = _view(entry, where)
        if view.name in views:
            raise UsageError(f"{where}: another view is called “{view.name}” too; give one of them another name")
        views[view.name] = view
    return tuple(views.values())


def add_view(text: str, view: SavedView) -> str:
    """The file's text with one more view, at its end.

    Raises:
        UsageError: the text is written in a way that cannot be changed here; so for the other changes.

    """
    from reader.rules import editing

    return editing.add(text, _VIEW, _values(view), _OPENING)


def remove_view(text: str, name: str) -> str:
    """The file's text without the view of that name."""
    from reader.rules import editing

    return editing.remove(text, _VIEW, _index(text, name))


def change_view(text: str, name: str, view: SavedView) -> str:
    """The file's text with `view` in the place of the one of that name."""
    from reader.rules import editing

    return editing.change(text, _VIEW, _index(text, name), _values(view))


def move_view(text: str, name: str, to: int) -> str:
    """The file's text with the view of that name at the place `to`, from 0, which it has afterwards."""
    from reader.rules import editing

    return editing.move(text, _VIEW, _index(text, name), to)


def _values(view: SavedView) -> dict[str, str | float]:
    return {name: value for name, value in view._asdict().items() if value}


def _index(text: str, name: str) -> int:
    names = [view.name for view in read_views(text, "the views")]
    if name not in names:
        raise UsageError(f"there is no view “{name}” any more; nothing was changed")
    return names.index(name)


def _view(entry: Entry, where: str) -> SavedView:
    from reader.query import parse
    from reader.query.sorts import SORTS
    from reader.text.clean import clean_line

    for name, value in entry.values.items():
        if name not in SavedView._fields:
            known = ", ".join(SavedView._fields)
            raise UsageError(f"{where}: “{name}” is not known in [[{_VIEW}]]; known are {known}")
        if not isinstance(value, str):
            raise UsageError(f"{where}: {name}: expected a text in quotes")
    view = SavedView(**{name: clean_line(value) for name, value in {"name": "", **entry.values}.items()})
    if not view.name:
        raise UsageError(f'{where}: [[{_VIEW}]] needs a name, such as name = "Diffusion"')
    if view.sort.removeprefix("-") not in SORTS and view.sort:
        raise UsageError(
            f"{where}: cannot sort by “{view.sort}”; known are {', '.join(SORTS)}, with - before it reversed"
        )
    if view.group not in _GROUPS:
        raise UsageError(f"{where}: cannot group by “{view.group}”; expected day or category")
    try:
        parse(view.query)
    except QueryError as error:
        raise UsageError(f"{where}: query, character {error.position + 1}: {error}") from None
    return view
