"""Each template that was met in public repositories, in a few lines of our own."""

import pytest

from reader.digest import read
from reader.model import Listing, Paper

ID = "2606.00001"
LINK = f"https://arxiv.org/abs/{ID}"
HEAD = f"### [1] [A Title]({LINK})\n*Ada Lovelace, Alan Turing*\n\n"


def listings(text: str) -> list[Listing]:
    reading = read(text.encode(), "x.md")
    assert reading.problems == ()
    return list(reading.listings)


def only(text: str) -> Paper:
    (listing,) = listings(text)
    assert listing.paper.key == ID
    assert listing.paper.title == "A Title"
    return listing.paper


def sections(paper: Paper) -> dict[str, str]:
    return dict(paper.summary.sections)


def test_abstract_only() -> None:
    text = (
        f"### [A Title]({LINK})\n*A B,C D*\n<details>\n  <summary>Abstract</summary>\nWe study\nthings.\n</details>\n"
    )
    paper = only(text)
    assert (paper.authors, paper.abstract) == (("A B", "C D"), "We study things.")
    assert paper.summary.sections == ()


def test_task_before_details_and_no_table_of_contents() -> None:
    paper = only(
        f"### [A Title]({LINK})\n*A B*\n\nTask: 任务\n\nMotivation: 动机\n\n<details>\n  <summary>Details</summary>\n"
        "Method: 方法\n\nResult: 结果\n\nConclusion: 结论\n\n"
        "Abstract: We study\nkey challenges:\nthings.\n\n</details>\n"
    )
    assert list(sections(paper)) == ["tldr", "motivation", "method", "result", "conclusion"]
    assert paper.summary.section("tldr") == "任务"
    assert paper.abstract == "We study key challenges: things."


def test_bold_and_quoted_labels_and_fields_beside_the_authors() -> None:
    paper = only(
        f"## cs.CR \n\n### [1] [A Title]({LINK})\n> *一个标题*\n\n*A B, C D* | **Category: cs.CR, cs.AI, 68T50** | "
        "**Updated: {updated}**\n\n**Keywords:** 甲, 乙\n\n**Comment:** 9 pages\n\n> **TL;DR:** 很好\n\n<details>\n"
        "  <summary>Details</summary>\n\n**Method:** 方法\n\n> **摘要翻译:** 翻译\n\n</details>\n\n"
        "[⬆️ 返回](#toc)\n\n---\n"
    )
    assert paper.authors == ("A B", "C D")
    assert paper.categories == ("cs.CR", "cs.AI", "68T50")
    assert paper.comment == "9 pages"
    assert sections(paper) == {
        "tldr": "很好",
        "method": "方法",
        "Translated title": "一个标题",
        "Keywords": "甲, 乙",
        "摘要翻译": "翻译",
    }


def test_localized_labels_with_either_colon() -> None:
    paper = only(
        HEAD
        + "主分类: 数值计算\n\n一句话结论: 结论句\n\n研究问题：问题\n\n<details>\n  <summary>更多信息</summary>\n\n"
        "研究动机: 动机\n\n主要方法：方法\n\n主要结果: 结果\n\n结论: 结尾\n\n"
        "中文摘要：译文\n\n英文原始摘要: We study.\n\n</details>"
    )
    assert paper.categories == ("数值计算",)
    assert paper.abstract == "We study."
    assert sections(paper) == {
        "tldr": "结论句",
        "motivation": "动机",
        "method": "方法",
        "result": "结果",
        "conclusion": "结尾",
        "研究问题": "问题",
        "中文摘要": "译文",
    }


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("要約", "tldr"),
        ("手法", "method"),
        ("요약", "tldr"),
        ("동기", "motivation"),
        ("结论", "conclusion"),
        ("TLDR", "tldr"),
    ],
)
def test_labels_of_other_languages(label: str, meaning: str) -> None:
    assert sections(only(HEAD + f"{label}: 文章\n")) == {meaning: "文章"}


