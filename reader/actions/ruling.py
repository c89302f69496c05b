"""Rules from a paper: what to follow, what to mute."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from reader.actions.filtering import completions
from reader.asking import Ask, Choice, Menu
from reader.change import NOTHING, Change
from reader.errors import QueryError
from reader.rules.rules_file import add_rule
from reader.rules.suggest import suggest
from reader.rules.types import Rule
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.session import Session

_KEYS: Final = "123456789abcdefghi"
_POINTS: Final = 3.0
_NAMES: Final = {"word": ("word", "词"), "author": ("author", "作者"), "category": ("category", "分类"),
                 "query": ("query", "查询")}  # fmt: skip


def choose_mute(session: Session) -> Change:
    """Ask which authors, categories or words of the paper are to be muted; each says how many papers it hides."""
    say = session.say
    return _choose(session, 0.0, say("Mute: leave out papers with", "静音：不再列出包含以下内容的论文"))


def choose_follow(session: Session) -> Change:
    """Ask which authors, categories or words of the paper are to count."""
    say = session.say
    return _choose(session, _POINTS, say(f"Follow: +{_POINTS:g} points for", f"关注：每项 +{_POINTS:g} 分"))


def kind_name(session: Session, rule: Rule) -> str:
    """What a rule looks for, in the interface's language."""
    return session.say(*_NAMES[rule.kind])


def _choose(session: Session, points: float, title: str) -> Change:
    record, say = session.record, session.say
    if record is None:
        return NOTHING
    choices = []
    counted = ((rule, session.library.count_matching(rule)) for rule in suggest(record))
    # A word that no other paper has would do nothing.
    telling = ((rule, count) for rule, count in counted if count or rule.kind != "word")
    for key, (rule, count) in zip(_KEYS, telling, strict=False):
        label = f"{kind_name(session, rule)} · {rule.text}"
        choices.append(Choice(label, partial(_add, rule=rule._replace(points=points)), key, say.papers(count)))
    choices.append(
        Choice(say("Something else: a query …", "其他：输入查询……"), partial(_ask_query, points=points), "/")
    )
    hint = say("u takes a rule back; rules.toml has them all", "u 撤销；全部规则见 rules.toml")
    if left := session.library.unindexed():
        papers = say.papers(left)
        hint = say(f"{papers} being indexed are not counted yet", f"{papers}尚在建立索引，未计入")
    return Change(menu=Menu(title, tuple(choices), hint=hint))


def _ask_query(session: Session, points: float, text: str = "") -> Change:
    label = session.say("mute", "静音") if not points else session.say("follow", "关注")
    hint = session.say("a query, as behind /", "查询，与 / 相同")
    accept = partial(_accept, points=points)
    return Change(ask=Ask(label, accept, text, hint, typed=_preview, complete=completions))


def _preview(session: Session, text: str) -> Change:
    """How many papers a rule would be about, before it is kept."""
    if not text.strip():
        return NOTHING
    try:
        count = session.library.count_matching(Rule("query", text))
    except QueryError as error:
        return Change(session.say(str(error), error.chinese))
    return Change(session.say(f"matches {session.say.papers(count)}", f"匹配 {session.say.papers(count)}"))


def _accept(session: Session, text: str, points: float) -> Change:
    text = clean_line(text).strip()
    if not text:
        return NOTHING
    from reader.rules.matching import query_of

    rule = Rule("query", text, points)
    try:
        query_of(rule)
    except QueryError as error:
        return _ask_query(session, points, text)._replace(message=session.say(str(error), error.chinese))
    return _add(session, rule)


def _add(session: Session, rule: Rule) -> Change:
    say, rules = session.say, session.kept.rules
    if rule in rules.mutes + rules.interests:
        return Change(say(f"There is such a rule already: {rule.text}", f"已有此规则：{rule.text}"))
    detail = f"{'−' if rule.is_mute else '+'} {rule.text}"
    session.kept.change("rules", lambda text: add_rule(text, rule), "rule", detail)
    session.rules_changed()
    if session.library.read_only:
        return Change(say("Kept, but the library cannot be written now: it takes effect once it can be",
                          "规则已保存；资料库目前不可写，恢复后生效"))  # fmt: skip
    if rule.is_mute:
        return Change(say(f"Muted: {rule.text} · u undoes", f"已静音：{rule.text} · u 撤销"))
    return Change(say(f"+{rule.points:g} for {rule.text} · S sorts by score · u undoes",
                      f"{rule.text} +{rule.points:g} 分 · S 按得分排序 · u 撤销"))  # fmt: skip
