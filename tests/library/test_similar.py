"""Papers like another one, in a library of papers about other things."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from reader.library import Library
from reader.model import Summary

from .made_up import chinese, digest, paper

ENGLISH = [
    f"{start}{end}"
    for start in ("net", "trans", "graph", "vect", "prob", "kern")
    for end in ("ion", "ive", "ade", "ule", "ist")
]
CHINESE = "学习网络方法数据训练任务性能结构优化实验证明提升效果算法框架"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two hundred papers about anything, and pairs that are alike in English, in Chinese, and across both."""
    random = Random(3)

    def filler(words: int) -> str:
        return " ".join(random.choices(ENGLISH, k=words))

    def summary(core: str) -> str:
        return "".join(random.choices(CHINESE, k=20)) + core + "".join(random.choices(CHINESE, k=10))

    papers = [
        paper(f"2606.{n:05}", title=filler(8), abstract=filler(60), summary=chinese(summary(""))) for n in range(200)
    ]
    planted = {
        "2607.00001": ("Gaussian splatting of glaciers", "", "冰川高斯泼溅重建"),
        "2607.00002": ("Glaciers by Gaussian splatting", "", "另谈其他"),
        "2607.00003": ("Entirely different heading", "", "重建冰川用高斯泼溅"),
        "2607.00004": ("Bees in orchards", "pollination of bees", ""),
        "2607.00005": ("On pollination", "bees and orchards", ""),
    }
    for key, (title, abstract, tldr) in planted.items():
        papers.append(
            paper(
                key,
                title=f"{title} {filler(4)}",
                abstract=f"{abstract} {filler(40)}",
                summary=chinese(summary(tldr)) if tldr else Summary(),
            )
        )
    with Library.open(tmp_path) as opened:
        opened.add(digest("2026-07-01", papers))
        while opened.index(500):
            pass
        yield opened


def found(library: Library, key: str, most: int = 2) -> list[str]:
    id = library.find(key)
    assert id is not None
    return library.keys([other for other, _ in library.similar(id, most)])


def test_near_duplicates_are_found_in_both_languages(library: Library) -> None:
    assert set(found(library, "2607.00001")) == {"2607.00002", "2607.00003"}
    assert found(library, "2607.00003", 1) == ["2607.00001"]
    assert found(library, "2607.00004", 1) == ["2607.00005"]


def test_the_paper_itself_is_not_among_them_and_shares_fall(library: Library) -> None:
    id = library.find("2607.00001") or 0
    ranked = library.similar(id, 20)
    assert id not in dict(ranked)
    assert 2 <= len(ranked) == len(dict(ranked)) <= 20
    assert library.similar(id, 1) == ranked[:1]
    assert [share for _, share in ranked] == sorted((share for _, share in ranked), reverse=True)
    assert all(0 < share <= 1 for _, share in ranked)


def test_a_state_of_a_paper_that_is_out_of_date_is_not_found(library: Library) -> None:
    changed = paper("2607.00002", title="Something else altogether", summary=chinese("另谈其他"), version=2)
    library.add(digest("2026-07-02", [changed]))
    while library.index(500):
        pass
    assert found(library, "2607.00001", 1) == ["2607.00003"]


def test_nothing_is_like_a_paper_that_is_alone_or_unknown(tmp_path: Path) -> None:
    with Library.open(tmp_path / "alone") as library:
        library.add(
            digest("2026-06-12", [paper("2606.00001"), paper("2606.00002", title="", abstract="", summary=Summary())])
        )
        library.index(10)
        assert library.similar(library.find("2606.00001") or 0) == []
        assert library.similar(library.find("2606.00002") or 0) == []
        assert library.similar(999) == []
