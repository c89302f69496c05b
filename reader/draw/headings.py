"""The headings of a summary, in the summary's own language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reader.wording import Wording

_HEADINGS: Final = {
    "tldr": ("TL;DR", "TL;DR"),
    "motivation": ("Motivation", "动机"),
    "method": ("Method", "方法"),
    "result": ("Result", "结果"),
    "conclusion": ("Conclusion", "结论"),
}
_LANGUAGES: Final = {
    "en": ("English", "英文"),
    "ja": ("Japanese", "日文"),
    "ko": ("Korean", "韩文"),
}


def section_heading(label: str, language: str) -> str:
    """What stands above a section: Chinese for `language` "zh", else English; a digest's own label as it is."""
    english, chinese = _HEADINGS.get(label, (label, label))
    return chinese if language == "zh" else english


def language_note(language: str, say: Wording) -> str:
    """The name of a summary's language where it is not the expected Chinese, else ""."""
    return say(*_LANGUAGES[language]) if language in _LANGUAGES else ""
