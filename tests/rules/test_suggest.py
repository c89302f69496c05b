"""What rules are suggested from a paper."""

from reader.model import Mark, Paper, Record
from reader.rules.matching import query_of
from reader.rules.suggest import MOST_WORDS, suggest
from tests.library.made_up import chinese, paper


def suggested(made: Paper) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"author": [], "category": [], "word": []}
    for rule in suggest(Record(1, made, (), Mark())):
        assert rule.is_mute
        assert query_of(rule)
        found[rule.kind].append(rule.text)
    return found


def test_people_categories_and_telling_words() -> None:
    found = suggested(
        paper(
            "x",
            title=r"Learning the QLoRA-based $\alpha$-Distillation of Large Models with Gaussian \emph{Splatting}",
            authors=("First Author", "Second", "Last Author"),
            categories=("cs.CV", "cs.LG"),
            summary=chinese("本文提出一种基于扩散模型的三维重建方法，通过高斯泼溅与对比学习实现了 3.5 倍加速。"),
        )
    )
    assert found["author"] == ["First Author", "Last Author"]
    assert found["category"] == ["cs.CV", "cs.LG"]
    assert found["word"][:4] == ["QLoRA-based", "Distillation", "Splatting", "Gaussian"]
    assert found["word"][4:] == ["三维重建", "高斯泼溅", "对比学习", "倍加速", "扩散"]


def test_a_paper_that_says_little_suggests_little() -> None:
    bare = Paper("x", "On the study of a new method", authors=("Only One",))
    assert suggested(bare) == {"author": ["Only One"], "category": [], "word": []}


def test_there_are_not_more_words_than_one_can_choose_from() -> None:
    long = paper("x", title=" ".join(f"Word{letter}" for letter in "ABCDEFGHIJKL"), summary=chinese(""))
    assert len(suggested(long)["word"]) == MOST_WORDS
