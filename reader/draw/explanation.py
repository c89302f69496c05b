"""Why a paper is here: when it was listed, and every summary that the digests brought of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.draw.headings import language_note, section_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.draw.column import Column
    from reader.model import Record, Variant
    from reader.wording import Wording


def explain(column: Column, record: Record, variants: Sequence[Variant], say: Wording) -> None:
    """Set the days of a paper's listings and its summaries, the shown one first."""
    column.heading(say("Listed", "列出日期"))
    first, *others = [f"{day} {say.weekday(day)}" for day in record.days] or [say("on no day", "无")]
    column.paragraph(say(f"first on {first}", f"首次 {first}"))
    if others:
        column.paragraph(say("again on ", "又见于 ") + ", ".join(others))
    if record.paper.version is not None and record.paper.version > 1:
        version = record.paper.version
        column.paragraph(say(f"a new version: this is v{version}; marks are kept", f"新版本 v{version}；标记保留"))
    if not variants:
        column.heading(say("No digest brought a summary that can be shown", "各日报均无可用的总结"))
    for variant in variants:
        _variant(column, variant, say)


def unsupported(text: str, record: Record) -> tuple[str, ...]:
    """The numbers of a Chinese summary's text that the paper's abstract does not have."""
    paper = record.paper
    if not paper.abstract:
        return ()
    from reader.text.numbers import unsupported_numbers

    return unsupported_numbers(text, paper.abstract, paper.title, paper.comment)


def _variant(column: Column, variant: Variant, say: Wording) -> None:
    title = say(f"Summary of {variant.day}", f"{variant.day} 的总结") + f" {say.weekday(variant.day)}"
    notes = [say("shown", "当前显示")] if variant.is_shown else []
    notes += [note] if (note := language_note(variant.summary.language, say)) else []
    column.heading(title, " · ".join([*notes, variant.origin]))
    for section in variant.summary.sections:
        column.text(f"{section_heading(section.label, variant.summary.language)}: {section.text}")
