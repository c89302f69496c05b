"""Links that Markdown defines elsewhere in the file: `[Title][1]` or `Title [^1]`, and `[1]: https://…` at its end.

Formats: https://spec.commonmark.org/0.31.2/#reference-link and https://github.github.com/gfm (footnotes)
"""

from __future__ import annotations

import re
from typing import Final

_DEFINITION: Final = re.compile(
    r"^ {0,3}\[([^\[\]\n]{1,999})\]:[ \t]*<?(https?://[^\s<>]+)>?(?:[ \t]+[\"'(][^\n]*)?[ \t]*$", re.MULTILINE
)
_USE: Final = re.compile(r"(?<!\])\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\](?:\[([^\[\]\n]*)\]|(?![(\[:]))")


class References:
    """The links that one Markdown file defines, whose text is `data`; looked for where a text seems to use any."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._links: dict[str, str] | None = None

    def resolved(self, text: str) -> str:
        """A part of the file with its references as links of their own."""
        if "][" not in text and "]: " not in text:
            return text
        if self._links is None:
            self._links = definitions(self._data)
        return with_links(text, self._links) if self._links else text


def definitions(data: bytes) -> dict[str, str]:
    """The links that a Markdown file defines by their names, which are compared without case and extra spaces."""
    if b"]: http" not in data and b"]: <http" not in data:
        return {}
    lines = [line for line in data.split(b"\n") if b"]: " in line and line.lstrip()[:1] == b"["]
    text = b"\n".join(lines).decode("utf-8", "replace")
    return {_name(found[1]): found[2] for found in _DEFINITION.finditer(text)}


def with_links(text: str, links: dict[str, str]) -> str:
    """`text` with its references as links of their own; the lines that define `links` are blank then."""

    def linked(use: re.Match[str]) -> str:
        name = _name(use[2] or use[1])
        # A number alone is a citation in a text, which has a list of references at its end.
        link = links.get(name) if use[2] is not None or not name.isdigit() else None
        shown = "link" if name[:1] == "^" else use[1]
        return f"[{shown}]({link})" if link else use[0]

    return _USE.sub(linked, _DEFINITION.sub("", text))


def _name(written: str) -> str:
    return " ".join(written.split()).casefold()
