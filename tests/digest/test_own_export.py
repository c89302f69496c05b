"""Exports of this program, read back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.digest.own_export import begins_own_export, is_own_export, join_marks, load_own_export, read_own_export
from reader.errors import DigestError
from reader.export.jsonl import to_line
from reader.model import Flag, Mark, Paper, Record, Section, Summary

PAPER = Paper(
    "2606.00001", "On $x$", 2, ("A B", "C, Jr."), ("cs.LG", "cs.AI"), "https://arxiv.org/abs/2606.00001",
    "https://arxiv.org/pdf/2606.00001", "https://c.example/x", 7, "9 pages", "One.\nTwo.",
    Summary("zh", (Section("tldr", "error"), Section("result", "好"), Section("Score", "5/5"), Section("tldr", "b"))),
)  # fmt: skip
MARK = Mark(Flag.BOOKMARKED | Flag.SKIMMED | Flag.READ, ("a", "b c"), "mine\n\nx", "2026-07-01")
DAYS = ("2026-06-11", "2026-06-12")


def line(paper: Paper = PAPER, its_days: tuple[str, ...] = DAYS, mark: Mark = MARK, **changes: Any) -> bytes:
    found = json.loads(to_line(Record(1, paper, its_days, mark)))
    return json.dumps(found | changes, ensure_ascii=False).encode() + b"\n"


def test_everything_comes_back() -> None:
    export = read_own_export([line(), b"\n", line(Paper("doi:10.1000/x", "T"), DAYS[1:], Mark())], "e.jsonl", "/e")
    assert [(digest.day, digest.origin, digest.day_is_guess) for digest in export.digests] == [
        ("2026-06-11", "/e", False), ("2026-06-12", "/e", False),
    ]  # fmt: skip
    assert [[listing.paper.key for listing in digest.listings] for digest in export.digests] == [
        ["2606.00001"], ["2606.00001", "doi:10.1000/x"],
    ]  # fmt: skip
    assert export.digests[0].listings[0].paper == PAPER
    assert export.digests[0].listings[0].section == "cs.LG"
    assert export.digests[1].listings[1].paper == Paper("doi:10.1000/x", "T")
    assert export.marks == {"2606.00001": MARK}


@pytest.mark.parametrize("key", ["math/0612717", "https://a.example/p?x=1", "doi:10.1000/a/full"])
def test_papers_of_any_source(key: str) -> None:
    (digest,) = read_own_export([line(Paper(key, "T"), DAYS[:1])], "e", "e").digests
    assert digest.listings[0].paper.key == key


def test_is_known_by_its_content(tmp_path: Path) -> None:
    assert is_own_export(line())
    assert is_own_export(json.dumps(json.loads(line()), separators=(",", ":")).encode())
    assert not is_own_export(b'{"id": "2606.00001", "title": "T", "AI": {}}\n')
    assert not is_own_export(b'{"id" "first_seen" "days" "read" "bookmarked"')
    path = tmp_path / "anything.txt"
    path.write_bytes(line())
    assert begins_own_export(path)
    assert load_own_export(path).marks == {"2606.00001": MARK}
    path.write_bytes(b"# Digest\n")
    assert not begins_own_export(path)
    assert not begins_own_export(tmp_path / "nowhere")
    with pytest.raises(DigestError, match="nowhere cannot be read"):
        load_own_export(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{broken\n", "malformed JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[1]\n", "not a JSON object"),
        (line(title=""), "no title"),
        (line(id="../../etc/passwd"), "no identifier"),
        (line(id="javascript:alert(1)"), "no identifier"),
        (line(days=["2026-13-01", 5]), "has no day"),
    ],
)
def test_what_cannot_be_read_is_a_problem(bad: bytes, reason: str) -> None:
    export = read_own_export([bad, line()], "e.jsonl", "e")
    (problem,) = export.problems
    assert reason in problem.reason
    assert (problem.file, problem.line) == ("e.jsonl", 1)
    assert export.digests[-1].problems == export.problems
    with pytest.raises(DigestError, match=reason):
        read_own_export([bad], "e.jsonl", "e")


def test_hostile_values_do_no_harm() -> None:
    hostile = line(
        title="a\x1b[2J", url="javascript:x", code_url="file:///x", authors="x", categories=[1, "cs\x9b"],
        version=True, sections=[{"label": 1}, "x"], tags=["a\nb", 5], note="n\x1b", until="tomorrow", read="yes",
        bookmarked=1, code_stars=-1,
    )  # fmt: skip
    export = read_own_export([hostile], "e", "e")
    paper = export.digests[0].listings[0].paper
    assert (paper.title, paper.url, paper.code_url, paper.authors, paper.categories) == ("a[2J", "", "", (), ("cs",))
    assert (paper.version, paper.code_stars) == (None, None)
    assert export.marks["2606.00001"] == Mark(Flag.SKIMMED, ("a b",), "n")


def test_marks_are_joined() -> None:
    here = Mark(Flag.BOOKMARKED, ("a",), "here", "")
    there = Mark(Flag.HIDDEN | Flag.READ, ("b",), "there", "2026-07-01")
    joined = join_marks(here, there)
    assert joined == Mark(Flag.BOOKMARKED | Flag.HIDDEN | Flag.READ, ("a", "b"), "here\n\nthere", "2026-07-01")
    assert join_marks(joined, there) == joined


@pytest.mark.parametrize(
    ("here", "there", "joined"),
    [
        (Flag.KEPT_UNREAD, Flag.READ, Flag.KEPT_UNREAD),
        (Flag.READ, Flag.KEPT_UNREAD, Flag.READ),
        (Flag(0), Flag.KEPT_UNREAD, Flag.KEPT_UNREAD),
        (Flag.READ, Flag.READ | Flag.SKIMMED, Flag.READ),
        (Flag(0), Flag.READ | Flag.SKIMMED, Flag.READ | Flag.SKIMMED),
    ],
)
def test_contradictions(here: Flag, there: Flag, joined: Flag) -> None:
    assert join_marks(Mark(here), Mark(there)).flags == joined


SKIMMED = Flag.READ | Flag.SKIMMED
FLAGS = st.sampled_from([Flag(0), Flag.READ, SKIMMED, Flag.BOOKMARKED | Flag.LATER, Flag.HIDDEN])
MARKS = st.builds(
    Mark, FLAGS, st.lists(st.sampled_from("abc"), unique=True).map(sorted).map(tuple),
    st.sampled_from(["", "a", "b\nc", "a\nb"]), st.sampled_from(["", "2026-07-01"]),
)  # fmt: skip


@given(MARKS, MARKS)
def test_nothing_that_was_done_is_lost(here: Mark, there: Mark) -> None:
    joined = join_marks(here, there)
    kept = Flag.READ | Flag.BOOKMARKED | Flag.LATER | Flag.HIDDEN
    assert joined.flags & kept == (here.flags | there.flags) & kept
    assert {*joined.tags} == {*here.tags, *there.tags}
    assert here.note.strip() in joined.note
    assert there.note.strip() in joined.note
    assert join_marks(joined, there) == joined
    assert join_marks(here, Mark()) == here
