from __future__ import annotations

import pytest

from reader.learning.features import Text, features
from reader.learning.taste import Taste, order, scored

TASTE = Taste(
    {
        "diffusion": 2.0,
        "扩散": 1.5,
        "散模": 0.5,
        "模型": 1.0,
        "@kaiming he": 3.0,
        "#cs.CV": 0.9,
        "survey": -1.0,
        "a1": 0.01,
    },
    20,
)


def test_words_are_explained_as_the_person_knows_them() -> None:
    text = Text("A Diffusion Survey a1", "基于扩散模型的方法", ("Kaiming He", "B Nobody"), ("cs.CV",))
    explained = TASTE.explain(text, 10)
    assert [word for word, _ in explained] == ["Kaiming He", "扩散模型", "diffusion", "survey", "cs.CV"]
    assert [word for word, points in explained if points < 0] == ["survey"]
    assert TASTE.explain(text, 2) == explained[:2]


def test_what_is_explained_adds_up_to_the_score() -> None:
    text = Text("Diffusion and Diffusion", "扩散模型，扩散模型", ("Kaiming He",))
    points = sum(points for _, points in TASTE.explain(text, 10))
    assert points == pytest.approx(TASTE.score(features(text)))


def test_nothing_known_is_nothing_to_explain() -> None:
    assert TASTE.explain(Text("Unheard words"), 5) == []
    assert TASTE.explain(Text(""), 5) == []
    assert TASTE.score(features(Text("Unheard words"))) == 0


def test_the_order_is_best_first_and_ties_stay() -> None:
    papers = [
        (1, Text("Unheard")),
        (2, Text("Survey")),
        (3, Text("Diffusion")),
        (4, Text("Unknown")),
        (5, Text("Novel")),
    ]
    assert order(papers, TASTE) == [3, 1, 4, 5, 2]
    assert scored(papers, TASTE)[0] == (3, 2.0)
