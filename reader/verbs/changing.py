"""The commands that change marks; each is one action of the same history as in the full-screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.errors import StoreError, UsageError
from reader.exchange import write_texts
from reader.model import NO_FLAGS, Flag
from reader.text.clean import clean_line
from reader.usages import ACTIONS
from reader.verbs.common import DONE, print_lines, require_writable
from reader.verbs.papers import papers_of, tell_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.arguments import Given
    from reader.marks import Done
    from reader.opening import Opened
    from reader.verbs.common import Tell

_FLAGS: Final = {
    "read": (Flag.READ, Flag.KEPT_UNREAD),
    "unread": (Flag.KEPT_UNREAD, Flag.READ),
    "bookmark": (Flag.BOOKMARKED, NO_FLAGS),
    "unbookmark": (NO_FLAGS, Flag.BOOKMARKED),
    "later": (Flag.LATER, NO_FLAGS),
    "unlater": (NO_FLAGS, Flag.LATER),
    "hide": (Flag.HIDDEN, NO_FLAGS),
    "unhide": (NO_FLAGS, Flag.HIDDEN),
}
"""The flags that each action sets and clears."""


def mark(opened: Opened, given: Given, tell: Tell) -> int:
    """Do an action to papers named by their IDs, or to those of a query."""
    action, *words = given.words
    name, _, tag = action.partition("=")
    tag = clean_line(tag)
    if action not in ACTIONS and not (name in ("tag", "untag") and tag):
        raise UsageError(f"{action}: expected one of {', '.join(ACTIONS)}, tag=NAME, untag=NAME")
    if not "".join(words).strip():
        raise UsageError("the query is empty; for all papers say: day:2000..")
    _begin(opened)
    ids, unknown = papers_of(opened, words)
    keys = opened.library.keys(ids)
    done = _set_tag(opened, keys, name, tag) if tag else _set_flags(opened, keys, action)
    opened.mirror()
    if ids or not unknown:
        print_lines([_papers_changed(done)])
    return tell_unknown(unknown, len(ids), tell)


def undo(opened: Opened, given: Given, tell: Tell) -> int:
    """Take back the last change, or one of the past by its ID."""
    if not given.words:
        _begin(opened)
        return _say_what(opened, opened.marks.undo(), "undo", "undone")
    word = given.words[0]
    if not (word.isascii() and word.isdigit()):
        raise UsageError(f"{word}: expected the ID of a change, the number that reader history shows first")
    _begin(opened)
    return _say_what(opened, opened.marks.undo_action(int(word[:18])), "undo", "undone")


def redo(opened: Opened, given: Given, tell: Tell) -> int:
    """Do again what was undone last."""
    _begin(opened)
    return _say_what(opened, opened.marks.redo(), "redo", "redone")


def _begin(opened: Opened) -> None:
    """Make sure that marks can be written, and back them up where that was not done today."""
    from contextlib import suppress
    from time import strftime

    from reader.marks.backups import backup_if_due

    require_writable(opened.marks.read_only, opened)
    with suppress(StoreError):
        backup_if_due(opened.home.data, strftime("%Y-%m-%d"))


def _set_flags(opened: Opened, keys: Sequence[str], action: str) -> Done:
    if action == "unread":
        # What is unread already need not be kept so, and would be counted as changed.
        keys = [key for key, mark in opened.marks.marks(keys).items() if mark.flags & Flag.READ]
    on, off = _FLAGS[action]
    return opened.marks.set_flags(keys, on, off, action)


def _set_tag(opened: Opened, keys: Sequence[str], name: str, tag: str) -> Done:
    added, removed = ([tag], []) if name == "tag" else ([], [tag])
    return opened.marks.set_tags(keys, added, removed, name, tag)


def _papers_changed(done: Done) -> str:
    return f"{done.count} paper{'' if done.count == 1 else 's'} changed"


def _say_what(opened: Opened, done: Done | None, verb: str, past: str) -> int:
    if done is None:
        print_lines([f"nothing to {verb}"])
        return DONE
    write_texts(opened.home, done.texts)
    opened.mirror()
    what = f"{past}: {done.label} {done.detail}".rstrip()
    print_lines([what if done.texts else f"{what}, {_papers_changed(done)}"])
    return DONE
