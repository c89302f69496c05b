"""A taste: how much each feature speaks for a paper or against it."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.learning.features import Text, features, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NEEDED: Final = 20
"""Bookmarks without which there is no taste: fewer tell more of chance than of the person."""
_SLIGHT: Final = 0.15
"""The share of the weightiest word below which a word explains nothing."""


class NotEnough(NamedTuple):
    """Too few bookmarks to learn from. `seq` is the last change of the marks that was looked at."""

    bookmarks: int
    needed: int = NEEDED
    seq: int = 0


class Taste(NamedTuple):
    """What was learned from so many bookmarks. `seq` is the last change of the marks that was looked at."""

    weights: Mapping[str, float]
    bookmarks: int
    seq: int = 0

    def score(self, features: Sequence[str]) -> float:
        """How much a paper with these features is to the person's taste; 0 is neither, higher is better."""
        if not features:
            return 0.0
        weights = self.weights
        return sum([weights[feature] for feature in features if feature in weights]) / sqrt(len(features))

    def explain(self, text: Text, most: int) -> list[tuple[str, float]]:
        """The words, authors and categories that weigh most, at most so many, with their points of the score.

        Words are as the person knows them (`diffusion`, `LLM`, `扩散模型`, `Kaiming He`, `cs.CV`). Points below zero
        speak against the paper. Overlapping pairs of Chinese characters come as the word that they make together.
        """
        told = [(feature, form, self.weights.get(feature, 0.0)) for feature, form in shown(text)]
        least = max((abs(weight) for _, _, weight in told), default=0.0) * _SLIGHT
        points: dict[str, float] = {}
        seen: set[str] = set()
        word, sum_of_word = "", 0.0
        for feature, form, weight in [*told, ("", "", 0.0)]:
            is_telling = abs(weight) >= least > 0 and feature not in seen
            if is_telling and _goes_on(word, form) and weight * sum_of_word > 0:
                word, sum_of_word = word + form[1:], sum_of_word + weight
            else:
                if word:
                    points[word] = points.get(word, 0.0) + sum_of_word
                word, sum_of_word = (form, weight) if is_telling else ("", 0.0)
            seen.add(feature)
        scale = sqrt(max(1, len(seen) - 1))
        ranked = sorted(points.items(), key=lambda item: (-abs(item[1]), item[0]))
        return [(word, weight / scale) for word, weight in ranked[:most]]


def _goes_on(word: str, pair: str) -> bool:
    """Whether a pair of characters begins with the last one of `word`; other words never do, as no space parts them."""
    return bool(word) and len(pair) == 2 and not pair[0].isascii() and word[-1] == pair[0]


def order(papers: Iterable[tuple[int, Text]], taste: Taste) -> list[int]:
    """The ids of papers, best first; papers of one score stay in the order in which they came."""
    return [id for id, _ in scored(papers, taste)]


def scored(papers: Iterable[tuple[int, Text]], taste: Taste) -> Sequence[tuple[int, float]]:
    """The ids of papers with their scores, in the same order as `order` has."""
    scores = [(id, taste.score(features(text))) for id, text in papers]
    return sorted(scores, key=lambda item: -item[1])
