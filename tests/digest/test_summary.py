import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.digest.summary import is_failed, language_of, summaries_of, summary_of
from reader.model import Section, Summary

FAILED = (
    """Summary generation failed|Motivation analysis unavailable|Method extraction failed
Result analysis unavailable|Conclusion extraction failed|Processing failed|Error|Error: API quota exceeded
达到API配额限制，请明天再试|N/A|None|无|未提及|无可用摘要|
This content has not passed the compliance test and has been hidden.
 summary generation FAILED. |{tldr}|摘要生成失败|—""".replace("|\n", "|")
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("text", FAILED)
def test_what_stands_for_no_summary(text: str) -> None:
    assert is_failed(text)
    assert summary_of([("tldr", text)], "") == Summary()


@pytest.mark.parametrize(
    "text", ["无监督学习的新方法", "Error bounds are shown.", "None of the methods works.", "N", "I cannot summarise"]
)
def test_prose_is_never_guessed_to_have_failed(text: str) -> None:
    assert not is_failed(text)


def test_single_failed_sections_are_left_out() -> None:
    summary = summary_of([("tldr", "很好"), ("method", "Method extraction failed")], "")
    assert summary == Summary("zh", (Section("tldr", "很好"),))


@pytest.mark.parametrize(
    "tldr", ["We prove a theorem\nabout graphs.", "We prove a theorem about graphs. And more than th…"]
)
def test_an_abstract_in_the_place_of_the_tldr_is_no_summary(tldr: str) -> None:
    abstract = "We prove a theorem about graphs."
    if "…" in tldr:
        abstract += " And more than that."
    assert summary_of([("tldr", tldr)], abstract) == Summary()


def test_a_tldr_that_begins_like_the_abstract_stays() -> None:
    assert summary_of([("tldr", "We prove it.")], "We prove it. Then we rest.").sections


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We propose a method.", "en"),
        ("We use α–β pruning – with “quotes” for naïve Bayes.", "en"),
        ("A dataset of 《红楼梦》 with many English words around the only Chinese title in it", "en"),
        ("HairPort通过Bald Converter与LoRA-based in-context adaptation实现迁移，效果好。", "zh"),
        ("在 $\\mathcal{O}(n \\log n)$ 时间内求解该问题的算法", "zh"),
        ("遠隔監視関係抽出のノイズと重複関係の問題を解決する", "ja"),
        ("本文提出の方法，用于关系抽取任务，并在多个数据集上取得了最好的结果。", "zh"),
        ("이 연구는 대형 언어 모델(LLM) 에이전트를 사용한다.", "ko"),
        ("9.5", ""),
        ("★★★", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of([Section("tldr", text)]) == language
    assert language_of([Section("tldr", text * 40)]) == language


def test_the_language_is_that_of_the_canonical_sections_together() -> None:
    assert language_of([Section("tldr", "GPU LoRA"), Section("method", "提出了一个新的方法")]) == "zh"
    assert language_of([Section("tldr", "Short."), Section("Keywords", "关键词很多很多")]) == "en"
    assert language_of([]) == ""


ANSWER = st.sampled_from(
    ["", "None", "We prove it.", "We prove a theorem about graphs, at last.", "提出一个方法。", "한국어"]
)


@given(
    st.sampled_from([(), ("tldr", "method"), ("tldr", "Score"), ("Keywords",)]),
    st.lists(st.tuples(ANSWER, ANSWER, ANSWER)),
)
def test_the_summaries_of_many_papers_are_those_of_each(
    labels: tuple[str, ...], papers: list[tuple[str, str, str]]
) -> None:
    abstracts = [abstract for abstract, *_ in papers]
    columns = [[texts[place] for texts in papers] for place in range(1, len(labels) + 1)]
    each = [summary_of(zip(labels, texts), abstract) for abstract, *texts in papers]  # noqa: B905
    assert summaries_of(labels, columns, abstracts) == each
