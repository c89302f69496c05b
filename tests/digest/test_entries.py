import pytest

from reader.digest import read
from reader.digest.entries import records_in
from reader.errors import DigestError

TITLES = ("Text, Links and Kettles: A Study", 'The "Other" {K}ettle', "The Third Kettle")
NAMES = ("Ada Lovelace", "Alan M. Turing")
LINK = "https://arxiv.org/abs/2606.0000"
ABSTRACT = "We study how kettles boil, with care. Results are hot."


def table(mark: str, names: str = "title|url|authors|tldr|abstract", between: str = ", ") -> str:
    rows = [names.split("|")]
    rows += [[title, f"{LINK}{n}", between.join(NAMES), f"好{n}。", ABSTRACT] for n, title in enumerate(TITLES, 1)]
    return "\n".join(mark.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)


def yaml() -> str:
    return "\n".join(
        f"- title: '{title}'\n  url: {LINK}{n}\n  authors:\n    - Ada Lovelace\n    - Alan M. Turing\n  tldr: 好{n}。\n"
        f"  abstract: >\n    {ABSTRACT}"
        for n, title in enumerate(TITLES, 1)
    )


TEXTS = {
    "csv": table(","),
    "tsv": table("\t"),
    "semicolons": table(";", "Title|URL|Authors|Summary|Abstract", "; "),
    "csv in Chinese": "\ufeff" + table(",", "标题|链接|作者|一句话总结|英文摘要"),
    "yaml": yaml(),
    "yaml in a document": f"---\n{yaml()}\n",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_every_entry_is_a_paper(kind: str) -> None:
    found = [listing.paper for listing in read(TEXTS[kind].encode(), "x").listings]
    assert [(paper.key, paper.title) for paper in found] == [(f"2606.0000{n}", t) for n, t in enumerate(TITLES, 1)]
    assert {(paper.authors, paper.abstract) for paper in found} == {(NAMES, ABSTRACT)}
    assert [paper.summary.section("tldr") for paper in found] == ["好1。", "好2。", "好3。"]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "Title, with authors\n", "- a: b", 'title,url\n"\n\x00,', "- "])
def test_what_is_no_list_of_papers(text: str) -> None:
    with pytest.raises(DigestError, match="is no digest"):
        read(text.encode(), "x")
    assert not any(record.get("url") for record in records_in(text))
