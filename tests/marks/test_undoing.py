"""One action of the past undone on its own, and what keeps it from that."""

from pathlib import Path

import pytest

from reader.errors import DiskError, UsageError
from reader.marks import Marks
from reader.marks.types import ContradictedError
from reader.model import NO_FLAGS, Flag, Mark


def test_only_the_bits_and_tags_of_the_action_are_undone(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a", "b"], Flag.READ, NO_FLAGS, "read")
        marks.set_tags(["a"], ["x"], [])
        marks.set_flags(["a"], Flag.BOOKMARKED, NO_FLAGS, "bookmark")
        marks.set_tags(["a"], ["y"], [])
        read, tag = marks.history()[3], marks.history()[2]
        assert marks.undo_action(read.id).keys == ("a", "b")
        assert marks.undo_action(tag.id).keys == ("a",)
        assert marks.marks("ab") == {"a": Mark(Flag.BOOKMARKED, ("y",)), "b": Mark()}
        assert [done.label for done in iter(marks.redo, None)] == ["tag", "read"]
        assert marks.mark("a") == Mark(Flag.BOOKMARKED | Flag.READ, ("x", "y"))


@pytest.mark.parametrize("field", ["flags", "tags", "note", "until"])
def test_a_later_change_of_the_same_keeps_it_and_is_named(tmp_path: Path, field: str) -> None:
    first = Mark(Flag.READ, ("x",), "one", "2026-06-12")
    second = Mark(NO_FLAGS, (), "two", "2026-06-13")
    with Marks.open(tmp_path) as marks:
        marks.set_marks({"a": Mark()._replace(**{field: getattr(first, field)}), "b": Mark(Flag.READ)}, "import")
        marks.set_note("c", "unrelated")
        marks.set_marks({"a": Mark()._replace(**{field: getattr(second, field)})}, "import", "later one")
        last, _, id = (action.id for action in marks.history())
        with pytest.raises(ContradictedError, match=rf"undo {id}: change {last} \(import later one\)") as raised:
            marks.undo_action(id)
        assert raised.value.by.id == last
        assert len(marks.history()) == 3
        marks.undo()
        marks.undo_action(id)
        assert marks.marks("ab") == {"a": Mark(), "b": Mark()}


def test_what_cannot_be_undone_on_its_own_says_why(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
        marks.undo()
        for id, why in ((1, "undone already"), (2, "takes back or repeats change 1"), (3, "no such change")):
            with pytest.raises(UsageError, match=why):
                marks.undo_action(id)


def test_without_a_file_ids_may_change_so_none_is_undone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Marks.open(tmp_path / "file") as marks:
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
        with pytest.raises(DiskError, match="try again later"):
            marks.undo_action(1)
