"""The person's own files: saved views and rules, which they can edit and whose changes here are in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError, UsageError
from reader.model import Scope, View
from reader.rules.types import Rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.marks import Done, Marks
    from reader.paths import Home
    from reader.rules.types import SavedView


class Kept:
    """Views and rules as they are now; a file that cannot be understood leaves the last good state and is said.

    `problem` is one line about such a file, "" while there is none.
    """

    def __init__(self, home: Home, marks: Marks) -> None:
        self._marks = marks
        self._files = home.texts
        self.taste_file, self.copied_file = home.taste_file, home.copied_file
        self.views: tuple[SavedView, ...] = ()
        self.rules, self.rules_text = Rules(), ""
        self.problem = ""
        self.load()

    def load(self) -> None:
        """Read both files again."""
        self.problem, self._stamps = "", self._now()
        if not any(self._stamps):
            # Most starts have neither file, and need not load what reads them.
            self.views, self.rules, self.rules_text = (), Rules(), ""
            return
        from reader.rules.entries import load_text
        from reader.rules.rules_file import read_rules
        from reader.rules.views_file import load_views

        try:
            self.views = load_views(self._files["views"])
        except UsageError as error:
            self.problem = str(error)
        try:
            self.rules_text = load_text(self._files["rules"])
            self.rules = read_rules(self.rules_text, self._files["rules"])
        except UsageError as error:
            self.problem = str(error)

    def is_behind(self) -> bool:
        """Whether a file was changed since it was read, by an editor or by another machine."""
        return self._stamps != self._now()

    def _now(self) -> list[int]:
        """When each file was changed last, 0 for one that is not there."""
        stamps = []
        for path in self._files.values():
            try:
                stamps.append(path.stat().st_mtime_ns)
            except OSError:
                stamps.append(0)
        return stamps

    def apply_rules(self, library: Library) -> None:
        """Bring points and muted papers of the library up to date with the rules; quick where they are.

        Raises:
            StoreError: the library cannot be written.

        """
        if not self.problem and not library.read_only:
            library.set_rules(self.rules_text, self._files["rules"])

    def whole(self, view: View) -> View:
        """A saved view as it is now, by its name or else its query, for one that was kept somewhere.

        It stays narrowed, sorted and grouped as it was; where it is gone, it is the newest day.
        """
        if view.scope is not Scope.SAVED:
            return view
        named = [saved for saved in self.views if saved.name == view.name]
        renamed = [saved for saved in self.views if view.base and saved.query == view.base]
        if not (found := named or renamed):
            return View()
        return view._replace(name=found[0].name, base=found[0].query)

    def change(self, field: str, edit: Callable[[str], str], label: str, detail: str) -> None:
        """Change the file of `field` ("views" or "rules") from text to text, as one action of the history.

        Raises:
            UsageError: the file is written in a way that cannot be changed here, or would not be understood.
            StoreError: the file or the history cannot be written; nothing is changed then.

        """
        from reader.rules.entries import load_text
        from reader.rules.rules_file import read_rules
        from reader.rules.views_file import read_views
        from reader.rules.writing import write_text

        path = self._files[field]
        before = load_text(path)
        after = edit(before)
        if after == before:
            return
        (read_views if field == "views" else read_rules)(after, path)
        write_text(path, after)
        try:
            self._marks.set_text(field, before, after, label, detail)
        except ReaderError:
            write_text(path, before)
            raise
        self.load()

    def follow(self, done: Done) -> None:
        """Write what an undone or redone action says of the files.

        Raises:
            UsageError: the person changed a file since; it stays as it is.
            StoreError: a file cannot be written.

        """
        from reader.rules.entries import load_text
        from reader.rules.writing import write_text

        for change in done.texts:
            path = self._files[change.field]
            if load_text(path) != change.before:
                raise UsageError(f"{path} was changed by hand since, and stays as it is; edit it there")
            write_text(path, change.after)
        if done.texts:
            self.load()
