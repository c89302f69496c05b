"""What may stand at the cursor of a query: fields, their values, and names that the library has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from reader.query.days import NAMES
from reader.query.sorts import SORTS
from reader.query.tree import STATES, THINGS

MOST: Final = 8
"""As many as fit below a line without hiding the list."""

_PIECE: Final = re.compile(r"[-－]*(?:([A-Za-z]+)[:：])?([\"“”][^\"“”]*[\"“”]?|[^\s()（）\"“”]*)")
_QUOTES: Final = '"“”'
HINTS: Final = {
    "title": ("words of the title", "标题中的词"),
    "author": ("an author", "作者"),
    "abs": ("words of the abstract", "摘要中的词"),
    "sum": ("words of the summary", "TL;DR 等总结中的词"),
    "note": ("words of your notes", "笔记中的词"),
    "tag": ("a tag of yours", "标签"),
    "cat": ("a category, cs for all of cs.*", "分类，cs 包括 cs.*"),
    "id": ("arXiv ID or its beginning", "arXiv 编号或其开头"),
    "venue": ("conference or journal in the comment", "会议或期刊"),
    "day": ("listed then: 2026-06-12, 2026-06..2026-07", "列出日期：2026-06-12、2026-06..2026-07"),
    "first": ("listed for the first time then", "首次列出日期"),
    "newer": ("listed since: 3d, 2w, 6m, 1y ago", "最近：3d、2w、6m、1y（天、周、月、年）"),
    "older": ("not listed since: 3d, 2w, 6m, 1y ago", "更早：3d、2w、6m、1y（天、周、月、年）"),
    "is": ("state of the paper", "状态"),
    "has": ("what the paper has", "含有"),
    "lang": ("language of the summary", "总结的语言"),
    "score": ("points of your rules: >5", "规则给的分数：>5"),
    "stars": ("stars of the code: >100", "代码的星数：>100"),
    "sort": ("order of the list, -day reversed", "排序，-day 为倒序"),
}
"""The fields in the order in which they are offered, and what each is for, in English and in Chinese."""
_SPANS: Final = ("1d", "3d", "1w", "2w", "1m", "6m", "1y")
_VALUES: Final[dict[str, Sequence[str]]] = {
    "is": STATES,
    "has": THINGS,
    "lang": ("zh", "en", "ja", "ko"),
    "day": NAMES,
    "first": NAMES,
    "newer": _SPANS,
    "older": _SPANS,
}


class Completion(NamedTuple):
    """`text` may replace what stands between `start` (an index) and the cursor; `hint` says more of it."""

    start: int
    text: str
    hint: str = ""


class Sources(Protocol):
    """What knows the names; see `reader.library.hints.Hints`."""

    def tags(self) -> Iterable[tuple[str, int]]:
        """The tags and how many papers have each, most papers first."""

    def authors_like(self, prefix: str, most: int) -> Iterable[tuple[str, int]]:
        """Authors with a word that begins with `prefix`, most papers first."""

    def venues_like(self, prefix: str, most: int) -> Iterable[tuple[str, int]]:
        """Venues that begin with `prefix`, most papers first."""

    def categories(self) -> Iterable[tuple[str, str, str, int]]:
        """Categories with their English and Chinese names and how many papers have each, most papers first."""


class Hinting(Protocol):
    """What has a library's names, as `Library` does."""

    def hints(self) -> Sources:
        """What knows the names."""


def complete(text: str, cursor: int, library: Hinting, language: str = "en") -> list[Completion]:
    """Up to MOST completions of what stands before the cursor, the likeliest first; hints are in `language`.

    Without a word before the cursor these are fields; a word that begins no field has none.
    """
    cursor = min(cursor, len(text))
    piece = _piece_before(text[:cursor])
    if piece is None:
        return []
    field, typed = piece
    start = cursor - len(typed)
    found = _values(field, typed.strip(_QUOTES), library.hints(), language) if field else _fields(typed, language)
    return [Completion(start, value, hint) for value, hint in found if value != typed][:MOST]


def _piece_before(before: str) -> tuple[str, str] | None:
    """The field and the beginning of a value that end there; None in a closed phrase, or a phrase in no field."""
    at = 0
    while True:
        found = _PIECE.match(before, at)
        assert found is not None, "the expression matches the empty text"
        field, typed = (found[1] or "").lower(), found[2]
        if found.end() == len(before):
            is_phrase = typed[:1] in tuple(_QUOTES)
            is_closed = is_phrase and len(typed) > 1 and typed[-1] in _QUOTES
            return None if is_closed or (is_phrase and not field) else (field, typed)
        at = max(found.end(), at + 1)


def _fields(typed: str, language: str) -> Iterator[tuple[str, str]]:
    for field, hints in HINTS.items():
        if field.startswith(typed.lower()):
            yield f"{field}:", hints[language == "zh"]


def _values(field: str, typed: str, sources: Sources, language: str) -> Iterable[tuple[str, str]]:
    if find := _NAMED.get(field):
        return ((_quoted(name), hint) for name, hint in find(typed, sources, language) if not set(_QUOTES) & set(name))
    wanted = typed.lower()
    if field == "sort":
        return ((f"{'-' * wanted.startswith('-')}{key}", "") for key in SORTS if key.startswith(wanted.lstrip("-")))
    return ((value, "") for value in _VALUES.get(field, ()) if value.startswith(wanted))


def _tags(typed: str, sources: Sources, language: str) -> Iterator[tuple[str, str]]:
    return ((tag, str(papers)) for tag, papers in sources.tags() if tag.lower().startswith(typed.lower()))


def _authors(typed: str, sources: Sources, language: str) -> Iterator[tuple[str, str]]:
    return ((name, str(papers)) for name, papers in sources.authors_like(typed, MOST))


def _venues(typed: str, sources: Sources, language: str) -> Iterator[tuple[str, str]]:
    return ((name, str(papers)) for name, papers in sources.venues_like(typed, MOST))


def _categories(typed: str, sources: Sources, language: str) -> Iterator[tuple[str, str]]:
    """By the code, or by a word of one of the names: `lg`, `learn` and `学习` find cs.LG."""
    wanted = typed.lower()
    for code, english, chinese, papers in sources.categories():
        words = f" {code} {code.partition('.')[2]} {english}".lower()
        if f" {wanted}" in words or wanted in chinese:
            yield code, f"{chinese if language == 'zh' else english} · {papers}"


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"[^\s()（）]+", name) else f'"{name}"'


_NAMED: Final[dict[str, Callable[[str, Sources, str], Iterator[tuple[str, str]]]]] = {
    "tag": _tags,
    "author": _authors,
    "venue": _venues,
    "cat": _categories,
}
