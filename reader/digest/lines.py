"""What one line of a Markdown digest is: the head of a paper, a field with its label, or neither."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.digest.draft import first_link
from reader.digest.identity import Identity, identify
from reader.digest.labels import bare_label, meaning_of

_TAG: Final = re.compile(r"</?(?:a|div|span|b|i|em|strong)\b[^>]*>", re.IGNORECASE)
_TO_ANCHOR: Final = re.compile(r"\[+[^\[\]]*\]+\(#[^)]*\)")
_NUMBER: Final = re.compile(r"(?:\[(\d+)\]\.?|\d{1,4}[.)])\s+(?=\S)")
_TARGET: Final = re.compile(r"(\S+?)(?:\s+\"[^\"]*\")?\)(?=$|[\s*_)\]|,.;:，。：）」])")
_MARKS: Final = " *_`#"
_GENERIC: Final = re.compile(
    r"(?:arxiv|pdf|abs|html|link|links|paper|doi|url|原文|链接|论文|全文)\b.*|https?://\S+|\W*|[\d.v]+", re.IGNORECASE
)
_ITEM: Final = re.compile(r"\s{0,3}(?:[-*+•]\s+|(?=\[\d+\]\.?\s+\S)|(?=\d{1,4}[.)]\s+\S))(.*)")
_BOLD_LABEL: Final = re.compile(
    r"[>\s]*(?:[-*+•]\s+)?(?:\*\*|__)\s*([^*\n]{1,60}?)\s*(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*(.*)",
    re.DOTALL,
)
_BOLD_FIELD: Final = re.compile(r"\*\*([^*:：]{1,40})[:：]\s*([^*]*)\*\*")
_PLAIN_LABEL: Final = re.compile(
    r"([>\s]*(?:[-*+•]\s+)?)([^\s:：*|<>$\\`\[{][^:：*|<>$\\`\n]{0,40}?)\s*[:：](?!//)\s*(.*)"
)
_ET_AL: Final = re.compile(r"\bet\.?\s*al\b", re.IGNORECASE)
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_LINK_LABEL: Final = re.compile(r"[\s,，|]*[\w ]*[:：]?\s*$")
_AROUND: Final = " )）*:：-—–|·,，"
_PIPE: Final = re.compile(r"(?:&nbsp;|\s)*\|(?:&nbsp;|\s)*(?=\*\*)")
_AUTHORS: Final = re.compile(r"([*_])(?![*_\s])(.*)\1")


class Head(NamedTuple):
    """A heading or list item that links to a paper. `rest` is what follows the link.

    `certain` tells that it can only be a paper: its link is one to arXiv or a DOI, or it is numbered
    like one.
    """

    title: str
    link: str
    rest: str
    certain: bool


class Label(NamedTuple):
    """A line that begins with a label: as written, what it means, the text behind it."""

    label: str
    meaning: str | None
    text: str
    bold: bool = False
    item: bool = False


def heading_text(text: str) -> str:
    """The text of a heading without HTML anchors and links back to the table of contents."""
    return _TO_ANCHOR.sub("", _TAG.sub("", text)).strip()


def head_of(text: str) -> Head | None:
    """The paper that the text of a heading or list item links to; None if it links to none.

    The title ends at the first `](http`, or else at the last `](`, because titles hold brackets.
    """
    text = heading_text(text)
    number = _NUMBER.match(text.lstrip("*_ "))
    numbered = number is not None and number[1] is not None
    if number:
        text = text.lstrip("*_ ")[number.end() :]
    cut = text.lower().find("](http")
    if cut < 0:
        cut = text.rfind("](")
    if cut < 0:
        return Head(text, "", "", True) if numbered and text[:1] == "[" else None
    target = _TARGET.match(text, cut + 2)
    link = target[1] if target else text[cut + 2 :].rstrip(")")
    rest = text[target.end() :] if target else ""
    opening = text.find("[")
    title, before = text[opening + 1 : cut], text[:opening]
    if is_generic(title):
        bold = _BOLD.search(before)
        title = bold[1] if bold else before.rstrip(" -—–(（[:：|·")
        names = _LINK_LABEL.sub("", before[bold.end() :]).strip(" ,，|") if bold else ""
        rest = f"Authors: {names}\n{rest.strip(_AROUND)}" if _ET_AL.search(names) else rest
    identity = identify(link)
    certain = numbered or (identity is not None and not identity.key.startswith("http"))
    if identity is None and not numbered:
        return None
    return Head(title.strip(_MARKS), link, rest.strip(_AROUND), certain)


def is_generic(title: str) -> bool:
    """Whether the text of a link names the link (`arXiv`, `PDF`, `2606.00001v2`) and not the paper."""
    return _GENERIC.fullmatch(title.strip(_MARKS)) is not None


def item_of(line: str) -> Head | None:
    """The paper of a list item that links to arXiv or a DOI; other pages are navigation as a rule."""
    item = _ITEM.match(line)
    head = head_of(item[1]) if item and "](" in item[1] else None
    if head is None or not head.title:
        return None
    identity = identify(head.link)
    return head if identity and not identity.key.startswith("http") else None


def label_of(line: str) -> Label | None:
    """The label that a line begins with, bold, quoted or plain; None if there is none."""
    if ":" not in line and "：" not in line:
        return None
    if "**" in line or "__" in line:
        bold = _BOLD_LABEL.match(line) or _BOLD_FIELD.fullmatch(line.strip())
        if bold:
            label = bare_label(bold[1])
            return Label(label, meaning_of(label), bold[2].strip(), bold=True) if label else None
    plain = _PLAIN_LABEL.match(line)
    if plain is None:
        return None
    label = bare_label(plain[2])
    return Label(label, meaning_of(label), plain[3].strip(), item=bool(plain[1].strip(" >"))) if label else None


def inline_parts(line: str) -> list[str]:
    """The fields that one line holds between bars: `*A, B* | **Category: cs.CR**`."""
    return _PIPE.split(line) if "|" in line and "**" in line else [line]


def authors_line(line: str) -> str | None:
    """The names of a line `*A, B*`; None if the line is none."""
    if line == "**":
        return ""
    found = _AUTHORS.fullmatch(line)
    return found[2].replace("['", "").replace("']", "").replace("', '", ", ") if found else None


def link_in(text: str) -> str:
    """The first thing in `text` that identifies a paper: a link of any kind, or a bare identifier."""
    if link := first_link(text):
        return link
    words = text.split()
    return words[0] if words and isinstance(identify(words[0]), Identity) else ""
