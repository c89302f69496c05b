"""The commands that change marks; each is one action of the same history as in the full-screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.errors import UsageError
from reader.model import NO_FLAGS, Flag
from reader.text.clean import clean_line
from reader.usages import ACTIONS
from reader.verbs.common import DONE, chunks, find_paper, ids_of, print_lines, require_writable, tell_unknown

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
    require_writable(opened.marks.read_only, opened)
    ids, unknown = _papers(opened, words)
    keys = [row.key for chunk in chunks(ids) for row in opened.library.rows(chunk)]
    done = _set_tag(opened, keys, name, tag) if tag else _set_flags(opened, keys, action)
    opened.mirror()
    if ids or not unknown:
        print_lines([_papers_changed(done)])
    return tell_unknown(unknown, len(ids), tell)


def undo(opened: Opened, given: Given, tell: Tell) -> int:
    """Take back the last change."""
    require_writable(opened.marks.read_only, opened)
    return _say_what(opened, opened.marks.undo(), "undo", "undone")


def redo(opened: Opened, given: Given, tell: Tell) -> int:
    """Do again what was undone last."""
    require_writable(opened.marks.read_only, opened)
    return _say_what(opened, opened.marks.redo(), "redo", "redone")


def _set_flags(opened: Opened, keys: Sequence[str], action: str) -> Done:
    if action == "unread":
        # What is unread already need not be kept so, and would be counted as changed.
        keys = [key for key, mark in opened.marks.marks(keys).items() if mark.flags & Flag.READ]
    on, off = _FLAGS[action]
    return opened.marks.set_flags(keys, on, off, action)


def _set_tag(opened: Opened, keys: Sequence[str], name: str, tag: str) -> Done:
    added, removed = ([tag], []) if name == "tag" else ([], [tag])
    return opened.marks.set_tags(keys, added, removed, name, tag)


def _papers(opened: Opened, words: Sequence[str]) -> tuple[Sequence[int], list[str]]:
    """The papers that the words name, and which of them are unknown; else those of the query that they make."""
    from reader.digest.identity import identify

    found = {word: find_paper(opened, word) for word in words}
    if not all(id is not None or identify(word) for word, id in found.items()):
        return ids_of(opened, " ".join(words)), []
    known = dict.fromkeys(id for id in found.values() if id is not None)
    return list(known), [word for word, id in found.items() if id is None]


def _papers_changed(done: Done) -> str:
    return f"{done.count} paper{'' if done.count == 1 else 's'} changed"


def _say_what(opened: Opened, done: Done | None, verb: str, past: str) -> int:
    if done is None:
        print_lines([f"nothing to {verb}"])
        return DONE
    opened.mirror()
    print_lines([f"{past}: {done.label} {done.detail}".rstrip() + f", {_papers_changed(done)}"])
    return DONE
