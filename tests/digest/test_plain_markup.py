import pytest

from reader.digest import read
from reader.digest.plain_markup import plain_markup

LINK = "https://arxiv.org/abs/2606.0000"
TITLES = ("Text, Links and Kettles: A Study", "Link Prediction in $k$-Graphs [Extended]")
FIELDS = {
    "underlined": "[{t}]({u})\n-------\n\n*{a}*\n\n**TL;DR:** {s}",
    "underlined title above its link": "{t}\n-------\n\n{u}\n\nAuthors: {a}\n\nTL;DR: {s}",
    "reStructuredText": "`{t} <{u}>`_\n~~~~~~~~~~\n\n:Authors: {a}\n:TL;DR: {s}",
    "reStructuredText with a link below": "{t}\n^^^^^\n\n*{a}*\n\n`arXiv <{u}>`__\n\n**TL;DR:** {s}",
    "Org": "** [[{u}][{t}]]\n:PROPERTIES:\n:AUTHORS: {a}\n:END:\n- TL;DR :: {s}",
    "Org with tasks": "** TODO {t}\n   {u}\n   Authors: {a}\n*** TL;DR\n    {s}",
    "LaTeX": "\\subsection{{\\href{{{u}}}{{{t}}}}}\n\\textit{{{a}}}\n\n\\textbf{{TL;DR:}} {s}",
}


@pytest.mark.parametrize("kind", FIELDS)
def test_every_paper_is_found(kind: str) -> None:
    papers = [
        FIELDS[kind].format(t=title, u=f"{LINK}{n}", a="Ada Lovelace, Alan Turing", s=f"好{n}。")
        for n, title in enumerate(TITLES, 1)
    ]
    reading = read("\n\n".join(papers).encode(), "x.txt")
    found = [listing.paper for listing in reading.listings]
    assert [(paper.key[-1], paper.title) for paper in found] == [("1", TITLES[0]), ("2", TITLES[1])]
    assert {paper.authors for paper in found} == {("Ada Lovelace", "Alan Turing")}
    assert [paper.summary.section("tldr") for paper in found] == ["好1。", "好2。"]


@pytest.mark.parametrize("text", ["# A\n\ntext\n\n---\n\n- a\n---\n| a |\n|---|\n", "a `b` <c> ** d ** e"])
def test_markdown_stays_as_it_is(text: str) -> None:
    assert plain_markup(text) == text


def test_lines_stay_where_they_are() -> None:
    text = "A Title\n=====\n\nAnother\n-------\ntext\n"
    assert plain_markup(text) == "# A Title\n\n\n## Another\n\ntext\n"
