"""The detail pane's document: a paper set as text of a readable measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.draw.spans import Line, Span, blank, set_line
from reader.model import SUMMARY_LABELS, Language, Record
from reader.taxonomy import name as category_name
from reader.text import latex
from reader.text.wrap import breaks, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.wording import Wording

MEASURE: Final = 80
"""The widest that reading text is set, in cells: 40 Chinese characters."""
SIDE_BY_SIDE_FROM: Final = 100
_MARGIN: Final = 2
_GUTTER: Final = 4
"""Cells between two columns."""
_AUTHORS_SHOWN: Final = 12
_STYLES: Final = {"bold": "strong", "italic": "italic"}

_HEADINGS: Final = {
    "tldr": ("TL;DR", "TL;DR"),
    "motivation": ("Motivation", "动机"),
    "method": ("Method", "方法"),
    "result": ("Result", "结果"),
    "conclusion": ("Conclusion", "结论"),
}
_LANGUAGES: Final = {
    "en": ("English", "英文"),
    "ja": ("Japanese", "日文"),
    "ko": ("Korean", "韩文"),
}


def render_document(
    record: Record, width: int, language: Language, say: Wording, *, source: bool = False
) -> tuple[Line, ...]:
    """All lines of a paper at `width` cells; how many of them are visible is not its business.

    LaTeX is shown as readable Unicode, or with `source` as it is in the digest.

    The three languages: the summary, the abstract, or both, side by side from 100 columns. Where the one is
    missing, the other stands in for it under a quiet line that says so.
    """
    side_by_side = (
        language is Language.BOTH
        and width >= SIDE_BY_SIDE_FROM
        and bool(record.paper.abstract and record.paper.summary.sections)
    )
    column = _Column(width, 2 * MEASURE + _GUTTER if side_by_side else MEASURE, source=source)
    _head(column, record, say)
    if side_by_side:
        _side_by_side(column, record, say)
    elif language is Language.BOTH:
        _one_above_the_other(column, record, say)
    elif language is Language.ZH:
        _summary(column, record, say)
    else:
        _abstract(column, record, say)
    if len(record.paper.authors) > _AUTHORS_SHOWN:
        column.heading(say(f"All {len(record.paper.authors):,} authors", f"全部 {len(record.paper.authors):,} 位作者"))
        column.paragraph(", ".join(record.paper.authors), "dim")
    return tuple(column.lines)


def end_of_text(record: Record, lines: Sequence[Line]) -> int:
    """How many of a document's lines come before the list of all its authors, which nobody reads through."""
    if len(record.paper.authors) <= _AUTHORS_SHOWN:
        return len(lines)
    headings = [index for index, line in enumerate(lines) if any(span.role == "heading" for span in line.spans)]
    return headings[-1] - 1


