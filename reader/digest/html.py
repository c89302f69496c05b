"""Web pages and HTML e-mails to the lines of a Markdown digest, which the rules for Markdown then read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from reader.digest.markup import tidy_html

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LOOKS: Final = re.compile(r"<!doctype html|<html[\s>]|</(?:p|h[1-6]|li|td|a|div|body)\s*>", re.IGNORECASE)
_BLOCK_NAMES = "p div section article main ul ol dl dt dd table thead tbody tr td th pre blockquote"
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_MARKS: Final = {"b": "**", "strong": "**", "em": "*", "i": "*", "code": "`"}
_WORDS_BREAK: Final = re.compile(r"[ \t\r\f]+")


def looks_like_html(text: str) -> bool:
    """Whether `text` has elements that close."""
    return _LOOKS.search(text) is not None


def html_to_lines(text: str, name: str) -> str:
    """The text of a page with headings, list items, tables, emphasis and links written as in Markdown.

    Scripts and styles are dropped, entities decoded once. Raises DigestError where elements are nested too deep.
    """
    return "\n".join(Lines(tree_of(text, name)).lines)


def tree_of(text: str, name: str) -> LexborNode | None:
    """The body of a page; None where there is none. Raises DigestError where elements are nested too deep."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(tidy_html(text, name)).body


class Lines:
    """The Markdown lines of a part of a page, in `lines`."""

    def __init__(self, root: LexborNode | None) -> None:
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._starts: list[int] = []  # where in the pieces the open marks and links begin
        self._prefix = ""
        self._quotes = 0
        if root is not None:
            self._walk(root)
            self._flush()

    def _walk(self, root: LexborNode) -> None:
        # Not recursive, because a page may be nested deeper than Python may call.
        stack: list[Iterator[LexborNode] | str] = [iter(_children(root))]
        while stack:
            top = stack[-1]
            if isinstance(top, str):
                stack.pop()
                self._end(top)
                continue
            node = next(top, None)
            if node is None:
                stack.pop()
            elif node.tag == "-text":
                self._pieces.append(node.text_content or "")
            elif (tag := node.tag or "") and self._begin(tag, node):
                stack += [f"{tag} {node.attributes.get('href') or ''}", iter(_children(node))]

    def _begin(self, tag: str, node: LexborNode) -> bool:
        """Open an element; False if what is in it is not to be looked at."""
        if tag in ("br", "hr"):
            self._flush() if tag == "br" else self._line("---")
            return False
        if "hidden" in node.attributes:
            return False
        if tag == "math" and (source := node.css_first("annotation")) is not None:
            self._pieces.append(f"${source.text().strip()}$")
            return False
        if tag == "table" and (rows := _rows(node)):
            self._flush()
            self.lines += ["", *rows, ""]
            return False
        if tag in _MARKS or tag == "a":
            self._starts.append(len(self._pieces))
        elif tag[0] == "h" or tag in ("li", "summary"):
            self._flush()
            self._prefix = {"li": "- ", "summary": "<summary>"}.get(tag) or "#" * int(tag[1]) + " "
        elif tag in _BLOCKS or tag == "details":
            self._flush()
            self._quotes += tag == "blockquote"
            if tag == "details":
                self._line("<details>")
        return True

    def _end(self, opened: str) -> None:
        tag, _, link = opened.partition(" ")
        if tag in _MARKS or tag == "a":
            self._inline(tag, link)
        elif tag[0] == "h" or tag == "summary":
            self._pieces = ["".join(self._pieces).replace("\n", " "), "</summary>" if tag == "summary" else ""]
            self._flush()
            self.lines.append("")
        elif tag in _BLOCKS or tag in ("li", "details"):
            self._flush()
            self._quotes -= tag == "blockquote"
            self.lines.append("</details>" if tag == "details" else "")

    def _inline(self, tag: str, link: str) -> None:
        start = self._starts.pop()
        inner = "".join(self._pieces[start:])
        del self._pieces[start:]
        text = inner.strip()
        if not text:
            self._pieces.append(" " if inner else "")
        elif tag == "a":
            text = " ".join(text.split())
            plain = not link or text == link
            self._pieces.append(inner if plain else f"[{text}]({link.replace(' ', '%20')})")
        elif tag == "code" and "''" in text:
            # LaTeX's quotes, which Markdown took for code: "``cutting'' and ``sewing''".
            self._pieces.append(f"``{inner}``")
        else:
            # In formulas, Markdown took "_{i} … x_" for emphasis.
            mark = "_" if text[0] == "{" and tag == "em" else _MARKS[tag]
            after = " " if inner[-1:].isspace() else ""
            self._pieces.append(f"{' ' if inner[:1].isspace() else ''}{mark}{text}{mark}{after}")

    def _flush(self) -> None:
        text = "".join(self._pieces)
        # Marks that are still open begin anew on the next line.
        self._pieces, self._starts = [], [0] * len(self._starts)
        for line in text.split("\n"):
            if line := _WORDS_BREAK.sub(" ", line).strip():
                self._line(line)

    def _line(self, line: str) -> None:
        self.lines.append(("> " if self._quotes else "") + self._prefix + line)
        self._prefix = ""


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _rows(table: LexborNode) -> list[str]:
    """The rows of a table of data; none for a table that only arranges a page."""
    if table.css_first("th") is None or table.css_first("td table") is not None:
        return []
    rows: list[str] = []
    for row in table.css("tr"):
        cells = [" ".join(" ".join(Lines(cell).lines).split()).replace("|", r"\|") for cell in row.css("th, td")]
        rows.append(f"| {' | '.join(cells)} |")
        if len(rows) == 1:
            rows.append("|" + "---|" * len(cells))
    return rows
