"""Where the person stopped: kept in a small file, so that the next start opens there."""

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from reader.model import FOLD, FOR_YOU, Language, Scope, View

if TYPE_CHECKING:
    from pathlib import Path

    from reader.session import Session

_PLAIN_TYPES: Final = {str: str, Scope: str, Language: str, int: int, bool: bool}
"""The type that a default's type has in JSON."""


class Place(NamedTuple):
    """A view, the paper under the cursor, the detail's first line, and how the screen is set up.

    `paper` is a key, `row` its index in the list, for when the paper is no longer there.
    `row_lines` (1 to 3) is the height of a paper in the list, `list_share` the list's part, in percent, of the width
    that list and detail have together. `unfolded` shows the view's repeated papers below their row.
    """

    scope: str = Scope.TODAY
    day: str = ""
    category: str = ""
    query: str = ""
    name: str = ""
    sort: str = ""
    group: str = ""
    paper: str = ""
    row: int = 0
    scroll: int = 0
    language: str = Language.ZH
    pane: str = "list"
    zoomed: bool = False
    row_lines: int = 2
    list_share: int = 45
    unfolded: bool = False
    interface: str = ""

    @property
    def view(self) -> View:
        """The view that was open."""
        return View(Scope(self.scope), self.day, self.category, self.query, self.name, "", self.sort, self.group)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a place; what is missing, unknown or of the wrong type falls back to its default."""
        import json

        try:
            stored = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(stored, dict):
            return cls()
        known: dict[str, Any] = {
            name: _harmless(stored[name]) if isinstance(default, str) else stored[name]
            for name, default in cls._field_defaults.items()
            if type(stored.get(name)) is _PLAIN_TYPES[type(default)]
        }
        allowed: dict[str, set[str]] = {
            "scope": set(Scope),
            "language": set(Language),
            "pane": {"sidebar", "list", "detail"},
            "group": {"", "day", "category"},
        }
        for name, values in allowed.items():
            if str(known.get(name)) not in values:
                known.pop(name, None)
        if not _is_sort(known.get("sort", "")):
            known.pop("sort")
        place = cls(**known)
        return place._replace(
            row=max(place.row, 0),
            scroll=max(place.scroll, 0),
            row_lines=min(max(place.row_lines, 1), 3),
            list_share=min(max(place.list_share, 20), 80),
        )


def place_of(session: "Session") -> Place:
    """Where a session is, to come back to."""
    view, say = session.view, session.say.language
    return Place(
        scope=view.scope,
        day=view.day,
        category=view.category,
        query=view.query,
        name=view.name,
        sort=view.sort,
        group=view.group,
        paper=session.paper_key,
        row=session.cursor,
        scroll=session.scroll,
        language=session.language,
        pane=session.pane,
        zoomed=session.zoomed,
        row_lines=session.row_lines,
        list_share=session.list_share,
        unfolded=(view, FOLD) in session.unfolded,
        interface="" if say == session.config.interface else say,
    )


def _is_sort(name: str) -> bool:
    if not name:
        return True
    from reader.query.sorts import SORTS

    return name == FOR_YOU or name.removeprefix("-") in SORTS


def _harmless(text: str) -> str:
    """The text cleaned, for the file may hold anything."""
    if text.isprintable():
        return text
    from reader.text.clean import clean_line

    return clean_line(text)


def load_place(path: "Path") -> Place:
    """The last place, or the default one where there is none or it cannot be read."""
    try:
        return Place.from_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return Place()


def save_place(path: "Path", place: Place) -> bool:
    """Write the place so that a crash leaves the old one or the new one; False where it cannot be written."""
    import json
    import os

    fresh = path.with_suffix(f".{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(place._asdict()), encoding="utf-8")
        fresh.replace(path)
    except OSError:
        return False
    return True
