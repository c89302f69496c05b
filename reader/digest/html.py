"""Web pages and HTML e-mails to the lines of a Markdown digest, which the rules for Markdown then read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.digest.breaks import keep_breaks
from reader.digest.identity import paper_of
from reader.digest.labels import bare_label, meaning_of
from reader.digest.lines import label_of
from reader.digest.markup import tidy_html

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LOOKS: Final = re.compile(r"<!doctype html|<html[\s>]|</(?:p|h[1-6]|li|td|a|div|body)\s*>", re.IGNORECASE)
_BLOCK_NAMES = "p div section article main ul ol dl dt dd table thead tbody tr td th pre blockquote nav footer"
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_FRAMES: Final = frozenset(("nav", "footer"))
"""They hold the links of a site; rarely, those of a paper."""

_MARKS: Final = {"b": "**", "strong": "**", "em": "*", "i": "*", "code": "`"}
_MOST_MARKS: Final = 50
"""Emphasis in emphasis; each one costs the length of the text in it."""

_WORDS_BREAK: Final = re.compile(r"[ \t\r\f]+")
_BOLD_START: Final = re.compile(r"\*\*([^*:：]{2,40})\*\*\s+(?![:：])(.*)")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\((\S+?)\)(?=[\s|·/,]|$)")
_ONLY_LINKS: Final = re.compile(rf"(?:{_LINK.pattern}[\s|·/,]*)+")
_FILES: Final = re.compile(r"arxiv|pdf|link|code|代码|链接", re.IGNORECASE)
_URL: Final = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)


class _Mark(NamedTuple):
    """Emphasis or a link that is open: where in the pieces it begins, where it leads, whether in a formula."""

    start: int
    link: str
    in_maths: bool


def looks_like_html(text: str) -> bool:
    """Whether `text` has elements that close."""
    return _LOOKS.search(text) is not None


def html_to_lines(text: str, name: str) -> str:
    """The text of a page with headings, list items, tables, emphasis and links written as in Markdown.

    Scripts and styles are dropped, entities decoded once. Raises DigestError where elements are nested too deep.
    """
    body = tree_of(text, name)
    return "\n".join(Lines(_main_part(body)).lines) if body is not None else ""


def tree_of(text: str, name: str) -> LexborNode | None:
    """The body of a page; None where there is none. Raises DigestError where elements are nested too deep."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(tidy_html(text, name)).body


def _main_part(body: LexborNode) -> LexborNode:
    """The only article of a page, or its main part, if all papers are in it: around it are headings of the site."""
    papers = _papers_in(body)
    for tag in ("article", "main"):
        parts = body.css(tag)
        if len(parts) == 1 and _papers_in(parts[0]) == papers:
            return parts[0]
    return body


