from __future__ import annotations

import math
import os
import subprocess
import sys
from random import Random

from reader.learning.features import Text, features
from reader.learning.taste import NotEnough, Taste
from reader.learning.train import Example, train

WORDS = [f"{start}{end}" for start in ("al", "be", "ga", "de", "ep") for end in ("pha", "ta", "mma", "lta", "silon")]


def papers(count: int) -> list[tuple[Text, bool]]:
    """Papers about anything; one in five is about diffusion, in English or Chinese."""
    random = Random(5)
    made = []
    for number in range(count):
        wanted = number % 5 == 0
        words = random.sample(WORDS, 8) + (["Diffusion"] if wanted else [])
        tldr = "提出扩散模型" if wanted else "提出检索系统"
        made.append((Text(" ".join(words), tldr, (f"Author {number % 37}",), ("cs.LG",)), wanted))
    return made


def taste_of(count: int = 300, seq: int = 0) -> Taste | NotEnough:
    return train([Example(features(text), 1.0 if wanted else -1.0) for text, wanted in papers(count)], seq)


def test_it_finds_what_the_bookmarks_have_in_common_in_both_languages() -> None:
    taste = taste_of(seq=7)
    assert isinstance(taste, Taste)
    assert (taste.bookmarks, taste.seq) == (60, 7)
    score = taste.score
    assert score(features(Text("A Diffusion study"))) > score(features(Text("A Retrieval study")))
    assert score(features(Text("New", "扩散模型"))) > 0 > score(features(Text("New", "检索系统")))


def test_an_author_who_is_followed_counts_more_than_a_word() -> None:
    made = [
        (Text(f"{text.title} extra", authors=("Ada Lovelace",)) if wanted else text, wanted)
        for text, wanted in papers(300)
    ]
    taste = train([Example(features(text), 1.0 if wanted else -1.0) for text, wanted in made])
    assert isinstance(taste, Taste)
    assert taste.weights["@ada lovelace"] > taste.weights["extra"] > 0


def test_hidden_papers_count_more_than_those_read_past() -> None:
    examples = [Example(["wanted", f"w{number}"], 1.0) for number in range(30)]
    examples += [
        Example([("hated", "dull")[number % 2], f"o{number}"], (-2.0, -0.5)[number % 2]) for number in range(120)
    ]
    taste = train(examples)
    assert isinstance(taste, Taste)
    assert taste.weights["hated"] < taste.weights["dull"] < 0


def test_with_fewer_than_twenty_bookmarks_there_is_no_taste() -> None:
    assert taste_of(95, seq=3) == NotEnough(19, seq=3)
    assert isinstance(taste_of(100), Taste)


def test_bookmarks_alone_are_enough_to_learn_from() -> None:
    taste = train([Example(features(text), 1.0) for text, wanted in papers(300) if wanted])
    assert isinstance(taste, Taste)
    assert all(map(math.isfinite, taste.weights.values()))


def test_empty_examples_do_no_harm() -> None:
    taste = train([Example([], 1.0)] * 20 + [Example([], -1.0)] * 20)
    assert isinstance(taste, Taste)
    assert taste.score([]) == 0


def test_the_same_examples_give_the_same_taste_in_every_process() -> None:
    code = "from tests.learning.test_train import taste_of; print(sorted(taste_of().weights.items()))"
    said = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
