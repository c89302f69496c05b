"""What is learned of a library's marks, and when it is learned anew."""

from __future__ import annotations

import pytest

from reader.learning.features import Text, features
from reader.learning.file import load_taste
from reader.learning.taste import NotEnough, Taste
from reader.library import Library
from reader.model import Flag, Mark
from reader.paths import Home
from reader.sources.learner import CHANGES, Learner, weight

from ..library.made_up import chinese, digest, paper

KEYS = [f"2606.{number:05}" for number in range(90)]


@pytest.fixture
def library(home: Home) -> Library:
    """Ninety papers, each third about diffusion."""
    opened = Library.open(home.data)
    titles = ["Diffusion" if number % 3 == 0 else "Retrieval" for number in range(90)]
    papers = [
        paper(key, title=f"{title} {key}", abstract="", summary=chinese("摘要"))
        for key, title in zip(KEYS, titles, strict=True)
    ]
    opened.add(digest("2026-06-12", papers))
    return opened


def mark(library: Library, bookmarks: int, seq: int) -> None:
    wanted = [Mark(Flag.BOOKMARKED | Flag.READ) if number < bookmarks else Mark() for number in range(30)]
    marks = dict(zip(KEYS[::3], wanted, strict=True)) | {key: Mark(Flag.READ) for key in KEYS[1::3]}
    library.mirror(marks, seq)


def test_it_learns_from_what_was_bookmarked_and_what_was_read_past(home: Home, library: Library) -> None:
    mark(library, 25, 60)
    library.close()
    assert Learner(home).look()
    taste = load_taste(home.taste_file)
    assert isinstance(taste, Taste)
    assert (taste.bookmarks, taste.seq) == (25, 60)
    assert taste.score(features(Text("Diffusion"))) > 0 > taste.score(features(Text("Retrieval")))


def test_it_learns_again_at_its_start_after_any_change_and_later_after_many(home: Home, library: Library) -> None:
    mark(library, 7, 10)
    learner = Learner(home)
    assert learner.look()
    assert load_taste(home.taste_file) == NotEnough(7, seq=10)
    assert not learner.look()
    mark(library, 21, 9 + CHANGES)
    assert not learner.look()
    mark(library, 21, 10 + CHANGES)
    assert learner.look()
    assert isinstance(load_taste(home.taste_file), Taste)
    assert not Learner(home).look()
    mark(library, 7, 11 + CHANGES)
    assert Learner(home).look()
    assert load_taste(home.taste_file) == NotEnough(7, seq=11 + CHANGES)
    library.close()


def test_a_damaged_file_is_learned_anew(home: Home, library: Library) -> None:
    mark(library, 25, 60)
    library.close()
    Learner(home).look()
    home.taste_file.write_text("{")
    assert Learner(home).look()
    assert isinstance(load_taste(home.taste_file), Taste)


def test_a_library_that_cannot_be_opened_is_passed_over(home: Home) -> None:
    home.data.mkdir(parents=True)
    (home.data / "library.db").write_bytes(b"no database" * 100)
    assert not Learner(home).look()
    assert not home.taste_file.exists()


def test_what_marks_say() -> None:
    assert weight(Flag.BOOKMARKED | Flag.HIDDEN) > 0
    assert weight(Flag.HIDDEN) < weight(Flag.READ) < weight(Flag.SKIMMED | Flag.READ) < 0
