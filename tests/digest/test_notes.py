import pytest

from reader.digest import read

INDEX = """---
title: "arXiv 每日论文 · 2026-06-12"
---

# arXiv 每日论文

<section class="day" markdown="1">

### LLM Reasoning · 1 篇

#### [A Title](llm/a-title.md)

<div class="meta"><span>arXiv 2606.00001v2</span><span class="chip">LLM</span><span class="chip">评测</span></div>

<div class="summary" markdown="1">

一句话。

</div>

</section>
"""

NOTE = """---
title: "[论文解读] A Title"
arxiv_id: "2606.00001"
announcement_date: "2026-06-12"
---

<p class="eyebrow">LLM</p>

# A Title

<span><strong>作者</strong> Ada Lovelace, Alan Turing</span>

## 方法

方法在此。
"""


def test_an_index_of_notes() -> None:
    reading = read(INDEX.encode(), "index.md")
    (listing,) = reading.listings
    assert reading.day == "2026-06-12"
    assert (listing.section, listing.paper.key, listing.paper.version) == ("LLM Reasoning · 1 篇", "2606.00001", 2)
    assert listing.paper.summary.sections == (("tldr", "一句话。"), ("Topics", "LLM, 评测"))


def test_a_note_of_one_paper() -> None:
    reading = read(NOTE.encode(), "note.md")
    (listing,) = reading.listings
    assert reading.day == "2026-06-12"
    assert (listing.paper.key, listing.paper.title) == ("2606.00001", "A Title")
    assert listing.paper.authors == ("Ada Lovelace", "Alan Turing")
    assert listing.paper.summary.section("method") == "方法在此。"


def test_notes_that_name_no_paper_are_problems() -> None:
    reading = read(b"# Notes\n\n### [A Title](a-title.md)\n\nText.\n", "index.md")
    assert reading.listings == ()
    assert [(problem.line, problem.reason) for problem in reading.problems] == [(3, "no link to a paper: A Title")]


def test_a_hot_list_with_names_and_abstract_without_labels() -> None:
    abstract = "In this work we study things. " * 20
    text = (
        "---\ntitle: Hot\n---\n\n# 1. A Title\n\nAda Lovelace, Alan Turing\n\n- retweets: 13\n\n"
        "- links: [abs](https://arxiv.org/abs/2606.00001) | [pdf](https://arxiv.org/pdf/2606.00001)\n"
        "- [cs.LG](https://arxiv.org/list/cs.LG/recent) | [cs.CV](https://arxiv.org/list/cs.CV/recent)\n\n"
        f"{abstract}\n\n<blockquote>a tweet</blockquote>\n"
    )
    (listing,) = read(text.encode(), "hot.md").listings
    assert (listing.paper.title, listing.section) == ("A Title", "cs.LG")
    assert listing.paper.authors == ("Ada Lovelace", "Alan Turing")
    assert listing.paper.categories == ("cs.LG", "cs.CV")
    assert listing.paper.abstract == abstract.strip()


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: A Title\narxiv_id: 2606.00001\nauthors: [Ada Lovelace, "Alan Turing"]\ntags: [cs.LG, cs.AI]\n---',
        "---\ntitle: A Title\narxiv: arXiv:2606.00001\nauthors:\n- Ada Lovelace\n- Alan Turing\ntags:\n"
        "  - cs.LG\n  - cs.AI\n---",
        '+++\ntitle = "A Title"\nurl = "https://arxiv.org/pdf/2606.00001"\nauthors = ["Ada Lovelace", "Alan Turing"]\n'
        '[taxonomies]\ntags = ["cs.LG", "cs.AI"]\n+++',
    ],
)
@pytest.mark.parametrize("body", ["# A Title\n\n## TL;DR\n\n好。\n", "> [!summary] TL;DR\n> 好。\n"])
def test_names_and_tags_in_front_matter(front: str, body: str) -> None:
    reading = read(f"{front}\n\n{body}".encode(), "note.md")
    assert reading.problems == ()
    (paper,) = (listing.paper for listing in reading.listings)
    assert (paper.key, paper.title, paper.authors) == ("2606.00001", "A Title", ("Ada Lovelace", "Alan Turing"))
    assert (paper.categories, paper.summary.sections) == (("cs.LG", "cs.AI"), (("tldr", "好。"),))


@pytest.mark.parametrize(
    "front", ["---\ntitle: 论文\ndate: 2026-06-12\n---", '+++\ntitle = "文"\ndate = 2026-06-12\n+++']
)
def test_the_day_in_front_matter_of_a_digest(front: str) -> None:
    text = f"{front}\n\n### [A Title](https://arxiv.org/abs/2606.00001)\n*Ada*\n\nTL;DR: 好\n\n### [7] [B]()\n"
    reading = read(text.encode(), "index.md")
    assert (reading.day, len(reading.listings)) == ("2026-06-12", 1)
    assert [problem.line for problem in reading.problems] == [11]


def test_papers_that_are_in_the_front_matter() -> None:
    text = "---\ntitle: 论文\npapers:\n" + "".join(
        f"  - title: A Title {n}\n    link: https://arxiv.org/abs/2606.0000{n}\n    authors: [Ada, Alan]\n"
        for n in (1, 2)
    )
    found = [listing.paper for listing in read(f"{text}---\n".encode(), "index.md").listings]
    assert [(paper.key, paper.title) for paper in found] == [("2606.00001", "A Title 1"), ("2606.00002", "A Title 2")]
    assert {paper.authors for paper in found} == {("Ada", "Alan")}
