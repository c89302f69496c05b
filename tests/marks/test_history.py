"""Undo and redo: as a stack of whole actions, over restarts, in a history that only grows."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.marks import Marks
from reader.model import NO_FLAGS, Flag, Mark

KEYS = ("a", "b", "c")


def test_undo_and_redo_walk_whole_actions(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a", "b"], Flag.READ, NO_FLAGS, "read")
        marks.set_flags(["a"], Flag.BOOKMARKED, NO_FLAGS, "bookmark")
    with Marks.open(tmp_path) as marks:
        labels = [done.label for done in iter(marks.undo, None)]
        assert labels == ["bookmark", "read"]
        assert marks.marks("ab") == {"a": Mark(), "b": Mark()}
    with Marks.open(tmp_path) as marks:
        assert [done.label for done in iter(marks.redo, None)] == ["read", "bookmark"]
        assert marks.marks("ab") == {"a": Mark(Flag.READ | Flag.BOOKMARKED), "b": Mark(Flag.READ)}


def test_a_new_action_ends_redo(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
        marks.set_flags(["a"], Flag.LATER, NO_FLAGS, "later")
        marks.undo()
        marks.set_flags(["b"], Flag.HIDDEN, NO_FLAGS, "hide")
        assert marks.redo() is None
        assert [done.label for done in iter(marks.undo, None)] == ["hide", "read"]


def test_nothing_to_undo_or_redo(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        assert marks.undo() is None
        assert marks.redo() is None
        assert marks.history() == []


def test_the_history_says_what_happened(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a", "b"], Flag.READ, NO_FLAGS, "mark-all", "cs.LG")
        marks.undo()
        marks.redo()
        marks.undo()
        newest, redo, _, first = marks.history()
        assert (first.label, first.detail, first.count, first.undone) == ("mark-all", "cs.LG", 2, True)
        assert (newest.undoes, newest.undone, redo.redoes) == (first.id, False, first.id)
        assert len(first.at) == len("2026-06-12T08:00:00Z")
        assert [action.id for action in marks.history(2)] == [newest.id, redo.id]


@pytest.mark.parametrize("table", ["entry", "action"])
def test_the_history_cannot_be_rewritten(tmp_path: Path, table: str) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = 5"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                marks._store.connection.execute(statement)


class UndoMachine(RuleBasedStateMachine):
    """Marks against a plain model: a list of states, and a finger in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.marks = Marks.open(self.folder)
        self.states: list[dict[str, Mark]] = [dict.fromkeys(KEYS, Mark())]
        self.now = 0

    def change(self, after: dict[str, Mark]) -> None:
        if after != self.states[self.now]:
            self.states[self.now + 1 :] = [after]
            self.now += 1

    @rule(
        keys=st.lists(st.sampled_from(KEYS), max_size=4),
        on=st.integers(0, 31).map(Flag),
        off=st.integers(0, 31).map(Flag),
    )
    def set_flags(self, keys: list[str], on: Flag, off: Flag) -> None:
        before = self.states[self.now]
        after = {
            key: Mark((mark.flags | on) & ~off, mark.tags, mark.note) if key in keys else mark
            for key, mark in before.items()
        }
        done = self.marks.set_flags(keys, on, off, "flags")
        assert set(done.keys) == {key for key in KEYS if before[key] != after[key]}
        self.change(after)

    @rule(key=st.sampled_from(KEYS), tag=st.sampled_from(["x", "y"]), note=st.sampled_from(["", "n", "m"]))
    def set_tag_and_note(self, key: str, tag: str, note: str) -> None:
        before = self.states[self.now]
        mark = before[key]
        tagged = Mark(mark.flags, tuple(sorted({*mark.tags, tag})), mark.note)
        self.marks.set_tags([key], [tag], [])
        self.change({**before, key: tagged})
        self.marks.set_note(key, note)
        self.change({**before, key: Mark(tagged.flags, tagged.tags, note)})

    @rule()
    def undo(self) -> None:
        done = self.marks.undo()
        assert (done is not None) == (self.now > 0)
        self.now = max(0, self.now - 1)

    @rule()
    def redo(self) -> None:
        done = self.marks.redo()
        assert (done is not None) == (self.now + 1 < len(self.states))
        self.now = min(self.now + 1, len(self.states) - 1)

    @rule()
    def reopen(self) -> None:
        self.marks.close()
        self.marks = Marks.open(self.folder)

    @invariant()
    def as_modelled(self) -> None:
        assert self.marks.marks(KEYS) == self.states[self.now]

    @invariant()
    def state_follows_from_the_history(self) -> None:
        replayed: dict[tuple[str, str], object] = {}
        for paper, field, after in self.marks._store.all("SELECT paper, field, after FROM entry ORDER BY seq"):
            replayed[paper, field] = after
        for (paper, field), value in replayed.items():
            assert self.marks._store.one(f"SELECT {field} FROM mark WHERE paper = ?", (paper,)) == (value,)

    def teardown(self) -> None:
        self.marks.close()
        shutil.rmtree(self.folder)


UndoMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
TestUndo = UndoMachine.TestCase
