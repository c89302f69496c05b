"""Learns a taste: logistic regression on the features, by stochastic gradient descent, rare features faster.

Of the methods compared on real digests (see tests/benchmarks/order.py) it put most of what the person wants among the
first ten. Nothing is left to chance: the same examples give the same taste.
"""

from __future__ import annotations

from collections import Counter
from math import exp, log, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.learning.features import AUTHOR
from reader.learning.taste import NEEDED, NotEnough, Taste

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BOOKMARKS: Final = 600
MOST_OTHERS: Final = 1400
"""Newer marks beyond so many leave older ones out: tastes change, and learning has a second."""

_ROUNDS: Final = 3
_RATE: Final = 2.0
_SCALE: Final = 0.2
"""Brings the rarity of features, which is about 5, near 1."""
_AUTHOR: Final = 3.0
"""An author is a single feature among a hundred words, but one that the person follows tells more than each of them."""
_COMMON: Final = 0.3
"""Words in more than this share of the bookmarks and of the others are like `the` and `of`."""
_RIGHT: Final = 0.03
"""Where the error is below this, an example has nothing left to teach."""
_MOST_WEIGHTS: Final = 12000
_STRIDE: Final = 7919
"""A prime; steps of it visit all examples in a mixed order."""


class Example(NamedTuple):
    """A paper that the person decided on: `weight` above 0 for a bookmark, below 0 for one passed over."""

    features: Sequence[str]
    weight: float


class _Sample(NamedTuple):
    """An example as indices into the weights; `share` is what one feature has in the score."""

    indices: list[int]
    share: float
    weight: float


def train(examples: Sequence[Example], seq: int = 0) -> Taste | NotEnough:
    """The taste that the examples show, or how many bookmarks there are if these are too few."""
    bookmarks = sum(example.weight > 0 for example in examples)
    others = -sum(example.weight for example in examples if example.weight < 0)
    if bookmarks < NEEDED:
        return NotEnough(bookmarks, seq=seq)
    rarity = _rarity(examples)
    index = {feature: number for number, feature in enumerate(rarity)}.get
    samples = [
        _Sample([one for one in map(index, example.features) if one is not None], _share(example), example.weight)
        for example in examples
    ]
    count = len(samples)
    mixed = [samples[number * _STRIDE % count] for number in range(count)] if count % _STRIDE else samples
    rates = [(_SCALE * value) ** 2 for value in rarity.values()]
    weights = _descend(mixed, rates, sqrt(max(others, 1.0) / bookmarks))
    largest = sorted(zip(weights, rarity, strict=True), key=lambda pair: (-abs(pair[0]), pair[1]))[:_MOST_WEIGHTS]
    return Taste({feature: round(weight, 4) for weight, feature in largest}, bookmarks, seq)


def _rarity(examples: Sequence[Example]) -> dict[str, float]:
    """What tells one paper from another, with its inverse document frequency."""
    wanted: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for example in examples:
        (wanted if example.weight > 0 else passed).update(example.features)
    bookmarks = sum(example.weight > 0 for example in examples)
    common, common_in_others = _COMMON * bookmarks, _COMMON * (len(examples) - bookmarks)
    rarity = {}
    for feature, count in (wanted + passed).items():
        if feature[0] == AUTHOR:
            rarity[feature] = _AUTHOR * log(len(examples) / count)
        elif count > 1 and (wanted[feature] <= common or passed[feature] <= common_in_others):
            rarity[feature] = log(len(examples) / count)
    return rarity


def _share(example: Example) -> float:
    return 1 / sqrt(len(example.features) or 1)


def _descend(samples: Sequence[_Sample], rates: Sequence[float], of_bookmarks: float) -> list[float]:
    """The weights after some rounds; a bookmark counts `of_bookmarks` times as much as what was passed over."""
    weights = [0.0] * len(rates)
    weight_of = weights.__getitem__
    bias = 0.0
    for number in range(_ROUNDS):
        rate = _RATE / (1 + number)
        for indices, share, weight in samples:
            score = bias + share * sum(map(weight_of, indices))
            expected = 1 / (1 + exp(-score)) if score > -30 else 0.0
            error = of_bookmarks * weight * (expected - 1) if weight > 0 else -weight * expected
            if abs(error) < _RIGHT:
                continue
            step = rate * max(-3.0, min(3.0, error))
            bias -= 0.1 * step
            step *= share
            for one in indices:
                weights[one] -= step * rates[one]
    return weights
