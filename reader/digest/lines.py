"""What one line of a Markdown digest is: the head of a paper, a field with its label, or neither."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.digest.draft import first_link
from reader.digest.identity import Identity, identify
from reader.digest.labels import bare_label, meaning_of
from reader.digest.prefix import Label, opening_of, prefix_of

_TAG: Final = re.compile(r"</?(?:a|div|span|b|i|em|strong)\b[^<>]*>", re.IGNORECASE)
_TO_ANCHOR: Final = re.compile(r"(?<!\[)\[++[^\[\]]*\]++\(#[^)]{0,300}\)")
_WIKI: Final = re.compile(r"\[\[[^\[\]|]+\|([^\[\]]+)\]\](?!\()")
_NUMBER: Final = re.compile(
    r"(?:(?:\[(\d+)\]\.?|\d{1,4}[.)])\s+|\d{1,3}、\s*|(?:\d\ufe0f?\u20e3)+\s*|[①-⑳🔟]\s*)(?=\S)"
)
_TARGET: Final = re.compile(r"(\S+?)(?:\s+\"[^\"]*\")?\)(?=$|[\s*_)\]|,.;:，。：）」])")
_MARKS: Final = " *_`#"
_GENERIC: Final = re.compile(
    r"""(?: (?: arxiv | alphaxiv | pdf | abs | abstract | html | links? | paper | preprint | full | text | doi | url
          | page | version | here | on | at | the | it | read | view | see | open | download )(?![^\W\d_])
      | 原文 | 链接 | 论文 | 全文 | 查看 | 阅读 | 下载 | 地址 | 页面 | v\d | [\W\d_] )*
      | https?://\S+ | (?:doi\W*)?10\.\d+/\S+ | [a-z-]+(?:\.[A-Z]{2})?/\d{7}""",
    re.IGNORECASE | re.VERBOSE,
)
_ITEM: Final = re.compile(
    r"\s{0,3}(?:[-*+•]\s+(?:\[[ xX]\]\s+)?|(?=\[\d+\]\.?\s+\S)"
    r"|(?=\d{1,4}[.)]\s+\S|\d{1,3}、|\d\ufe0f?\u20e3|[①-⑳🔟]))(.*)"
)
_ID: Final = r"(?:arXiv:\s*)?(\d{4}\.\d{4,5}(?:v\d+)?)"
_ID_FIRST: Final = re.compile(rf"\[?{_ID}\]?[\s:：|—–-]+(?=\S)", re.IGNORECASE)
_ID_LAST: Final = re.compile(rf"(?<!\s)\s*[\[(（]{_ID}[\])）]$", re.IGNORECASE)
_FIELD_IN_BOLD: Final = re.compile(r"([^*]*)(?:\*\*|__)\s*")
_AFTER_MARKS: Final = re.compile(r"\s*(?:[.。|]|[-—–]+(?=\s))?\s*")
_NEW: Final = tuple.__new__  # half the time of the constructor of a NamedTuple
_MAY_SET_OFF: Final = frozenset("*_[【`<-+•")
_LONGEST_PREFIX: Final = 80
_LONGEST_MARKED: Final = 60
_ET_AL: Final = re.compile(r"\bet\.?\s*al\b", re.IGNORECASE)
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_LINK_LABEL_BACKWARDS: Final = re.compile(r"\s*[:：]?[\w ]*[\s,，|]*")
"""To look for the end of a text from each of its places takes too long."""
_AROUND: Final = " )）*:：-—–|·,，"
_PIPE: Final = re.compile(r"\|(?:&nbsp;|\s)*(?=\*\*)")
_SHORT_PART: Final = r"[^\s|:：][^|:：]{0,30}[:：](?!//)[^|:：]{1,30}"
_SHORT_PARTS: Final = re.compile(rf"{_SHORT_PART}(?:\| {_SHORT_PART})+")
_AUTHORS: Final = re.compile(r"([*_])(?![*_\s])(.*)\1")
_PLAIN_HEAD: Final = re.compile(r"(?:(\[\d+\])\s+)?\[([^\[\]<]*)\]\((https?://[^\s()]+)\)")
_IMAGE: Final = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*\)")
_NAMES_BEHIND: Final = re.compile(r"(.{8,}?)[,.]?\s[*_]([^*_]+)[*_]?")
_LINK: Final = re.compile(
    r"(?<!\[)\[++([^\[\]]*)\]++\((https?://[^\s()]+)\)|<(https?://[^\s<>]+)>|(https?://[^\s<>()\[\]]+)"
)


