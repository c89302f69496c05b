"""Names as digests write them beyond a plain list: with links, `by`, `and`, semicolons, emoji."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.digest.authors import split_authors

_LINKED: Final = re.compile(r"\[([^\[\]]+)\]\((?:[^()\s]|\([^()]*\))*\)")
_BEFORE: Final = re.compile(r"(?:[\s*_>|]|[^\w\s\x00-\x7f])+")
_BEHIND: Final = "*_`\\;； \t\r\n\u00a0\u3000"
_BY: Final = re.compile(r"by\s+(?=[^\W\d_])", re.IGNORECASE)
_AND: Final = re.compile(r"(,?)(?<!\s)\s+(?:and|&)\s+")
_GROUP: Final = re.compile(r"\b(?:collaborations?|consortium|teams?|group|university|institute)\b", re.IGNORECASE)
_SEPARATOR: Final = re.compile(r"[,，、;；]|\s(?:and|&)\s")
_ASIDE: Final = re.compile(r"(?<!\s)\s*\([^()]*\)")
_MOST_WORDS: Final = 6
_LONGEST_HAN: Final = 4


def names_in(text: str) -> tuple[str, ...]:
    """The names in the text of a field for authors, or of a line that is one."""
    if text.isascii() and "[" not in text and ";" not in text and " and " not in text and "&" not in text:
        return split_authors(_bare(text))
    if text[:1] == "[" and text[-1:] == "]":
        text = text[1:-1].replace('"', "")
    if "](" in text:
        text = _LINKED.sub(r"\1", text)
    text = _bare(text)
    if ";" in text or "；" in text:
        return split_authors(", ".join(map(str.strip, text.replace("；", ";").split(";"))))
    last = text.rpartition(",")[2]
    if len(_AND.findall(last)) == 1 and not _GROUP.search(last):
        head = text[: len(text) - len(last)].rstrip(",")
        names = _AND.sub(", ", last)
        text = f"{head}, {names}" if head else names
    return split_authors(text.replace(", ,", ","))


def _bare(text: str) -> str:
    """A line of names without emoji and emphasis around it."""
    if text[:1].isalpha() and text[-1:].isalpha():
        return text
    before = _BEFORE.match(text)
    return text[before.end() if before else 0 :].rstrip(_BEHIND)


def by_line(text: str) -> str | None:
    """The names of a line `by A and B`; None if it is none."""
    found = _BY.match(text)
    return text[found.end() :] if found and are_names(text[found.end() :]) else None


@lru_cache(maxsize=64)
def are_names(text: str) -> bool:
    """Whether a line without a label can be the authors: short parts without digits that begin as names do."""
    text = _bare(_LINKED.sub(r"\1", text) if "](" in text else text)
    while "(" in text and text != (bare := _ASIDE.sub("", text)):
        text = bare
    if not text or text[:2] in ("- ", "+ ") or any(char.isdigit() for char in text) or text[-1] in "。!?！？:：":
        return False
    parts = [part.strip() for part in _SEPARATOR.split(text) if part.strip()]
    if any(len(part.split()) > _MOST_WORDS for part in parts) or (text[-1] == "." and len(parts) == 1):
        return False
    named = sum(_begins_a_name(part) for part in parts)
    return named * 2 > len(parts)


def _begins_a_name(part: str) -> bool:
    if part.isascii():
        return part[:1].isupper() or " " in part
    return len(part) <= _LONGEST_HAN or part[0].isupper() or "·" in part or not ("\u2e80" <= part[0] <= "\u9fff")