def test_label_headings() -> None:
    paper = only(
        "# cs.NE [[Back]](#toc)\n\n"
        + HEAD
        + "#### 🧩 TL;DR\n很好\n\n---\n\n#### 📘 Detailed Summary\n**Method:** 方法\n\n"
        "---\n\n#### 📄 Abstract\nWe study things.\n"
    )
    assert sections(paper) == {"tldr": "很好", "method": "方法"}
    assert (paper.abstract, paper.categories) == ("We study things.", ("cs.NE",))


def test_headings_with_anchors_and_links_back() -> None:
    text = (
        "# <a id='toc'></a>Contents\n\n- [A Title (0.5)](#x)\n\n# Galaxies\n\n"
        f"## <a id='x'></a>[A Title]({LINK}v1) [[back]](#toc)\n\n**Relevance:** `0.5`\n\n### Background\n\n背景\n"
    )
    (listing,) = listings(text)
    assert (listing.section, listing.paper.version) == ("Galaxies", 1)
    assert sections(listing.paper) == {"Relevance": "0.5", "Background": "背景"}


def test_titles_and_links_as_fields() -> None:
    text = (
        "# Report\n\n## Paper 1 - Relevance: 50%\n**Title:** A Title\n**Authors:** A B\n"
        f"**arXiv:** {LINK}\n\n**TL;DR:** Fine.\n\n## Paper 2 - Relevance: 40%\n**Title:** Another\n"
        "**arXiv:** https://arxiv.org/abs/2606.00002\n\n**TL;DR:** Good.\n"
    )
    first, second = listings(text)
    assert (first.paper.key, first.paper.title, first.paper.authors) == (ID, "A Title", ("A B",))
    assert (second.paper.title, sections(second.paper)) == ("Another", {"tldr": "Good."})


def test_list_items() -> None:
    text = (
        "- [demo](https://example.org/demo)\n\n### **1. 理论**\n- **标题**：甲\n"
        "- **链接**：[arXiv:2606.00003](https://arxiv.org/abs/2606.00003)\n- **摘要**：甲的摘要\n\n"
        "### **其他**\n- **乙**（[arXiv:2606.00004](https://arxiv.org/abs/2606.00004)）：乙的话。\n"
    )
    first, second = listings(text)
    assert (first.paper.title, first.section, sections(first.paper)) == ("甲", "1. 理论", {"tldr": "甲的摘要"})
    assert (second.paper.title, second.section, sections(second.paper)) == ("乙", "其他", {"tldr": "乙的话。"})


def test_numbered_paragraphs() -> None:
    paper = only(
        f'[1]. [*A Title*]({LINK} "A Title")\n\nAda Lovelace, Alan Turing\n\narXiv:{ID}v1 Announce Type: new \n'
        "Abstract: We study\nthings.\n"
    )
    assert (paper.authors, paper.abstract) == (("Ada Lovelace", "Alan Turing"), "We study things.")


def test_several_fields_in_a_line() -> None:
    paper = only(
        HEAD + "**主类别：** 测量 &nbsp;|&nbsp; **得分：** 15.0\n**副标签：** Arch\n\n> **TL;DR:** 摘要生成失败\n"
    )
    assert paper.categories == ("测量",)
    assert sections(paper) == {"得分": "15.0", "副标签": "Arch"}


def test_own_plain_labels_are_kept_and_words_before_a_colon_are_not_labels() -> None:
    records = "\n\n".join(
        f"### [{n}] [T{n}](https://arxiv.org/abs/2606.{n:05})\n*A*\n\nScore: {n}\n\nTL;DR: 很好\n\n"
        f"Method: 方法\n\n{'Note: 这里' if n == 20 else '后文'}\n\nConclusion: 结论"
        for n in range(1, 21)
    )
    last = listings(records)[-1].paper
    assert sections(last) == {"tldr": "很好", "method": "方法\nNote: 这里", "conclusion": "结论", "Score": "20"}


def test_headings_inside_a_runaway_summary_do_not_end_the_paper() -> None:
    paper = only(
        HEAD + "Main category: cs.CV\n\nTL;DR: 很好\n### 动机\n很长\n\n# 题外\n话\n\n\n"
        "<details>\n  <summary>Details</summary>\n"
        "Motivation: 动机\n\nAbstract: We study.\n\n</details>"
    )
    assert "题外" in (paper.summary.section("tldr") or "")
    assert paper.abstract == "We study."


