"""`reader export`, and the way back through `reader import`."""

from __future__ import annotations

import io
import json
import tempfile
from pathlib import Path

import pytest
import rispy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.export import FORMATS
from reader.export.formats import render
from reader.ingest import ingest
from reader.library import Library
from reader.marks import Marks
from reader.model import Digest, Flag, Listing, Mark, Paper, Scope, Section, Summary, View
from reader.paths import Home
from tests.conftest import Run

from ..digest_files import two_days


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    """Two days in the library, and a mark of each kind."""
    two_days(tmp_path / "digests")
    run("import", tmp_path / "digests")
    for action in ("bookmark", "read", "tag=to read"):
        assert run("mark", action, "2606.00001")[0] == 0
    run("mark", "later", "2606.00003")
    return run


def test_stdout_is_the_file_and_nothing_else(filled: Run) -> None:
    status, out, err = filled("export", "--format", "bibtex", "alpha")
    assert (status, err) == (0, "")
    assert out.startswith("@misc{lovelace2026alpha-2606.00001,\n")
    assert out.count("@misc{") == 1
    assert [item["id"] for item in json.loads(filled("export", "--format=csl-json")[1])] == [
        "lovelace2026beta-2606.00002", "lovelace2026gamma-2606.00003", "lovelace2026alpha-2606.00001",
    ]  # fmt: skip


def test_no_papers(filled: Run, tmp_path: Path) -> None:
    assert filled("export", "--format", "ris", "nothing") == (
        0, "", "reader: no papers match, so nothing was exported\n",
    )  # fmt: skip
    assert filled("export", "nothing", "-o", tmp_path / "x.json")[0] == 0
    assert json.loads((tmp_path / "x.json").read_text()) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_told_by_its_ending(filled: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"x{FORMATS[name]}"
    assert filled("export", "-o", path) == (0, "", f"reader: 3 papers exported to {path}\n")
    assert path.read_bytes().decode() == filled("export", "--format", name)[1]


def test_ris_has_the_line_ends_of_its_format(filled: Run, tmp_path: Path) -> None:
    filled("export", "-alpha", "-o", tmp_path / "x.ris")
    data = (tmp_path / "x.ris").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert [entry["title"] for entry in rispy.loads(data.decode())] == ["Beta \\emph{fields}", "Gamma"]


def test_a_folder_gets_a_file_a_paper(filled: Run, tmp_path: Path) -> None:
    target = f"{tmp_path / 'notes'}/"
    assert filled("export", "-o", target, "--lang", "both") == (0, "", f"reader: 3 papers exported to {target}\n")
    names = sorted(path.name for path in (tmp_path / "notes").iterdir())
    assert names == [
        "lovelace2026alpha-2606.00001.md", "lovelace2026beta-2606.00002.md", "lovelace2026gamma-2606.00003.md",
    ]  # fmt: skip
    text = (tmp_path / "notes" / names[0]).read_text(encoding="utf-8")
    assert text.startswith('---\ntitle: "Alpha nets"\n')
    assert "## TL;DR\n\n" in text
    assert "## Abstract\n\nWe study 2606.00001." in text
    assert filled("export", "alpha", "-o", tmp_path / "notes")[0] == 0
    assert filled("export", "--format", "ris", "-o", tmp_path / "notes")[0] == 2


def test_a_link_in_the_folder_is_not_followed(filled: Run, tmp_path: Path) -> None:
    other = tmp_path / "precious"
    other.write_text("precious")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "lovelace2026alpha-2606.00001.md").symlink_to(other)
    status, _, err = filled("export", "alpha", "-o", tmp_path / "notes")
    assert status == 1
    assert "never written to" in err
    assert other.read_text() == "precious"


def test_a_link_that_was_named_leads_to_its_file(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "real.bib").write_text("old")
    (tmp_path / "refs.bib").symlink_to("real.bib")
    (tmp_path / "null.bib").symlink_to("/dev/null")
    assert filled("export", "alpha", "-o", tmp_path / "refs.bib")[0] == 0
    assert (tmp_path / "refs.bib").is_symlink()
    assert "Alpha nets" in (tmp_path / "real.bib").read_text()
    assert filled("export", "alpha", "-o", tmp_path / "null.bib")[0] == 1
    assert filled("export", "alpha", "--format", "ris", "-o", "/dev/null")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["alpha"], "--format is missing"),
        (["--format", "word"], "expected one of bibtex, ris, csl-json, markdown, jsonl"),
        (["--format", "ris", "--lang", "fr"], "expected one of zh, en, both"),
        (["--format", "ris", "nofield:x"], "query, character"),
        (["-o"], "needs a value"),
    ],
)
def test_wrong_usage(filled: Run, arguments: list[str], reason: str) -> None:
    status, out, err = filled("export", *arguments)
    assert (status, out) == (2, "")
    assert reason in err


def test_a_file_that_cannot_be_written(filled: Run, tmp_path: Path) -> None:
    status, out, err = filled("export", "-o", tmp_path / "nowhere" / "x.bib")
    assert (status, out) == (1, "")
    assert "cannot be written" in err


