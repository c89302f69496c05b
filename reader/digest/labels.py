"""The labels of fields, in the languages that digests use, and what each of them means."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_MEANINGS: Final = {
    "title": "title|标题|题目|论文标题|題名|タイトル|제목",
    "authors": "authors|author|author(s)|作者|著者|저자",
    "category": "main category|primary category|category|categories|主分类|主类别|分类"
    "|カテゴリ|カテゴリー|분류|카테고리",
    "link": "arxiv|arxiv id|link|links|url|pdf|链接|论文链接|リンク|링크",
    "code": "code|代码|code url|コード|코드",
    "comment": "comment|comments|备注",
    "tldr": "tl;dr|tldr|tl dr|task|summary|一句话总结|一句话结论|一句话要点|一句话摘要"
    "|总结|速览|要点|要約|一言要約|요약|한줄 요약|한 줄 요약",
    "motivation": "motivation|动机|研究动机|動機|研究動機|동기|연구 동기",
    "method": "method|methods|methodology|方法|主要方法|研究方法|手法|提案手法|방법|방법론",
    "result": "result|results|结果|主要结果|关键结果|結果|実験結果|결과",
    "conclusion": "conclusion|conclusions|结论|結論|결론",
    "abstract": "abstract|original abstract|原始摘要|原文摘要|英文摘要|英文原始摘要",
    "some abstract": "摘要|概要|초록",
}

_MEANING: Final = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split("|")}

_DECORATION: Final = re.compile(r"^[^\w「]+|[\s*_`:：]+$")
_ASIDE: Final = re.compile(r"\s*[(（][^()（）]*[)）]$")


@lru_cache(maxsize=512)
def bare_label(written: str) -> str:
    """A label as the digest wrote it, without Markdown, emoji and colon."""
    return " ".join(_DECORATION.sub("", written).split())


@lru_cache(maxsize=512)
def meaning_of(label: str) -> str | None:
    """What a label stands for; None for a label of the digest's own.

    That is one of SUMMARY_LABELS, or `title`, `authors`, `category`, `link`, `code`, `comment`, `abstract`,
    or `some abstract`, where its text tells whether the paper's or the machine's is meant.
    """
    label = label.lower()
    return _MEANING.get(label) or _MEANING.get(_ASIDE.sub("", label))
