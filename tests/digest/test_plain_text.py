import json

import pytest

from reader.digest import read
from reader.digest.plain_text import titled_paragraphs
from reader.errors import DigestError

LINK = "https://arxiv.org/abs/2606.0000"
TITLES = ("Text, Links and Kettles: A Study", "Link Prediction in $k$-Graphs [Extended]")
NAMES = "Ada Lovelace, Alan Turing"
REFERENCES = (
    f"@article{{{{x{{n}},\n  title = {{{{A Kettle {{n}}}}}},\n  url = {{{{{LINK}{{n}}}}}}\n}}}}",
    f"TY  - JOUR\nTI  - A Kettle {{n}}\nUR  - {LINK}{{n}}\nER  -",
)
DRESSES = {
    "numbered": "{n}. {t}\n{a}\n{u}\n{s}",
    "in brackets": "[{n}] {t}\n    {a}\n    {u}\n\n    {s}",
    "labelled": "{n}) {t}\n   Authors: {a}\n   Link: {u}\n   TL;DR: {s}",
    "with emoji": "📄 **{t}**\n👤 {a}\n🔗 {u}\n\n{s}\n\n———",
    "linked behind": "**{t}** (<{u}>)\n*{a}*\n> {s}",
    "with identifier": "**{t}** ([arXiv:2606.0000{n}]({u}))  \n*{a}*  \n{s}",
    "link in the next paragraph": "{t}\n{a}\n\nTL;DR: {s}\n{u}",
}


def made(dress: str, n: int) -> str:
    return DRESSES[dress].format(n=n, t=TITLES[n - 1], u=f"{LINK}{n}", a=NAMES, s=f"好{n}。")


def check(data: bytes) -> None:
    found = [listing.paper for listing in read(data, "x").listings]
    assert [(paper.key[-1], paper.title) for paper in found] == [("1", TITLES[0]), ("2", TITLES[1])]
    assert {paper.authors for paper in found} == {tuple(NAMES.split(", "))}
    assert [paper.summary.section("tldr") for paper in found] == ["好1。", "好2。"]


@pytest.mark.parametrize("dress", DRESSES)
def test_every_paper_is_found(dress: str) -> None:
    check(f"Papers of the day\n\n{made(dress, 1)}\n\n{made(dress, 2)}\n".encode())


def test_messages_in_pieces() -> None:
    messages = [
        {"date": "x", "text": [{"type": "bold", "text": TITLES[n - 1]}, f"\n{NAMES}\n\nTL;DR: 好{n}。\n", link]}
        for n, link in ((1, {"type": "link", "text": f"{LINK}1"}), (2, {"type": "link", "text": f"{LINK}2"}))
    ]
    check(json.dumps({"name": "arXiv", "messages": messages}).encode())


@pytest.mark.parametrize(
    "text",
    [
        f"We read {LINK}1 today. It was good.\n\nWe read {LINK}2 too.",
        f"A Title of One\n{LINK}1\n",
        "1. " * 100_000 + LINK,
        *("\n\n".join(entry.format(n=n) for n in (1, 2)) for entry in REFERENCES),
    ],
)
def test_prose_is_no_digest(text: str) -> None:
    assert titled_paragraphs(text) == ""
    with pytest.raises(DigestError):
        read(text.encode(), "x.txt")
