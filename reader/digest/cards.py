"""Papers on a page that are neither headings nor list items: boxes that hold one paper each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.digest.html import Lines, tree_of
from reader.digest.identity import paper_of
from reader.digest.lines import head_of, is_generic, label_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BOXES: Final = frozenset(("table", "article", "section", "li"))
_MOST_STEPS: Final = 500_000
_MOST_BOXES: Final = 8
_ITEM: Final = re.compile(r"(?:> )?\s*(?:- |\d+\. )?")
_TIGHT_LABEL: Final = re.compile(r"^((?:#+ )?[A-Z][a-z]+:)(?=[^\s/])")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(([^\s)]{0,2000})\)")
_ASIDE: Final = re.compile(r"\[[^\[\]]*\]")
_SUBJECTS: Final = ("subject", "subjects", "category", "categories")
_SUBJECT: Final = re.compile(r"\(([a-z][a-z-]+(?:\.[A-Za-z-]{2,})?)\)")
_WORD: Final = re.compile(r"[^\W\d_]{2}")
_ANNOUNCED: Final = re.compile(r"\((?:(cross-list) from [\w.-]+|(replaced))\)")
_LONG: Final = 120
"""Text without a label that is as long as this is an abstract, and no names."""


def cards_to_lines(text: str, name: str) -> str:
    """The boxes of a page as papers of a Markdown digest; "" if there are none.

    A box is what encloses a link to arXiv or a DOI, and no link to a second paper; or a term with its description, as
    in the listings of https://arxiv.org/list.
    """
    body = tree_of(text, name)
    if body is None:
        return ""
    links = [(node, identity.key) for node in body.css("a[href]") if (identity := paper_of(_target(node)))]
    keys: dict[int, set[str]] = {}
    steps = 0
    for link, key in links:
        node: LexborNode | None = link
        while node is not None and steps < _MOST_STEPS:
            keys.setdefault(node.mem_id, set()).add(key)
            node = node.parent
            steps += 1
    papers: dict[str, list[str]] = {}
    for link, key in links:
        if key not in papers:
            papers[key] = _card(_box(link, keys), _target(link), key)
    return "\n\n".join("\n\n".join(lines) for lines in papers.values() if lines)


def _target(link: LexborNode) -> str:
    return link.attributes.get("href") or ""


def _box(link: LexborNode, keys: dict[int, set[str]]) -> list[str]:
    """The lines of the smallest box with a title around a link; of the first box, where none has one."""
    boxes: list[list[str]] = []
    top = link
    node: LexborNode | None = link
    while node is not None and len(keys.get(node.mem_id, ())) == 1 and node.tag != "html" and len(boxes) < _MOST_BOXES:
        if node.tag == "dt":
            return [*_lines(node), *_description(node)]
        if node.tag in _BOXES or node.tag == "body" or node.css_first("h1, h2, h3, h4") is not None:
            boxes.append(_lines(node))
            if any(map(_heading, boxes[-1])):
                return boxes[-1]
        top, node = node, node.parent
    return next((lines for lines in boxes if len(lines) > 1), []) or _lines(top)


def _description(term: LexborNode) -> list[str]:
    node = term.next
    while node is not None and node.tag == "-text":
        node = node.next
    return _lines(node) if node is not None and node.tag == "dd" else []


def _lines(box: LexborNode) -> list[str]:
    """The lines of a box, a label together with what follows it and an abstract with all of its lines."""
    lines: list[str] = []
    goes_on = False
    for raw in Lines(box, has_lines=False).lines:
        line = _TIGHT_LABEL.sub(r"\1 ", _ITEM.sub("", raw, count=1).strip())
        label = label_of(lines[-1]) if lines else None
        if line and label and (not label.text or (goes_on and label.meaning == "abstract" and not label_of(line))):
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
        goes_on = bool(line)
    return lines


def _heading(line: str) -> str:
    """The title that a line gives as a heading or under a label; "" if it gives none."""
    bare = line.lstrip("# ")
    label = label_of(bare)
    if label and label.meaning == "title":
        return label.text
    return bare if line[:1] == "#" else ""


def _card(lines: list[str], link: str, key: str) -> list[str]:
    def is_own(line: str) -> bool:
        return any((paper := paper_of(found[2])) and paper.key == key for found in _LINK.finditer(line))

    def linked(line: str) -> str:
        head = head_of(line) if label_of(line) is None and is_own(line) else None
        return head.title if head and not is_generic(head.title) else ""

    titled = next((line for line in lines if _heading(line)), "")
    title = _heading(titled)
    if not title:
        titled = next((line for line in lines if linked(line)), "")
        title = linked(titled)
    if not title:
        titled = title = next((line for line in lines if "](" not in line and not _is_field(line)), "")
    title = _unlinked(title).strip("*_ ")
    if not title:
        return []
    rest = [line for line in lines if line != titled and not is_own(line) and not _ASIDE.fullmatch(line)]
    announced = next((found for line in lines if (found := _ANNOUNCED.search(line))), None)
    marks = ["**Announced as:** " + ("cross" if announced[1] else "replace")] if announced else []
    return [f"## [{title}]({link})", *_fields([line for line in rest if not _ANNOUNCED.search(line)]), *marks]


def _is_field(line: str) -> bool:
    """Whether a line has a label, rather than a title with a colon in it."""
    label = label_of(line)
    return label is not None and (label.bold or label.item or label.meaning is not None)


def _fields(lines: list[str]) -> list[str]:
    """The lines behind a title, with bold labels, also for names, affiliations, categories and abstract."""
    fields: list[str] = []
    meanings = {label.meaning for line in lines if (label := label_of(line))}
    unlabelled = [] if "authors" in meanings else ["Authors", "Affiliations"]
    has_abstract = "abstract" in meanings
    for number, line in enumerate(lines, 1):
        label = label_of(line) if _is_field(line) or not unlabelled else None
        is_last = number == len(lines) > 1 and not unlabelled and line.endswith(".")
        if label and label.label.lower() in _SUBJECTS:
            fields.append(f"**Categories:** {', '.join(_SUBJECT.findall(label.text)) or label.text}")
            unlabelled = []
        elif label:
            text = _unlinked(label.text) if label.meaning == "authors" else label.text
            fields.append(f"**{label.label}:** {text}")
            unlabelled = []
        elif not has_abstract and (len(line) >= _LONG or is_last) and "](" not in line[:_LONG]:
            fields.append(f"**Abstract:** {line}")
            has_abstract = True
        elif unlabelled and _WORD.search(line):
            fields.append(f"**{unlabelled.pop(0)}:** {_unlinked(line).strip('*_ ')}")
        elif _WORD.search(line):
            fields.append(line)
    return fields


def _unlinked(line: str) -> str:
    return _LINK.sub(r"\1", line)
