import json
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.export import FORMATS
from tests.answers import choose, entries, menu_of, type_in
from tests.conftest import OpenSession, press


def test_the_view_goes_into_a_file_in_every_format(session: OpenSession, tmp_path: Path) -> None:
    here = session()
    change = press(here, "W")
    assert menu_of(change).title == "Export 12 papers to a file"
    assert len(entries(change)) == len(FORMATS)
    for key in entries(change):
        path = tmp_path / f"papers-{key}"
        change = type_in(here, choose(here, "W", key), str(path))
        assert change.message == f"12 papers exported to {path}"
        assert "Mamba" in path.read_text(encoding="utf-8")


def test_a_number_stands_apart_from_the_chinese_around_it(session: OpenSession) -> None:
    assert menu_of(press(session(interface="zh"), "W")).title == "将 12 篇导出到文件"


def test_the_selection_goes_out_with_its_marks_and_is_let_go(session: OpenSession, tmp_path: Path) -> None:
    here = session()
    press(here, "b", "v", "v")
    path = tmp_path / "two.jsonl"
    assert type_in(here, choose(here, "W", "j"), str(path)).message == f"2 papers exported to {path}"
    papers = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [paper["bookmarked"] for paper in papers] == [True, False]
    assert not here.selected


def test_markdown_fills_a_folder_with_a_note_a_paper(session: OpenSession, tmp_path: Path) -> None:
    here = session()
    change = type_in(here, choose(here, "W", "m"), f"{tmp_path / 'notes'}/")
    assert change.message.startswith("12 papers exported")
    assert len(list((tmp_path / "notes").glob("*.md"))) == 12


def test_what_cannot_be_written_is_one_line_and_a_home_is_shortened(
    session: OpenSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    here = session()
    change = choose(here, "W", "b")
    assert change.ask is not None
    assert change.ask.text == f"~/arxiv-{here.today}.bib"
    assert change.ask.accept(here, change.ask.text).message == f"12 papers exported to ~/arxiv-{here.today}.bib"
    assert (tmp_path / f"arxiv-{here.today}.bib").exists()
    with pytest.raises(ReaderError, match="No such file"):
        change.ask.accept(here, str(tmp_path / "absent" / "x.bib"))
    assert change.ask.accept(here, " ").message == ""
    notes = choose(here, "W", "m")
    assert notes.ask is not None
    with pytest.raises(ReaderError, match="File name too long"):
        notes.ask.accept(here, "x" * 300)
    with pytest.raises(ReaderError, match="nobody here has that home folder"):
        notes.ask.accept(here, "~no-such-person/x.md")


def test_copies_are_in_a_file_too(session: OpenSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    here = session()
    message = choose(here, "y", "i").message
    assert message == "Sent to the terminal: 2312.00752 · also in ~/home/state/copied.txt"
    assert here.kept.copied_file.read_text(encoding="utf-8") == "2312.00752\n"
