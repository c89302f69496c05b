"""The detail pane's document: a paper set as text of a readable measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.draw.column import MEASURE, Column
from reader.draw.explanation import Explanation, explain, unsupported
from reader.draw.headings import language_note, section_heading
from reader.draw.spans import Line, Span
from reader.model import SUMMARY_LABELS, Flag, Language, Record
from reader.taxonomy import name as category_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.draw.matches import Matches
    from reader.model import Paper
    from reader.wording import Wording

SIDE_BY_SIDE_FROM: Final = 100
_GUTTER: Final = 4
"""Cells between two columns."""
_AUTHORS_SHOWN: Final = 12
_MOST_SECTIONS: Final = 40
_LONGEST_SECTION: Final = 4_000
"""Characters of a section that are set at once; 99 of 100 TL;DRs have 435 at most, a runaway one had 318,142."""


def render_document(
    record: Record,
    width: int,
    language: Language,
    say: Wording,
    *,
    source: bool = False,
    whole: bool = False,
    explanation: Explanation | None = None,
    matches: Matches | None = None,
) -> tuple[Line, ...]:
    """All lines of a paper at `width` cells; how many of them are visible is not its business.

    LaTeX is shown as readable Unicode, or with `source` as it is in the digest. Sections that a model ran away with
    are cut unless `whole`. With an `explanation` it says why the paper is here instead of what it is about. `matches`
    finds what is to be marked.

    The three languages: the summary, the abstract, or both, side by side from 100 columns. Where the one is
    missing, the other stands in for it under a quiet line that says so. Where only the language that is not shown has
    what is looked for, a line below the head says it.
    """
    longest = None if whole else _LONGEST_SECTION
    if explanation is not None:
        column = Column(width, source=source, longest=longest, matches=matches)
        _head(column, record, say)
        explain(column, record, explanation, say)
        return tuple(column.lines)
    side_by_side = (
        language is Language.BOTH
        and width >= SIDE_BY_SIDE_FROM
        and bool(record.paper.abstract and record.paper.summary.is_canonical)
    )
    measure = 2 * MEASURE + _GUTTER if side_by_side else MEASURE
    column = Column(width, measure, source=source, longest=longest, matches=matches)
    _head(column, record, say)
    below_head = len(column.lines)
    if side_by_side:
        _side_by_side(column, record, say)
    elif language is Language.BOTH:
        _one_above_the_other(column, record, say)
    elif language is Language.ZH:
        _summary(column, record, say)
    else:
        _abstract(column, record, say)
    _all_authors(column, record.paper.authors, say)
    if matches:
        from reader.draw.elsewhere import show_elsewhere

        show_elsewhere(column, below_head, record.paper, language, say)
    return tuple(column.lines)


def has_runaway(record: Record) -> bool:
    """Whether the paper's summary is cut unless the whole is wanted."""
    sections = record.paper.summary.sections
    return len(sections) > _MOST_SECTIONS or any(len(text) > _LONGEST_SECTION for _, text in sections)


def end_of_text(record: Record, lines: Sequence[Line]) -> int:
    """How many of a document's lines come before the list of all its authors, which nobody reads through."""
    if len(record.paper.authors) <= _AUTHORS_SHOWN:
        return len(lines)
    headings = [index for index, line in enumerate(lines) if any(span.role == "heading" for span in line.spans)]
    return headings[-1] - 1


def _head(column: Column, record: Record, say: Wording) -> None:
    paper = record.paper
    column.paragraph(paper.title or paper.key, "title", "title")
    authors = paper.authors[:_AUTHORS_SHOWN]
    more = len(paper.authors) - len(authors)
    if authors:
        tail = (
            say(f" and {more:,} more, listed at the end", f" 等 {len(paper.authors):,} 人，全部列于文末")
            if more
            else ""
        )
        column.paragraph(", ".join(authors) + tail, "author", "author")
    facts = [_category(code, say) for code in paper.categories[:1]] + list(paper.categories[1:])
    facts += [_venue(paper.comment)] if paper.comment else []
    facts += _ident(paper)
    column.items(facts, "dim")
    column.items(_links(record), "link")
    if paper.comment:
        column.paragraph(paper.comment, "dim")
    if len(record.days) > 1:
        days = ", ".join(f"{say.weekday(day)} {day[5:]}" for day in record.days[-4:])
        times = say(f"↻ listed {len(record.days)} times: ", f"↻ 列出 {len(record.days)} 次：")
        column.paragraph(times + days, "dim")
    if record.mark.until and record.mark.flags & Flag.LATER:
        until = f"{record.mark.until} {say.weekday(record.mark.until)}"
        column.paragraph(say(f"◷ put off until {until}", f"◷ 推迟到 {until}"), "mark")
    if record.mark.tags:
        column.paragraph(" ".join(f"#{tag}" for tag in record.mark.tags), "mark")
    if record.mark.note:
        column.paragraph(record.mark.note, "mark", "note")


