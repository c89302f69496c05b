from pathlib import Path

import pytest

from reader.learning.file import save_taste
from reader.learning.taste import NotEnough, Taste
from reader.liking import Liking
from reader.model import NO_FLAGS, Flag, Scope, View
from reader.paths import Home
from reader.sources.learner import learn
from reader.wording import Wording
from tests.answers import choose
from tests.conftest import OpenSession, press

EN, ZH = Wording("en"), Wording("zh")


def test_it_says_how_many_bookmarks_there_are_before_it_learns(session: OpenSession) -> None:
    here = session()
    press(here, "b", "j", "b")
    assert choose(here, "S", "f").message == "Nothing is learned yet: 2 of the 20 bookmarks that it takes"
    assert here.liking.why_not(ZH) == "尚未学到偏好：需要 20 个收藏，现有 2 个"
    assert here.view.sort == ""


def test_with_enough_bookmarks_it_says_that_it_is_being_learned(session: OpenSession) -> None:
    here = session(scope="all")
    press(here, "V", "b")
    assert here.liking.why_not(EN).startswith("Your 41 bookmarks are being learned from")


def test_a_taste_that_comes_while_the_reader_runs_changes_the_order(session: OpenSession, sample_home: Home) -> None:
    here = session(scope="all")
    keys = here.library.keys(here.ids)
    here.marks.set_flags(keys[-22:], Flag.BOOKMARKED | Flag.READ, NO_FLAGS, "bookmark")
    here.marks.set_flags(keys[:8], Flag.READ | Flag.HIDDEN, NO_FLAGS, "hide")
    here.refresh_marks()
    taste = learn(here.library, here.marks.last_seq())
    assert isinstance(taste, Taste)
    assert not here.liking.is_ready()
    assert save_taste(sample_home.taste_file, taste)
    before = list(here.ids)
    assert choose(here, "S", "f").message == ""
    assert here.view.sort == "foryou"
    after = list(here.library.keys(here.ids))
    assert after != here.library.keys(before)
    assert sum(after.index(key) for key in keys[-22:]) / 22 < sum(map(keys.index, keys[-22:])) / 22
    assert here.record is not None
    words = here.liking.words(here.record)
    assert words
    press(here, "i")
    text = "\n".join(line.text for line in here.document())
    assert "Learned from your bookmarks" in text
    assert f"{words[0][0]} {words[0][1]:+.1f}" in text
    again = session(**here.place._asdict())
    assert (again.view, list(again.ids)) == (here.view, list(here.ids))


def test_catching_up_goes_by_the_taste_once_there_is_one(session: OpenSession, sample_home: Home) -> None:
    here = session()
    save_taste(sample_home.taste_file, Taste({"wtransformer": 1.0}, 20))
    assert "by what you bookmarked" in str(press(here, "a").menu)
    choose(here, "a", "1")
    assert here.view == View(Scope.UNREAD, sort="foryou")


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b'{"weights": []}', b"[" * 9999])
def test_a_damaged_file_is_no_taste(session: OpenSession, tmp_path: Path, content: bytes) -> None:
    here = session()
    path = tmp_path / "taste.json"
    path.write_bytes(content)
    liking = Liking(here.library, path)
    assert not liking.is_ready()
    assert here.record is not None
    assert liking.words(here.record) == []
    assert liking.order_of(View(sort="foryou")) is None


def test_too_few_are_no_taste_and_a_file_that_goes_is_forgotten(session: OpenSession, tmp_path: Path) -> None:
    here = session()
    path = tmp_path / "taste.json"
    liking = Liking(here.library, path)
    save_taste(path, NotEnough(3))
    assert not liking.is_ready()
    save_taste(path, Taste({"wx": 1.0}, 20))
    assert liking.is_ready()
    assert liking.why_not(EN) == ""
    path.unlink()
    assert not liking.is_ready()


def test_only_a_view_that_is_sorted_so_is_reordered(session: OpenSession, tmp_path: Path) -> None:
    here = session()
    save_taste(tmp_path / "t", Taste({"wx": 1.0}, 20))
    liking = Liking(here.library, tmp_path / "t")
    assert liking.order_of(View(sort="title")) is None
    order = liking.order_of(View(sort="foryou"))
    assert order is not None
    ids = here.library.ids(View(Scope.ALL))
    assert sorted(order(ids)) == sorted(ids)
    assert list(order(ids[:0])) == []
