"""`reader stats`: numbers that fit a screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.marks.types import Action
from reader.paths import Home
from reader.verbs.stats import read_per_week
from tests.digest_files import two_days


def test_numbers(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    two_days(tmp_path)
    main(["import", str(tmp_path)])
    main(["mark", "read", "alpha"])
    main(["mark", "bookmark", "gamma"])
    capsys.readouterr()
    assert main(["stats", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    sizes, weeks = found.pop("bytes"), found.pop("read_per_week")
    assert found == {
        "papers": 3, "unread": 2, "bookmarked": 1, "days": 2, "first_day": "2026-06-11", "last_day": "2026-06-12",
        "categories": {"cs.LG": 3},
    }  # fmt: skip
    assert min(sizes.values()) > 1000
    assert list(weeks.values()) == [1]
    assert main(["stats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["papers\t3\t2 unread", "bookmarked\t1\t", "days\t2\t2026-06-11 to 2026-06-12"]
    assert len(lines) <= 24


def test_an_empty_library(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["papers"], found["first_day"], found["read_per_week"]) == (0, None, {})


def test_weeks_begin_on_monday_and_what_was_undone_does_not_count() -> None:
    def action(at: str, label: str = "read", *, undone: bool = False, undoes: int | None = None) -> Action:
        return Action(1, f"{at}T12:00:00Z", label, "", 5, undone, undoes, None)

    actions = [
        action("2026-06-12"), action("2026-06-08"), action("2026-06-07", "read-all"), action("2026-06-09", "bookmark"),
        action("2026-06-09", undone=True), action("2026-06-09", undoes=1),
    ]  # fmt: skip
    assert read_per_week(actions) == {"2026-06-08": 10, "2026-06-01": 5}
