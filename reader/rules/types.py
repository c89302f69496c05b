"""What the two files of this room say."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.model import Scope, View

KINDS: Final = ("word", "author", "category", "query")
"""What a rule looks for: a word or phrase of the paper, an author, a category or archive, all that a query finds."""
USUAL_POINTS: Final = 1.0
"""What an interest counts that names no points."""


class Rule(NamedTuple):
    """Papers that `text` describes, which is of `kind` (one of KINDS), count `points`: below 0 they sink.

    A rule of 0 points, as a mute has, leaves them out of the views instead.
    """

    kind: str
    text: str
    points: float = 0.0

    @property
    def is_mute(self) -> bool:
        """Whether it leaves papers out instead of counting points."""
        return not self.points


class Rules(NamedTuple):
    """All rules in the order of their file."""

    interests: tuple[Rule, ...] = ()
    mutes: tuple[Rule, ...] = ()


class SavedView(NamedTuple):
    """A view with a name: a query, and how its papers are sorted and grouped (see `reader.model.View`)."""

    name: str
    query: str = ""
    sort: str = ""
    group: str = ""

    def view(self) -> View:
        """What is opened under its name."""
        return View(Scope.SAVED, name=self.name, base=self.query, sort=self.sort, group=self.group)
