"""Line breaking as Chinese print sets it, and the measuring and cutting of text in cells of the terminal.

Widths come from `rich.cells`, the table by which the renderer places characters: any other would shift
columns.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

from rich.cells import get_character_cell_size, split_graphemes

from reader.text import kinsoku

ELLIPSIS: Final = "…"


class _Widths(dict[str, int]):
    def __missing__(self, char: str) -> int:
        return self.setdefault(char, get_character_cell_size(char))


class _Classes(dict[int, str]):
    def __missing__(self, code: int) -> str:
        return self.setdefault(code, kinsoku.class_of(chr(code), _WIDTHS[chr(code)]))


_WIDTHS: Final = _Widths()
_CLASSES: Final = _Classes()


def width_of(text: str) -> int:
    """The cells that `text` takes on one line."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_widths(text))


def truncate(text: str, width: int) -> str:
    """`text` if it fits `width` cells, else its beginning and an ellipsis; never wider than `width`."""
    if width <= 0:
        return ""
    if text.isascii():
        return text if len(text) <= width else text[: width - 1].rstrip() + ELLIPSIS
    used = end = 0
    for index, cells in enumerate(_widths(text), 1):
        used += cells
        if used < width:
            end = index
        elif used > width:
            return text[:end].rstrip() + ELLIPSIS
    return text


def fit(text: str, width: int) -> str:
    """`text` cut or filled up with spaces to exactly `width` cells."""
    text = truncate(text, width)
    return text + " " * (width - width_of(text))


def wrap(text: str, width: int) -> list[str]:
    """The lines of one paragraph (a text without newline), each at most `width` cells wide."""
    return [text[start:end] for start, end in breaks(text, width)]


def breaks(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line of the paragraph starts and ends in `text`, without the spaces at which it was broken.

    A text without content is one empty line. Below 2 cells a wide character still gets a line of its own.
    """
    if text.isascii() and text.isprintable() and len(text) <= width and text[:1] != " " != text[-1:]:
        return [(0, len(text))]
    paragraph = _Paragraph(text, max(width, 1))
    lines = []
    start = paragraph.skip_spaces(0)
    while start < paragraph.end:
        end = paragraph.line_end(start)
        lines.append((start, start + len(paragraph.classes[start:end].rstrip("S"))))
        start = paragraph.skip_spaces(end)
    return lines or [(0, 0)]


class _Paragraph:
    """A text and what breaking it needs: `cells[i]` is the width of `text[:i]`, `classes[i]` tells `text[i]`."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = width
        classes = text.translate(_CLASSES)
        self.cells: Sequence[int]
        if text.isascii() and text.isprintable():
            self.cells = range(len(text) + 1)
        elif _has_joiners(text):
            widths = list(_widths(text))
            classes = "".join(c if w or c == "S" else "Z" for c, w in zip(classes, widths, strict=True))
            self.cells = [0, *accumulate(widths)]
        else:
            self.cells = [0, *accumulate(map(_WIDTHS.__getitem__, text))]
        self.classes = kinsoku.resolve(classes)
        self.end = len(self.classes.rstrip("S"))

    def skip_spaces(self, index: int) -> int:
        while index < self.end and self.classes[index] == "S":
            index += 1
        return index

    def line_end(self, start: int) -> int:
        """The end of the line that starts at `start`, maybe with spaces before it."""
        limit = self._reach(start)
        if limit >= self.end:
            return self.end
        if limit <= start:
            return bisect_right(self.cells, self.cells[start + 1], start) - 1
        match = kinsoku.LAST_BREAK.match(self.classes, start, limit + 1)
        if match is None:
            return self._cut(start, start, limit) or limit
        end = match.end()
        if 2 * (self.cells[end] - self.cells[start]) >= self.width:
            return end
        return self._fill(start, end, limit)

    def _fill(self, start: int, end: int, limit: int) -> int:
        """A better end than `end`, which leaves the line less than half full; `end` if there is none."""
        following = self.skip_spaces(end)
        if following >= limit:
            return end
        reach = self._reach(following)
        if reach < self.end and kinsoku.NEXT_BREAK.search(self.classes, following + 1, reach + 1) is None:
            return self._cut(start, following, limit) or end
        soft = kinsoku.LAST_SOFT_BREAK.match(self.text, following, limit + 1)
        return soft.end() if soft else end

    def _cut(self, start: int, following: int, limit: int) -> int:
        """Where to cut the run from `following` on, wider than a line, to fill this one up to `limit`; or 0."""
        half = bisect_left(self.cells, self.cells[start] + (self.width + 1) // 2, start) - 1
        begin = max(following, half)
        match = (
            kinsoku.LAST_URL_BREAK.match(self.text, begin, limit + 1)
            or kinsoku.LAST_CUT.match(self.classes, begin, limit + 1)
            or kinsoku.LAST_CUT.match(self.classes, following, limit + 1)
        )
        return match.end() if match else 0

    def _reach(self, start: int) -> int:
        """The index before which a line from `start` must end to be at most `width` cells wide."""
        return bisect_right(self.cells, self.cells[start] + self.width, start) - 1


def _has_joiners(text: str) -> bool:
    return "\u200d" in text or "\ufe0f" in text


def _widths(text: str) -> Iterable[int]:
    """The cells of each character; after a joiner, of the whole grapheme at its first character."""
    if not _has_joiners(text):
        return map(_WIDTHS.__getitem__, text)
    widths = [0] * len(text)
    for start, _, cells in split_graphemes(text)[0]:
        widths[start] = cells
    return widths
