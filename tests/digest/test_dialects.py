"""Templates as forks might write them that nobody has seen: three made-up papers each, nothing of them is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.digest import read
from reader.digest.scanner import Scanner
from reader.model import SUMMARY_LABELS, Listing, Paper, Problem

from .canonical import paper

ABSTRACT = "We study how kettles boil. Our method is fire: it is old. Results are hot."
TEXTS = ("提出一种烧水方法。", "水是凉的，需要加热。", "在火上加热：很简单。", "水开了，耗时 3 分钟。", "火很有用。")
PAPERS = [
    paper(
        f"2606.0000{n}",
        title,
        ["Ada Lovelace", "Alan M. Turing", "Zoë Åström"],
        "cs.CL",
        [f"{text}{n}" for text in TEXTS],
        f"{ABSTRACT} Number {n}.",
    )
    for n, title in enumerate(
        ("Text, Links and Kettles: A Study", "Link Prediction in $k$-Graphs [Extended]", "PDF"), 1
    )
]
PAPERS[2] = PAPERS[2]._replace(title="Abstract Nonsense Is (Not) Useful")
KEYS = ("category", *SUMMARY_LABELS, "abstract")
LABELS = {
    "en": "Category|TL;DR|Motivation|Method|Result|Conclusion|Abstract|Authors",
    "en2": "Subjects|In brief|Background & Motivation|Proposed approach|Key findings|Conclusions|Original abstract"
    "|Author(s)",
    "zh": "主分类|一句话总结|研究动机|核心方法|实验结果|研究结论|英文摘要|作者",
    "tw": "主分類|一句話總結|動機|方法|結果|結論|英文摘要|作者",
    "ja": "主カテゴリ|一言でいうと|背景・動機|提案手法|実験結果|結論|アブストラクト|著者",
    "ko": "주 카테고리|한 줄 요약|연구 동기|제안 방법|실험 결과|결론|원문 초록|저자",
    "fr": "Catégorie principale|En bref|Motivation|Méthode|Résultats|Conclusion|Résumé original|Auteurs",
    "de": "Hauptkategorie|Kurzfassung|Motivation|Methode|Ergebnisse|Fazit|Abstract|Autoren",
    "es": "Categoría principal|Resumen breve|Motivación|Método|Resultados|Conclusión|Resumen original|Autores",
}


def values(paper: Paper) -> tuple[str, ...]:
    texts = [text for _, text in paper.summary.sections]
    return (paper.primary_category, *texts, paper.abstract, ", ".join(paper.authors))


def fields(paper: Paper, style: str, language: str = "en", gap: str = "\n\n", *, authors: bool = True) -> str:
    """The fields of a paper in a style with `{l}` and `{v}` for label and text, authors first or not at all."""
    pairs = list(zip(LABELS[language].split("|"), values(paper), strict=True))
    pairs = [*pairs[-1:], *pairs[:-1]] if authors else pairs[:-1]
    return gap.join(style.format(l=label, v=value) for label, value in pairs)


HEAD = "### {n}. [{title}]({url})\n\n"
NAMES = "*{names}*\n\n"


def in_language(head: str, style: str, language: str) -> Callable[[Paper], str]:
    return lambda paper: head + fields(paper, style, language)


BODIES: dict[str, Callable[[Paper], str]] = {
    **{f"bold {language}": in_language(HEAD, "**{l}**: {v}", language) for language in LABELS},
    **{f"plain {language}": in_language(HEAD, "{l}：{v}", language) for language in LABELS},
    **{
        f"headings {language}": in_language("## {title}\n\n[arXiv]({url})\n\n", "### 🔹 {l}\n\n{v}", language)
        for language in LABELS
    },
    "italic": lambda p: HEAD + fields(p, "*{l}:* {v}"),
    "bold and italic": lambda p: HEAD + fields(p, "***{l}***: {v}"),
    "code": lambda p: HEAD + fields(p, "`{l}`: {v}"),
    "tags": lambda p: HEAD + fields(p, "<b>{l}</b>: {v}<br>", gap="\n"),
    "hard breaks": lambda p: HEAD + fields(p, "**{l}:** {v} \\", gap="\n"),
    "lenticular": lambda p: HEAD + fields(p, "【{l}】{v}", "zh"),
    "square": lambda p: HEAD + fields(p, "[{l}] {v}"),
    "no colon": lambda p: HEAD + fields(p, "**{l}** {v}"),
    "full stop": lambda p: HEAD + fields(p, "**{l}.** {v}"),
    "label alone": lambda p: HEAD + fields(p, "**{l}**\n\n{v}"),
    "definitions": lambda p: HEAD + fields(p, "{l}\n: {v}"),
    "numbered items": lambda p: HEAD + fields(p, "1. **{l}**: {v}", gap="\n"),
    "nested items": lambda p: "## {title}\n\n- 🔗 Link: <{url}>\n" + fields(p, "  - {l}: {v}", gap="\n"),
    "quoted": lambda p: HEAD + fields(p, "> **{l}：** {v}", gap="\n>\n"),
    "rows": lambda p: HEAD + "| Field | Content |\n|---|---|\n" + fields(p, "| {l} | {v} |", gap="\n"),
    "folded": lambda p: (
        HEAD + NAMES + fields(p, "<details>\n<summary>{l}</summary>\n\n{v}\n\n</details>", authors=False)
    ),
    "folded in a line": lambda p: (
        HEAD + NAMES + fields(p, "<details><summary><b>{l}</b></summary>{v}</details>", authors=False)
    ),
    "fenced": lambda p: HEAD + fields(p, "**{l}**\n\n```\n{v}\n```"),
    "ID before the title": lambda p: "#### [{key}] {title}\n\n" + fields(p, "**{l}**: {v}"),
    "link before the title": lambda p: "### [{key}]({url}) — {title}\n\n" + fields(p, "**{l}**: {v}"),
    "link behind the title": lambda p: (
        "### {n}. {title} [[arXiv]]({url}) [[PDF](https://arxiv.org/pdf/{key})]\n\n" + fields(p, "**{l}**: {v}")
    ),
    "address below": lambda p: "### {n}. {title}\n\n<{url}>\n\n" + fields(p, "**{l}**: {v}"),
    "link at the end": lambda p: "### {title}\n\n" + fields(p, "**{l}**: {v}") + "\n\n[Read on arXiv]({url})",
    "ID as a field": lambda p: "### {title}\n\n- **ID**: {key}\n" + fields(p, "- **{l}**: {v}", gap="\n") + "\n\n---",
    "bold title": lambda p: "---\n\n**{title}**\n\nID: {key}\n\n" + fields(p, "{l}: {v}"),
    "bold linked title": lambda p: "**[{title}]({url})**\n\n" + fields(p, "**{l}**: {v}") + "\n\n---",
    "list item": lambda p: "- [{title}]({url})\n" + fields(p, "  - **{l}**: {v}", gap="\n"),
    "folded title": lambda p: (
        "<details>\n<summary><b>{n}. {title}</b></summary>\n\n[arXiv]({url})\n\n"
        + fields(p, "**{l}**: {v}")
        + "\n</details>"
    ),
    "task": lambda p: (
        "- [ ] **[{title}]({url})** by {names}\n" + fields(p, "  - **{l}**: {v}", gap="\n", authors=False)
    ),
    "badge behind": lambda p: (
        "- 🔥 **{title}** [![arXiv](https://x.org/b.svg)]({url})\n" + fields(p, "  - **{l}**: {v}", gap="\n")
    ),
    "badge before": lambda p: (
        "- [![arXiv](https://x.org/b.svg)]({url}) {title}, *{names}*\n"
        + fields(p, "  - **{l}**: {v}", gap="\n", authors=False)
    ),
    "date in bold": lambda p: "* **[2026.06]** {title} [[Paper]({url})]\n" + fields(p, "  - **{l}**: {v}", gap="\n"),
    "number alone": lambda p: "**0{n}**\n\n**{title}**\n\n论文链接：{url}\n\n" + fields(p, "{l}：{v}", "zh"),
    "emoji number": lambda p: "#### {n}\ufe0f\u20e3 {title}\n\n📎 [arXiv]({url})\n\n" + fields(p, "**{l}**: {v}"),
    "link under a label of its own": lambda p: (
        "### {n}. {title}\n\n- 📄 论文：[{key}]({url})\n" + fields(p, "- {l}：{v}", "zh", "\n")
    ),
    "two colons": lambda p: "### [{title}]({url})\n\n" + fields(p, "- {l}:: {v}", gap="\n"),
    "blocks between colons": lambda p: HEAD + NAMES + fields(p, ":::details {l}\n{v}\n:::", authors=False),
    "callouts": lambda p: HEAD + NAMES + fields(p, "> [!note]- {l}\n> {v}", authors=False),
    "linked title folded": lambda p: (
        "<details>\n<summary><a></a>[{title}]({url})</summary>\n\n" + fields(p, "**{l}**: {v}") + "\n</details>"
    ),
    "deep heading": lambda p: "##### [{title}]({url})\n\n" + fields(p, "**{l}**: {v}"),
    "title as a field": lambda p: "---\n\nTitle: {title}\nLink: {url}\n" + fields(p, "{l}: {v}", gap="\n"),
}


def made(template: str) -> str:
    return "\n\n".join(
        template_of(p).format(n=n, title=p.title, url=p.url, key=p.key, names=", ".join(p.authors))
        for n, p in enumerate(PAPERS, 1)
        for template_of in [BODIES[template]]
    )


@pytest.mark.parametrize("template", BODIES)
def test_nothing_of_a_paper_is_lost_in_any_dialect(template: str) -> None:
    text = f"# Papers of the day\n\n> 3 papers today\n\n{made(template)}\n"
    reading = read(text.encode(), "x.md")
    assert reading.problems == ()
    assert [listing.paper._replace(summary=PAPERS[0].summary) for listing in reading.listings] == [
        each._replace(summary=PAPERS[0].summary) for each in PAPERS
    ]
    assert [listing.paper.summary for listing in reading.listings] == [each.summary for each in PAPERS]


@pytest.mark.parametrize(
    "names",
    [
        "Authors: Ada Lovelace; Alan M. Turing; Zoë Åström",
        "**作者**：Ada Lovelace、Alan M. Turing、Zoë Åström",
        "by Ada Lovelace, Alan M. Turing and Zoë Åström",
        "_By Ada Lovelace, Alan M. Turing, and Zoë Åström_",
        "**Ada Lovelace, Alan M. Turing, Zoë Åström**",
        "👤 Ada Lovelace, Alan M. Turing, Zoë Åström",
        "Authors: [Ada Lovelace](https://x.org/1), [Alan M. Turing](https://x.org/2), [Zoë Åström](https://x.org/3)",
    ],
)
def test_names_in_any_dialect(names: str) -> None:
    texts = [f"### [{p.title}]({p.url})\n\n{names}\n\n{fields(p, '**{l}**: {v}', authors=False)}" for p in PAPERS]
    found = read("\n\n".join(texts).encode(), "x.md").listings
    assert [listing.paper for listing in found] == PAPERS


@pytest.mark.parametrize("line", ["`cs.CL` `cs.AI`", "[cs.CL, cs.AI]", "Subjects: Language (cs.CL); Learning (cs.AI)"])
def test_categories_in_any_dialect(line: str) -> None:
    texts = [f"### [{p.title}]({p.url})\n\n*Ada*\n\n{line}\n\n**TL;DR**: 很好" for p in PAPERS]
    found = read("\n\n".join(texts).encode(), "x.md").listings
    assert {listing.paper.categories for listing in found} == {("cs.CL", "cs.AI")}


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        ("Published: 2026-06-12 | Score: 8/10", [("Published", "2026-06-12"), ("Score", "8/10")]),
        ("**Read time:** 4 min | **得分**：★★★☆☆ (67/100)", [("Read time", "4 min"), ("得分", "★★★☆☆ (67/100)")]),
        ("- Relevance: 4/5\n- Keywords: 水, 火", [("Relevance", "4/5"), ("Keywords", "水, 火")]),
        ("**Key Figures:**\n![a](https://x.org/a.png)", [("Key Figures", "![a](https://x.org/a.png)")]),
        ("<details>\n<summary>局限</summary>\n\n很慢\n\n</details>", [("局限", "很慢")]),
        ("⭐ 4.5", [("Notes", "⭐ 4.5")]),
        ("Code: 尚未公开", [("Code", "尚未公开")]),
    ],
)
def test_labels_of_its_own_are_kept_in_order_under_their_name(own: str, wanted: list[tuple[str, str]]) -> None:
    texts = [f"### [{p.title}]({p.url})\n*Ada*\n\n{own}\n\n**TL;DR:** 很好\n\n**Abstract:** We." for p in PAPERS]
    for listing in read("\n\n".join(texts).encode(), "x.md").listings:
        assert [*listing.paper.summary.sections] == [("tldr", "很好"), *wanted]
        assert listing.paper.authors == ("Ada",)


def test_links_to_code_and_to_the_paper_in_one_line() -> None:
    texts = [
        f"### {p.title}\n\n📄 [PDF](https://arxiv.org/pdf/{p.key}) | [Code](https://github.com/a/{p.key})\n\n"
        "**TL;DR:** 好"
        for p in PAPERS
    ]
    found = [listing.paper for listing in read("\n\n".join(texts).encode(), "x.md").listings]
    assert [(p.key, p.code_url) for p in found] == [(p.key, f"https://github.com/a/{p.key}") for p in PAPERS]


def scan(text: str) -> list[Paper]:
    listings: list[Listing] = []
    problems: list[Problem] = []
    Scanner(text.encode(), "x.md", listings, problems).scan(text, 1, "")
    assert problems == []
    return [listing.paper for listing in listings]


def test_a_table_in_a_text_that_begins_anew_stays_text() -> None:
    table = "| 字段 | 内容 |\n|---|---|\n| 动机 | 甲 |\n| 方法 | 乙 |"
    (found,) = scan(
        f"### [1] [A]({PAPERS[0].url})\n\nTL;DR: 短\n\nMethod: 一\n\nConclusion: 完\n\n{table}\n\n**方法**\n二\n"
    )
    sections = dict(found.summary.sections)
    assert (sections["method"], sections["conclusion"]) == ("一", f"完\n{table}\n**方法**\n二")


def test_an_abstract_above_the_summary_ends_where_its_labels_begin() -> None:
    texts = [f"### [{p.title}]({p.url})\n*Ada*\n\nAbstract: {p.abstract}\n\nTL;DR: 好\n\nMethod: 法" for p in PAPERS]
    found = scan("\n" + "\n\n".join(texts))
    assert [p.abstract for p in found] == [p.abstract for p in PAPERS]
    assert {p.summary.section("method") for p in found} == {"法"}


@pytest.mark.parametrize("title", ["**Title:**", "**Title:** __", "Title: "])
def test_an_empty_title_field_takes_no_paper_away(title: str) -> None:
    (found,) = scan(f"### [1] [A]({PAPERS[0].url})\n*Ada*\n{title}\n\nTL;DR: 好\n")
    assert (found.title, found.summary.section("tldr")) == ("A", "好")


def test_a_title_in_a_field_beside_a_translated_heading_is_the_title() -> None:
    (found,) = scan(f"### [1] [一个标题]({PAPERS[0].url})\n\n**Title:** A Title\n\n**TL;DR:** 好\n")
    assert found.title == "A Title"
    assert dict(found.summary.sections) == {"tldr": "好", "Translated title": "一个标题"}


def test_a_field_that_ends_before_it_begins_is_none() -> None:
    (found,) = scan(f"### [1] [A]({PAPERS[0].url})\n*Ada*\n\n#### TL;DR\n</details>\n\nMethod: 法\n")
    assert found.summary.sections == (("method", "法"),)
