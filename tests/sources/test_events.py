"""Lines between worker and reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest import Result
from reader.library.types import Added
from reader.model import Problem
from reader.sources.events import Ended, Event, Failed, decode, encode
from reader.sources.progress import Progress

EVENTS: list[Event] = [
    Progress(1, 2, 3, "a\udcff\n日.md", None),
    Progress(1, 2, 3, "a.md", 4.5),
    Result("/a/2026-06-12.md", "2026-06-12", True, Added("2026-06-12", 5, 3, 2, 1, 0, 0, 0, False)),
    Result("/a/b.md", "2026-06-12", problems=(Problem("b.md", 3, "odd"), Problem("b.md", 4, "odder"))),
    Result("/a/b.md", error="no digest"),
    Ended(143, asked=True, cancelled=False),
    Ended(0, asked=True, cancelled=False, gone="/b\udcff"),
    Failed("the disk is full"),
]


@pytest.mark.parametrize("event", EVENTS)
def test_what_is_told_is_heard(event: Event) -> None:
    line = encode(event)
    assert decode(line) == event
    assert type(decode(line)) is type(event)


@given(st.text(st.characters()))
def test_any_name_is_one_line_of_ascii(name: str) -> None:
    line = encode(Failed(name))
    assert line.isascii()
    assert line.index("\n") == len(line) - 1
    assert decode(line) == Failed(name)
