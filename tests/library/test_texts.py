from __future__ import annotations

from pathlib import Path

from reader.library import Library
from reader.model import Flag, Mark, Summary

from .made_up import digest, paper


def test_texts_come_in_the_order_of_the_ids(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(
            digest("2026-06-12", ["2606.00001", paper("2606.00002", summary=Summary(), authors=(), categories=())])
        )
        one, two = library.find("2606.00001") or 0, library.find("2606.00002") or 0
        assert library.texts([two, 999, one]) == [
            ("Title of 2606.00002", "", (), (), "Abstract of 2606.00002."),
            ("", "", (), (), ""),
            (
                "Title of 2606.00001",
                "2606.00001 的摘要",
                ("Ada Lovelace", "Alan Turing"),
                ("cs.LG", "cs.AI"),
                "Abstract of 2606.00001.",
            ),
        ]
        assert library.texts([]) == []
        assert len(library.texts([one] * 1200)) == 1200


def test_decided_are_bookmarks_and_what_was_passed_over_newest_first(tmp_path: Path) -> None:
    flags = [
        Flag.BOOKMARKED,
        Flag.READ,
        Flag.HIDDEN,
        Flag.SKIMMED | Flag.READ,
        Flag.READ | Flag.LATER,
        Flag.MUTED,
        Flag(0),
    ]
    keys = [f"2606.{number:05}" for number in range(7)]
    with Library.open(tmp_path) as library:
        library.add(digest("2026-06-11", keys[:2]))
        library.add(digest("2026-06-12", keys[2:]))
        library.mirror({key: Mark(flag) for key, flag in zip(keys, flags, strict=True)}, 9)
        ids = [library.find(key) for key in keys]
        assert library.decided(10, 10) == [
            (ids[0], flags[0]),
            (ids[2], flags[2]),
            (ids[3], flags[3]),
            (ids[1], flags[1]),
        ]
        assert library.decided(0, 1) == [(ids[2], flags[2])]
