"""`reader list` and `reader show`, called as functions."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread

import pytest

from reader.cli import main
from reader.library import Library
from reader.library.library import MOST_HITS
from reader.model import Row
from reader.query import SORTS
from reader.usages import SORT_KEYS
from tests.conftest import Run
from tests.digest_files import jsonl
from tests.export.test_jsonl import KEYS


def ids(output: str) -> list[str]:
    return [line.split("\t")[0] for line in output.splitlines()]


def test_list_in_a_pipe(filled: Run) -> None:
    status, out, err = filled("list")
    assert (status, err) == (0, "")
    assert out.splitlines()[0].split("\t") == [
        "2606.00002", "2026-06-11", "cs.LG", "", "Beta \\emph{fields}", "关于2606.00002v2的一句话。",
    ]  # fmt: skip
    assert ids(out) == ["2606.00002", "2606.00003", "2606.00001"]


def test_list_on_a_terminal(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.verbs.asking.columns", lambda: 40)
    filled("mark", "bookmark", "2606.00003")
    assert filled("list")[1].splitlines() == [
        "●   2026-06-11  2606.00002  cs.LG  Beta…",
        "●★  2026-06-12  2606.00003  cs.LG  Gamma",
        "●   2026-06-11  2606.00001  cs.LG  Alph…",
    ]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["alpha"], "1"),
        (["title:beta", "or", "gamma"], "23"),
        (["-gamma"], "21"),
        (["--limit", "2"], "23"),
        (["--sort", "id"], "123"),
        (["--sort", "-id", "--limit=1"], "3"),
        (["--sort", "title"], "123"),
        (["--sort", "-day"], "132"),
        (["--sort", "category", "day:2026-06-11"], "21"),
        (["--sort", "-title", "--limit", "2"], "32"),
        (["sort:id", "-gamma"], "12"),
        (["--sort", "relevance", "alpha"], "1"),
        (["2606.00003", "arxiv.org/abs/2606.00001v1"], "31"),
        (["day:2026-06-12 -beta"], "3"),
        (["is:repeated"], "2"),
        (["nothing"], ""),
    ],
)
def test_list_finds_sorts_and_stops(filled: Run, arguments: list[str], found: str) -> None:
    status, out, err = filled("list", *arguments)
    assert (status, err) == (0, "")
    assert sorted(ids(out)) == sorted(f"2606.0000{number}" for number in found)
    if {"--sort", "sort:id", "2606.00003"} & set(arguments) and "category" not in arguments:
        assert ids(out) == [f"2606.0000{number}" for number in found]


def test_list_counts(filled: Run) -> None:
    assert filled("list", "--count") == (0, "3\n", "")
    assert filled("list", "--count", "nothing") == (0, "0\n", "")
    assert filled("list", "--count", "-gamma", "--limit", "1") == (0, "1\n", "")
    assert filled("list", "--count", "2606.00001", "2606.00001v2")[:2] == (0, "1\n")
    filled("mark", "hide", "gamma")
    assert filled("list", "--count")[1] == "2\n"


def test_counting_reads_no_paper(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "ids", None)
    monkeypatch.setattr(Library, "rows", None)
    assert filled("list", "--count", "alpha or gamma") == (0, "2\n", "")


def test_the_sort_keys_are_those_of_the_query() -> None:
    assert set(SORT_KEYS) == set(SORTS)


def test_sorting_is_done_once_and_only_of_a_query(filled: Run) -> None:
    for arguments in (["sort:id", "--sort", "day"], ["2606.00001", "--sort", "id"]):
        status, out, err = filled("list", *arguments)
        assert (status, out, err.count("\n")) == (2, "", 1)


def test_a_word_of_every_paper_lists_them_all_newest_first(run: Run, tmp_path: Path) -> None:
    for day in (11, 12):
        lines = (jsonl(f"26{day}.{number:05}", "的", summary="") for number in range(1, MOST_HITS // 2 + 9))
        (tmp_path / f"2026-06-{day}.jsonl").write_text("".join(lines), encoding="utf-8")
    run("import", tmp_path)
    out = run("list", "的")[1]
    assert len(set(ids(out))) == len(out.splitlines()) == MOST_HITS + 16
    days = [line.split("\t")[1] for line in out.splitlines()]
    assert days == sorted(days, reverse=True)
    assert run("list", "的", "--count")[1] == f"{MOST_HITS + 16}\n"


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_the_first_line_is_out_before_the_last_paper_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: list[str]
) -> None:
    lines = (jsonl(f"2606.{number:05}", "long title " * 20) for number in range(1, 402))
    (tmp_path / "2026-06-12.jsonl").write_text("".join(lines), encoding="utf-8")
    run("import", tmp_path)
    rows = Library.rows
    sizes: list[int] = []
    read_end, write_end = os.pipe()
    came, first = Event(), []

    def read() -> None:
        with os.fdopen(read_end, encoding="utf-8") as pipe:
            first.append(pipe.readline())
            came.set()
            assert pipe.read()

    def watched(library: Library, chunk: Sequence[int]) -> list[Row]:
        # At the second look, the program waits until the other end of the pipe has a line.
        assert not sizes or came.wait(60)
        sizes.append(len(chunk))
        return rows(library, chunk)

    reading = Thread(target=read)
    reading.start()
    monkeypatch.setattr(Library, "rows", watched)
    with os.fdopen(write_end, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr("sys.stdout", pipe)
        assert main(["list", "sort:id", *option]) == 0
    reading.join()
    assert sizes == [200, 200, 1]
    assert "2606.00001" in first[0]


def test_list_as_json(filled: Run) -> None:
    filled("mark", "tag=to read", "2606.00002")
    status, out, _ = filled("list", "--json")
    papers = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert all(list(paper) == KEYS for paper in papers)
    assert (papers[0]["id"], papers[0]["version"], papers[0]["tags"]) == ("2606.00002", 2, ["to read"])
    assert papers[0]["days"] == ["2026-06-11", "2026-06-12"]
    assert papers[0]["title"] == "Beta \\emph{fields}"
    assert "一句话" in out


@pytest.mark.parametrize(
    "name",
    [
        "2606.00002",
        "2606.00002v7",
        "arXiv:2606.00002",
        "https://arxiv.org/abs/2606.00002v2",
        "arxiv.org/pdf/2606.00002",
    ],
)
def test_show_by_any_name(filled: Run, name: str) -> None:
    status, out, err = filled("show", name)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "  Beta fields"
    assert "动机" in out
    assert "We study" not in out


def test_show_a_doi_and_a_page(run: Run, tmp_path: Path) -> None:
    text = (
        "# Papers\n\n### [1] [By DOI](https://doi.org/10.1234/AB.5)\n*A. Author*\n\nTL;DR: 一。\n\n"
        "### [2] [By page](https://Example.org/paper/7/)\n*B. Author*\n\nTL;DR: 二。\n"
    )
    path = tmp_path / "2026-06-12.md"
    path.write_text(text, encoding="utf-8")
    assert run("import", path)[0] == 0
    for name in ("10.1234/ab.5", "doi:10.1234/AB.5", "https://doi.org/10.1234/AB.5"):
        assert "By DOI" in run("show", name)[1]
    assert "By page" in run("show", "https://example.org/paper/7")[1]


def test_show_languages(filled: Run) -> None:
    english = filled("show", "2606.00002", "--lang", "en")[1]
    both = filled("show", "2606.00002", "--lang=both")[1]
    assert "We study" in english
    assert "动机" not in english
    assert "We study" in both
    assert "动机" in both
    assert filled("show", "2606.00002", "--lang", "ja")[0] == 2


def test_show_json_and_unknown(filled: Run) -> None:
    status, out, err = filled("show", "2606.00003", "9901.00001", "--json")
    assert (status, json.loads(out)["id"]) == (3, "2606.00003")
    assert err.startswith("reader: 9901.00001: no such paper")
    status, out, err = filled("show", "nothing")
    assert (status, out, err.count("\n")) == (1, "", 1)
