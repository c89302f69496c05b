"""Errors that nobody thought of."""

from pathlib import Path

from reader.paths import Home
from reader.unforeseen import errors_file, record_error


def test_details_are_appended(home: Home) -> None:
    for number in range(2):
        line = record_error(home, ValueError(f"odd\n{number} \ud83d"))
        assert "\n" not in line
        assert line.startswith("this should not have happened: ValueError odd")
        assert line.endswith(f"details are in {errors_file(home)}")
    assert errors_file(home).read_text(encoding="utf-8").count("ValueError: odd") == 2


def test_nowhere_to_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert record_error(Home.under(tmp_path / "file"), ValueError("odd")).endswith("marks are safe")