class _Column:
    """Lines set one below the other: text at most `measure` cells wide in the middle of `width`."""

    def __init__(self, width: int, measure: int = MEASURE, margin: int = _MARGIN, *, source: bool = False) -> None:
        self.width = width
        self.source = source
        margin = min(margin, width // 10)
        self.measure = max(2, min(measure, width - 2 * margin))
        self.margin = max(margin, (width - self.measure) // 2)
        self.lines: list[Line] = []

    def line(self, *spans: Span) -> None:
        self.lines.append(set_line(self.width, [Span(" " * self.margin), *spans]))

    def paragraph(self, text: str, role: str = "text") -> None:
        for paragraph in text.split("\n"):
            runs = [(paragraph, "")] if self.source else latex.spans(paragraph)
            for start, end in breaks("".join(run for run, _ in runs), self.measure):
                self.line(*_cut(runs, start, end, role))

    def items(self, items: Sequence[str], role: str) -> None:
        """Items with a dot between two of them; a line neither begins nor ends with one."""
        line = ""
        for item in filter(None, items):
            longer = f"{line} · {item}" if line else item
            if line and width_of(longer) > self.measure:
                self.paragraph(line, role)
                longer = item
            line = longer
        if line:
            self.paragraph(line, role)

    def text(self, text: str) -> None:
        """Paragraphs with a blank line between them."""
        for index, paragraph in enumerate(text.split("\n")):
            if index:
                self.gap()
            self.paragraph(paragraph)

    def heading(self, text: str, note: str = "") -> None:
        self.gap()
        self.line(Span(text, "heading"), *((Span(" · " + note, "dim"),) if note else ()))

    def gap(self) -> None:
        self.lines.append(blank(self.width))


def _cut(runs: list[tuple[str, str]], start: int, end: int, role: str) -> list[Span]:
    """The characters from `start` to `end` of styled runs, as spans; a style says more than the role of plain text."""
    spans, at = [], 0
    for run, style in runs:
        piece = run[max(0, start - at) : max(0, end - at)]
        at += len(run)
        if piece:
            spans.append(Span(piece, _STYLES.get(style, role) if role == "text" else role))
    return spans


def _head(column: _Column, record: Record, say: Wording) -> None:
    paper = record.paper
    column.paragraph(paper.title or paper.key, "title")
    authors = paper.authors[:_AUTHORS_SHOWN]
    more = len(paper.authors) - len(authors)
    if authors:
        tail = (
            say(f" and {more:,} more, listed at the end", f" 等 {len(paper.authors):,} 人，全部列于文末")
            if more
            else ""
        )
        column.paragraph(", ".join(authors) + tail, "author")
    facts = [_category(code, say) for code in paper.categories[:1]] + list(paper.categories[1:])
    ident = paper.key if paper.version is None else f"{paper.key}v{paper.version}"
    facts += [ident] if not paper.key.startswith(("doi:", "http")) else [paper.url or paper.key]
    column.items(facts, "dim")
    column.items(_links(record), "link")
    if paper.comment:
        column.paragraph(paper.comment, "dim")
    if len(record.days) > 1:
        days = ", ".join(f"{say.weekday(day)} {day[5:]}" for day in record.days[-4:])
        times = say(f"↻ listed {len(record.days)} times: ", f"↻ 列出 {len(record.days)} 次：")
        column.paragraph(times + days, "dim")
    if record.mark.tags:
        column.paragraph(" ".join(f"#{tag}" for tag in record.mark.tags), "mark")
    if record.mark.note:
        column.paragraph(record.mark.note, "mark")


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


def _summary(column: _Column, record: Record, say: Wording, *, stand_in: bool = True) -> None:
    summary = record.paper.summary
    if not summary.sections:
        if stand_in and record.paper.abstract:
            column.gap()
            column.paragraph(
                say("∅ no summary in the digest, so the abstract", "∅ 日报中没有总结，显示英文摘要"), "dim"
            )
            _abstract(column, record, say)
        else:
            column.gap()
            column.paragraph(say("∅ no summary in the digest", "∅ 日报中没有总结"), "dim")
        return
    note = say(*_LANGUAGES[summary.language]) if summary.language in _LANGUAGES else ""
    for section in summary.sections:
        english, chinese = _HEADINGS.get(section.label, (section.label, section.label))
        column.heading(chinese if summary.language == "zh" else english, note)
        column.text(section.text)
        note = ""
    absent = [label for label in SUMMARY_LABELS if summary.section(label) is None]
    if absent and len(absent) < len(SUMMARY_LABELS):
        names = [_HEADINGS[label][0 if say.language == "en" else 1] for label in absent]
        column.gap()
        column.paragraph("∅ " + say("not in the digest: ", "日报中缺失：") + ", ".join(names), "dim")


def _abstract(column: _Column, record: Record, say: Wording) -> None:
    if record.paper.abstract:
        column.heading("Abstract")
        column.text(record.paper.abstract)
        return
    column.gap()
    if record.paper.summary.sections:
        column.paragraph(say("∅ no abstract in the digest, so the summary", "∅ 日报中没有英文摘要，显示总结"), "dim")
        _summary(column, record, say, stand_in=False)
    else:
        column.paragraph(say("∅ neither abstract nor summary in the digest", "∅ 日报中既无英文摘要，也无总结"), "dim")


def _one_above_the_other(column: _Column, record: Record, say: Wording) -> None:
    _summary(column, record, say)
    if record.paper.summary.sections and record.paper.abstract:
        _abstract(column, record, say)


def _side_by_side(column: _Column, record: Record, say: Wording) -> None:
    half = (column.measure - _GUTTER) // 2
    left, right = (_Column(half, half, 0, source=column.source) for _ in range(2))
    _summary(left, record, say)
    _abstract(right, record, say)
    for index in range(max(len(left.lines), len(right.lines))):
        sides = [side.lines[index].spans if index < len(side.lines) else (Span(" " * half),) for side in (left, right)]
        column.line(*sides[0], Span(" " * _GUTTER), *sides[1])
