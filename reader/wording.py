"""The interface's own words, in English and Chinese, side by side where they are used."""

from __future__ import annotations

import os
from datetime import date
from typing import Final

_WEEKDAYS: Final = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
}


class Wording:
    """Chooses between the two wordings of the interface: `say("Unread", "未读")`.

    `language` is "en" or "zh".
    """

    __slots__ = ("language",)

    def __init__(self, language: str) -> None:
        self.language = "zh" if language.startswith("zh") else "en"

    def __call__(self, en: str, zh: str) -> str:
        """The one of the two that is in the interface's language."""
        return zh if self.language == "zh" else en

    def papers(self, count: int) -> str:
        """`1 paper`, `12 papers`, `12 篇`."""
        return self(f"{count:,} paper{'' if count == 1 else 's'}", f"{count:,} 篇")

    def weekday(self, day: str) -> str:
        """The short weekday of an ISO date, "" if it is not a date."""
        try:
            return _WEEKDAYS[self.language][date.fromisoformat(day).weekday()]
        except ValueError:
            return ""


def locale_language() -> str:
    """The interface language that the environment asks for, by POSIX precedence."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