def test_the_way_back(filled: Run, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Marks.open(home.data) as marks:
        marks.set_note("2606.00001", "mine\n中文")
    path = tmp_path / "export.jsonl"
    filled("export", "-o", path)
    monkeypatch.setenv("READER_HOME", str(tmp_path / "fresh"))
    status, out, err = filled("import", path)
    assert (status, err) == (0, "")
    assert [line[:38] for line in out.splitlines()] == [
        "2026-06-11  2 listings, 2 new, 0 repea", "2026-06-12  2 listings, 1 new, 1 repea",
    ]  # fmt: skip
    assert filled("export", "--format", "jsonl")[1] == path.read_text(encoding="utf-8")
    assert [line.split("\t")[2:4] for line in filled("history")[1].splitlines()] == [["import", "2"]]
    filled("undo")
    assert filled("list", "is:bookmarked")[1] == ""
    filled("redo")
    assert "2606.00001" in filled("list", "is:bookmarked")[1]
    assert filled("import", path)[1].endswith(f"unchanged  {path}\n")


def test_the_way_back_through_stdin(filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = filled("list", "--json")[1]
    monkeypatch.setenv("READER_HOME", str(tmp_path / "fresh"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert filled("import", "-")[0] == 0
    assert filled("list", "--json")[1] == text


def test_marks_here_are_never_lost(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    filled("export", "-o", path)
    filled("mark", "bookmark", "2606.00002")
    filled("mark", "unbookmark", "2606.00001")
    filled("mark", "tag=mine", "2606.00001")
    filled("import", path)
    found = {each["id"]: each for each in map(json.loads, filled("list", "--json")[1].splitlines())}
    assert [found[f"2606.0000{number}"]["bookmarked"] for number in (1, 2, 3)] == [True, True, False]
    assert found["2606.00001"]["tags"] == ["mine", "to read"]


def test_an_export_among_digests_is_told_apart(filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("export", "-o", tmp_path / "digests" / "2026-06-12.jsonl")
    monkeypatch.setenv("READER_HOME", str(tmp_path / "fresh"))
    status, out, _ = filled("import", tmp_path / "digests")
    assert status == 0
    assert out.count("\n") == 4
    assert filled("list", "is:bookmarked")[1].startswith("2606.00001\t")


def test_a_damaged_export(run: Run, tmp_path: Path) -> None:
    keys = {"id": "x", "title": "T", "first_seen": "", "days": [], "read": True, "bookmarked": True}
    path = tmp_path / "export.jsonl"
    path.write_text(json.dumps(keys) + "\n")
    status, out, err = run("import", path)
    assert (status, out) == (1, "")
    assert "no paper of this export can be read" in err


def test_read_again_by_itself_brings_no_marks(filled: Run, home: Home, tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    filled("export", "-o", path)
    filled("mark", "unbookmark", "2606.00001")
    with Library.open(home.data) as library, Marks.open(home.data) as marks:
        ingest(library, marks, [path], with_marks=False)
        assert marks.mark("2606.00001").flags & Flag.BOOKMARKED == Flag(0)


WORDS = st.text(st.sampled_from("aé中$\\{}_^ &%<"), min_size=1, max_size=8).map(
    lambda text: " ".join(f"x{text}".split())
)
PAPERS = st.builds(
    Paper,
    st.sampled_from(["2606.00001", "math/0612717", "doi:10.1000/x", "https://a.example/p"]),
    WORDS,
    st.none() | st.integers(1, 9),
    st.lists(WORDS, max_size=2).map(tuple),
    st.lists(st.sampled_from(["cs.LG", "cs.AI"]), unique=True).map(tuple),
    st.sampled_from(["", "https://a.example/p"]),
    st.just(""),
    st.sampled_from(["", "https://c.example"]),
    st.none() | st.integers(0, 9),
    st.just("") | WORDS,
    st.lists(WORDS, max_size=2).map("\n".join),
    st.lists(st.builds(Section, st.sampled_from(["tldr", "result", "Score"]), WORDS), min_size=1, max_size=3).map(
        lambda sections: Summary("zh", tuple(sections))
    )
    | st.just(Summary()),
)
FLAGS = st.sampled_from([Flag(0), Flag.READ, Flag.READ | Flag.SKIMMED, Flag.BOOKMARKED | Flag.KEPT_UNREAD, Flag.LATER])
MARKS = st.builds(
    Mark, FLAGS, st.sampled_from([(), ("a b",)]), st.just("") | WORDS, st.sampled_from(["", "2026-07-01"])
)
DAYS = st.lists(st.sampled_from(["2026-06-11", "2026-06-12"]), min_size=1, unique=True)


def exported(folder: Path) -> list[str]:
    with Library.open(folder) as library, Marks.open(folder) as marks:
        found = [library.record(id) for id in library.ids(View(Scope.ALL))]
        return list(render([each._replace(mark=marks.mark(each.paper.key)) for each in found], "jsonl"))


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(PAPERS, DAYS, MARKS), min_size=1, max_size=3, unique_by=lambda made: made[0].key))
def test_export_and_import_give_the_same_lines(made: list[tuple[Paper, list[str], Mark]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        first, second, path = Path(name, "first"), Path(name, "second"), Path(name, "export.jsonl")
        with Library.open(first) as library, Marks.open(first) as marks:
            marks.set_marks({paper.key: mark for paper, _, mark in made}, "import")
            for day in ("2026-06-11", "2026-06-12"):
                listings = tuple(Listing(paper, "") for paper, days, _ in made if day in days)
                library.add(Digest(day, False, "/d", listings), marks=marks.marks)
        lines = exported(first)
        path.write_text("".join(lines), encoding="utf-8")
        with Library.open(second) as library, Marks.open(second) as marks:
            assert [result.error for result in ingest(library, marks, [path])] == [""] * len(
                {day for _, days, _ in made for day in days}
            )
        assert exported(second) == lines
