from reader.asking import Ask, below
from reader.change import NOTHING
from reader.query.complete import Completion
from tests.conftest import OpenSession


def test_what_tab_takes_is_shown_with_its_hints() -> None:
    assert below("", "", ()) == ""
    assert below("", "l", [Completion(0, "llm", "12"), Completion(0, "rl", "")]) == "Tab  llm 12   rl"
    many = [Completion(0, str(number), "") for number in range(9)]
    assert below("", "", many) == "Tab  0   1   2   3   4   5   6   7 …"


def test_what_is_wrong_goes_first_unless_something_was_begun_that_can_be_completed() -> None:
    offered = [Completion(0, "cat:cs.LG", "")]
    assert below("▲ wrong", "a (", offered) == "▲ wrong"
    assert below("▲ wrong", "cat:", offered) == below("▲ wrong", "cat", offered) == "Tab  cat:cs.LG"
    assert below("▲ wrong", "cat", ()) == "▲ wrong"


def test_a_plain_question_does_nothing_until_it_is_accepted(session: OpenSession) -> None:
    here = session()
    ask = Ask("name", lambda session, text: NOTHING)
    assert ask.typed(here, "x") == ask.cancel(here) == NOTHING
    assert list(ask.complete(here, "x", 1)) == []