def _all_authors(column: Column, authors: Sequence[str], say: Wording) -> None:
    if len(authors) > _AUTHORS_SHOWN:
        column.heading(say(f"All {len(authors):,} authors", f"全部 {len(authors):,} 位作者"))
        column.paragraph(", ".join(authors), "dim", "author")


def _ident(paper: Paper) -> list[str]:
    """What the paper is known by; nothing where its address, which stands below, says it."""
    if paper.key.startswith(("doi:", "http")):
        return [] if paper.key.removeprefix("doi:").lower() in paper.url.lower() else [paper.key]
    return [paper.key if paper.version is None else f"{paper.key}v{paper.version}"]


def _venue(comment: str) -> str:
    # Its expressions take milliseconds to compile, which the first screen need not wait for if it has no comment.
    from reader.text.venue import venue

    return venue(comment)


def _category(code: str, say: Wording) -> str:
    name = category_name(code, say.language)
    return f"{code} {name}" if name else code


def _links(record: Record) -> list[str]:
    paper = record.paper
    links = [paper.url] if paper.url else []
    if paper.pdf_url:
        links.append("PDF")
    if paper.code_url:
        stars = f" ★ {paper.code_stars:,}" if paper.code_stars is not None else ""
        links.append(paper.code_url + stars)
    return [link.removeprefix("https://") for link in links]


def _summary(column: Column, record: Record, say: Wording, *, stand_in: bool = True) -> None:
    summary = record.paper.summary
    if not summary.is_canonical:
        if stand_in and record.paper.abstract:
            column.gap()
            column.paragraph(
                say("∅ no summary in the digest, so the abstract", "∅ 日报中没有总结，显示英文摘要"), "dim"
            )
            _abstract(column, record, say)
        else:
            column.gap()
            column.paragraph(say("∅ no summary in the digest", "∅ 日报中没有总结"), "dim")
    note = language_note(summary.language, say) if summary.is_canonical else ""
    shown = summary.sections if column.longest is None else summary.sections[:_MOST_SECTIONS]
    for section in shown:
        column.heading(section_heading(section.label, summary.language), note)
        column.text(section.text, "sum")
        numbers = unsupported(section, record) if summary.language == "zh" else ()
        if numbers:
            column.paragraph("≠ " + say("not in the abstract: ", "原文摘要中未见：") + ", ".join(numbers), "dim")
        note = ""
    if len(shown) < len(summary.sections):
        column.gap()
        column.paragraph(f"… {len(shown):,} / {len(summary.sections):,} · z", "dim")
    absent = [label for label in SUMMARY_LABELS if summary.section(label) is None]
    if absent and summary.is_canonical:
        names = [section_heading(label, say.language) for label in absent]
        column.gap()
        column.paragraph("∅ " + say("not in the digest: ", "日报中缺失：") + ", ".join(names), "dim")


def _abstract(column: Column, record: Record, say: Wording) -> None:
    if record.paper.abstract:
        column.heading("Abstract")
        column.text(record.paper.abstract, "abs")
        return
    column.gap()
    if record.paper.summary.is_canonical:
        column.paragraph(say("∅ no abstract in the digest, so the summary", "∅ 日报中没有英文摘要，显示总结"), "dim")
        _summary(column, record, say, stand_in=False)
    else:
        column.paragraph(say("∅ neither abstract nor summary in the digest", "∅ 日报中既无英文摘要，也无总结"), "dim")


def _one_above_the_other(column: Column, record: Record, say: Wording) -> None:
    _summary(column, record, say)
    if record.paper.summary.is_canonical and record.paper.abstract:
        _abstract(column, record, say)


def _side_by_side(column: Column, record: Record, say: Wording) -> None:
    half = (column.measure - _GUTTER) // 2
    left, right = (
        Column(half, half, 0, source=column.source, longest=column.longest, matches=column.matches) for _ in range(2)
    )
    _summary(left, record, say)
    _abstract(right, record, say)
    for index in range(max(len(left.lines), len(right.lines))):
        sides = [side.lines[index].spans if index < len(side.lines) else (Span(" " * half),) for side in (left, right)]
        column.line(*sides[0], Span(" " * _GUTTER), *sides[1])
