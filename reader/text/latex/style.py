"""Bold and italic while a text is being put together: marks within the string, taken out at the end."""

import re
from typing import Final

BOLD: Final = "\x01"
ITALIC: Final = "\x02"
END: Final = "\x03"
_STYLES: Final = {BOLD: "bold", ITALIC: "italic"}
_MARKS: Final = re.compile("([\x01\x02\x03])")
_CONTROL: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


def without_controls(text: str) -> str:
    """`text` with none of the characters that this module uses, nor any other control character but newline."""
    return _CONTROL.sub("", text)


def unmarked(text: str) -> str:
    """`text` without its marks."""
    return _MARKS.sub("", text) if BOLD in text or ITALIC in text or END in text else text


def runs(text: str) -> list[tuple[str, str]]:
    """The marked `text` as runs of one style: "", "bold" or "italic"; of nested styles the innermost counts."""
    found: list[tuple[str, str]] = []
    open_styles: list[str] = []
    for part in _MARKS.split(text):
        if part in _STYLES:
            open_styles.append(_STYLES[part])
        elif part == END:
            open_styles.pop()
        elif part:
            style = open_styles[-1] if open_styles else ""
            if found and found[-1][1] == style:
                found[-1] = (found[-1][0] + part, style)
            else:
                found.append((part, style))
    return found
