import pytest

from reader.digest import read
from reader.digest.references import definitions, with_links

LINK = "https://arxiv.org/abs/2606.0000"
DEFINED = f"[1]: {LINK}1\n  [A Kettle]: <{LINK}2> 'a title'\n[^1]: {LINK}3\n[x]: text\n"


def test_definitions() -> None:
    assert definitions(DEFINED.encode()) == {"1": f"{LINK}1", "a kettle": f"{LINK}2", "^1": f"{LINK}3"}
    assert definitions(b"see [1]: text") == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[T [x] y][1]", f"[T [x] y]({LINK}1)"),
        ("[A  kettle][]", f"[A  kettle]({LINK}2)"),
        ("[A Kettle] boils", f"[A Kettle]({LINK}2) boils"),
        ("T [^1]", f"T [link]({LINK}3)"),
        ("as [1] shows", "as [1] shows"),
        ("[1](https://x.org) and [T][2]", "[1](https://x.org) and [T][2]"),
        ("[1]: https://x.org\nT", "\nT"),
    ],
)
def test_uses(text: str, wanted: str) -> None:
    assert with_links(text, definitions(DEFINED.encode())) == wanted


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("### [{t}][{n}]", "{n}"),
        ("### [{n}] [{t}][p{n}]", "P{n}"),
        ("- [{t}][]", "{t}"),
        ("## [{t}]", "{t}"),
        ("## {t} [^{n}]", "^{n}"),
    ],
)
def test_papers_are_known_by_links_at_the_end_of_the_file(head: str, name: str) -> None:
    papers = [(n, f"A Kettle {n}") for n in range(1, 4)]
    heads = [f"{head.format(n=n, t=title)}\n\nTL;DR: 好{n}，见 [1]。\n" for n, title in papers]
    ends = [f"[{name.format(n=n, t=title)}]: {LINK}{n}" for n, title in papers]
    reading = read("\n".join(["# Papers", "", *heads, "", *ends, ""]).encode(), "x.md")
    assert [(each.paper.key[-1:], each.paper.title) for each in reading.listings] == [(str(n), t) for n, t in papers]
    assert [each.paper.summary.section("tldr") for each in reading.listings] == [f"好{n}，见 [1]。" for n, _ in papers]
