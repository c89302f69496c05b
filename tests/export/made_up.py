"""Records made up for the tests of the export."""

from typing import Any

from hypothesis import strategies as st

from reader.model import Mark, Paper, Record, Section, Summary

NASTY = "\\{}$%&#_^~\"'@`*[]<>|!-+=.:,;() \n\tAbÜé中文αß3"
"""The signs that mean something in one of the formats, and some letters."""

texts = st.text(st.sampled_from(NASTY), max_size=60) | st.text(max_size=30)
names = st.sampled_from(["Ada Lovelace", "Ludwig van Beethoven", "OpenAI", "Smith, J., & Co", "张 伟", "A {B"]) | texts


def record(
    title: str = "Attention Is All You Need", key: str = "1706.03762", mark: Mark | None = None, **fields: Any
) -> Record:
    days = fields.pop("days", ("2026-06-12",))
    defaults = {"url": f"https://arxiv.org/abs/{key}", "authors": ("Ashish Vaswani",), "categories": ("cs.CL",)}
    return Record(1, Paper(key, title, **{**defaults, **fields}), days, mark or Mark())


@st.composite
def records(draw: st.DrawFn) -> Record:
    sections = draw(st.lists(st.builds(Section, st.sampled_from(["tldr", "method", "Score"]), texts), max_size=2))
    return record(
        draw(texts),
        draw(st.sampled_from(["1706.03762", "math/0612717", "doi:10.1000/x{y", "https://a.example/p"])),
        Mark(tags=tuple(draw(st.lists(texts, max_size=2))), note=draw(texts)),
        authors=tuple(draw(st.lists(names, max_size=4))),
        categories=("cs.LG",),
        url=draw(st.sampled_from(["https://a.example/{x}%20y", "javascript:alert(1)", "", "http://b.example/a b"])),
        code_url=draw(st.sampled_from(["https://c.example/a_b#c", "file:///etc/passwd", ""])),
        comment=draw(
            texts | st.sampled_from(["Accepted at CVPR 2026", "To appear in TPAMI", "submitted to ICML 2026"])
        ),
        abstract=draw(texts),
        summary=Summary("en", tuple(sections)) if sections else Summary(),
        days=draw(st.sampled_from([("2026-06-12",), ()])),
    )
