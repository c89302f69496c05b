"""The morning's run: how fast the person reads, and what was done since the session began."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.model import Flag

if TYPE_CHECKING:
    from reader.marks import Marks

_PAUSE: Final = 300.0
"""Seconds after which the person was away rather than reading."""
_WEIGHT: Final = 0.2
"""How much the last paper counts in the mean; about the last ten make it up."""
_FEWEST: Final = 3
"""Papers before which nothing is said of the pace."""
_COUNTED: Final = {
    "read": Flag.READ,
    "read-all": Flag.READ,
    "bookmark": Flag.BOOKMARKED,
    "later": Flag.LATER,
    "hide": Flag.HIDDEN,
}
"""The actions that a tally counts, and the flag that they leave behind; the flags in the order of Tally."""
_MOST_ACTIONS: Final = 2_000
"""More than anybody does between a start and an end."""


class Pace(NamedTuple):
    """Seconds a paper, as a mean in which the last ones count most; `papers` is of how many."""

    seconds: float = 0.0
    papers: int = 0
    last: float | None = None

    def after(self, now: float) -> Pace:
        """The pace once another paper was read at the monotonic time `now`, in seconds."""
        if self.last is None or not 0 < now - self.last < _PAUSE:
            return self._replace(last=now)
        took = now - self.last
        mean = took if not self.papers else self.seconds + max(_WEIGHT, 1 / (self.papers + 1)) * (took - self.seconds)
        return Pace(mean, self.papers + 1, now)

    def minutes(self, unread: int) -> int | None:
        """Whole minutes, at least one, that so many papers take; None while too few were read to say."""
        if self.papers < _FEWEST or not unread:
            return None
        return max(1, round(self.seconds * unread / 60))


class Tally(NamedTuple):
    """How many papers the person marked, and left so."""

    read: int
    bookmarked: int
    later: int
    hidden: int


def tally(marks: Marks, since: int) -> Tally:
    """Count what was done after the action with the id `since`; papers that were only skimmed were not read."""
    papers: dict[Flag, set[str]] = {flag: set() for flag in _COUNTED.values()}
    for action in marks.history(_MOST_ACTIONS):
        if action.id > since and action.label in _COUNTED and not (action.undoes or action.redoes or action.undone):
            papers[_COUNTED[action.label]].update(marks.papers_of(action.id))
    now = marks.marks(set().union(*papers.values()))
    return Tally(*(sum(bool(now[key].flags & flag) for key in keys) for flag, keys in papers.items()))
