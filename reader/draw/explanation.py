"""Why a paper is here: when it was listed, and every summary that the digests brought of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.draw.headings import language_note, section_heading
from reader.model import SUMMARY_LABELS

if TYPE_CHECKING:
    from reader.draw.column import Column
    from reader.model import Record, Section, Variant
    from reader.wording import Wording


_CHINESE: Final = {
    "word": "词",
    "author": "作者",
    "category": "分类",
    "query": "查询",
    "title": "标题",
    "authors": "作者",
    "abstract": "摘要",
    "summary": "总结",
}
"""The kinds of rules, and the parts of a paper."""


class Explanation(NamedTuple):
    """Why a paper is here. `variants` are all its summaries, the shown one first.

    `rules` are those of the person that match it, each with its points (0 mutes) and the parts of the paper where it
    matched; `words` are what counts most for and against it in the learned order, each with its points.
    """

    variants: tuple[Variant, ...] = ()
    rules: tuple[tuple[str, float, str], ...] = ()
    words: tuple[tuple[str, float], ...] = ()


def explain(column: Column, record: Record, explanation: Explanation, say: Wording) -> None:
    """Set the days of a paper's listings, the rules and words that speak for it, and its summaries."""
    column.heading(say("Listed", "列出日期"))
    first, *others = [f"{day} {say.weekday(day)}" for day in record.days] or [say("on no day", "无")]
    column.paragraph(say(f"first on {first}", f"首次 {first}"))
    if others:
        column.paragraph(say("again on ", "又见于 ") + ", ".join(others))
    if record.paper.version is not None and record.paper.version > 1:
        version = record.paper.version
        column.paragraph(say(f"a new version: this is v{version}; marks are kept", f"新版本 v{version}；标记保留"))
    _reasons(column, explanation, say)
    if not explanation.variants:
        column.heading(say("No digest brought a summary that can be shown", "各日报均无可用的总结"))
    for variant in explanation.variants:
        _variant(column, variant, say)


def _reasons(column: Column, explanation: Explanation, say: Wording) -> None:
    """What the person's rules say of the paper, and what was learned."""
    if explanation.rules:
        total = sum(points for _, points, _ in explanation.rules)
        column.heading(say("Your rules", "你的规则"), say(f"score {total:+g}", f"得分 {total:+g}") if total else "")
        for rule, points, part in explanation.rules:
            effect = f"{points:+g}" if points else say("muted", "静音")
            kind, colon, looked_for = rule.partition(": ")
            named = say(rule, f"{_CHINESE.get(kind, kind)}{'：' if colon else ''}{looked_for}")
            places = say(part, "、".join(_CHINESE.get(place, place) for place in part.split(", ")))
            column.paragraph(" · ".join(filter(None, (effect, named, places))))
    if explanation.words:
        column.heading(say("Learned from your bookmarks", "从你的收藏中学到"))
        column.items([f"{word} {points:+.1f}" for word, points in explanation.words], "text")


def unsupported(section: Section, record: Record) -> tuple[str, ...]:
    """The numbers of a Chinese summary's section that the paper's abstract does not have.

    A digest's own sections, such as a score or a feasibility, do not speak of what the abstract says.
    """
    paper = record.paper
    if not paper.abstract or section.label not in SUMMARY_LABELS:
        return ()
    from reader.text.numbers import unsupported_numbers

    return unsupported_numbers(section.text, paper.abstract, paper.title, paper.comment)


def _variant(column: Column, variant: Variant, say: Wording) -> None:
    day = f"{variant.day} {say.weekday(variant.day)}".rstrip()
    title = say(f"Summary of {day}", f"{day}的总结")
    notes = [say("shown", "当前显示")] if variant.is_shown else []
    notes += [note] if (note := language_note(variant.summary.language, say)) else []
    column.heading(title, " · ".join([*notes, variant.origin]))
    for section in variant.summary.sections:
        column.text(f"{section_heading(section.label, variant.summary.language)}: {section.text}")
