"""What a command asks the person for: a line or a text to be typed, or a choice. The front end shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.change import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.change import Change
    from reader.query.complete import Completion
    from reader.session import Session


def _no_preview(session: Session, text: str) -> Change:
    return NOTHING


def _no_completions(session: Session, text: str, cursor: int) -> Sequence[Completion]:
    return ()


def _no_harm(session: Session) -> Change:
    return NOTHING


_OFFERED: Final = 8


def below(message: str, before: str, completions: Sequence[Completion]) -> str:
    """The line below what is typed: what Tab takes and what else may stand there, else the message.

    A message about what is wrong goes first where nothing was begun `before` the cursor that could be completed.
    """
    is_begun = before[-1:].isalnum() or before[-1:] in tuple(":：")
    if not completions or (message and not is_begun):
        return message
    shown = [f"{each.text} {each.hint}".strip() for each in completions[:_OFFERED]]
    return "Tab  " + "   ".join(shown) + (" …" if len(completions) > _OFFERED else "")


class Ask(NamedTuple):
    """A line to be typed behind `label`, which begins as `text`; with `lines`, a text of several lines.

    `typed` runs at each change of the text, `accept` with Enter (for several lines with Esc, as nothing is lost by
    it), `cancel` with Esc. `complete` offers what may stand at the cursor. `hint` says what is expected.
    """

    label: str
    accept: Callable[[Session, str], Change]
    text: str = ""
    hint: str = ""
    typed: Callable[[Session, str], Change] = _no_preview
    cancel: Callable[[Session], Change] = _no_harm
    complete: Callable[[Session, str, int], Sequence[Completion]] = _no_completions
    lines: bool = False


class Choice(NamedTuple):
    """An entry of a menu; without `run` it is a heading. `key` chooses it at once, `detail` is shown beside it."""

    label: str
    run: Callable[[Session], Change] | None = None
    key: str = ""
    detail: str = ""


class Menu(NamedTuple):
    """Something to choose from; `begin` is the index where the cursor is at first. `hint` is its last line."""

    title: str
    choices: tuple[Choice, ...]
    begin: int = 0
    hint: str = ""