class Lines:
    """The Markdown lines of a part of a page, in `lines`.

    Line breaks in its text are kept if it `has_lines`; lines of links become fields if it `has_fields`.
    """

    def __init__(self, root: LexborNode | None, *, has_lines: bool = True, has_fields: bool = True) -> None:
        self.lines: list[str] = []
        self._has_lines, self._has_fields = has_lines, has_fields
        self._pieces: list[str] = []
        self._open: list[_Mark] = []
        self._numbers: list[int] = []  # of the lists that are open, the last item's; below 0 where they have none
        self._prefix = ""
        self._quotes = self._framed = self._dollars = 0
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
                self._text(node.text_content or "")
            elif (tag := node.tag or "") and self._begin(tag, node):
                stack += [tag, iter(_children(node))]

    def _text(self, text: str) -> None:
        self._dollars += text.count("$")
        if "\n" in text:
            text = keep_breaks(text) if self._has_lines else text.replace("\n", " ")
        self._pieces.append(text)

    def _begin(self, tag: str, node: LexborNode) -> bool:
        """Open an element; False if what is in it is not to be looked at."""
        if tag in ("br", "hr"):
            self._break() if tag == "br" else self._line("---")
            return False
        if "hidden" in node.attributes or (tag in _FRAMES and (self._framed or not _papers_in(node))):
            return False
        if tag == "math" and (source := node.css_first("annotation")) is not None:
            self._pieces.append(f"${source.text().strip()}$")
            return False
        if tag == "table" and (rows := _rows(node)):
            self._flush()
            self.lines += ["", *rows, ""]
            return False
        if tag in _MARKS or tag == "a":
            if len(self._open) == _MOST_MARKS:
                return False
            link = node.attributes.get("href") or ""
            self._open.append(_Mark(len(self._pieces), link, in_maths=self._dollars % 2 == 1))
        elif tag[0] == "h" or tag in ("li", "summary"):
            self._flush()
            self._prefix = {"li": "- ", "summary": "<summary>"}.get(tag) or "#" * int(tag[1]) + " "
            if tag == "li" and self._numbers and self._numbers[-1] >= 0:
                self._numbers[-1] += 1
                self._prefix = f"{self._numbers[-1]}. "
        elif tag in _BLOCKS or tag == "details":
            self._flush()
            self._quotes += tag == "blockquote"
            self._framed += tag in _FRAMES
            if tag in ("ol", "ul"):
                self._numbers.append(0 if tag == "ol" else -1)
            elif tag == "details":
                self._prefix = ""
                self._line("<details>")
        return True

    def _end(self, tag: str) -> None:
        if tag in _MARKS or tag == "a":
            self._inline(tag)
        elif tag == "span":
            # What stands apart to the eye alone is a label all the same.
            if len(self._pieces) == 1 and meaning_of(bare_label(self._pieces[0])) and not self._open:
                self._pieces.append(" " if self._pieces[0].rstrip()[-1:] in (":", "：") else ": ")
        elif tag[0] == "h" or tag == "summary":
            self._pieces = ["".join(self._pieces).replace("\n", " "), "</summary>" if tag == "summary" else ""]
            self._flush()
            self._blank()
        elif tag in _BLOCKS or tag in ("li", "details"):
            self._flush()
            self._quotes -= tag == "blockquote"
            self._framed -= tag in _FRAMES
            if tag in ("ol", "ul"):
                self._numbers.pop()
            # An article holds all that there is of its paper; so what follows is no text of it.
            self.lines.append("</details>") if tag in ("details", "article") else self._blank()

    def _inline(self, tag: str) -> None:
        start, link, in_maths = self._open.pop()
        inner = "".join(self._pieces[start:])
        del self._pieces[start:]
        text = inner.strip()
        if tag == "a" and link and (text or (self._prefix and paper_of(link))):
            text = " ".join(text.split()) or "abs"
            self._pieces.append(inner if _URL.match(text) else f"[{text}]({link.replace(' ', '%20')})")
        elif tag == "a" or not text:
            self._pieces.append(inner if text else " " if inner else "")
        elif tag == "code":
            self._pieces.append(_code(inner))
        else:
            # In formulas, Markdown took "_{i} … x_" for emphasis.
            before = next((piece for piece in reversed(self._pieces) if piece), "")
            is_index = tag in ("em", "i") and (in_maths or text[0] == "{") and before[-1:] != "^"
            mark = "_" if is_index else _MARKS[tag]
            after = " " if inner[-1:].isspace() else ""
            self._pieces.append(f"{' ' if inner[:1].isspace() else ''}{mark}{text}{mark}{after}")

    def _break(self) -> None:
        before = len(self.lines)
        self._flush()
        if len(self.lines) == before:
            self._blank()

    def _flush(self) -> None:
        text = "".join(self._pieces).strip("\n")
        # Marks that are still open begin anew on the next line.
        self._pieces, self._dollars = [], 0
        self._open = [mark._replace(start=0) for mark in self._open]
        for line in text.split("\n") if text else ():
            if words := _WORDS_BREAK.sub(" ", line).strip():
                self._line(words, "  " if line[:2] == "  " else "")
            elif self._prefix == "":
                self._blank()

    def _line(self, line: str, indent: str = "") -> None:
        if self._has_fields and self._prefix in ("", "- ") and (links := _labelled_links(line)):
            self.lines += ["", *links]
        else:
            line = _labelled(line)
            if self._prefix[:1].isdigit() and label_of(line):
                self._prefix = "- "
            self.lines.append(("> " if self._quotes else "") + (self._prefix or indent) + line)
        self._prefix = ""

    def _blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")


def _labelled(line: str) -> str:
    """A line that begins with a bold label, with the colon that a page leaves to the eye."""
    found = _BOLD_START.match(line)
    return f"**{found[1]}:** {found[2]}" if found and meaning_of(bare_label(found[1])) else line


def _labelled_links(line: str) -> list[str]:
    """The fields that a line of nothing but links to the paper's files is: `[PDF](…) | [Code](…)`."""
    links = _ONLY_LINKS.fullmatch(line) and _LINK.findall(line)
    if not links or any(_FILES.fullmatch(text) is None for text, _ in links):
        return []
    return [f"**{text}:** {link}" for text, link in links]


def _code(inner: str) -> str:
    """A code span; or what Markdown took for one: indented lines, LaTeX's quotes ("``cutting'' and ``sewing''")."""
    if "\n" in inner:
        return inner
    is_quote = "''" in inner or (inner[-1:].isspace() and not inner[:1].isspace())
    mark = "``" if is_quote and ("''" in inner or '"' in inner) else "`"
    return f"{mark}{inner}{mark}"


def _papers_in(node: LexborNode) -> int:
    return sum(paper_of(link.attributes.get("href") or "") is not None for link in node.css("a[href]"))


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _rows(table: LexborNode) -> list[str]:
    """The rows of a table of data; none for a table that only arranges a page."""
    if table.css_first("th") is None or table.css_first("td table, th table") is not None:
        return []
    rows: list[str] = []
    for row in table.css("tr"):
        cells = [
            " ".join(" ".join(Lines(cell, has_fields=False).lines).split()).replace("|", r"\|")
            for cell in row.css("th, td")
        ]
        rows.append(f"| {' | '.join(cells)} |")
        if len(rows) == 1:
            rows.append("|" + "---|" * len(cells))
    return rows
