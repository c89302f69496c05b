"""What the learned order and similar papers cost, in libraries of any size; `order` tells what they are worth."""

from __future__ import annotations

from random import Random
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.learning.features import Text
from reader.learning.taste import NotEnough, order
from reader.library import Library
from reader.model import Flag, Mark, Scope, View
from reader.sources.learner import learn
from tests.benchmarks.table import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.paths import Home

_MARKS: Final = 10_000
_A_DAY: Final = 300
_REPEATS: Final = 15


class Costs(NamedTuple):
    """Seconds of the process, medians; alone of what others leave of the machine."""

    similar: float
    learn: float
    order: float


def costs(home: Home) -> Costs:
    """Measure in the library of a home; it is indexed and gets 10,000 marks, or as many as it has papers."""
    random = Random(1)
    with Library.open(home.data) as library:
        while library.index(1000):
            pass
        ids = library.ids(View(Scope.ALL))
        papers = random.sample(list(ids), _REPEATS)
        similar = median(_seconds(lambda id=id: library.similar(id)) for id in papers)  # type: ignore[misc]
        keys = library.keys(ids[:_MARKS])
        library.mirror({key: Mark(Flag.READ if number % 10 else Flag.BOOKMARKED) for number, key in enumerate(keys)}, 1)
        learned = median(_seconds(lambda: learn(library, 1)) for _ in range(3))
        taste = learn(library, 1)
        if isinstance(taste, NotEnough):
            raise ValueError(f"{len(keys)} papers give too few bookmarks to learn from")
        day = ids[:_A_DAY]

        def ordered() -> object:
            texts = (Text(*text) for text in library.texts(day))
            return order(zip(day, texts, strict=True), taste)

        return Costs(similar, learned, median(_seconds(ordered) for _ in range(_REPEATS)))


def figures(found: Sequence[Costs]) -> list[Figure]:
    """The rows of the table, a library a column."""
    return [
        Figure("papers like this one", "≤ 50 ms", "{:.1f} ms", None, [1000 * each.similar for each in found]),
        Figure(
            "a day of 300 in the learned order", "≤ 30 ms", "{:.1f} ms", None, [1000 * each.order for each in found]
        ),
        Figure("learn from 10,000 marks, in the background", "≤ 1 s", "{:.2f} s", None, [each.learn for each in found]),
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start