class Head(NamedTuple):
    """A heading or list item that links to a paper. `rest` is what follows the link.

    `certain` tells that it can only be a paper: its link is one to arXiv or a DOI, or it is numbered
    like one.
    """

    title: str
    link: str
    rest: str
    certain: bool


def heading_text(text: str) -> str:
    """The text of a heading without HTML anchors and links back to the table of contents."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "[[" in text:
        text = _WIKI.sub(r"\1", text)
    return (_TO_ANCHOR.sub("", text) if "](#" in text else text).strip()


def head_of(text: str) -> Head | None:
    """The paper that the text of a heading or list item links to; None if it links to none.

    The title ends at the first `](http`, or else at the last `](`, because titles hold brackets. Without a link, an
    arXiv ID before or behind the title does as well.
    """
    text = heading_text(_IMAGE.sub(r"\1", text) if "![" in text else text)
    number = _NUMBER.match(text.lstrip("*_ "))
    numbered = number is not None and number[1] is not None
    if number:
        text = text.lstrip("*_ ")[number.end() :]
    cut = text.lower().find("](http")
    if cut < 0:
        cut = text.rfind("](")
    if cut < 0:
        return _head_with_id(text) or (Head(text, "", "", True) if numbered and text[:1] == "[" else None)
    target = _TARGET.match(text, cut + 2)
    link = target[1] if target else text[cut + 2 :].rstrip(")")
    rest = text[target.end() :] if target else ""
    opening = text.find("[")
    inner = _opening_bracket(text, cut)
    if is_generic(text[inner + 1 : cut]):
        opening = inner
    title, before = text[opening + 1 : cut], text[:opening]
    if is_generic(title):
        bold = _BOLD.search(before)
        if bold and not any(map(str.isalpha, bold[1])):
            # A date or a number, and not the title.
            before, bold = before[bold.end() :], None
        title = bold[1] if bold else before.rstrip(" -—–(（[:：|·")
        names = _without_link_label(before[bold.end() :]).strip(" ,，|") if bold else ""
        rest = f"Authors: {names}\n{rest.strip(_AROUND)}" if _ET_AL.search(names) else rest
    identity = identify(link)
    certain = numbered or (identity is not None and identity.is_paper)
    if identity is None and not numbered:
        return None
    rest = rest.lstrip("]").strip(_AROUND)
    return Head(title.strip(_MARKS), link, f"{rest})" if rest.rfind("](") > rest.rfind(")") else rest, certain)


def heading_head(text: str) -> Head | None:
    """The paper of a heading, as `head_of` finds it; the title may follow the link: `[2606.00001](…) A Title`."""
    plain = _PLAIN_HEAD.fullmatch(text)
    if plain and (identity := identify(plain[3])) and not is_generic(plain[2]):
        certain = plain[1] is not None or identity.is_paper
        return Head(plain[2].strip(_MARKS), plain[3], "", certain)
    head = head_of(text)
    if head and not head.title and head.link and links_in(head.rest) is None and not is_generic(head.rest):
        named = _NAMES_BEHIND.fullmatch(head.rest)
        title, names = (named[1], named[2]) if named else (head.rest, "")
        return Head(_LINK.sub("", title).strip(_MARKS), head.link, names, head.certain)
    return head


def _without_link_label(text: str) -> str:
    """`text` without the name of the link behind it: `, Ada Lovelace et al., PDF: `."""
    label = _LINK_LABEL_BACKWARDS.match(text[::-1])
    return text[: len(text) - label.end()] if label else text


def _opening_bracket(text: str, closing: int) -> int:
    """The place of the bracket that the one at `closing` closes; the first bracket if there is none."""
    depth = 0
    for place in range(closing, -1, -1):
        depth += (text[place] == "]") - (text[place] == "[")
        if not depth:
            return place
    return text.find("[")


def _head_with_id(text: str) -> Head | None:
    if first := _ID_FIRST.match(text):
        return Head(text[first.end() :].strip(_MARKS), first[1], "", True)
    if last := _ID_LAST.search(text):
        return Head(text[: last.start()].strip(_MARKS), last[1], "", True)
    return None


def is_generic(title: str) -> bool:
    """Whether the text of a link names the link (`arXiv`, `PDF`, `2606.00001v2`) and not the paper."""
    return _GENERIC.fullmatch(title.strip(_MARKS + "[]")) is not None


def item_of(line: str) -> Head | None:
    """The paper of a list item that links to arXiv or a DOI; other pages are navigation as a rule."""
    item = _ITEM.match(line)
    return _paper_of(item[1]) if item and "](" in item[1] else None


def lone_link(line: str) -> Head | None:
    """The paper of a line that is nothing but its linked title, in bold or not, with a number or not."""
    text = line.strip(_MARKS)
    if (number := _NUMBER.match(text)) and number[1] is None:
        text = text[number.end() :].strip(_MARKS)
    if text[:1] != "[" or text[-1:] != ")":
        return None
    head = _paper_of(text)
    return head if head and not head.rest and not is_generic(head.title) else None


def _paper_of(text: str) -> Head | None:
    head = heading_head(text)
    if head is None or is_generic(head.title):
        return None
    identity = identify(head.link)
    return head if identity and identity.is_paper else None


def label_of(line: str) -> Label | None:
    """The label that a line begins with, bold, quoted or plain, and the text behind it; None if there is none."""
    cut = line.find(":", 0, _LONGEST_PREFIX)
    wide = line.find("：", 0, cut if cut >= 0 else _LONGEST_PREFIX)
    if wide >= 0:
        cut = wide
    if cut > 0 and (prefix := prefix_of(line[:cut])):
        label, closing = prefix
        text = line[cut + 1 :].strip()
        if text[:2] == ": ":
            # https://blacksmithgu.github.io/obsidian-dataview
            text = text[2:].lstrip()
        if text[:2] == "//" and wide < 0 and not closing:
            return None
        for mark in closing:
            if not text.startswith(mark):
                field = _FIELD_IN_BOLD.fullmatch(text) if label.bold else None
                if field is None:
                    return None
                text = field[1].strip()
                break
            text = text[len(mark) :].lstrip()
        return _NEW(Label, (*label[:-1], text))
    return _marked_label(line) if line.lstrip("> ")[:1] in _MAY_SET_OFF else None


def _marked_label(line: str) -> Label | None:
    """A label that emphasis or brackets set off without a colon; those of the digest's own stand alone."""
    start, item, bold, closing = opening_of(line)
    if not closing:
        return None
    end = line.find(closing[0], start, start + _LONGEST_MARKED)
    name = bare_label(line[start:end].rstrip(" .。")) if end > start else ""
    stop = end
    for mark in closing:
        if not line.startswith(mark, stop):
            return None
        stop += len(mark)
    if not name or (closing[0] == "]" and line[stop : stop + 1] in ("(", "[")):
        return None
    text = line[stop:].strip()
    meaning = meaning_of(name)
    lenticular = "】" in closing
    if meaning is None and not lenticular and (text or not bold):
        return None
    behind = _AFTER_MARKS.match(text)
    text = text[behind.end() :] if behind and not lenticular else text
    return Label(name, meaning, lenticular, bool(item), item[:1].isdigit(), line[:stop].strip(), False, text)


