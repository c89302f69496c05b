"""Line breaks inside the text of a page that mean something, though a browser shows them as spaces.

Markdown drops the two spaces that begin a paragraph in an abstract, but the break before them stays.
"""

from __future__ import annotations

from typing import Final

from reader.digest.lines import label_of

_WIDEST_WRAP: Final = 120
"""Characters; a longer line was ended on purpose."""


_ROOM: Final = 6
"""Characters that are left free in a line for more than the next word where a paragraph ends in it."""


def keep_breaks(text: str) -> str:
    """`text` with white space around its lines gone, and two spaces before each line that begins a paragraph.

    It begins one where the line before is too long to have been wrapped, or ends with a sentence where it had room for
    more, or where other lines are too long.
    Blank lines stay, labelled lines begin a field anyway.
    """
    first, *rest = [line.strip() for line in text.split("\n")]
    label = label_of(first)
    width = max(map(len, rest))
    lines = [text[: len(text) - len(text.lstrip(" "))] + first]
    before = label.text if label else first
    is_wrapped = len(before) <= _WIDEST_WRAP
    for line in rest:
        had_room = len(before) + _ROOM + len(line.partition(" ")[0]) <= width <= _WIDEST_WRAP
        ends = len(before) > _WIDEST_WRAP or (before.endswith((".", "?", "!")) and (had_room or not is_wrapped))
        begins_field = not line or label_of(line) is not None
        lines.append(line if begins_field or not ends else "  " + line)
        is_wrapped = len(line) <= _WIDEST_WRAP and (is_wrapped or begins_field)
        before = line
    return "\n".join(lines) + (" " if text[-1] == " " else "")
