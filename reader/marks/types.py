"""What the marks answer with, beside `Mark` itself.

Tuples, because making a frozen dataclass costs a millisecond at every start; their `count` hides the method
of that name that tuples have.
"""

from __future__ import annotations

from typing import NamedTuple


class Done(NamedTuple):
    """What one call changed. `keys` are the papers that really changed, in the order they were given.

    `seq` is the last sequence number of the history afterwards. After an undo or a redo, `label` and `detail`
    are those of the action that was undone or done again.
    """

    label: str
    detail: str
    keys: tuple[str, ...]
    seq: int

    @property
    def count(self) -> int:  # type: ignore[override]
        """How many papers changed; 0 means that nothing was to be done and nothing is to be undone."""
        return len(self.keys)


class Action(NamedTuple):
    """One line of the history. `at` is UTC in ISO 8601, for people only: the order is that of `id`.

    `undoes` and `redoes` are the id of the action that this one took back or did again. `undone` is True for
    an action that has been taken back and not been done again.
    """

    id: int
    at: str
    label: str
    detail: str
    count: int  # type: ignore[assignment]
    undone: bool
    undoes: int | None
    redoes: int | None


class Change(NamedTuple):
    """One field of one paper, before and after. `field` is a column of the table `mark`."""

    paper: str
    field: str
    before: int | str
    after: int | str