def inline_parts(line: str) -> list[str]:
    """The fields that one line holds between bars: `*A, B* | **Category: cs.CR**`, `Date: … | Score: …`."""
    if "**" in line:
        return list(map(_without_spaces_behind, _PIPE.split(line))) if "|" in line else [line]
    return line.split(" | ") if _SHORT_PARTS.fullmatch(line) else [line]


def _without_spaces_behind(part: str) -> str:
    part = part.rstrip()
    while part.endswith("&nbsp;"):
        part = part.removesuffix("&nbsp;").rstrip()
    return part


def authors_line(line: str) -> str | None:
    """The names of a line `*A, B*`; None if the line is none."""
    if line == "**":
        return ""
    found = _AUTHORS.fullmatch(line)
    return found[2].replace("['", "").replace("']", "").replace("', '", ", ") if found else None


def links_in(line: str) -> list[tuple[str, str]] | None:
    """The text and target of each link in a line that holds nothing else; None if it holds more, or none."""
    if "http" not in line:
        return None
    line = _IMAGE.sub(r"\1", line)
    rest = _LINK.sub("", line)
    if rest == line or not is_generic(rest.strip("[]()>|·•:：-—–,，/ ")):
        return None
    return [(text.strip(_MARKS), link or angled or bare) for text, link, angled, bare in _LINK.findall(line)]


def link_in(text: str) -> str:
    """The first thing in `text` that identifies a paper: a link of any kind, or a bare identifier."""
    if link := first_link(text):
        return link
    words = text.strip("`[]<> ").split()
    return words[0] if words and isinstance(identify(words[0]), Identity) else ""
