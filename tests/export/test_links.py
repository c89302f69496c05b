"""What is copied of a paper."""

import pytest

from reader.export.links import WHAT, copy_text
from reader.model import Section, Summary

from .made_up import record

SUMMARY = Summary("zh", (Section("tldr", "一句话。"),))


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("link", "https://arxiv.org/abs/1706.03762"),
        ("id", "1706.03762v5"),
        ("tldr", "一句话。"),
        ("abstract", "The abstract."),
        ("title", "Attention Is All You Need\nhttps://arxiv.org/abs/1706.03762"),
    ],
)
def test_texts(what: str, text: str) -> None:
    assert copy_text(record(version=5, summary=SUMMARY, abstract="The abstract."), what) == text


def test_formats() -> None:
    assert copy_text(record(), "bibtex").startswith("@misc{vaswani2017attention-1706.03762,\n")
    assert copy_text(record(), "markdown").startswith("## Attention Is All You Need\n")


def test_what_is_not_there_is_empty() -> None:
    bare = record(key="doi:10.1/x", url="javascript:alert(1)")
    assert [copy_text(bare, what) for what in ("link", "tldr", "abstract")] == ["", "", ""]
    assert copy_text(bare, "title") == "Attention Is All You Need"
    assert copy_text(bare, "id") == "10.1/x"


@pytest.mark.parametrize("what", WHAT)
def test_nothing_that_a_terminal_acts_on(what: str) -> None:
    made = copy_text(record("a\x1b]0;x\x07\x9b", abstract="\x1b[2J\u202e", summary=SUMMARY), what)
    assert made.replace("\n", "").isprintable()
    assert not made.endswith("\n")
