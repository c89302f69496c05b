"""The history as a menu: what was done, by day; any of it can be taken back on its own."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reader.actions.marking import describe_whole
from reader.actions.undoing import undone
from reader.asking import Choice, Menu
from reader.change import Change
from reader.marks.types import ContradictedError
from reader.text.latex import render

if TYPE_CHECKING:
    from reader.marks import Action
    from reader.session import Session

_PAGE: Final = 200
_TITLES_UP_TO: Final = 36


def show_history(session: Session, before: Action | None = None) -> Change:
    """The actions, the newest first, before the action `before` if it is given; one of them again takes it back."""
    say = session.say
    actions = session.marks.actions(before, _PAGE + 1)
    if not actions:
        return Change(say("Nothing was done yet", "还没有任何操作"))
    timed = [(*_local(action.at), action) for action in actions[:_PAGE]]
    choices: list[Choice] = []
    for day, of_day in groupby(timed, key=lambda each: each[0]):
        choices.append(Choice(f"{say.weekday(day)} {day}".strip()))
        choices += [_choice(session, action, time) for _, time, action in of_day]
    if len(actions) > _PAGE:
        older = partial(show_history, before=actions[_PAGE - 1])
        choices.append(Choice(say("Older ones …", "更早的……"), older, "o"))
    hint = say("Enter takes one back, if nothing later contradicts it", "Enter 单独撤销一项（若之后没有冲突的更改）")
    return Change(menu=Menu(say("History", "历史"), tuple(choices), 1, hint))


def _local(at: str) -> tuple[str, str]:
    """Day (ISO 8601) and time of an action on the clock of the person, who may be far from UTC."""
    from datetime import datetime

    try:
        here = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return at[:10], at[11:16]
    return here.date().isoformat(), f"{here:%H:%M}"


def _choice(session: Session, action: Action, time: str) -> Choice:
    say = session.say
    what = describe_whole(session, action.label, action.detail)
    if action.undone:
        what += say(" (taken back)", "（已撤销）")
    what_for = _title(session, action) if action.count == 1 else say.papers(action.count) if action.count else ""
    facts = [what_for, "" if action.own else say("other machine", "其他机器")]
    return Choice(f"{time}  {what}", partial(_take_back, action=action), detail=" · ".join(filter(None, facts)))


def _title(session: Session, action: Action) -> str:
    """The title of the only paper of an action, as much of it as there is room for."""
    keys = session.marks.papers_of(action.id)
    id = session.library.find(keys[0]) if keys else None
    rows = session.library.rows([id]) if id is not None else []
    title = render(rows[0].title) if rows else session.say.papers(1)
    return title if len(title) <= _TITLES_UP_TO else f"{title[:_TITLES_UP_TO].rstrip()}…"


def _take_back(session: Session, action: Action) -> Change:
    say = session.say
    if action.undone:
        return Change(say("That is taken back already", "此项已撤销"))
    try:
        done = session.marks.undo_action(action.id)
    except ContradictedError as error:
        day, time = _local(error.by.at)
        later = f"{day} {time} {describe_whole(session, error.by.label, error.by.detail)}"
        return Change(say(f"Not taken back, a later change is about the same; take that back first: {later}",
                          f"未撤销：之后有冲突的更改，请先撤销它：{later}"))  # fmt: skip
    return undone(session, done)
