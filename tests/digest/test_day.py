from datetime import datetime

import pytest

from reader.digest.day import UNKNOWN_DAY, day_in, day_of
from reader.model import Listing, Paper


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-06-12.md", "2026-06-12"),
        ("2026-06-12_AI_enhanced_Chinese.jsonl", "2026-06-12"),
        ("to_md~2026-07-16__978eb47f.md", "2026-07-16"),
        ("20260612.md", "2026-06-12"),
        ("5-Jun-2026_IR_README.md", "2026-06-05"),
        ("output_2026_08_21.md", "2026-08-21"),
        ("2026-02-30.md", ""),
        ("2026-13-01_2026-01-13.md", "2026-01-13"),
        ("000_339168eaae3838e9.txt", ""),
        ("12026-06-120.md", ""),
        ("5-Foo-2026.md", ""),
        ("README.md", ""),
    ],
)
def test_the_day_in_a_name(name: str, day: str) -> None:
    assert day_in(name) == day


def listings(*keys: str) -> list[Listing]:
    return [Listing(Paper(key, "T"), "") for key in keys]


def ns(day: str) -> int:
    return int(datetime.fromisoformat(day + "T12:00").timestamp()) * 1_000_000_000


@pytest.mark.parametrize(
    ("keys", "modified", "day"),
    [
        (("2605.1", "2606.00001", "2512.00001"), "2026-06-14", "2026-06-14"),
        (("2606.00001",), "2026-07-31", "2026-07-31"),
        (("2606.00001",), "2026-08-01", "2026-06-30"),
        (("2606.00001",), "2026-05-31", "2026-06-30"),
        (("2602.00001", "doi:10.1/x"), None, "2026-02-28"),
        (("math/9912001",), None, "1999-12-31"),
        (("doi:10.1/x",), "2026-01-02", "2026-01-02"),
        (("9999.00001",), None, UNKNOWN_DAY),
        ((), None, UNKNOWN_DAY),
    ],
)
def test_a_guess_from_identifiers_and_modification(keys: tuple[str, ...], modified: str | None, day: str) -> None:
    assert day_of("digest.md", listings(*keys), ns(modified) if modified else None) == (day, True)


def test_a_name_is_no_guess() -> None:
    assert day_of("2026-06-12.md", listings("2001.00001"), 0) == ("2026-06-12", False)


def test_a_senseless_modification_time_is_none() -> None:
    assert day_of("x.md", (), 10**30) == (UNKNOWN_DAY, True)
