"""What may stand at the cursor, and the scripts of the shells."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.export import FORMATS
from reader.paths import Home
from reader.usages import ACTIONS, COMMANDS, LANGUAGES, SHELLS, SORT_KEYS
from reader.verbs.completing import candidates
from tests.conftest import Run

BASH = shutil.which("bash")


def found(home: Home, *words: str) -> list[str] | None:
    offered = candidates(home, words)
    return None if offered is None else [text for text, _ in offered]


def test_commands_and_paths(home: Home) -> None:
    assert found(home, "") == list(COMMANDS)
    assert found(home, "ex") == ["export"]
    assert found(home, "--") == ["--demo", "--version"]
    assert found(home, "/home") is None
    assert found(home, "digests", "mo") is None
    for words in (["import", ""], ["sync", ""], ["add", "x"], ["export", "-o", "x"], ["export", "--output=x"]):
        assert found(home, *words) is None
    assert not home.data.exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_offered_once(home: Home, name: str) -> None:
    options = [option.name for option in COMMANDS[name].options]
    assert found(home, name, "--") == found(home, name, "-") == options
    for option in options:
        assert option not in (found(home, name, option, "x", "--") or [])


def test_values_of_options(home: Home) -> None:
    assert found(home, "export", "--format", "") == list(FORMATS)
    assert found(home, "export", "--format=b") == ["--format=bibtex"]
    assert found(home, "show", "--lang", "") == list(LANGUAGES)
    assert found(home, "list", "--sort", "") == list(SORT_KEYS)
    assert found(home, "list", "--sort", "-s") == ["-score", "-stars"]
    assert found(home, "list", "--limit", "") == []
    assert found(home, "completion", "") == list(SHELLS)


def test_words_by_their_place(sample_home: Home) -> None:
    assert found(sample_home, "mark", "re") == ["read"]
    assert found(sample_home, "mark", "") == [*ACTIONS, "tag=", "untag="]
    assert found(sample_home, "mark", "read", "has:c") == ["has:code"]
    assert found(sample_home, "list", "--limit", "3", "-cat:stat") == ["-cat:stat.ML"]
    assert found(sample_home, "list", "IS:UNR") == ["IS:unread"]
    assert found(sample_home, "show", "17") == []
    assert found(sample_home, "undo", "1", "") == []
    assert found(sample_home, "stats", "") == []


def test_names_of_the_library(filled: Run, home: Home, tmp_path: Path) -> None:
    filled("mark", "tag=nlp", "alpha")
    assert found(home, "mark", "untag=n") == ["untag=nlp"]
    assert found(home, "list", "tag:") == ["tag:nlp"]
    assert found(home, "remove", "") == [str(tmp_path / "digests")]


def test_a_damaged_library_completes_nothing_and_says_nothing(filled: Run, home: Home) -> None:
    (home.data / "library.db").write_bytes(b"not a database" * 500)
    assert filled("completion", "bash", "--", "list", "cat:") == (1, "", "")
    assert not list(home.data.glob("library.damaged*"))


def test_what_is_printed(filled: Run) -> None:
    assert filled("completion", "zsh", "--", "list", "cat:cs.") == (0, "cat:cs.LG\tMachine Learning · 3\n", "")
    assert filled("completion", "fish", "--", "import", "") == (0, "", "")
    assert filled("completion", "bash", "--", "stats", "") == (1, "", "")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_understood_by_its_shell(run: Run, tmp_path: Path, shell: str) -> None:
    status, out, _ = run("completion", shell)
    assert (status, f"completion {shell} -- " in out) == (0, True)
    if program := shutil.which(shell):
        (tmp_path / "script").write_text(out, encoding="utf-8")
        assert subprocess.run([program, "-n", tmp_path / "script"], check=False).returncode == 0


@pytest.mark.skipif(BASH is None, reason="there is no bash")
def test_bash_completes(filled: Run, tmp_path: Path) -> None:
    filled("mark", "tag=to read", "alpha")
    lines = {
        "reader li": "list",
        "reader export --format=b": "bibtex",
        "reader list cat:cs": "cs.LG",
        "reader list is:unread -cat:cs": "cs.LG",
        "reader mark tag=t": "to\\ read",
        "reader stats ": "",
        "reader import x": "",
    }
    script = filled("completion", "bash")[1] + 'reader() { "$PYTHON" -m reader "$@"; }\n'
    script += """
        while IFS= read -r COMP_LINE; do
            COMP_POINT=${#COMP_LINE}
            _reader reader
            echo "${COMPREPLY[*]}"
        done
    """
    (tmp_path / "script").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [str(BASH), tmp_path / "script"],
        input="".join(f"{line}\n" for line in lines),
        env={"PYTHON": sys.executable, "READER_HOME": str(tmp_path / "home"), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert dict(zip(lines, done.stdout.splitlines(), strict=True)) == lines
    assert done.stderr == ""
