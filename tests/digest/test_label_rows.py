from reader.digest.label_rows import unfold_label_rows

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
