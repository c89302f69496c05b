"""Callouts: quotes of which the first line says what they are, and blocks between colons, to labelled text.

Formats: https://help.obsidian.md/callouts, https://docs.github.com (alerts) and
https://zenn.dev/zenn/articles/markdown-guide
"""

from __future__ import annotations

import re
from typing import Final

from reader.digest.labels import bare_label, meaning_of

_CALLOUT: Final = re.compile(r"\s*(?:>\s?)+\[!([\w -]{1,30})\][+-]?[ \t]*(.*)")
_QUOTE: Final = re.compile(r"\s*(?:>(?![\d=])[ \t]?)+")
_LONGEST_TITLE: Final = 40
_CONTAINER: Final = re.compile(r"\s*:{3,}\s*(?:(details|toggle)\s*(.*)|.*)")
_END: Final = "<a></a>"
"""What ends a field and is not seen."""


def unfold_callouts(text: str) -> str:
    """`text` with each callout as a bold label and the text under it; one without a label is plain text.

    Every line stays where it is.
    """
    if "> [!" not in text and "\n:::" not in text:
        return text
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        if line.lstrip()[:3] == ":::" and (found := _CONTAINER.fullmatch(line)):
            line = f"<summary>{found[2]}</summary>" if found[2] else _END
        elif found := _CALLOUT.match(line):
            line = _head(found[1].strip(), found[2].strip())
            inside = True
        elif inside and line.lstrip()[:1] == ">":
            line = _QUOTE.sub("", line, count=1)
        elif inside:
            inside = False
            line = line if line.strip() else _END
        lines.append(line)
    return "\n".join(lines)


def _head(kind: str, title: str) -> str:
    """The first line of a callout: its title is the label, else its kind if that has a meaning."""
    label = bare_label(title)
    if label and (meaning_of(label) or not meaning_of(kind)) and len(label) <= _LONGEST_TITLE:
        return f"**{label}:**"
    # The kind "abstract" is the same as "summary", so its text tells which of the two it is.
    label = "摘要" if meaning_of(kind) == "abstract" else kind if meaning_of(kind) else ""
    return f"**{label}:** {title}" if label else title
