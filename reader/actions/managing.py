"""All rules that the person has: their points changed, or the rules taken away."""

from __future__ import annotations

from functools import partial
from math import isfinite
from typing import TYPE_CHECKING

from reader.actions.ruling import kind_name
from reader.asking import Ask, Choice, Menu
from reader.change import NOTHING, Change
from reader.rules.rules_file import MOST_POINTS, change_rule, remove_rule

if TYPE_CHECKING:
    from reader.rules.types import Rule
    from reader.session import Session


def show_rules(session: Session) -> Change:
    """List the rules, to choose one of them."""
    say, rules = session.say, session.kept.rules
    if not rules.interests and not rules.mutes:
        return Change(session.kept.problem or say("No rules yet: f follows, X mutes", "还没有规则：f 关注，X 静音"))
    choices: list[Choice] = []
    for title, some in ((say("You follow", "关注"), rules.interests), (say("You mute", "静音"), rules.mutes)):
        choices += [Choice(title)] if some else []
        choices += [_choice(session, rule) for rule in some]
    hint = say("Enter changes one or takes it away", "Enter 修改或删除")
    return Change(menu=Menu(say("Your rules", "你的规则"), tuple(choices), hint=hint))


def _choice(session: Session, rule: Rule) -> Choice:
    points = "" if rule.is_mute else f"{rule.points:+g}"
    return Choice(f"{kind_name(session, rule)} · {rule.text}", partial(_choose_change, rule=rule), detail=points)


def _choose_change(session: Session, rule: Rule) -> Change:
    say = session.say
    choices = [Choice(say("Take it away", "删除"), partial(_remove, rule=rule), "x")]
    if not rule.is_mute:
        choices.append(
            Choice(say("Other points …", "修改分数……"), partial(_ask_points, rule=rule), "p", f"{rule.points:+g}")
        )
    return Change(menu=Menu(f"{kind_name(session, rule)} · {rule.text}", tuple(choices)))


def _remove(session: Session, rule: Rule) -> Change:
    session.kept.change("rules", lambda text: remove_rule(text, rule), "rule", f"× {rule.text}")
    session.rules_changed()
    return Change(session.say(f"Taken away: {rule.text} · u undoes", f"已删除：{rule.text} · u 撤销"))


def _ask_points(session: Session, rule: Rule) -> Change:
    hint = session.say("points, below 0 to sink", "分数，小于 0 则下沉")
    label = session.say(f"points for {rule.text}", f"{rule.text} 的分数")
    return Change(ask=Ask(label, partial(_set_points, rule=rule), f"{rule.points:g}", hint))


def _set_points(session: Session, text: str, rule: Rule) -> Change:
    written = " ".join(text.split())
    try:
        points = float(written.replace("−", "-").replace("＋", "+").replace("－", "-") or "nan")
    except ValueError:
        points = float("nan")
    if not isfinite(points) or not points or abs(points) > MOST_POINTS:
        said = session.say("expected a number other than 0", "应为非零数字")
        said = session.say(f"{written}: {said}", f"{written}：{said}") if written else said
        return _ask_points(session, rule)._replace(message=said)
    if points == rule.points:
        return NOTHING
    new = rule._replace(points=points)
    session.kept.change("rules", lambda whole: change_rule(whole, rule, new), "rule", f"{points:+g} {rule.text}")
    session.rules_changed()
    return Change(session.say(f"{points:+g} for {rule.text} · u undoes", f"{rule.text} {points:+g} 分 · u 撤销"))
