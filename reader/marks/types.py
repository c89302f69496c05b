"""What the marks answer with, beside `Mark` itself.

Tuples, because making a frozen dataclass costs a millisecond at every start; their `count` hides the method
of that name that tuples have.
"""

from typing import NamedTuple

from reader.errors import StoreError


class Text(NamedTuple):
    """A file of the person's own that changed as a whole: `field` is "views" or "rules"."""

    field: str
    before: str
    after: str


class Done(NamedTuple):
    """What one call changed. `keys` are the papers that really changed, in the order they were given.

    `seq` is the last sequence number of the history afterwards. After an undo or a redo, `label` and `detail`
    are those of the action that was undone or done again. `texts` are for the caller to write into their files.
    """

    label: str
    detail: str
    keys: tuple[str, ...]
    seq: int
    texts: tuple[Text, ...] = ()

    @property
    def count(self) -> int:  # type: ignore[override]
        """How many papers changed; 0 without `texts` means that nothing was to be done and nothing is to be undone."""
        return len(self.keys)


class Action(NamedTuple):
    """One line of the history. `at` is UTC in ISO 8601, for people only, as clocks may be wrong.

    `undoes` and `redoes` are the id of the action that this one took back or did again. `undone` is True for
    an action that has been taken back and not been done again. `stamp` orders the actions of all machines (see
    `reader.marks.machine`); `own` ones were made in this marks.db, the others came from other machines.
    """

    id: int
    at: str
    label: str
    detail: str
    count: int  # type: ignore[assignment]
    undone: bool
    undoes: int | None
    redoes: int | None
    stamp: int = 0
    own: bool = True


class Change(NamedTuple):
    """One field of one paper, before and after; see `reader.marks.fields`. The paper of "views" and "rules" is ""."""

    paper: str
    field: str
    before: int | str
    after: int | str


class Deed(NamedTuple):
    """An action as it is kept and exchanged, with all that it changed.

    `uid` is a random number that no other action of any machine has, `number` counts the actions of its machine
    from 1. `target` is the `uid` of the action that this one undoes (`is_undo`) or does again, None for others.
    """

    uid: int
    machine: str
    number: int
    stamp: int
    at: str
    label: str
    detail: str
    target: int | None
    is_undo: bool
    changes: tuple[Change, ...]

    @property
    def place(self) -> tuple[int, str, int, int]:
        """Its place in the order that all machines agree on."""
        return self.stamp, self.machine, self.number, self.uid

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers that it changed, in its order."""
        return tuple(dict.fromkeys(change.paper for change in self.changes if change.paper))


class StoredDeed(NamedTuple):
    """A deed as it lies in marks.db, by its local `id`, with the checksums of the action and of its changes.

    A checksum is None where the history is older than checksums.
    """

    id: int
    deed: Deed
    sum: int | None
    change_sums: tuple[int | None, ...]


class ContradictedError(StoreError):
    """An action cannot be undone on its own, because the later action `by` changed the same; nothing was changed."""

    def __init__(self, message: str, by: Action) -> None:
        super().__init__(message)
        self.by = by
