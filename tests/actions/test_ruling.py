from pathlib import Path

import pytest

from reader.model import MUTED_FOLD, Counts, Flag, Scope, View
from reader.paths import Home
from reader.session import Session
from tests.answers import ask_of, choose, menu_of, type_in
from tests.conftest import OpenSession, press


@pytest.fixture
def indexed(session: OpenSession) -> OpenSession:
    """Sessions on the sample whose text can be found."""
    session().library.index(1000)
    return session


def rules_file(home: Home) -> str:
    return home.rules_file.read_text(encoding="utf-8") if home.rules_file.exists() else ""


def pick(here: Session, key: str, label: str) -> str:
    """Choose the entry with this label from the menu of a key."""
    run = next(choice.run for choice in menu_of(press(here, key)).choices if choice.label == label)
    assert run is not None
    return run(here).message


def test_the_menu_offers_what_the_paper_has_and_says_how_many_papers_that_is(indexed: OpenSession) -> None:
    here = indexed()
    menu = menu_of(press(here, "X"))
    offered = {choice.label: choice.detail for choice in menu.choices}
    assert offered["author · Albert Gu"] == "1 paper"
    assert offered["category · cs.LG"].endswith(" papers")
    assert menu.choices[-1].key == "/"
    assert len({choice.key for choice in menu.choices}) == len(menu.choices)


def test_the_menu_says_what_it_cannot_count_yet(session: OpenSession) -> None:
    here = session()
    assert menu_of(press(here, "f")).hint == "41 papers being indexed are not counted yet"
    here.library.index(1000)
    assert menu_of(press(here, "f")).hint == "u takes a rule back; rules.toml has them all"


def test_muted_papers_leave_the_list_unfold_and_come_back(indexed: OpenSession, sample_home: Home) -> None:
    here = indexed()
    total = here.papers
    assert pick(here, "X", "category · cs.LG") == "Muted: cs.LG · u undoes"
    assert 0 < here.papers < total
    muted = here.folds[MUTED_FOLD].repeats
    assert (here.cursor, len(muted)) == (0, total - here.papers + 2), "two of them were among the repeated ones"
    assert here.unread == here.library.counts(here.view).unread
    assert 'category = "cs.LG"' in rules_file(sample_home)
    press(here, "G")
    assert here.fold is not None
    assert here.fold.id == MUTED_FOLD
    press(here, "enter", "j")
    assert here.row is not None
    assert here.row.flags & Flag.MUTED
    assert here.papers == total + 2
    assert press(here, "u").message == "Undone: rule − cs.LG"
    assert (here.papers, MUTED_FOLD in here.folds, rules_file(sample_home)) == (total, False, "")
    assert press(here, "ctrl+r").message == "Redone: rule − cs.LG"
    assert MUTED_FOLD in here.folds


def test_a_bookmark_saves_a_muted_paper(indexed: OpenSession) -> None:
    here = indexed()
    key = here.paper_key
    pick(here, "X", "author · Albert Gu")
    assert here.paper_key != key
    press(here, "G", "enter", "j", "b", "1", "g")
    assert here.paper_key == key


def test_followed_words_give_points_and_sort(indexed: OpenSession) -> None:
    here = indexed()
    press(here, "j", "j")
    key = here.paper_key
    label = next(choice.label for choice in menu_of(press(here, "f")).choices if choice.label.startswith("author"))
    said = pick(here, "f", label)
    assert said.startswith("+3 for ")
    assert said.endswith(" · S sorts by score · u undoes")
    assert here.paper_key == key
    assert here.row is not None
    assert here.row.score == 3
    choose(here, "S", "s")
    assert (here.cursor, here.paper_key) == (0, key)
    press(here, "u")
    assert here.row.score == 0
    assert pick(here, "f", label)
    assert pick(here, "f", label).startswith("There is such a rule already")


def test_why_a_paper_is_here_names_its_rules(indexed: OpenSession) -> None:
    here = indexed()
    pick(here, "f", "author · Albert Gu")
    press(here, "i")
    assert here.explanation is not None
    assert here.explanation.rules == (("author: Albert Gu", 3.0, "authors"),)
    assert any("+3 · author: Albert Gu · authors" in line.text for line in here.document())


def test_a_query_is_previewed_and_a_wrong_one_can_be_mended(indexed: OpenSession) -> None:
    here = indexed()
    asked = choose(here, "X", "/")
    ask = ask_of(asked)
    assert ask.typed(here, "cat:cs.LG").message.startswith("matches ")
    assert ask.typed(here, "").message == ""
    assert ask.typed(here, "(").message != ""
    wrong = type_in(here, asked, "is:read")
    assert "a rule asks for what papers say" in wrong.message
    assert ask_of(wrong).text == "is:read"
    assert type_in(here, wrong, " cat:cs.LG -mamba ").message == "Muted: cat:cs.LG -mamba · u undoes"
    assert here.kept.rules.mutes[0].kind == "query"
    assert type_in(here, choose(here, "f", "/"), "  ").message == ""


def test_a_rule_in_a_library_that_cannot_be_written_is_kept_for_later(
    indexed: OpenSession, monkeypatch: pytest.MonkeyPatch, sample_home: Home
) -> None:
    here = indexed()
    monkeypatch.setattr(here.library._store, "read_only", True)
    assert pick(here, "X", "author · Albert Gu").startswith("Kept, but the library cannot be written now")
    assert "Albert Gu" in rules_file(sample_home)


def test_nothing_to_rule_on_without_a_paper(session: OpenSession) -> None:
    from reader.actions.ruling import choose_follow, choose_mute
    from reader.change import NOTHING

    here = session(scope="bookmarks")
    assert choose_follow(here) == choose_mute(here) == NOTHING


def test_rules_that_were_edited_by_hand_are_not_overwritten(indexed: OpenSession, sample_home: Home) -> None:
    from reader.errors import UsageError

    here = indexed()
    pick(here, "X", "author · Albert Gu")
    mine = rules_file(sample_home) + '\n[[mute]]\nword = "mine"\n'
    Path(sample_home.rules_file).write_text(mine, encoding="utf-8")
    with pytest.raises(UsageError, match="changed by hand"):
        press(here, "u")
    assert rules_file(sample_home) == mine
    press(here, "R")
    assert len(here.kept.rules.mutes) == 2


def test_rules_that_cannot_be_understood_leave_the_last_good_ones(indexed: OpenSession, sample_home: Home) -> None:
    here = indexed()
    pick(here, "X", "category · cs.LG")
    Path(sample_home.rules_file).write_text("[[mute]]\nnonsense = 1\n", encoding="utf-8")
    said = press(here, "R").message
    assert "rules.toml:1" in said
    assert "\n" not in said
    assert here.kept.rules.mutes[0].text == "cs.LG"
    assert MUTED_FOLD in here.folds


def test_in_chinese(indexed: OpenSession) -> None:
    here = indexed(interface="zh")
    assert menu_of(press(here, "X")).choices[0].label == "作者 · Albert Gu"
    assert pick(here, "X", "作者 · Albert Gu") == "已静音：Albert Gu · u 撤销"
    assert press(here, "u").message == "已撤销：规则 − Albert Gu"
    press(here, "g")
    assert pick(here, "f", "作者 · Albert Gu") == "Albert Gu +3 分 · S 按得分排序 · u 撤销"
    assert here.library.counts(View(Scope.ALL)) == Counts(41, 41)
