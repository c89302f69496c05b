"""Templates that no digest was met in: whatever a fork does to the labels, every paper is kept whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.digest import markdown, read, scanner
from reader.model import SUMMARY_LABELS, Paper, Section, Summary

from .canonical import digest, paper, record

LABELS = ("Main category", "TL;DR", "Motivation", "Method", "Result", "Conclusion", "Abstract")
_LABEL = re.compile("^(" + "|".join(LABELS) + "): ", re.MULTILINE)
NAMES = {
    "en": LABELS,
    "zh": ("主分类", "一句话总结", "动机", "方法", "结果", "结论", "英文摘要"),
    "ja": ("カテゴリ", "要約", "動機", "手法", "結果", "結論", "Abstract"),
    "ko": ("분류", "요약", "동기", "방법", "결과", "결론", "Abstract"),
}
STYLES = (
    "{}: ", "{}：", "**{}:** ", "**{}**: ", "**{}**：", "**{}：**", "> **{}:** ", "> {}: ", "- **{}**: ", "* {}: ",
    "__{}:__ ", "**{}:**\n", "**🔑 {}**: ",
)  # fmt: skip
CHANGES: dict[str, Callable[[str], str]] = {
    "blank lines": lambda text: _LABEL.sub(r"\n\n\1: ", text),
    "no contents": lambda text: text[text.index("<div id='") :],
    "no links back": lambda text: text.replace(" [[Back]](#toc)", ""),
    "byte order mark": lambda text: "\ufeff" + text,
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "trailing spaces": lambda text: re.sub(r"(?<=\S)\n", "  \n", text),
    "no details": lambda text: re.sub(r"</?details>\n?|  <summary>.*</summary>\n", "", text),
    "open details": lambda text: text.replace("<details>", "<details open>"),
    "details in a line": lambda text: text.replace("<details>\n  <summary>", "<details><summary>"),
    "two hashes": lambda text: text.replace("\n### [", "\n## ["),
    "no numbers": lambda text: re.sub(r"^### \[\d+\] ", "### ", text, flags=re.MULTILINE),
    "numbers with dots": lambda text: re.sub(r"^### \[(\d+)\] ", r"### \1. ", text, flags=re.MULTILINE),
    "no category": lambda text: re.sub(r"^Main category: .*\n\n", "", text, flags=re.MULTILINE),
    "spaced authors": lambda text: re.sub(r"^\*(.*)\*$", lambda names: names[0].replace(",", ", "), text, flags=re.M),
    "extra labels": lambda text: re.sub(r"^TL;DR: ", "Relevance: 4/5\n\nKeywords: 甲, 乙\n\nTL;DR: ", text, flags=re.M),
    "extra label below": lambda text: re.sub(r"^Abstract: ", "Limitations: 无数据\n\nAbstract: ", text, flags=re.M),
    "rules": lambda text: text.replace("\n</details>", "\n</details>\n\n---"),
}


def changed(text: str, changes: list[str], style: str, language: str) -> str:
    """A canonical digest with changes, and then with its labels in another style and language."""
    for change in CHANGES:
        if change in changes and change not in ("byte order mark", "line ends"):
            text = CHANGES[change](text)
    names = dict(zip(LABELS, NAMES[language], strict=True))
    text = _LABEL.sub(lambda label: style.format(names[label[1]]), text)
    for change in ("line ends", "byte order mark"):
        text = CHANGES[change](text) if change in changes else text
    return text


def made(count: int) -> list[Paper]:
    """Papers with texts long enough that a template is worth learning, the first with odd punctuation."""
    return [
        paper(
            f"2606.{number:05}",
            f"A Title: with 3 [Brackets] No {number}" if number % 3 == 0 else f"Title {number}",
            authors=("Ada Lovelace", "Alan Turing", f"Person {number}"),
            category="cs.LG" if number < count / 2 else "cs.CV",
            texts=[f"{label}第{number}句：提出方法，提升 3.5%；" + "内容" * 20 for label in "一二三四五"],
            abstract=f"We study things: case {number}, with $x_{number}$ and more. " + "Many words follow here. " * 9,
        )
        for number in range(1, count + 1)
    ]


def written(papers: list[Paper]) -> str:
    sections = [
        (name, [record(each, n) for n, each in enumerate(papers, 1) if each.primary_category == name])
        for name in ("cs.LG", "cs.CV")
    ]
    return digest(sections)


def check(text: str, papers: list[Paper]) -> None:
    reading = read(text.encode(), "x.md")
    assert reading.problems == ()
    assert [listing.paper.key for listing in reading.listings] == [each.key for each in papers]
    for listing, wanted in zip(reading.listings, papers, strict=True):
        found = listing.paper
        assert (found.title, found.authors, found.url) == (wanted.title, wanted.authors, wanted.url)
        assert (found.abstract, found.categories) == (wanted.abstract.strip(), wanted.categories)
        for label in SUMMARY_LABELS:
            assert found.summary.section(label) == wanted.summary.section(label)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([2, 40]),
    st.lists(st.sampled_from(list(CHANGES)), max_size=4, unique=True),
    st.sampled_from(STYLES),
    st.sampled_from(list(NAMES)),
)
def test_every_paper_is_kept_whole(count: int, changes: list[str], style: str, language: str) -> None:
    papers = made(count)
    check(changed(written(papers), changes, style, language), papers)


@pytest.fixture
def scanned(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How long the parts are that the scanner was given."""
    lengths: list[int] = []
    scan = scanner.Scanner.scan

    def counted(self: scanner.Scanner, part: str, line: int, section: str) -> str:
        lengths.append(len(part))
        return scan(self, part, line, section)

    monkeypatch.setattr(scanner.Scanner, "scan", counted)
    yield lengths


