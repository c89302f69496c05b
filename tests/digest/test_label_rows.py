import pytest

from reader.digest.label_rows import cells_of, is_delimiter, unfold_label_rows

PAIRS = ["| 项目 | 内容 |", "|---|---|", "| TL;DR | 好 |", r"| **Method** | a \| b |", "| Score | 5 |"]


def test_pairs() -> None:
    unfolded = ["", "", "**TL;DR:** 好", "**Method:** a | b", "**Score:** 5"]
    assert unfold_label_rows(PAIRS, frozenset()) == unfolded


def test_a_row_of_labels_above_a_row_of_texts() -> None:
    rows = ["| Motivation | Method |", "|---|---|", "| a | b |"]
    assert unfold_label_rows(rows, frozenset()) == ["", "", "**Motivation:** a | **Method:** b"]


def test_other_tables_stay() -> None:
    for rows in (["| a | b |", "|---|---|", "| TL;DR | d |"], ["| Title | Method | Result |", "|---|---|---|"]):
        assert unfold_label_rows(rows, frozenset()) == rows
    assert unfold_label_rows(PAIRS, {"method"}) == PAIRS


@pytest.mark.parametrize("row", ["|---|---|", " | :-: | -: |", "--|--", "|:-|"])
def test_the_row_below_the_head_of_a_table(row: str) -> None:
    assert is_delimiter(row)


@pytest.mark.parametrize("row", ["| - | - |", "| a | --- |", "---", ""])
def test_other_rows(row: str) -> None:
    assert not is_delimiter(row)


def test_cells() -> None:
    assert cells_of(r" | a \| b |  | c |") == ["a | b", "", "c"]
