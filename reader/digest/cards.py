"""Papers on a page that are neither headings nor list items: boxes that hold one paper each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.digest.html import Lines, tree_of
from reader.digest.identity import Identity, identify
from reader.digest.lines import head_of, label_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BOXES: Final = frozenset(("table", "article", "section", "li"))
_MOST_STEPS: Final = 500_000


def cards_to_lines(text: str, name: str) -> str:
    """The boxes of a page as papers of a Markdown digest; "" if there are none.

    A box is what encloses a link to arXiv or a DOI, and no link to a second paper; its first line is the title.
    """
    body = tree_of(text, name)
    if body is None:
        return ""
    links = [(node, identity.key) for node in body.css("a[href]") if (identity := _paper(node))]
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
            papers[key] = _card(_box(link, keys), link.attributes.get("href") or "")
    return "\n\n".join("\n\n".join(lines) for lines in papers.values() if lines)


def _paper(link: LexborNode) -> Identity | None:
    identity = identify(link.attributes.get("href") or "")
    return identity if identity and not identity.key.startswith("http") else None


def _box(link: LexborNode, keys: dict[int, set[str]]) -> LexborNode:
    box = link
    parent = link.parent
    while parent is not None and len(keys.get(parent.mem_id, ())) == 1 and parent.tag not in ("body", "html"):
        box = parent
        if box.tag in _BOXES and len([line for line in Lines(box).lines if line]) > 1:
            break
        parent = box.parent
    return box


def _card(box: LexborNode, link: str) -> list[str]:
    lines = [line.removeprefix("- ") for line in Lines(box).lines if line]
    linked = next((head for line in lines if f"]({link})" in line and (head := head_of(line)) and head.title), None)
    title = linked.title if linked else next((line for line in lines if "](" not in line), "").strip("*_ ")
    if not title:
        return []
    rest = [line for line in lines if f"]({link})" not in line and line.strip("*_ ") != title]
    card = [f"## [{title}]({link})"]
    for number, line in enumerate(rest):
        if label_of(line):
            return card + rest[number:]
        card.append(f"**{'Affiliations' if number else 'Authors'}:** {line.strip('*_ ')}" if number < 2 else line)
    return card
