"""How well the learned order finds what a person wants: `python -m tests.benchmarks.order`.

The papers are those of the real digests that lie beside the checkout; without them nothing is measured, because made-up
papers have no tastes to find. As these digests are of many origins and few days follow each other, the papers are dealt
out, in the order of their days, to days of equal size and mixture. The people are simulated: one wants whatever has a
hidden category, is about a hidden topic (its words occur at least twice in the abstract) or is by one of forty hidden
authors; bookmarks most of that during the first days, sometimes something else, reads and hides some of the rest; then
the first ten of each of the last days are counted that have the hidden trait. (On the days in between the method and
its settings were chosen: logistic regression before perceptron, naive Bayes and the difference of centroids.)

What gives the trait away is kept from the taste: no categories where one is hidden, none of a topic's words ("words
hidden"; beside it with them, as in practice). Authors are in the features: to follow them is what is to be learned.
The keyword order is what the person could have typed: words of the category or topic, eight of the forty names.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from random import Random
from statistics import mean
from time import process_time
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.digest.find import find, group
from reader.digest.load import load
from reader.errors import DigestError
from reader.learning.features import AUTHOR, CATEGORY, Text, features
from reader.learning.taste import NotEnough, Taste, order
from reader.learning.train import MOST_BOOKMARKS, MOST_OTHERS, Example, train
from reader.text.fold import fold
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

    from reader.model import Paper

_DAYS: Final = 36
_FIRST_DAYS: Final = 12
_LATER_DAYS: Final = 12
_LEAST_WANTED: Final = 3
"""A day with fewer of them is left out, since no order could do well."""

_CATEGORIES: Final = {
    "cs.RO": ("robot", "机器人"),
    "cs.CR": ("security", "privacy", "attack", "安全", "隐私", "攻击"),
    "cs.HC": ("human", "user", "interaction", "人机", "用户"),
    "cs.IR": ("retrieval", "recommendation", "search", "检索", "推荐"),
    "cs.SE": ("software", "code", "软件", "代码"),
    "eess.IV": ("image", "medical", "图像", "医学"),
    "cs.CY": ("society", "education", "ethics", "社会", "教育"),
    "stat.ML": ("statistical", "bayesian", "统计", "贝叶斯"),
}
_TOPICS: Final = {
    "diffusion|扩散": ("diffusion", "扩散"),
    r"medical|clinical|patient|\bmri\b": ("medical", "clinical", "医学", "临床"),
    "point cloud|gaussian splat|nerf|3d reconstruct|depth estim": ("point cloud", "gaussian splatting", "点云", "高斯"),
    r"reinforcement learning|\bpolicy\b|\breward": ("reinforcement", "强化学习"),
    r"remote sensing|satellite|aerial|\buav": ("remote sensing", "satellite", "遥感", "卫星"),
    r"chain-of-thought|\breasoning\b": ("reasoning", "推理"),
}
_GROUPS_OF_AUTHORS: Final = 4


class Person(NamedTuple):
    """What they want, what they could type, and which features would give it away."""

    kind: str
    wants: Callable[[Paper], bool]
    keywords: tuple[str, ...]
    hidden: re.Pattern[str] | None


class Result(NamedTuple):
    """Precision at ten, mean over the days: as good as it can be, the day's order, keywords, the taste."""

    best: float
    day: float
    keywords: float
    taste: float
    seconds: float


