"""What the reader of one family of formats hands over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from reader.model import Listing, Problem

Format = Literal["markdown", "jsonl", "json", "html", "feed", "mail"]


class Family(NamedTuple):
    """The papers of a file in its order, what was unreadable, and its own day (ISO 8601; "" if it has none)."""

    listings: Sequence[Listing] = ()
    problems: Sequence[Problem] = ()
    format: Format = "markdown"
    day: str = ""
