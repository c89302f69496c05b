"""A column of reading text: paragraphs, headings and lists set one below the other at a readable measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.draw.matches import Matches, mark
from reader.draw.spans import Line, Span, blank, set_line
from reader.text import latex
from reader.text.wrap import breaks, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MEASURE: Final = 80
"""The widest that reading text is set, in cells: 40 Chinese characters."""
_MARGIN: Final = 2
_MOST_PARAGRAPHS: Final = 100
"""Of a text of which at most so many characters are set."""
_MARKED: Final = {"match": "match", "interest": "interest"}
_STYLES: Final = {"bold": "strong", "italic": "italic", **_MARKED}


class Column:
    """Lines set one below the other: text at most `measure` cells wide in the middle of `width`.

    With `source` LaTeX stays as it is; of a text, at most `longest` characters are set (None: all). `matches` finds
    what is to be marked.
    """

    def __init__(
        self,
        width: int,
        measure: int = MEASURE,
        margin: int = _MARGIN,
        *,
        source: bool = False,
        longest: int | None = None,
        matches: Matches | None = None,
    ) -> None:
        self.width = width
        self.source = source
        self.longest = longest
        self.matches = matches
        margin = min(margin, width // 10)
        self.measure = max(2, min(measure, width - 2 * margin))
        self.margin = max(margin, (width - self.measure) // 2)
        self.lines: list[Line] = []

    def line(self, *spans: Span) -> None:
        """One line of spans, behind the margin."""
        self.lines.append(set_line(self.width, [Span(" " * self.margin), *spans]))

    def paragraph(self, text: str, role: str = "text", field: str = "") -> None:
        """Wrapped text in one role, with LaTeX set; bold and italic of the source become styles.

        `field` is the part of the paper that the text is, where matches in it are to be marked.
        """
        for paragraph in text.split("\n"):
            runs = mark([(paragraph, "")] if self.source else latex.spans(paragraph), self.matches, field)
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

    def text(self, text: str, field: str = "") -> None:
        """Paragraphs with a blank line between them; of a runaway text only the beginning, and a line that says so."""
        paragraphs = [part for part in text[: self.longest].split("\n") if part.strip()]
        if self.longest is not None:
            del paragraphs[_MOST_PARAGRAPHS:]
        for index, paragraph in enumerate(paragraphs):
            if index:
                self.gap()
            self.paragraph(paragraph, field=field)
        shown = len(text) if self.longest is None else sum(map(len, paragraphs))
        if len(text) > (self.longest or len(text)) or len(paragraphs) == _MOST_PARAGRAPHS:
            self.paragraph(f"… {shown:,} / {len(text):,} · z", "dim")

    def heading(self, text: str, note: str = "") -> None:
        """A heading that can be found by eye, with a quiet note beside it, or below it where there is no room."""
        self.gap()
        beside = f" · {note}" if note else ""
        if width_of(text + beside) <= self.measure:
            self.line(Span(text, "heading"), *((Span(beside, "dim"),) if note else ()))
            return
        for start, end in breaks(text, self.measure):
            self.line(Span(text[start:end], "heading"))
        for start, end in breaks(note, self.measure) if note else ():
            self.line(Span(note[start:end], "dim"))

    def gap(self) -> None:
        """A blank line."""
        self.lines.append(blank(self.width))


def _cut(runs: list[tuple[str, str]], start: int, end: int, role: str) -> list[Span]:
    """The characters from `start` to `end` of styled runs, as spans; a style says more than the role of plain text."""
    spans, at = [], 0
    for run, style in runs:
        piece = run[max(0, start - at) : max(0, end - at)]
        at += len(run)
        if piece:
            spans.append(Span(piece, _STYLES.get(style, role) if role == "text" else _MARKED.get(style, role)))
    return spans
