"""A mark never waits for an import; the library's mirror follows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import BusyError
from reader.following import Following
from reader.library import Library
from reader.marks import Marks
from reader.model import NO_FLAGS, Flag, Scope, View
from tests.conftest import OpenSession, press
from tests.library.made_up import digest


def test_the_mirror_follows_when_the_writer_is_done(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, Library.open(tmp_path) as importer, Marks.open(tmp_path) as marks:
        library.add(digest("2026-06-12", ["a", "b"]))
        following = Following(library, marks)
        assert following.changed() is None
        marks.set_flags(["a"], Flag.READ, NO_FLAGS, "read")
        with importer._store.transaction():
            changed = following.changed()
            assert changed is not None
            assert changed["a"].flags == Flag.READ
            assert library.counts(View(Scope.UNREAD)).unread == 2
            assert following.changed() is not None, "the mirror is still behind"
        assert following.changed() is not None
        assert library.counts(View(Scope.UNREAD)).unread == 1
        assert following.changed() is None


def test_a_view_waits_until_the_mirror_is_right(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, Library.open(tmp_path) as importer, Marks.open(tmp_path) as marks:
        library.add(digest("2026-06-12", ["a", "b"]))
        following = Following(library, marks)
        marks.set_flags(["a", "b"], Flag.READ, NO_FLAGS, "read")
        with importer._store.transaction():
            following.changed()
        following.settle()
        assert library.counts(View(Scope.UNREAD)).unread == 0


def test_who_does_not_wait_is_told_at_once_and_waits_again_later(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library, Library.open(tmp_path) as importer:
        with importer._store.transaction(), pytest.raises(BusyError):
            library.mirror({}, 1, wait=False)
        assert library._store.one("PRAGMA busy_timeout")[0] > 0


def test_the_row_shows_a_mark_while_a_digest_is_being_added(session: OpenSession) -> None:
    here, other = session(120, 40), session(120, 40)
    with other.library._store.transaction():
        press(here, "b")
        assert here.row is not None
        assert here.row.flags & Flag.BOOKMARKED
    here.refresh_marks()
    assert len(here.library.ids(View(Scope.BOOKMARKS))) == 1
