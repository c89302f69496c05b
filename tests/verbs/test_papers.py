"""Papers by IDs, by IDs on stdin, and by a query; the same for all commands that take papers."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Run


def ids(output: str) -> list[str]:
    return [line.split("\t")[0] for line in output.splitlines()]


def test_what_list_prints_can_be_marked_shown_exported_and_listed(filled: Run) -> None:
    lines = filled("list", "--sort", "id", "alpha or gamma")[1]
    assert filled("mark", "bookmark", "-", stdin=lines) == (0, "2 papers changed\n", "")
    assert ids(filled("list", "is:bookmarked", "--sort", "id")[1]) == ["2606.00001", "2606.00003"]
    assert ids(filled("list", "-", stdin=lines)[1]) == ["2606.00001", "2606.00003"]
    shown = filled("show", "--json", "-", stdin=lines)[1]
    assert [json.loads(line)["id"] for line in shown.splitlines()] == ["2606.00001", "2606.00003"]
    assert filled("export", "--format", "ris", "-", stdin=lines)[1].count("TY  -") == 2


def test_lines_of_other_programs(filled: Run) -> None:
    typed = b"arXiv:2606.00003v4\r\n\n  https://arxiv.org/abs/2606.00001 \t x\n2606.00003\nno paper\n\xff\n"
    status, out, err = filled("list", "-", stdin=typed)
    assert (status, ids(out)) == (3, ["2606.00003", "2606.00001"])
    assert [line.split(": ")[1] for line in err.splitlines()] == ["no paper", "\ufffd"]


@pytest.mark.parametrize("command", [["mark", "read"], ["list"], ["show"], ["export", "--format", "ris"]])
def test_nothing_on_stdin_is_no_paper_and_no_error(filled: Run, command: list[str]) -> None:
    status, out, _ = filled(*command, "-", stdin="")
    assert status == 0
    assert out in ("", "0 papers changed\n")


@pytest.mark.parametrize("command", [["mark", "read"], ["list"], ["show"], ["export", "--format", "ris"]])
def test_an_unknown_paper(filled: Run, command: list[str]) -> None:
    status, out, err = filled(*command, "2606.99999")
    assert (status, out) == (1, "")
    assert err.startswith("reader: 2606.99999: no such paper")
    assert filled(*command, "-", "2606.99999", stdin="2606.00001")[0] == 3


def test_an_unknown_paper_leaves_no_file(filled: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("out") / "x.bib"
    assert filled("export", "2606.99999", "-o", path)[0] == 1
    assert not path.exists()


def test_among_words_a_minus_sign_is_an_error_of_the_query(filled: Run) -> None:
    status, out, err = filled("mark", "read", "-", "alpha", stdin="2606.00001")
    assert (status, out) == (2, "")
    assert "query, character 2" in err


def test_ids_from_a_terminal_are_not_waited_for(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.verbs.papers.is_terminal", lambda stream: True)
    status, out, err = filled("mark", "read", "-")
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_hidden_papers_are_found_by_their_ids(filled: Run) -> None:
    filled("mark", "hide", "alpha")
    assert ids(filled("list", "2606.00001")[1]) == ["2606.00001"]
    assert filled("mark", "unhide", "-", stdin="2606.00001")[1] == "1 paper changed\n"
