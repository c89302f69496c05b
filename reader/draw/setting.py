"""A paper's document as it is set now; it is set again only when that changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.draw.document import has_runaway, render_document
from reader.model import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.draw.explanation import Explanation
    from reader.draw.matches import Matches
    from reader.draw.spans import Line
    from reader.model import Language, Record
    from reader.wording import Wording


class Setting(NamedTuple):
    """A document's lines at a width, in a pane of `rows`. `text` is all that they were made from but the width.

    `scroll` is the first line on the screen and `characters` how much of the text is before what is being read there.
    """

    text: object = None
    width: int = 0
    rows: int = 0
    lines: tuple[Line, ...] = ()
    scroll: int = 0
    characters: int = 0

    def anew(
        self,
        record: Record,
        width: int,
        rows: int,
        language: Language,
        say: Wording,
        scroll: int,
        *,
        source: bool,
        whole: bool,
        explanation: Explanation | None,
        matches: Matches | None = None,
    ) -> Setting:
        """The same setting if it will do, else another one.

        In a pane of another size, its `scroll` brings what the line `scroll` of this one began with to the pane's top,
        or as far up as the end of the document allows. Until somebody scrolls, what was being read stays the same,
        so that many sizes one after the other do not add up.
        """
        whole = whole and has_runaway(record)
        mark = record.mark
        until = mark.until if mark.flags & Flag.LATER else ""
        paper = (record.paper, record.days, mark.tags, mark.note, until)
        text = (paper, language, say.language, source, whole, explanation, matches)
        is_same_text = self.text == text
        if is_same_text and (self.width, self.rows) == (width, rows):
            return self
        is_set = is_same_text and self.width == width
        lines = self.lines
        if not is_set:
            lines = render_document(
                record, width, language, say, source=source, whole=whole, explanation=explanation, matches=matches
            )
        if not is_same_text:
            return Setting(text, width, rows, lines, scroll, _characters_before(lines, scroll))
        characters = self.characters if scroll == self.scroll else _characters_before(self.lines, scroll)
        scroll = max(0, min(_line_with(lines, characters), len(lines) - rows))
        return Setting(text, width, rows, lines, scroll, characters)


def _characters_before(lines: Sequence[Line], line: int) -> int:
    """How many characters are on the lines before `line`: the same at any width."""
    return sum(map(_characters, lines[:line]))


def _line_with(lines: Sequence[Line], character: int) -> int:
    """The index of the line that has the character of this number; the last one where there are fewer."""
    before = 0
    for index, line in enumerate(lines):
        before += _characters(line)
        if before > character:
            return index
    return max(0, len(lines) - 1)


def _characters(line: Line) -> int:
    """The characters of a line without its spaces; a blank line counts as one, so that it can be found again.

    The dots between items do not count either, because they are left out at the ends of lines.
    """
    return sum(map(len, line.text.replace("·", " ").split())) or 1