def test_a_doi_field_identifies_where_the_link_does_not() -> None:
    text = "### [1] [A](https://example.org/a)\n*A B*\n\nDOI: 10.5281/Zenodo.1\n\nTL;DR: 很好\n"
    (listing,) = listings(text)
    assert (listing.paper.key, listing.paper.url) == ("doi:10.5281/zenodo.1", "https://example.org/a")


def test_code_links() -> None:
    assert only(HEAD + "**Code:** see [here](https://github.com/a/b).\n").code_url == "https://github.com/a/b"


def test_a_label_that_comes_twice_keeps_both_texts() -> None:
    paper = only(HEAD + "**方法：** 一\n\n**Method:** 二\n")
    assert [section.text for section in paper.summary.sections] == ["一", "二"]
    failed = only(HEAD + "**方法：** 方法提取失败\n\n**Method:** 二\n")
    assert sections(failed) == {"method": "二"}


@pytest.mark.parametrize("label", ["**TL;DR:**", "#### TL;DR"])
def test_words_before_a_colon_begin_the_text_below_a_label_that_stands_alone(label: str) -> None:
    paper = only(HEAD + f"{label}\n方法：新的方法。\n\n**Method:** 二\n")
    assert sections(paper) == {"tldr": "方法：新的方法。", "method": "二"}


def test_a_bar_in_a_line_leaves_its_indentation() -> None:
    lines = [
        "Abstract: We bound the norm of what is left",
        "as $x$ grows, by",
        "$\\|x\\|$ and no more, which",
        "is sharp.",
    ]
    paper = only(HEAD + "Relevance: 3/5\n\n" + "\n  ".join(lines) + "\n")
    assert paper.abstract == "We bound the norm of what is left as $x$ grows, by $\\|x\\|$ and no more, which is sharp."


@pytest.mark.parametrize("number", ["{n}. ", "{n}、", "{n}) ", "[{n}] ", "{n}\ufe0f\u20e3 ", ""])
@pytest.mark.parametrize("head", ["**{number}[{title}]({link})**", "{number}**[{title}]({link})**"])
def test_linked_titles_in_bold_on_lines_of_their_own(head: str, number: str) -> None:
    lines = [
        head.format(number=number.format(n=n), title=f"A Kettle {n}", link=f"https://arxiv.org/abs/2606.0000{n}")
        + f"\nAda Lovelace, Alan Turing\nTL;DR: 好{n}。"
        for n in (1, 2, 3)
    ]
    for gap in ("\n", "\n\n"):
        found = listings("# 今日论文\n\n" + gap.join(lines))
        assert [(each.paper.title, each.section) for each in found] == [
            (f"A Kettle {n}", "今日论文") for n in (1, 2, 3)
        ]
        assert {each.paper.authors for each in found} == {("Ada Lovelace", "Alan Turing")}
        assert [sections(each.paper) for each in found] == [{"tldr": f"好{n}。"} for n in (1, 2, 3)]


@pytest.mark.parametrize("piece", ["\\\\", "<br>", "[", "\t", "_", "v11"])
def test_lines_that_repeat_themselves_without_end(piece: str) -> None:
    paper = only(HEAD + f"TL;DR: a{piece * 20_000}b\\\n{piece * 20_000}b|\n")
    tldr = paper.summary.section("tldr") or ""
    assert tldr[0] == "a"
    assert len(tldr) > 20_000


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        ("> 第一行\n> 第二行\n>\n>> 第三行", {"tldr": "第一行\n第二行\n第三行"}),
        ("> 提出一种方法。", {"tldr": "提出一种方法。"}),
        ("> 一个标题", {"Translated title": "一个标题"}),
        ("**TL;DR:**\n> 一\n> 二", {"tldr": "一\n二"}),
        ("**TL;DR:** >90% 的\n> 二", {"tldr": ">90% 的\n二"}),
        ("> **TL;DR:** 一\n> >90% 的", {"tldr": "一\n>90% 的"}),
    ],
)
def test_marks_of_quotes_are_no_text(quote: str, wanted: dict[str, str]) -> None:
    assert sections(only(HEAD + quote + "\n")) == wanted
