"""What a rule could be made of, of one paper: to follow it or to mute it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.rules.types import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Record

MOST_WORDS: Final = 5
"""Of each language."""

_COMMON: Final = frozenset(
    {
        "about", "across", "adaptive", "against", "analysis", "and", "approach", "approaches", "are", "based",
        "between", "beyond", "can", "data", "deep", "efficient", "enhanced", "evaluating", "evaluation", "for",
        "framework", "from", "general", "guided", "how", "improved", "improving", "into", "language", "large",
        "learned", "learning", "method", "methods", "model", "modeling", "models", "multi", "neural", "new",
        "novel", "not", "one", "over", "robust", "self", "study", "task", "tasks", "that", "the", "their",
        "this", "through", "toward", "towards", "training", "under", "understanding", "unified", "using", "via",
        "what", "when", "with", "without",
    }
)  # fmt: skip
"""Words of titles that tell no papers apart."""
_MATHS: Final = re.compile(r"\$[^$]*\$|\\[A-Za-z]+")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*\+*")
_CHINESE: Final = re.compile(r"[㐀-鿿]+")
_CHINESE_COMMON: Final = re.compile(
    r"(?:提出|一种|一个|基于|通过|利用|使用|采用|实现|能够|可以|以及|并且|从而|用于|针对|结合|引入|显著|有效|新的|方法|框架"
    r"|研究|模型|任务|问题|我们|本文|论文|工作|[的了和与将是或被该其及]|(?<!潜)在|并(?![行发列])|(?<!行)为"
    r"|(?<![相绝配])对(?![比齐抗话称偶象数]))+"
)
"""What stands between terms, and not inside of words such as 并行 and 对比."""


def suggest(record: Record) -> list[Rule]:
    """Rules of 0 points to choose from: first and last author, categories, words of the title and of the TL;DR."""
    paper = record.paper
    people = dict.fromkeys((*paper.authors[:1], *paper.authors[-1:]))
    return [
        *(Rule("author", name) for name in people),
        *(Rule("category", code) for code in paper.categories),
        *(Rule("word", word) for word in _title_words(paper.title)),
        *(Rule("word", word) for word in _chinese_terms(paper.summary.section("tldr") or "")),
    ]


def _title_words(title: str) -> Iterator[str]:
    """The words that tell most: names with capitals or digits inside first, then the longest."""
    words = dict.fromkeys(_WORD.findall(_MATHS.sub(" ", title)))
    telling = [word for word in words if len(word) > 2 and word.lower() not in _COMMON]

    def worth(word: str) -> tuple[bool, int]:
        return any(letter.isupper() or letter.isdigit() for letter in word[1:]), len(word)

    yield from sorted(telling, key=worth, reverse=True)[:MOST_WORDS]


def _chinese_terms(text: str) -> Iterator[str]:
    """Runs of two to six characters that common words and punctuation leave, the longest first."""
    runs = [run for part in _CHINESE.findall(text) for run in _CHINESE_COMMON.split(part)]
    terms = dict.fromkeys(run for run in runs if 2 <= len(run) <= 6)
    yield from sorted(terms, key=len, reverse=True)[:MOST_WORDS]
