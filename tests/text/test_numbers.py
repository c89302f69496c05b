"""Numbers of a Chinese summary that the abstract does not contain."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.numbers import unsupported_numbers
from tests.shared import SHARED, needs_shared


@pytest.mark.parametrize(
    ("summary", "abstract"),
    [
        ("准确率达98.4%", "an accuracy of 98.4%"),
        ("准确率达98.4%", r"an accuracy of 98.4\%"),
        ("准确率达98.4%", "an accuracy of 0.984"),
        ("准确率为0.984", "an accuracy of 98.4 percent"),
        ("准确率约98%", "an accuracy of 98.4%"),
        ("成功率不足35%", "succeeds in 34% of cases"),
        ("70亿参数", "a 7B model"),
        ("70亿参数", "7 billion parameters"),
        ("约30万个任务", "nearly 300,000 tasks"),
        ("2140万次交互", "21.4M interactions"),
        ("100亿个词元", "ten billion tokens"),
        ("50万个样本", "half a million samples"),
        ("12.5万", "one hundred and twenty-five thousand"),
        ("1-3百万", "1-3 million"),
        ("1000倍", "three orders of magnitude"),
        ("200万条光谱", r"$2\times10^{6}$ spectra"),
        ("误差为0.001", "an error of $10^{-3}$"),
        ("误差为0.001", "an error of 1e-3"),
        ("共11853次", "among 11 853 generations"),
        ("共203 000个样本", "a total of 203,000 samples"),
        ("共203\u202f000个样本", "a total of 203 000 samples"),
        ("共1 203 000个样本", "1.2 million samples, or 1203000"),
        ("分别为 12 345 个", "are 12 and 345"),
        ("共9,136个", "contains 9.136 samples"),
        ("共1000个", r"exactly $1{,}000$ items"),
        ("16个工具", "sixteen tools"),
        ("20余年的数据", "more than two decades of data"),
        ("64个新关系", "sixty-four new relations"),
        ("节省50%", "halving the cost"),
        ("占67%", "two-thirds of all"),
        ("12倍", "a twelvefold gain"),
        ("3.51倍", "3.51x faster"),
        ("60-75%的情况", "in 60-75% of cases"),
        ("80亿年", "about 8 Gyr"),
        ("从2.4到2.5", "from 2.4 to 2.5"),
    ],
)
def test_the_same_quantity_is_supported(summary: str, abstract: str) -> None:
    assert unsupported_numbers(summary, abstract) == ()


@pytest.mark.parametrize(
    "summary",
    [
        "1. 提出；2. 改进",
        "包括：11) 甲；12）乙；(13) 丙",
        "支持5种任务和两个数据集",
        "第12章",
        "在GPT-41、ResNet50、Qwen3.5、CIFAR-100和Llama 33上",
        "使用RTX 4090",
        "复杂度O(n^12)与x_{11}",
        "影像（2022.12）及12月15日",
        "95百分位距离",
    ],
)
def test_grammar_names_and_formulas_never_count(summary: str) -> None:
    assert unsupported_numbers(summary, "the 95th percentile") == ()


@pytest.mark.parametrize(
    ("summary", "abstract", "expected"),
    [
        ("开源的70亿参数模型", "the 70 billion model", ("70亿",)),
        ("使用116万行诗歌", "1,116,306 lines", ("116万",)),
        ("成本降低约1.5%", "reduces costs", ("1.5%",)),
        ("提升15个百分点", "from 41% to 59%", ("15个百分点",)),
        ("包含12,000+帖子", "posts", ("12,000",)),
        ("达到0.93，又0.93，后0.71", "0.39", ("0.93", "0.71")),
        ("超过7500万ASD患者", "many patients", ("7500万",)),
        ("提升5%", "improves by 4%", ("5%",)),
        ("共203 000个样本", "a total of 204,000 samples", ("203 000",)),
    ],
)
def test_what_is_not_there_is_given_as_written(summary: str, abstract: str, expected: tuple[str, ...]) -> None:
    assert unsupported_numbers(summary, abstract) == expected


def test_title_and_comment_count_too() -> None:
    assert unsupported_numbers("提速3.51倍，共23页", "fast", "A 3.51x Speedup", "23 pages") == ()


def test_a_runaway_summary_ends_soon_and_without_an_error() -> None:
    assert unsupported_numbers("1" * 5000 + "0" * 5000 + "万", "5") == ()
    many = "，".join(f"{number}万" for number in range(20000))
    assert len(unsupported_numbers(many, "none")) == 50


@given(st.text(), st.text())
def test_any_text_is_looked_through(summary: str, abstract: str) -> None:
    assert all(number in summary for number in unsupported_numbers(summary, abstract))


@given(st.integers(11, 10**7))
def test_thousands_are_read_alike(number: int) -> None:
    assert unsupported_numbers(f"共{number}个", f"{number:,} items") == ()
    assert unsupported_numbers(f"共{number}万个", f"{number}0,000 items") == ()


@needs_shared
def test_few_real_papers_have_one() -> None:
    flagged = seen = 0
    for file in sorted((SHARED / "upstream").glob("*_AI_enhanced_Chinese.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            summary = "\n".join(str(text) for text in record["AI"].values())
            comment = record.get("comment") or ""
            flagged += bool(unsupported_numbers(summary, record["summary"], record["title"], comment))
            seen += 1
    assert 0.001 < flagged / seen < 0.02
