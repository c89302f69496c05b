import pytest

from reader.change import NOTHING
from reader.errors import UsageError
from tests.answers import ask_of, type_in
from tests.conftest import OpenSession, press


def test_tags_are_put_on_taken_off_and_undone(session: OpenSession) -> None:
    here = session()
    assert type_in(here, press(here, "+"), "llm， 扩散 模型、#rl").message == "+#llm +#扩散 模型 +#rl"
    assert here.record is not None
    assert here.record.mark.tags == ("llm", "rl", "扩散 模型")
    assert ask_of(press(here, "-")).hint == "llm, rl, 扩散 模型"
    assert type_in(here, press(here, "-"), "rl").message == "−#rl"
    assert press(here, "u").message.startswith("Tagged again: ")
    assert here.record.mark.tags == ("llm", "rl", "扩散 模型")
    assert press(here, "u").message.startswith("Tag taken off: ")
    assert not here.record.mark.tags


def test_the_only_tag_is_offered_to_be_taken_off(session: OpenSession) -> None:
    here = session()
    assert press(here, "-").message == "No tags here; + adds one"
    type_in(here, press(here, "+"), "llm")
    assert ask_of(press(here, "-")).text == "llm"


def test_a_tag_that_is_not_there_is_not_taken_off(session: OpenSession) -> None:
    here = session()
    type_in(here, press(here, "+"), "llm")
    assert type_in(here, press(here, "-"), "rl").message == "No such tag here: rl"
    assert len(here.marks.history()) == 1


def test_no_tag_at_all_changes_nothing(session: OpenSession) -> None:
    here = session()
    assert type_in(here, press(here, "+"), " , #，").message == ""
    assert here.marks.history() == []
    assert here.again is None


def test_tags_of_the_selection_are_one_step_and_repeat_elsewhere(session: OpenSession) -> None:
    here = session()
    press(here, "v", "v")
    assert type_in(here, press(here, "+"), "llm").message == "+#llm · 2 papers: tag · u undoes"
    assert here.library.tags() == [("llm", 2)]
    press(here, "G", "k", ".")
    assert here.library.tags() == [("llm", 3)]
    press(here, "u")
    assert press(here, "u").message == "Tag taken off: 2 papers"
    assert here.library.tags() == []


def test_known_tags_complete_what_is_typed_since_the_last_comma(session: OpenSession) -> None:
    here = session()
    type_in(here, press(here, "+"), "LLM, 扩散模型")
    ask = ask_of(press(here, "+"))
    assert [(each.start, each.text) for each in ask.complete(here, "new, ll", 7)] == [(5, "LLM")]
    assert [each.text for each in ask.complete(here, "new，扩", 5)] == ["扩散模型"]
    assert [each.text for each in ask.complete(here, "#l", 2)] == ["LLM"]


def test_a_tag_that_is_too_long_changes_nothing_and_is_not_repeated(session: OpenSession) -> None:
    here = session()
    press(here, "b")
    with pytest.raises(UsageError, match="at most"):
        type_in(here, press(here, "+"), "x" * 5000)
    press(here, "j", ".")
    assert here.row is not None
    assert here.row.flags


def test_a_note_is_kept_found_changed_and_undone(session: OpenSession) -> None:
    here = session()
    ask = ask_of(press(here, "e"))
    assert ask.lines
    assert ask.accept(here, " 复现 it\n\nsoon \x1b[2J").message == "Note kept · u undoes"
    assert here.record is not None
    note = here.record.mark.note
    assert (note.startswith("复现 it\n\nsoon"), "\x1b" in note) == (True, False)
    assert ask_of(press(here, "e")).text == note
    assert press(here, "E").text == note
    assert ask_of(press(here, "e")).accept(here, note) == NOTHING
    assert ask_of(press(here, "e")).accept(here, "  ").message == "Note removed · u undoes"
    assert press(here, "u").message.startswith("Note as before: ")
    assert here.record.mark.note == note


def test_a_note_goes_to_the_paper_it_was_begun_on(session: OpenSession) -> None:
    here = session()
    key, ask = here.paper_key, ask_of(press(here, "e"))
    press(here, "j")
    ask.accept(here, "first")
    assert here.marks.mark(key).note == "first"


def test_nothing_to_annotate_on_a_fold_and_in_an_empty_view(session: OpenSession) -> None:
    from reader.actions.annotating import add_tags, edit_note, edit_note_outside, remove_tags

    folded, empty = session(), session(scope="bookmarks")
    press(folded, "G")
    for here in (folded, empty):
        assert add_tags(here) == edit_note(here) == edit_note_outside(here) == NOTHING
        assert remove_tags(here).message == "No tags here; + adds one"
