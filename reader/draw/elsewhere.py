"""Where a query matches, when the language that is shown does not have the match: a few words of the other text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.model import Language
from reader.text import latex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.draw.column import Column
    from reader.model import Paper
    from reader.wording import Wording

_BEFORE: Final = 40
_BEHIND: Final = 60
"""Characters of the text around a match."""


def show_elsewhere(column: Column, line: int, paper: Paper, language: Language, say: Wording) -> None:
    """Say at `line` of a column without matches where the other language has the first; nothing where it has none."""
    if column.matches is None or any(span.role == "match" for each in column.lines for span in each.spans):
        return
    for text in _unseen(paper, language):
        rendered = " ".join(latex.render(text).split())
        field = "abs" if language is Language.ZH else "sum"
        place = next(((start, end) for start, end, role in column.matches(rendered, field) if role == "match"), None)
        if place:
            part = say("abstract", "英文摘要") if language is Language.ZH else say("summary", "总结")
            said = say(f"In the {part}, t shows it: ", f"见于{part}，按 t 查看：") + _around(rendered, *place)
            rest, column.lines = column.lines[line:], column.lines[:line]
            column.gap()
            column.paragraph(said, "dim", field)
            column.lines += rest
            return


def _unseen(paper: Paper, language: Language) -> Iterator[str]:
    if language is Language.ZH:
        yield paper.abstract
    elif language is Language.EN:
        yield from (section.text for section in paper.summary.sections)


def _around(text: str, start: int, end: int) -> str:
    """The characters from `start` to `end` with some before and behind them, cut where a word ends."""
    first, last = max(0, start - _BEFORE), min(len(text), end + _BEHIND)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", end, last), end) if " " in text[end:last] else last
    return ("… " if first else "") + text[first:last].strip() + (" …" if last < len(text) else "")
