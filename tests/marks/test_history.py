"""Undo and redo: as a stack of whole actions, over restarts, in a history that only grows."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reader.errors import UsageError
from reader.marks import Done, Marks, history, state
from reader.marks.checksum import is_sound
from reader.marks.machine import Author
from reader.marks.types import Change, ContradictedError, Text
from reader.model import NO_FLAGS, Flag, Mark

KEYS = ("a", "b", "c")
MARKS = st.builds(
    Mark,
    st.integers(0, 127).map(Flag),
    st.sampled_from([(), ("x",), ("x", "y"), ("z",)]),
    st.sampled_from(["", "n", "m"]),
    st.sampled_from(["", "2026-06-12"]),
)


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


def test_pages_of_the_history_go_on_where_the_last_one_ended(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        for number in range(7):
            marks.set_flags([str(number)], Flag.READ, NO_FLAGS, "read", str(number))
        marks.undo()
        first = marks.actions(limit=3)
        assert [(action.detail, action.undone) for action in first] == [("6", True), ("5", False), ("4", False)]
        second = marks.actions(first[-1], limit=3)
        assert [action.detail for action in second] == ["3", "2", "1"]
        assert [action.detail for action in marks.actions(second[-1])] == ["0"]
        assert marks.actions(marks.actions(second[-1])[-1]) == []
        assert marks.papers_of(first[1].id) == ("5",)
        assert marks.papers_of(99) == ()


def test_a_clock_that_jumps_back_changes_neither_order_nor_undo(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        for now, label in ((10**12, "first"), (5, "second"), (-7, "third"), (2**62, "fourth")):
            marks.clock = lambda now=now: now  # type: ignore[misc]
            marks.set_note("a", label, label)
        history = marks.actions()
        assert [action.label for action in history] == ["fourth", "third", "second", "first"]
        assert [action.at for action in history[1:]] == ["1970-01-01T00:00:00Z"] * 2 + ["2001-09-09T01:46:40Z"]
        assert history[0].at == "9999-12-31T23:59:59Z"
        assert [done.label for done in iter(marks.undo, None)] == ["fourth", "third", "second", "first"]


def test_views_and_rules_are_undone_like_marks(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        assert marks.text("views") is None
        done = marks.set_text("views", "old", "new", "view", "Mine")
        assert (done.keys, done.texts) == ((), (Text("views", "old", "new"),))
        assert marks.set_text("rules", "same", "same", "rule").texts == ()
        assert (marks.last_seq(), marks.changed_since(0)) == (1, {})
        undone = marks.undo()
        assert undone is not None
        assert (undone.texts, marks.text("views")) == ((Text("views", "new", "old"),), "old")
        redone = marks.redo()
        assert redone is not None
        assert redone.texts == (Text("views", "old", "new"),)
        with pytest.raises(ValueError, match="colours"):
            marks.set_text("colours", "", "x", "view")


Register = tuple[str, str]


class Step:
    """An action of the model: what each register was and became."""

    def __init__(self, writes: dict[Register, object]) -> None:
        self.writes = writes
        self.undone = False


def registers(mark: Mark) -> dict[str, object]:
    """A mark as its registers; those that are not there are at their default."""
    flags = {f"flag {flag.value}": True for flag in Flag if flag in mark.flags}
    return {**flags, **{f"tag {tag}": True for tag in mark.tags}, "note": mark.note, "until": mark.until}


class HistoryMachine(RuleBasedStateMachine):
    """Marks against a plain model: a list of actions, of which the last that holds decides each register."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.marks = self.opened()
        self.steps: list[Step] = []
        self.ids: list[int] = []
        self.to_redo: list[Step] = []

    def opened(self) -> Marks:
        """The marks, not waiting for the disk: what is tested here are no crashes of the computer."""
        marks = Marks.open(self.folder)
        marks._store.connection.execute("PRAGMA synchronous = OFF")
        return marks

    def now(self) -> dict[Register, object]:
        state: dict[Register, object] = {}
        for step in self.steps:
            if not step.undone:
                state.update(step.writes)
        return {register: value for register, value in state.items() if value}

    def expect(self, after: dict[str, Mark], done: Done) -> None:
        now = self.now()
        wanted = {(key, name): value for key, mark in after.items() for name, value in registers(mark).items() if value}
        names = {register for register in {**now, **wanted} if register[0] in after}
        writes = {name: wanted.get(name) for name in names if wanted.get(name) != now.get(name)}
        assert set(done.keys) == {key for key, _ in writes}
        if writes:
            self.steps.append(Step(writes))
            self.ids.append(self.marks.history(1)[0].id)
            self.to_redo.clear()

    @rule(
        keys=st.lists(st.sampled_from(KEYS), max_size=4, unique=True),
        on=st.integers(0, 31).map(Flag),
        off=st.integers(0, 31).map(Flag),
    )
    def set_flags(self, keys: list[str], on: Flag, off: Flag) -> None:
        before = self.marks.marks(keys)
        after = {}
        for key, mark in before.items():
            flags = (mark.flags | on) & ~off
            after[key] = mark._replace(flags=flags, until=mark.until if flags & Flag.LATER else "")
        self.expect(after, self.marks.set_flags(keys, on, off, "flags"))

    @rule(keys=st.lists(st.sampled_from(KEYS), max_size=3, unique=True), day=st.sampled_from(["", "2026-06-12"]))
    def put_off(self, keys: list[str], day: str) -> None:
        before = self.marks.marks(keys)
        after = {key: mark._replace(flags=mark.flags | Flag.LATER, until=day) for key, mark in before.items()}
        self.expect(after, self.marks.set_marks(after, "later"))

    @rule(key=st.sampled_from(KEYS), tag=st.sampled_from(["x", "y"]), is_on=st.booleans())
    def set_tag(self, key: str, tag: str, is_on: bool) -> None:
        mark = self.marks.mark(key)
        tags = {*mark.tags, tag} if is_on else {*mark.tags} - {tag}
        done = self.marks.set_tags([key], [tag] if is_on else [], [] if is_on else [tag])
        self.expect({key: mark._replace(tags=tuple(sorted(tags)))}, done)

    @rule(marks=st.dictionaries(st.sampled_from(KEYS), MARKS, max_size=3))
    def set_marks(self, marks: dict[str, Mark]) -> None:
        self.expect(marks, self.marks.set_marks(marks, "import"))

    @rule()
    def undo(self) -> None:
        done = self.marks.undo()
        holding = [step for step in self.steps if not step.undone]
        assert (done is not None) == bool(holding)
        if holding:
            holding[-1].undone = True
            self.to_redo.append(holding[-1])

    @rule()
    def redo(self) -> None:
        done = self.marks.redo()
        assert (done is not None) == bool(self.to_redo)
        if self.to_redo:
            self.to_redo.pop().undone = False

    @precondition(lambda self: self.steps)
    @rule(choice=st.integers(0, 99))
    def undo_action(self, choice: int) -> None:
        index = choice % len(self.steps)
        step, id = self.steps[index], self.ids[index]
        holding = [n for n, each in enumerate(self.steps) if n > index and not each.undone]
        later = [n for n in holding if self.steps[n].writes.keys() & step.writes.keys()]
        by = self.marks.contradicted_by(id)
        assert (None if by is None else by.id) == (self.ids[later[-1]] if later else None)
        if step.undone or later:
            with pytest.raises(UsageError if step.undone else ContradictedError):
                self.marks.undo_action(id)
            return
        assert set(self.marks.undo_action(id).keys) == {key for key, _ in step.writes}
        step.undone = True
        self.to_redo.append(step)

    @rule()
    def reopen(self) -> None:
        self.marks.close()
        self.marks = self.opened()

    @rule()
    def lose_the_connection_within_a_change(self) -> None:
        connection = self.marks._store.connection
        connection.execute("BEGIN IMMEDIATE")
        history.append(connection, Author("0" * 16, 1), "lost", "", [Change("a", "note", "", "lost")])
        connection.close()
        self.marks = self.opened()

    @invariant()
    def as_modelled(self) -> None:
        marks = self.marks.marks(KEYS)
        found = {(key, name): value for key, mark in marks.items() for name, value in registers(mark).items() if value}
        assert found == self.now()

    @invariant()
    def the_history_knows_what_is_undone(self) -> None:
        found = {action.id: action.undone for action in self.marks.actions(limit=100)}
        assert found == {id: step.undone for id, step in zip(self.ids, self.steps, strict=True)}

    @invariant()
    def state_follows_from_the_history(self) -> None:
        assert state.stale_papers(self.marks._store.connection) == []

    def teardown(self) -> None:
        connection = self.marks._store.connection
        assert all(is_sound(row) for row in history.rows_to_check(connection, 0, 1000))
        self.marks.close()
        shutil.rmtree(self.folder)


HistoryMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
TestHistory = HistoryMachine.TestCase