@pytest.mark.parametrize("style", STYLES)
def test_a_template_is_learned_from_few_papers(style: str, scanned: list[int]) -> None:
    text = changed(written(made(80)), ["extra labels"], style, "zh")
    check(text, made(80))
    assert sum(scanned) < len(text) / 8


def test_a_learned_template_reads_as_the_scanner_does(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = made(60)
    text = changed(written(papers), ["extra labels", "rules"], "**{}:** ", "en")
    text = text.replace("**TL;DR:** 一第7句：", "**TL;DR:** 一\n\n第二段：").replace(
        "**Result:** 四第9句", "**Result:** "
    )
    learned = read(text.encode(), "x.md")
    monkeypatch.setattr(markdown, "_WORTH_LEARNING", len(text))
    assert read(text.encode(), "x.md") == learned


def test_a_paper_in_another_language_needs_no_closer_look_where_the_labels_are_clear(scanned: list[int]) -> None:
    papers = made(80)
    english = [f"We do the thing of part {part}." for part in range(5)]
    sections = tuple(map(Section, SUMMARY_LABELS, english))
    papers[::3] = [each._replace(summary=Summary("en", sections)) for each in papers[::3]]
    text = changed(written(papers), [], "**{}:** ", "en")
    check(text, papers)
    assert sum(scanned) < len(text) / 8


def test_a_label_that_may_be_either_is_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = made(60)
    papers[::3] = [each._replace(abstract="我们研究图上的问题，并提出新的方法。" * 5) for each in papers[::3]]
    text = changed(written(papers), [], "**{}:** ", "zh").replace("**英文摘要:**", "**摘要:**")
    text = re.sub(r"^\*\*一句话总结:\*\* .*\n\n", "", text, flags=re.MULTILINE)
    learned = read(text.encode(), "x.md")
    assert learned.listings[0].paper.abstract == ""
    assert learned.listings[1].paper.abstract == papers[1].abstract.strip()
    monkeypatch.setattr(markdown, "_WORTH_LEARNING", len(text))
    assert read(text.encode(), "x.md") == learned


def test_papers_without_some_of_the_labels_need_no_scanner(scanned: list[int]) -> None:
    papers, texts = made(80), []
    for number, each in enumerate(papers):
        missing = SUMMARY_LABELS[number % 5]
        sections = tuple(section for section in each.summary.sections if section.label != missing)
        papers[number] = each._replace(summary=each.summary._replace(sections=sections))
        label = LABELS[1 + number % 5]
        texts.append(re.sub(rf"^{label}: .*\n\n", "", record(each), flags=re.MULTILINE))
    half = len(papers) // 2 - 1
    text = changed(digest([("cs.LG", texts[:half]), ("cs.CV", texts[half:])]), ["extra labels"], "**{}:** ", "en")
    check(text, papers)
    assert sum(scanned) < len(text) / 8


def test_a_label_whose_text_failed_in_the_sample_is_learned_too(scanned: list[int]) -> None:
    papers = made(80)
    text = changed(written(papers), ["extra labels"], "**{}:** ", "en")
    for each in papers[:3]:
        result = each.summary.section("result") or ""
        text = text.replace(f"**Result:** {result}", "**Result:** Result analysis unavailable")
    sections = [tuple(part for part in each.summary.sections if part.label != "result") for each in papers[:3]]
    papers[:3] = [each._replace(summary=Summary("zh", kept)) for each, kept in zip(papers, sections, strict=False)]
    check(text, papers)
    assert sum(scanned) < len(text) / 8


def test_links_to_places_in_the_page_differ_and_need_no_scanner(scanned: list[int]) -> None:
    papers = made(80)
    text = changed(written(papers), ["extra labels"], "> **{}:** ", "zh")
    number = iter(range(1, 100))
    text = re.sub("\n</details>", lambda _: f"\n</details>\n\n[⬆ top](#part-{next(number)}) | [toc](#toc)\n\n---", text)
    check(text, papers)
    assert sum(scanned) < len(text) / 8


def test_a_text_below_its_label_is_never_the_next_label() -> None:
    papers = made(40)
    text = changed(written(papers), [], "**{}:**\n", "en")
    result = papers[20].summary.section("result") or ""
    text = text.replace(f"**Result:**\n{result}", "**Result:**\n")
    kept = tuple(section for section in papers[20].summary.sections if section.label != "result")
    papers[20] = papers[20]._replace(summary=Summary("zh", kept))
    check(text, papers)


@pytest.mark.parametrize("title", ["One", "Three", "Seven"])
def test_papers_of_names_alone_are_read(title: str) -> None:
    names = "无名氏" * 20
    text = "".join(f"\n### [{n}] [{title} {n}](https://arxiv.org/abs/2606.{n:05})\n*{names}" for n in range(200))
    listings = read(text.encode(), "x.md").listings
    assert [listing.paper.title for listing in listings] == [f"{title} {n}" for n in range(200)]


def test_a_label_may_be_written_in_another_way_in_each_paper(scanned: list[int]) -> None:
    papers, texts = made(80), []
    ways = ("**{}:** ", "> {}: ", "{}：", "__{}:__ ")
    for number, each in enumerate(papers):
        label = LABELS[1 + number % 6]
        texts.append(record(each).replace(f"\n{label}: ", "\n" + ways[number % 4].format(label)))
    half = len(papers) // 2 - 1
    text = digest([("cs.LG", texts[:half]), ("cs.CV", texts[half:])])
    check(text, papers)
    assert sum(scanned) < len(text) / 8


def test_papers_in_another_template_are_learned_wherever_they_stand(scanned: list[int]) -> None:
    papers = made(120)
    texts = [
        record(each) if place % 2 else _LABEL.sub(r"> **\1**: ", record(each)) for place, each in enumerate(papers)
    ]
    half = len(papers) // 2 - 1
    text = digest([("cs.LG", texts[:half]), ("cs.CV", texts[half:])])
    check(text, papers)
    assert sum(scanned) < len(text) / 8


def test_headings_in_the_text_of_a_runaway_model_end_no_paper() -> None:
    papers = made(120)
    runaway = "\n\n## 一句话总结\n\n再说一遍。\n\n### 附加评估\n\n- 好\n\n### 结论\n\n完。"
    texts = [
        record(each) if place % 2 else record(each, tldr=f"短。{runaway * 5}") for place, each in enumerate(papers)
    ]
    reading = read(digest([("cs.LG", texts)]).encode(), "x.md")
    assert reading.problems == ()
    assert [listing.paper.key for listing in reading.listings] == [each.key for each in papers]
