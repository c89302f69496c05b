"""The README shows what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

from reader.keymap import markdown_table

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def between(begin: str, end: str) -> str:
    """What stands between two marks of the README."""
    return README.split(f"<!-- {begin} -->\n")[1].split(f"<!-- {end} -->")[0].strip()


def test_the_key_table_is_the_programs() -> None:
    assert between("keys", "end of keys") == markdown_table("en").strip(), "paste: reader keys --markdown"


def test_ci_runs_the_readmes_test_command() -> None:
    command = README.split("<!-- test command -->\n```sh\n")[1].split("\n```")[0]
    assert command.startswith("python3 -m venv .venv")
    assert all(tool in command for tool in ("bin/pytest", "bin/ruff check", "bin/ruff format --check", "bin/mypy"))
    assert "/^<!-- test command -->$/" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_file_and_heading_that_is_named_exists() -> None:
    for name in re.findall(r"\]\(((?!https?:)[^)]+)\)|`(tests/[\w./]+|screenshots/[\w./]+)`", README):
        path = next(filter(None, name))
        if path.startswith("#"):
            assert f"\n## {path[1:].capitalize()}\n" in README, path
        else:
            assert (ROOT / path).exists(), path
