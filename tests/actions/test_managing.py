from reader.change import Change
from reader.model import MUTED_FOLD
from reader.rules.types import Rule
from reader.session import Session
from tests.answers import ask_of, menu_of, type_in
from tests.conftest import OpenSession, press

RULES = """\
# mine
[[interest]]
word = "attention"
points = 3

[[mute]]
category = "cs.LG"
"""


def chosen(here: Session, index: int, key: str) -> Change:
    """What comes of choosing the rule at an index of the list, and then what to do with it."""
    rule = menu_of(press(here, "F")).choices[index]
    assert rule.run is not None
    done = next(choice.run for choice in menu_of(rule.run(here)).choices if choice.key == key)
    assert done is not None
    return done(here)


def test_without_rules_it_says_which_keys_make_some(session: OpenSession) -> None:
    assert press(session(), "F").message == "No rules yet: f follows, X mutes"


def test_rules_are_listed_taken_away_and_come_back(session: OpenSession) -> None:
    here = session()
    here.kept.change("rules", lambda text: RULES, "rule", "written")
    here.rules_changed()
    labels = [(choice.label, choice.detail) for choice in menu_of(press(here, "F")).choices]
    assert labels == [("You follow", ""), ("word · attention", "+3"), ("You mute", ""), ("category · cs.LG", "")]
    assert MUTED_FOLD in here.ids
    assert chosen(here, 3, "x").message == "Taken away: cs.LG · u undoes"
    assert MUTED_FOLD not in here.ids
    assert [rule.text for rule in here.kept.rules.mutes] == []
    press(here, "u")
    assert [rule.text for rule in here.kept.rules.mutes] == ["cs.LG"]
    assert MUTED_FOLD in here.ids


def test_points_are_changed_and_nonsense_is_asked_again(session: OpenSession) -> None:
    here = session(interface="zh", scope="all")
    here.library.index(1000)
    here.kept.change("rules", lambda text: RULES, "rule", "written")
    here.rules_changed()
    change = chosen(here, 1, "p")
    assert ask_of(change).text == "3"
    for text, said in (("much", "much："), ("0", "0："), (" inf ", "inf："), (" ", "")):
        again = ask_of(change).accept(here, text)
        assert (ask_of(again).text, again.message) == ("3", f"{said}应为非零数字")
    assert type_in(here, change, "－2").message == "attention -2 分 · u 撤销"
    assert here.kept.rules.interests == (Rule("word", "attention", -2.0),)
    assert min(row.score for row in here.rows(0, len(here.ids))) == -2.0
    assert ask_of(chosen(here, 1, "p")).accept(here, "-2").message == ""
