"""Catching up after days away: the best of what is unread stays, the rest is skimmed, as one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from reader.arranging import arranged
from reader.asking import Choice, Menu
from reader.change import Change
from reader.model import FOR_YOU, Flag, Scope, View

if TYPE_CHECKING:
    from reader.session import Session

_BUDGETS: Final = {"1": 10, "2": 30, "3": 60, "4": 100}
_CANDIDATES: Final = View(Scope.UNREAD, query="-is:later")
"""What is chosen from. What was put off stays unread in any case, as it is to come back."""


def choose_budget(session: Session) -> Change:
    """Ask how many of the unread papers of all days are to stay."""
    say = session.say
    count = session.library.counts(_CANDIDATES).unread
    if not count:
        return Change(say("Everything is read", "全部已读"))
    ways = (
        say("by what you bookmarked", "按你的收藏") if session.liking.is_ready() else say("by your rules", "按你的规则")
    )
    choices = [
        Choice(say(f"The best {budget}", f"最好的 {budget} 篇"), partial(catch_up, budget=budget), key,
               say(f"{count - budget:,} skimmed", f"其余 {count - budget:,} 篇略过"))
        for key, budget in _BUDGETS.items() if budget < count
    ]  # fmt: skip
    choices.append(Choice(say("All of them, the best first", "全部，最好的在前"), partial(catch_up, budget=count), "a"))
    title = say(f"Catch up: {session.say.papers(count)} unread, {ways}", f"补读：未读 {count:,} 篇，{ways}")
    hint = say("Skimmed papers count as read; is:skimmed finds them, u undoes", "略过即算已读；is:skimmed 可查，u 撤销")
    return Change(menu=Menu(title, tuple(choices), hint=hint))


def catch_up(session: Session, budget: int) -> Change:
    """List the unread papers of all days, the best first, and mark all but `budget` of them skimmed."""
    sort = FOR_YOU if session.liking.is_ready() else "score"
    view = _CANDIDATES._replace(sort=sort)
    candidates = arranged(session.library, view, (), session.today, session.liking.order_of(view)).ids
    rest = session.library.keys(candidates[budget:])
    if rest:
        done = session.marks.set_flags(rest, Flag.READ | Flag.SKIMMED, Flag.KEPT_UNREAD, "skim", f"best {budget}")
        session.refresh_marks()
    session.open_view(View(Scope.UNREAD, sort=sort))
    session.views_changed()
    if not rest:
        return Change(session.say("The best come first", "最好的在前"))
    return Change(session.say(f"{budget} stay, {done.count:,} skimmed · u undoes",
                              f"保留 {budget} 篇，略过 {done.count:,} 篇 · u 撤销"))  # fmt: skip
