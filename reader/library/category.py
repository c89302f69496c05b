"""Which of a paper's categories it is counted under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_SUBJECT_CLASS: Final = re.compile(r"(?:MSC|ACM|Primary|Secondary)\b.*|\d\d[A-Z-][\dA-Zx-].*|[A-K]\.(?:\d|m).*")
"""The codes that authors give of other schemes: MSC (`68T50`, `03-XX`) and ACM (`I.2.7`, `H.3.m`)."""


def home_category(categories: Sequence[str]) -> str:
    """The first category of arXiv, else the first that is no subject class of another scheme, else ""."""
    from reader.taxonomy import is_category

    named = [category for category in categories if category and not _SUBJECT_CLASS.fullmatch(category)]
    return next((category for category in named if is_category(category)), named[0] if named else "")
