import pytest

from reader.change import Effect
from tests.answers import choose, entries
from tests.conftest import OpenSession, press


@pytest.mark.parametrize(
    ("key", "text"),
    [("u", "https://arxiv.org/abs/2312.00752"), ("i", "2312.00752"), ("b", "@"), ("m", "Mamba"), ("y", "Mamba")],
)
def test_what_can_be_copied(session: OpenSession, key: str, text: str) -> None:
    change = choose(session(), "y", key)
    assert change.effect is Effect.COPY
    assert text in change.text
    assert change.message.startswith("Sent to the terminal: ")
    assert "\n" not in change.message


def test_what_the_digest_does_not_have_is_said_and_not_copied(session: OpenSession) -> None:
    here = session(scope="all")
    for _ in here.ids:
        change = choose(here, "y", "t")
        if not change.text:
            assert (change.message, change.effect) == ("The digest does not have that", Effect.NONE)
            return
        press(here, "j")
    pytest.fail("the sample has a paper without TL;DR")


def test_the_selection_is_copied_in_the_order_of_the_list(session: OpenSession) -> None:
    here = session(interface="zh")
    press(here, "j", "v", "k", "k", "v")
    change = choose(here, "y", "i")
    assert change.text.split("\n") == here.library.keys(here.ids[:2])
    assert change.message.startswith("已送往终端：2 篇，")
    assert choose(here, "y", "b").text.count("\n\n@") == 1
    assert len(here.selected) == 2


def test_every_key_of_the_contract_is_there(session: OpenSession) -> None:
    here = session()
    assert "".join(entries(press(here, "y"))) == "uibmtey"
