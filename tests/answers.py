"""What a person does with what an action asks: chooses from a menu, types a line."""

from reader.asking import Ask, Choice, Menu
from reader.change import Change
from reader.session import Session
from tests.conftest import press


def menu_of(change: Change) -> Menu:
    assert change.menu is not None
    return change.menu


def ask_of(change: Change) -> Ask:
    assert change.ask is not None
    return change.ask


def entries(change: Change) -> dict[str, Choice]:
    """What can be chosen, by key."""
    return {choice.key: choice for choice in menu_of(change).choices if choice.run is not None and choice.key}


def choose(session: Session, *keys: str) -> Change:
    """Press the first key, and choose with the others from the menus that come up."""
    change = press(session, keys[0])
    for key in keys[1:]:
        run = entries(change)[key].run
        assert run is not None
        change = run(session)
        session.message = change.message
    return change


def type_in(session: Session, change: Change, text: str) -> Change:
    """Type a line, with its previews, and accept it."""
    ask = ask_of(change)
    for end in range(len(text) + 1):
        ask.typed(session, text[:end])
    done = ask.accept(session, text)
    session.message = done.message
    return done
