from pathlib import Path

import pytest

from reader.errors import ReaderError, StoreError, UsageError
from reader.kept import Kept
from reader.library import Library
from reader.marks import Marks
from reader.model import Scope, View
from reader.paths import Home
from reader.rules.types import SavedView
from reader.rules.views_file import add_view, remove_view

A, B = SavedView("A", "attention", "title"), SavedView("B", "graph")


@pytest.fixture
def kept(home: Home) -> Kept:
    return Kept(home, Marks.open(home.data))


def add(kept: Kept, view: SavedView) -> None:
    kept.change("views", lambda text: add_view(text, view), "view", f"+ {view.name}")


def test_nothing_is_kept_at_first(kept: Kept, home: Home) -> None:
    assert (kept.views, kept.rules.mutes, kept.problem) == ((), (), "")
    assert not home.views_file.exists()


def test_a_change_is_in_the_file_and_in_the_history(kept: Kept, home: Home) -> None:
    add(kept, A)
    assert kept.views == Kept(home, kept._marks).views == (A,)
    action = kept._marks.history(1)[0]
    assert (action.label, action.detail, action.count) == ("view", "+ A", 0)
    kept.change("views", lambda text: text, "view", "nothing")
    assert len(kept._marks.history()) == 1


def test_undo_and_redo_write_the_file(kept: Kept, home: Home) -> None:
    add(kept, A)
    with_a = home.views_file.read_text(encoding="utf-8")
    add(kept, B)
    for views in ((A,), ()):
        done = kept._marks.undo()
        assert done is not None
        kept.follow(done)
        assert kept.views == views
    assert not home.views_file.exists()
    done = kept._marks.redo()
    assert done is not None
    kept.follow(done)
    assert home.views_file.read_text(encoding="utf-8") == with_a


def test_a_file_that_was_edited_by_hand_is_not_overwritten(kept: Kept, home: Home) -> None:
    add(kept, A)
    mine = add_view(home.views_file.read_text(encoding="utf-8"), B)
    home.views_file.write_text(mine, encoding="utf-8")
    done = kept._marks.undo()
    assert done is not None
    with pytest.raises(UsageError, match="changed by hand since"):
        kept.follow(done)
    assert home.views_file.read_text(encoding="utf-8") == mine


def test_what_would_not_be_understood_is_not_written(kept: Kept, home: Home) -> None:
    add(kept, A)
    before = home.views_file.read_text(encoding="utf-8")
    for edit in (
        lambda text: add_view(text, A),
        lambda text: "view = 3",
        lambda text: add_view(text, SavedView("C", "(")),
    ):
        with pytest.raises(UsageError):
            kept.change("views", edit, "view", "+ ?")
    assert home.views_file.read_text(encoding="utf-8") == before
    assert len(kept._marks.history()) == 1


def test_a_history_that_cannot_be_written_leaves_the_file_as_it_was(
    kept: Kept, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(kept, A)
    before = home.views_file.read_text(encoding="utf-8")

    def full(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(kept._marks, "set_text", full)
    with pytest.raises(ReaderError, match="full"):
        kept.change("views", lambda text: remove_view(text, "A"), "view", "− A")
    assert home.views_file.read_text(encoding="utf-8") == before
    assert kept.views == (A,)


@pytest.mark.parametrize("content", [b"[[view]\n", b"\xff\xfe", b"[[view]]\nquery = 1\n"])
def test_a_file_that_cannot_be_understood_is_said_and_the_last_good_state_stays(
    kept: Kept, home: Home, content: bytes
) -> None:
    add(kept, A)
    Path(home.views_file).write_bytes(content)
    kept.load()
    assert kept.views == (A,)
    assert str(home.views_file) in kept.problem
    assert "\n" not in kept.problem


def test_rules_are_applied_unless_they_or_the_library_forbid_it(kept: Kept, home: Home) -> None:
    home.rules_file.parent.mkdir(parents=True, exist_ok=True)
    home.rules_file.write_text("[[mute]]\nnonsense = 1\n", encoding="utf-8")
    kept.load()
    with Library.open(home.data) as library:
        kept.apply_rules(library)
        assert library.set_rules("", "rules.toml") is False
        home.rules_file.write_text('[[mute]]\nword = "x"\n', encoding="utf-8")
        kept.load()
        kept.apply_rules(library)
        assert library.set_rules('[[mute]]\nword = "x"\n', "rules.toml") is False, "they are applied already"


def test_a_saved_view_is_found_by_its_name_else_by_its_query(kept: Kept) -> None:
    add(kept, A)
    add(kept, B)
    stored = View(Scope.SAVED, name="A", query="x", category="cs.LG", sort="-title", group="day")
    assert kept.whole(stored) == stored._replace(base="attention")
    assert kept.whole(View(Scope.SAVED, name="old name", base="graph")).name == "B"
    assert kept.whole(View(Scope.SAVED, name="gone")) == View()
    assert kept.whole(View(Scope.UNREAD, sort="title")) == View(Scope.UNREAD, sort="title")
