"""`reader doctor`: fine where all is fine, and what to do where something is wrong."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from reader.marks.backups import backup_if_due
from reader.paths import Home
from tests.digest_files import two_days

Doctor = Callable[[], tuple[int, dict[str, list[dict[str, str]]]]]


@pytest.fixture
def doctor(home: Home, capsys: pytest.CaptureFixture[str]) -> Doctor:
    """Runs it; the exit status, and the findings by topic."""

    def run() -> tuple[int, dict[str, list[dict[str, str]]]]:
        status = main(["doctor", "--json"])
        out, err = capsys.readouterr()
        assert err == ""
        found: dict[str, list[dict[str, str]]] = {}
        for line in out.splitlines():
            finding = json.loads(line)
            found.setdefault(finding["topic"], []).append(finding)
        return status, found

    return run


@pytest.fixture
def filled(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Home:
    two_days(tmp_path / "digests")
    assert main(["import", str(tmp_path / "digests")]) == 0
    assert main(["mark", "read", "alpha"]) == 0
    backup_if_due(home.data, "2026-06-12")
    capsys.readouterr()
    return home


def wrong(found: dict[str, list[dict[str, str]]]) -> list[str]:
    return [finding["topic"] for all in found.values() for finding in all if finding["status"] == "wrong"]


def test_a_new_home_is_fine_and_stays_as_it_is(doctor: Doctor, home: Home) -> None:
    status, found = doctor()
    assert (status, wrong(found)) == (0, [])
    assert "not there yet" in found["library"][0]["text"]
    assert "SQLite 3." in found["versions"][0]["text"]
    assert "Textual 8." in found["versions"][0]["text"]
    assert not home.data.exists()


def test_a_home_in_use_is_fine(doctor: Doctor, filled: Home) -> None:
    before = (filled.data / "library.db").read_bytes(), (filled.data / "marks.db").read_bytes()
    status, found = doctor()
    assert (status, wrong(found)) == (0, [])
    assert found["library"][0]["text"].endswith("sound")
    assert "drwx" in found["data"][0]["text"]
    assert "sound, and what the history led to" in found["marks"][0]["text"]
    assert "the newest marks-2026-06-12.db: sound" in found["backups"][0]["text"]
    assert "1 path there" in found["imported"][0]["text"]
    assert before == ((filled.data / "library.db").read_bytes(), (filled.data / "marks.db").read_bytes())


def test_the_text_for_people(filled: Home, capsys: pytest.CaptureFixture[str]) -> None:
    (filled.config).mkdir()
    filled.settings_file.write_text("interface = ", encoding="utf-8")
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    index = next(number for number, line in enumerate(lines) if line.startswith("✗ settings"))
    assert "not valid TOML" in lines[index]
    assert lines[index + 1].endswith("→ mend the file, or move it away for the defaults")


def change(path: Path, *statements: str) -> None:
    database = sqlite3.connect(path)
    database.executescript(";".join(statements))
    database.close()


def write(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("{}", encoding="utf-8")


FAULTS: dict[str, tuple[Callable[[Home], object], str, str]] = {
    "library damaged": (lambda home: (home.data / "library.db").write_bytes(b"x" * 9000), "library", "builds it again"),
    "library newer": (
        lambda home: change(home.data / "library.db", "PRAGMA user_version = 9999"), "library", "newer version"),
    "counters wrong": (
        lambda home: change(home.data / "library.db", "UPDATE tally SET total = 9"), "library", "counters"),
    "marks damaged": (lambda home: (home.data / "marks.db").write_bytes(b"x" * 9000), "marks", "newest backup back"),
    "marks gone": (lambda home: (home.data / "marks.db").unlink(), "marks", "puts the newest backup back"),
    "history changed": (
        lambda home: change(home.data / "marks.db", "DROP TRIGGER entry_stays", "UPDATE entry SET after = 2"),
        "marks", "change 1 of the history is not what was written"),
    "marks rescued": (
        lambda home: write(home.state / "unwritten-marks.jsonl"), "marks", "make room"),
    "backup damaged": (
        lambda home: (home.data / "backups" / "marks-2026-06-12.db").write_bytes(b"x" * 9000), "backups", "move it"),
    "a file for a folder": (lambda home: write(home.state), "state", "READER_HOME"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_is_said_with_what_to_do(doctor: Doctor, filled: Home, fault: str) -> None:
    cause, topic, said = FAULTS[fault]
    for log in filled.data.glob("*-wal"):
        log.unlink()
    for backup in list((filled.data / "backups").glob("*"))[1:]:
        if not backup.name.startswith("marks-2026-06-12.db"):
            backup.unlink()
    cause(filled)
    status, found = doctor()
    findings = [finding for finding in found[topic] if finding["status"] == "wrong"]
    assert status == 1
    assert findings
    assert said in findings[-1]["text"] + findings[-1]["advice"]
    assert all(finding["advice"] for finding in findings)


def test_notes_are_not_wrong(doctor: Doctor, filled: Home, tmp_path: Path) -> None:
    (tmp_path / "digests").rename(tmp_path / "elsewhere")
    filled.state.mkdir()
    (filled.state / "errors.log").write_text("Traceback", encoding="utf-8")
    status, found = doctor()
    assert status == 0
    assert found["imported"][0]["status"] == found["errors"][0]["status"] == "note"
    assert found["imported"][0]["text"].endswith("is gone")
