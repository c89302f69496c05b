"""Undo and redo of whole actions. Both are actions themselves, which name the one that they are about.

The actions of this machine that neither undo nor redo are a stack, which `undo` and `redo` walk. Any other action is
undone on its own, if no later one that still holds changed the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.errors import UsageError
from reader.marks import history, state
from reader.marks.fields import FIELDS, careful_step, have_common_register
from reader.marks.history import UNDONE
from reader.marks.types import Change, ContradictedError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from reader.marks.machine import Author
    from reader.marks.types import Action, Done

_TO_UNDO: Final = f"SELECT a.id FROM action AS a WHERE a.own AND a.target IS NULL AND NOT {UNDONE} ORDER BY a.id DESC"
_TO_REDO: Final = f"""
SELECT a.id FROM action AS u JOIN action AS a ON a.uid = u.target
WHERE u.own AND u.is_undo AND {UNDONE}
    AND u.id > (SELECT coalesce(max(id), 0) FROM action WHERE own AND target IS NULL)
ORDER BY u.id DESC"""
_LATER: Final = f"""
SELECT a.id, e.paper, e.field, e.before, e.after FROM entry AS e JOIN action AS a ON a.id = e.action
JOIN action AS it ON it.id = ?
WHERE e.paper IN (SELECT paper FROM entry WHERE action = it.id) AND a.target IS NULL
    AND (a.stamp, a.machine, a.number, a.uid) > (it.stamp, it.machine, it.number, it.uid) AND NOT {UNDONE}
ORDER BY a.stamp DESC, a.machine DESC, a.number DESC, a.uid DESC"""


def undo(db: sqlite3.Connection, author: Author) -> Done | None:
    """Take back the newest action of this machine that is still done; None if there is none."""
    found = db.execute(f"{_TO_UNDO} LIMIT 1").fetchone()
    return None if found is None else _again(db, author, found[0], is_undo=True)


def redo(db: sqlite3.Connection, author: Author) -> Done | None:
    """Do again what was taken back last; None if nothing was since the last new action."""
    found = db.execute(f"{_TO_REDO} LIMIT 1").fetchone()
    return None if found is None else _again(db, author, found[0], is_undo=False)


def undo_action(db: sqlite3.Connection, author: Author, id: int) -> Done:
    """Take back one action of any machine.

    Raises:
        ContradictedError: a later one that still holds changed the same.
        UsageError: there is no such action, it is undone already, or it is an undo or redo itself.

    """
    action = history.action(db, id)
    if action is None:
        raise UsageError(f"undo {id}: there is no such change; reader history shows them")
    if action.undoes or action.redoes:
        raise UsageError(f"undo {id}: it takes back or repeats change {action.undoes or action.redoes}; name that one")
    if action.undone:
        raise UsageError(f"undo {id}: it is undone already")
    if by := contradicted_by(db, id):
        what = f"{by.label} {by.detail}".strip()
        raise ContradictedError(
            f"undo {id}: change {by.id} ({what}) came later and changed the same; undo it first", by
        )
    return _again(db, author, id, is_undo=True)


def contradicted_by(db: sqlite3.Connection, id: int) -> Action | None:
    """The newest action that still holds and changed after the action `id` what that changed; None if there is none."""
    own = history.changes_of(db, id)
    by_field: dict[tuple[str, str], list[Change]] = {}
    for change in own:
        by_field.setdefault((change.paper, change.field), []).append(change)
    for later, *entry in db.execute(_LATER, (id,)):
        change = Change(*entry)
        if any(have_common_register(change, mine) for mine in by_field.get((change.paper, change.field), ())):
            return history.action(db, later)
    return None


def _again(db: sqlite3.Connection, author: Author, id: int, *, is_undo: bool) -> Done:
    """Take an action back, or do it again, where nobody else has changed the same since."""
    uid, label, detail = db.execute("SELECT uid, label, detail FROM action WHERE id = ?", (id,)).fetchone()
    steps = history.changes_of(db, id)
    if is_undo:
        steps = [Change(paper, field, after, before) for paper, field, before, after in steps]
    return history.append(db, author, label, detail, _applied(db, steps), target=uid, is_undo=is_undo)


def _applied(db: sqlite3.Connection, steps: Iterable[Change]) -> list[Change]:
    """The steps as changes of what is there now, without those that change nothing any more."""
    steps = list(steps)
    papers = state.values_of(db, {step.paper: None for step in steps if step.paper})
    changes = []
    for step in steps:
        if step.paper:
            now: int | str = papers[step.paper][FIELDS.index(step.field)]
        else:
            now = state.text_of(db, step.field) or ""
        after = careful_step(step, now)
        if after != now:
            changes.append(step._replace(before=now, after=after))
    return changes