def main() -> None:
    """Measure, and print the table."""
    if not SHARED.is_dir():
        raise SystemExit(f"the real digests are not at {SHARED}; made-up papers have no tastes to find")
    days = _deal(_papers())
    results: dict[str, list[Result]] = {}
    for person in _people([paper for day in days for paper in day]):
        result = _measure(person, days)
        if result is not None:
            results.setdefault(person.kind, []).append(result)
    print(f"{sum(map(len, days)):,} real papers, {_FIRST_DAYS} days to learn from, {_LATER_DAYS} to order\n")
    print("| precision at 10, hidden is a … | people | best possible | day order | keywords | For you | learned in |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for kind, found in results.items():
        means = [mean(column) for column in zip(*found, strict=True)]
        cells = " | ".join(f"{value:.2f}" for value in means[:-1])
        print(f"| {kind} | {len(found)} | {cells} | {means[-1]:.2f} s |")


def _papers() -> list[Paper]:
    """The papers of all real digests that have a category, by the day that lists them first."""
    digests = []
    for files in group(find([SHARED / "upstream", SHARED / "forks", *SHARED.glob("*.txt")])):
        try:
            digests.append(load(files))
        except DigestError:
            continue
    found: dict[str, Paper] = {}
    for digest in sorted(digests, key=lambda digest: digest.day):
        for listing in digest.listings:
            if "." in listing.paper.primary_category:
                found.setdefault(listing.paper.key, listing.paper)
    return list(found.values())


def _deal(papers: Sequence[Paper]) -> list[list[Paper]]:
    return [list(papers[number::_DAYS]) for number in range(_DAYS)]


def _people(papers: Sequence[Paper]) -> Iterator[Person]:
    for category, keywords in _CATEGORIES.items():
        yield Person("category", partial(_is_in, category), keywords, re.compile(CATEGORY))
    for topic, keywords in _TOPICS.items():
        pattern = re.compile(topic, re.IGNORECASE)
        # What is hidden is looked for in features, which are single words.
        of_words = re.compile("|".join(re.findall(r"[a-z\d]{3,}|[^\x00-\x7f]+", f"{topic}|{'|'.join(keywords)}")))
        yield Person("topic, words hidden", partial(_is_about, pattern), keywords, of_words)
        yield Person("topic", partial(_is_about, pattern), keywords, None)
    counts = Counter(author for paper in papers for author in paper.authors)
    frequent = sorted(author for author, count in counts.items() if count >= 6)
    for seed in range(_GROUPS_OF_AUTHORS):
        names = Random(seed).sample(frequent, 40)
        yield Person("group of authors", partial(_is_by, frozenset(names)), tuple(map(fold, names[:8])), None)


def _is_in(category: str, paper: Paper) -> bool:
    return category in paper.categories


def _is_about(pattern: re.Pattern[str], paper: Paper) -> bool:
    return len(pattern.findall(paper.abstract)) >= 2


def _is_by(names: Set[str], paper: Paper) -> bool:
    return not names.isdisjoint(paper.authors)


def _measure(person: Person, days: Sequence[Sequence[Paper]]) -> Result | None:
    later = days[-_LATER_DAYS:]
    tests = [day for day in later if sum(map(person.wants, day)) >= _LEAST_WANTED]
    marks = _marks(person, [paper for day in days[:_FIRST_DAYS] for paper in day])
    start = process_time()
    bookmarks = [mark for mark in marks if mark[1] > 0][-MOST_BOOKMARKS:]
    others = [mark for mark in marks if mark[1] < 0][-MOST_OTHERS:]
    taste = train([Example(_features(person, paper), weight) for paper, weight in bookmarks + others])
    seconds = process_time() - start
    if isinstance(taste, NotEnough) or len(tests) < 4:
        return None

    def precision(orders: Sequence[Sequence[Paper]]) -> float:
        return mean(sum(map(person.wants, ordered[:10])) / 10 for ordered in orders)

    return Result(
        precision([sorted(day, key=person.wants, reverse=True) for day in tests]),
        precision(tests),
        precision([sorted(day, key=partial(_keyword_points, person), reverse=True) for day in tests]),
        precision([_ordered(person, taste, day) for day in tests]),
        seconds,
    )


def _marks(person: Person, papers: Sequence[Paper]) -> list[tuple[Paper, float]]:
    """What the person did: 60 % of what they want is bookmarked, and about one bookmark in six is of something else."""
    random = Random(1)
    astray = 0.11 * sum(map(person.wants, papers)) / len(papers)
    marks = []
    for paper in papers:
        chance = random.random()
        if person.wants(paper):
            weight = 1.0 if chance < 0.6 else -1.0 if chance < 0.75 else 0.0
        elif chance < astray:
            weight = 1.0
        else:
            weight = -1.0 if chance < 0.35 else -2.0 if chance < 0.4 else -0.5 if chance < 0.6 else 0.0
        if weight:
            marks.append((paper, weight))
    return marks


def text_of(paper: Paper) -> Text:
    """The text that the program knows a paper by."""
    tldr = paper.summary.section("tldr") or ""
    return Text(paper.title, tldr, paper.authors, paper.categories, paper.abstract)


def _features(person: Person, paper: Paper) -> list[str]:
    found = features(text_of(paper))
    hidden = person.hidden
    if hidden is None:
        return found
    if hidden.pattern == CATEGORY:
        return [feature for feature in found if feature[0] != CATEGORY]
    return [feature for feature in found if feature[0] == AUTHOR or not hidden.search(feature)]


def _keyword_points(person: Person, paper: Paper) -> int:
    title, tldr, authors, *_ = text_of(paper)
    text = fold(" ".join((title, tldr, *authors)))
    return sum(keyword in text for keyword in person.keywords)


def _ordered(person: Person, taste: Taste, day: Sequence[Paper]) -> Sequence[Paper]:
    if person.hidden is None:
        return [day[number] for number in order(((number, text_of(paper)) for number, paper in enumerate(day)), taste)]
    return sorted(day, key=lambda paper: -taste.score(_features(person, paper)))


if __name__ == "__main__":
    main()
