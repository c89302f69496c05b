"""Tables of papers, a row each, to the lines of a Markdown digest, which the rules for Markdown then read."""

from __future__ import annotations

import re
from typing import Final

from reader.digest.identity import paper_of
from reader.digest.label_rows import cells_of, is_delimiter
from reader.digest.labels import meaning_of
from reader.digest.lines import is_generic

_LINK: Final = re.compile(r"\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\(([^\s()]++(?:\([^\s()]*+\)[^\s()]*+)*+)[^()]*+\)")
_ANCHOR: Final = re.compile(r"""<a\s[^<>|]{0,300}?href=["']?([^"'\s<>|]+)[^<>|]{0,300}>([^<|]*)</a>""", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"<summary\b[^<>|]*>[^<|]*</summary>|<img\b[^<>|]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?(?:br|details|p|div|span|b|strong|sup|sub|center|nobr)\b[^<>|]*>", re.IGNORECASE)
_ASIDE: Final = re.compile(r"(?<!\s)\s*[(（][^()（）\[\]]*\[[^\]]*\]\(.*$", re.DOTALL)
_DATE: Final = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}")
_ET_AL: Final = re.compile(r"\bet\.?\s*al\b", re.IGNORECASE)
_NOTHING: Final = frozenset(("", "null", "none", "-", "n/a"))
_PAPER: Final = frozenset(("paper", "papers", "论文", "paper title", "name", "article"))


def unfold_tables(text: str) -> str:
    """`text` with each table row that links to a paper as a heading with labelled fields; all else as it is."""
    lines: list[str] = []
    header: list[str] = []
    rows = _logical_lines(text)
    for number, line in enumerate(rows):
        if not line.startswith("|"):
            header = header if not line.strip() and header else []
            lines.append(line)
        elif is_delimiter(line):
            header = cells_of(rows[number - 1]) if number and rows[number - 1].startswith("|") else []
        else:
            lines += _paper(cells_of(_without_tags(line)), header) or [line]
    return "\n".join(lines)


def _logical_lines(text: str) -> list[str]:
    """The lines, a row that goes on over several of them joined."""
    lines: list[str] = []
    inside = False
    for raw in text.split("\n"):
        line = raw.strip() if inside or raw.lstrip().startswith("|") else raw
        if inside and line and not line.startswith("|"):
            lines[-1] += " " + line
        else:
            lines.append(line)
        inside = bool(lines[-1].startswith("|") and not lines[-1].endswith("|") and line)
    return lines


def _without_tags(row: str) -> str:
    """A row with Markdown instead of the HTML that tables are laid out with."""
    if "<" not in row:
        return row
    return _TAG.sub(" ", _HIDDEN.sub(" ", _ANCHOR.sub(r"[\2](\1)", row)))


def _paper(cells: list[str], header: list[str]) -> list[str]:
    """The lines of the paper in a row; none if no cell of it identifies one."""
    place, link, title = _linked(cells)
    if place < 0:
        return []
    labels = [label.strip("*_` ") for label in header] if len(header) == len(cells) else [""] * len(cells)
    meanings = [_meaning(label) for label in labels]
    at = meanings.index("title") if "title" in meanings else -1
    if at >= 0:
        title = _LINK.sub(r"\1", _ASIDE.sub("", cells[at])) or title
    elif not title:
        at = next((i for i, cell in enumerate(cells) if cell[:2] == "**" and not _is_other(cell)), -1)
        title = cells[at] if at >= 0 else max((cell for cell in cells if "](" not in cell), key=len, default="")
    lines = ["", f"#### [{title.strip('*_ ')}]({link})"]
    for number, (label, meaning, cell) in enumerate(zip(labels, meanings, cells, strict=True)):
        text = cell.strip("*_ ")
        if meaning == "link":
            lines += [f"**Code:** {link}" for name, link in _LINK.findall(cell) if meaning_of(name.lower()) == "code"]
        if number in (at, place) or text.lower() in _NOTHING or meaning == "link":
            continue
        if not label:
            label = "Authors" if _ET_AL.search(text) else "Code" if "](http" in text else ""
        if label.strip("# "):
            lines.append(f"**{label}:** {text}")
    return [*lines, ""]


def _linked(cells: list[str]) -> tuple[int, str, str]:
    """The cell that identifies the paper, its link, and the title if that is what the link says."""
    for number, cell in enumerate(cells):
        for found in _LINK.finditer(cell):
            if paper_of(found[2]):
                return number, found[2], "" if is_generic(found[1]) else found[1]
    return -1, "", ""


def _meaning(label: str) -> str | None:
    return "title" if label.lower() in _PAPER else meaning_of(label)


def _is_other(cell: str) -> bool:
    return "](" in cell or _DATE.fullmatch(cell.strip("*_ ")) is not None
