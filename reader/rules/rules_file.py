"""`rules.toml`: interests, which give papers points, and mutes, which leave papers out."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from reader.errors import QueryError, UsageError
from reader.rules.entries import Entry, read_entries
from reader.rules.types import KINDS, USUAL_POINTS, Rule, Rules

if TYPE_CHECKING:
    from pathlib import Path

INTEREST: Final = "interest"
MUTE: Final = "mute"
MOST_RULES: Final = 500
MOST_POINTS: Final = 1000
LONGEST_TEXT: Final = 500
"""Characters."""
_OPENING: Final = """\
# Interests give the papers that they match points, or take some: sort by score, or ask for score:>2.
# Mutes leave papers out of the views; what you bookmark, tag, note or put off stays.
# Each has one of: word, author, category, query. An example:
#
# [[interest]]
# author = "Kaiming He"
# points = 3
"""


def read_rules(text: str, path: Path | str) -> Rules:
    """The rules in the text of the file at `path`, which errors name.

    Raises:
        UsageError: it says something that is no rule.

    """
    entries = read_entries(text, path, (INTEREST, MUTE))
    if len(entries) > MOST_RULES:
        raise UsageError(f"{path}: has {len(entries)} rules; at most {MOST_RULES} are applied, take some out")
    rules = [(entry.table, _rule(entry, f"{path}:{entry.line}" if entry.line else str(path))) for entry in entries]
    return Rules(*(tuple(rule for table, rule in rules if table == name) for name in (INTEREST, MUTE)))


def add_rule(text: str, rule: Rule) -> str:
    """The file's text with one more rule, at its end.

    Raises:
        UsageError: the text is written in a way that cannot be changed here; so for the other changes.

    """
    from reader.rules import editing

    return editing.add(text, _table(rule), _values(rule), _OPENING)


def remove_rule(text: str, rule: Rule) -> str:
    """The file's text without a rule."""
    from reader.rules import editing

    return editing.remove(text, _table(rule), _index(text, rule))


def change_rule(text: str, old: Rule, new: Rule) -> str:
    """The file's text with `new` where `old` was; one that begins or ceases to mute goes to the end."""
    if old.is_mute != new.is_mute:
        return add_rule(remove_rule(text, old), new)
    from reader.rules import editing

    return editing.change(text, _table(old), _index(text, old), _values(new))


def _table(rule: Rule) -> str:
    return MUTE if rule.is_mute else INTEREST


def _values(rule: Rule) -> dict[str, str | float]:
    text: dict[str, str | float] = {rule.kind: rule.text}
    return text if rule.is_mute else {**text, "points": rule.points}


def _index(text: str, rule: Rule) -> int:
    rules = read_rules(text, "the rules")
    among = rules.mutes if rule.is_mute else rules.interests
    if rule not in among:
        raise UsageError(f"there is no rule “{rule.kind}: {rule.text}” any more; nothing was changed")
    return among.index(rule)


def _rule(entry: Entry, where: str) -> Rule:
    known = KINDS if entry.table == MUTE else (*KINDS, "points")
    for name in entry.values:
        if name not in known:
            raise UsageError(f"{where}: “{name}” is not known in [[{entry.table}]]; known are {', '.join(known)}")
    named = [kind for kind in KINDS if kind in entry.values]
    if len(named) != 1:
        raise UsageError(f"{where}: [[{entry.table}]] needs one of {', '.join(KINDS)}, has {len(named)} of them")
    rule = Rule(named[0], _text(entry.values[named[0]], f"{where}: {named[0]}"))
    if entry.table == INTEREST:
        rule = rule._replace(points=_points(entry.values.get("points", USUAL_POINTS), where))
    if rule.kind == "query":
        from reader.rules.matching import query_of

        try:
            query_of(rule)
        except QueryError as error:
            raise UsageError(f"{where}: query, character {error.position + 1}: {error}") from None
    return rule


def _text(value: Any, where: str) -> str:  # noqa: ANN401
    from reader.text.clean import clean_line

    if not isinstance(value, str) or not (text := clean_line(value)) or len(text) > LONGEST_TEXT:
        raise UsageError(f"{where}: expected a text in quotes, of at most {LONGEST_TEXT} characters")
    return text


def _points(value: Any, where: str) -> float:  # noqa: ANN401
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value) or not value:
        raise UsageError(f"{where}: points = {value}: expected a number other than 0, below it for papers to sink")
    if abs(value) > MOST_POINTS:
        raise UsageError(f"{where}: points = {value}: expected at most {MOST_POINTS}")
    return float(value)
