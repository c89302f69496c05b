"""Queries that cannot be understood, and signs that look like another language's: a line and an exit status."""

from __future__ import annotations

import os
import sys

import pytest

from .conftest import Run

BAD_QUERIES = {
    "bogus:x": 1,
    "cat:cs bogus:x": 8,
    '"abc': 1,
    'title:"abc': 7,
    "day:2026-02-31": 5,
    "day:2026-13": 5,
    "newer:x": 7,
    "score:many": 7,
    "is:odd": 4,
    "sort:odd": 6,
    "cat:": 5,
    "alpha )": 7,
    "(alpha": 1,
    "or alpha": 1,
    "alpha or": 9,
    "cat:cs -": 9,
    "x" * 10_000: 1,
    "x " * 5_000: 101,
    "x" * 10_000 + ":y": 1,
    "中文 (的": 4,
}
"""Queries that cannot be understood, and at which character, from 1 up."""


@pytest.mark.parametrize("query", BAD_QUERIES, ids=lambda query: query[:20])
def test_a_query_that_cannot_be_understood(filled: Run, query: str) -> None:
    for command in (["list"], ["list", "--count"], ["mark", "read"], ["export", "--format", "ris"]):
        status, out, err = filled(*command, query)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(f"reader: query, character {BAD_QUERIES[query]}: ")
        assert len(err) < 1100
    assert filled("history")[1] == ""


@pytest.mark.parametrize("query", ["*", "^", '"*"', 'NEAR("a" "b")', "NEAR(a, 3)", "a* ^b", "AND", "NOT", "';", "的"])
def test_signs_of_other_query_languages_are_text(filled: Run, query: str) -> None:
    status, out, err = filled("list", query)
    assert (status, err) == (0, "")
    assert filled("list", "--count", query)[1] == f"{out.count(chr(10))}\n"


def test_on_a_terminal_a_caret_is_below_what_is_wrong(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.terminal.is_terminal", lambda stream: stream is sys.stderr)
    monkeypatch.setattr("sys.stderr.fileno", lambda: 2)
    monkeypatch.setattr("os.get_terminal_size", lambda number: os.terminal_size((40, 20)))
    err = filled("list", "cat:cs 中文", "bogus:x")[2]
    assert err.startswith("reader: unknown field")
    assert err.splitlines()[1:] == ["  cat:cs 中文 bogus:x", "              ^"]
    status, _, err = filled("list", "alpha " * 40 + "bogus:x\x1b[31m\n")
    assert (status, err.count("\n")) == (2, 3)
    _, query, caret = err.splitlines()
    assert query[caret.index("^") :].startswith("bogus:x")
    assert len(query) < 40
