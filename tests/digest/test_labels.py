import pytest

from reader.digest.labels import bare_label, meaning_of


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("實驗結果", "result"),
        ("Key Findings", "result"),
        ("Click to view Abstract", "abstract"),
        ("Background & Motivation", "motivation"),
        ("背景・動機", "motivation"),
        ("结论与展望", "conclusion"),
        ("Methods and Results", None),
        ("Full text", None),
        ("研究标题", None),
        ("Code & Data", None),
        ("研究问题", None),
        ("x" * 50 + " method", None),
        ("TL;DR (English)", "tldr"),
    ],
)
def test_meanings(label: str, meaning: str | None) -> None:
    assert meaning_of(label) == meaning


def test_a_label_without_its_dress() -> None:
    assert bare_label("🔑 **TL;DR**：") == "TL;DR"
    assert bare_label("方法】") == "方法"
    assert bare_label("_ _方法_ : ") == "_ _方法"
    assert bare_label(f"a{'*' * 100_000}b") == f"a{'*' * 100_000}b"
