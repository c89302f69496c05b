"""The categories of a paper: the real ones first, classification codes of other bodies after them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_JUNK: Final = re.compile(
    r"""\(?(?: \d{2} (?: -?[A-Z-][\w-]{0,4} | -\d\d )? (?= $ | [\s,;()] )   # MSC: 68T50, 62-XX, 68-11, 11
        | [A-K]\.(?: \d | m\b ) (?! \w{2} )                                 # ACM: I.2.7, F.0, K.m
        | (?: Primary | Secondary | MSC | ACM )\b )""",
    re.VERBOSE,
)
_CODE: Final = re.compile(r"[a-z][a-z-]*(?:\.[A-Za-z-]+)?")


def is_junk_category(code: str) -> bool:
    """Whether `code` is of the MSC or ACM classification (`68T50`, `I.2.7; I.2.10`) and not a subject.

    arXiv's feeds list the authors' own classification codes among the categories.
    """
    return _JUNK.match(code.strip()) is not None


def order_categories(codes: Iterable[str]) -> tuple[str, ...]:
    """The categories once each, in order, with classification codes moved behind the real categories."""
    unique = dict.fromkeys(code for raw in codes if (code := " ".join(raw.strip(" `").split())))
    if len(unique) < 2:
        return tuple(unique)
    return tuple(sorted(unique, key=is_junk_category))


def split_categories(text: str) -> tuple[str, ...]:
    """The categories of a line such as `cs.CR, cs.AI` or `` `cs.CV` `cs.LG` ``.

    A section named after a journal or a topic may hold commas, so only a list of codes is split.
    """
    text = text.replace("&nbsp;", " ").strip(" []*_")
    first, *_ = re.split(r"[,;、|\s]+", text.lstrip("`"), maxsplit=1)
    if not _CODE.fullmatch(first.strip("`")):
        return order_categories((text,))
    return order_categories(re.split(r"[,、|]+|(?<=`)\s+(?=`)", text))
