"""Machine-written sections: which of them failed, and what language they are in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Final

from reader.model import SUMMARY_LABELS, Section, Summary

_FAILED: Final = frozenset(
    {
        "",
        "...",
        "-",
        "--",
        "—",
        "?",
        "summary generation failed",
        "motivation analysis unavailable",
        "method extraction failed",
        "result analysis unavailable",
        "conclusion extraction failed",
        "remote sensing cross-disciplinary scheme unavailable",
        "processing failed",
        "error",
        "error: api quota exceeded",
        "n/a",
        "none",
        "null",
        "not mentioned in abstract",
        "no abstract available in openalex",
        "error: failed to generate summary",
        "n/a (compliance response)",
        "中文摘要尚未生成，请进入论文页查看现有元数据",
        "this content has not passed the compliance test and has been hidden",
        "达到api配额限制，请明天再试",
        "请联系管理员或等待明天api配额重置",
        "无",
        "未提及",
        "无可用摘要",
        "摘要生成失败",
        "研究问题分析不可用",
        "方法提取失败",
        "结果分析不可用",
        "结论提取失败",
        "论文摘要未明确",
        "错误：ai分析失败",
    }
)
"""What digests were seen to hold where a model gave no answer: lower-case, without a final stop.

Only whole texts, as refusals in prose cannot be told from summaries about refusals.
"""

_LONGEST_FAILED: Final = max(map(len, _FAILED)) + 4
_LONGEST_FAILED_HAN: Final = max(len(text) for text in _FAILED if text[:1] > "。") + 4
_PLACEHOLDER: Final = re.compile(r"\{\w+\}")

_HAN: Final = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_HAN_HIGH: Final = bytes([*range(0x34, 0xA0), 0xF9, 0xFA])
_KANA_LEAD: Final = 0xE3
_OTHER_BYTES: Final = bytes(set(range(256)) - set(range(0xE4, 0xEA)) - {_KANA_LEAD, 0x0A})
"""What neither ends a line nor, in UTF-8, begins U+4000 to U+9FFF (0xE4 to 0xE9), or kana and Chinese punctuation."""
_SAMPLE: Final = 100
_HANGUL: Final = bytes([0x11, *range(0xAC, 0xD8)])
_KANA: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")

_TLDR_FROM_ABSTRACT: Final = 40
"""A TL;DR that is the beginning of the abstract is a copy of it from so many characters on."""


def is_failed(text: str) -> bool:
    """Whether `text` stands for a section that could not be written: absent, never a summary."""
    # Most texts of this length are Chinese TL;DRs, which the first character tells from the long English failures.
    if len(text) > (_LONGEST_FAILED if text < "。" else _LONGEST_FAILED_HAN):
        return False
    text = text.strip(" \t\n\r.。*`").lower()
    return text in _FAILED or (text[:1] == "{" and _PLACEHOLDER.fullmatch(text) is not None)


def summary_of(sections: Iterable[tuple[str, str]], abstract: str) -> Summary:
    """The summary that (label, text) pairs make, without those that failed and the copies of the abstract."""
    new = tuple.__new__
    good: list[Section] = []
    for label, text in sections:
        if len(text) <= (_LONGEST_FAILED if text < "。" else _LONGEST_FAILED_HAN) and is_failed(text):
            continue
        if label == "tldr" and text[:12] == abstract[:12] and _is_copy(text, abstract):
            continue
        good.append(new(Section, (label, text)))
    return new(Summary, (language_of(good), tuple(good))) if good else NO_SUMMARY


def summaries_of(labels: Sequence[str], columns: Sequence[Sequence[str]], abstracts: Sequence[str]) -> list[Summary]:
    """The summaries of many papers, each as `summary_of` makes it; a column holds the texts of one label."""
    new = tuple.__new__
    labelled = [
        map(new, repeat(Section), zip(repeat(label), column)) for label, column in zip(labels, columns, strict=True)
    ]
    rows: list[tuple[Section, ...]] = list(zip(*labelled, strict=True)) or [()] * len(abstracts)
    tldrs = columns[labels.index("tldr")] if "tldr" in labels else ()
    failed = set(filter(is_failed, {text for column in columns for text in column if len(text) <= _LONGEST_FAILED}))
    odd = {
        place
        for column in columns
        if not failed.isdisjoint(column)
        for place, text in enumerate(column)
        if text in failed
    }
    odd.update(place for place, tldr in enumerate(tldrs) if tldr[:12] == abstracts[place][:12])
    zh = _are_plainly_chinese(tldrs) if list(labels[:1]) == ["tldr"] else repeat(False)
    languages = [
        "zh" if is_zh else "" if place in odd else language_of(row)
        for place, (row, is_zh) in enumerate(zip(rows, zh, strict=False))
    ]
    summaries: list[Summary] = list(map(new, repeat(Summary), zip(languages, rows, strict=True)))
    for place in odd:
        good = [section for section in rows[place] if section.text not in failed]
        summaries[place] = summary_of(good, abstracts[place])
    return summaries


NO_SUMMARY: Final = Summary()


def _is_copy(tldr: str, abstract: str) -> bool:
    tldr = " ".join(tldr.split())
    abstract = " ".join(abstract.split())
    return tldr == abstract or (len(tldr) >= _TLDR_FROM_ABSTRACT and abstract.startswith(tldr.rstrip(" .…")))


def has_han(text: str) -> bool:
    """Whether `text` has Chinese, Japanese or Korean in it."""
    return not text.isascii() and _HAN.search(text) is not None


def language_of(sections: Sequence[Section]) -> str:
    """The language of a paper's sections together: "zh", "ja", "ko", else "en"; "" without any letter.

    Chinese prose is full of Latin terms and formulas, so a tenth of the characters decides. The canonical
    sections are asked first, because other labels hold keywords and scores.
    """
    if sections:
        label, text = sections[0]
        if label == "tldr" and _are_plainly_chinese((text,))[0]:
            return "zh"
    text = "".join([text for label, text in sections if label in SUMMARY_LABELS])
    return _language(text or "".join([text for _, text in sections]))


def _are_plainly_chinese(texts: Sequence[str]) -> list[bool]:
    """Whether the beginning of each text is Chinese, told from its UTF-8; all at once, in a third of the time."""
    samples = [text[:_SAMPLE] for text in texts]
    lines = "\n".join(samples)
    if lines.count("\n") >= len(samples):
        lines = "\n".join([sample.replace("\n", " ") for sample in samples])
    leads = lines.encode("utf-8", "surrogatepass").translate(None, _OTHER_BYTES).split(b"\n")
    kana = [line.count(_KANA_LEAD) for line in leads]
    return [
        (han := len(line) - syllables) > 0 and han * 3 >= len(sample) and syllables * 6 <= han
        for line, syllables, sample in zip(leads, kana, samples, strict=False)
    ]


def _language(text: str) -> str:
    if text.isascii():
        return "en" if text.upper() != text.lower() else ""
    if _are_plainly_chinese((text,))[0]:
        return "zh"
    # Of each UTF-16 unit the high byte tells the script, and bytes are counted without a Python loop.
    high = text.encode("utf-16-le", "surrogatepass")[1::2]
    total = len(high)
    han = total - len(high.translate(None, _HAN_HIGH))
    if (han + high.count(0x30)) * 10 >= total:
        # 0x30 holds kana, but also 、 and 。
        if high.count(0x30) * 6 > han and len(_KANA.findall(text)) * 6 > han:
            return "ja"
        return "zh"
    hangul = total - len(high.translate(None, _HANGUL))
    if hangul * 10 >= total:
        return "ko"
    return "en" if text.upper() != text.lower() else ""
