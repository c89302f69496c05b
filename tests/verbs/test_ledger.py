"""Rows of the ledger as JSON and as a table; the command itself is tested in tests/test_cli.py."""

from reader.library.types import Gap, Ledger
from reader.model import LedgerDay, Problem
from reader.verbs.ledger import ledger_cells, ledger_rows

FRIDAY = LedgerDay("2026-06-12", 3, 2, 1, 0, 7, 2, 1, (Problem("/d/a.md", 3, "odd"),))
LEDGER = Ledger(
    (
        LedgerDay("2026-06-14", 1, 0, 1, 0, None, 0, 0, same_as="2026-06-12"),
        LedgerDay("2026-06-13", 3, 0, 3, 0, None, 0, 1, same_as="2026-06-12"),
        FRIDAY,
        LedgerDay("2026-06-10", 0, 0, 0, 0, None, 0, 0, is_guess=True),
        LedgerDay("2026-06-09", 0, 0, 0, 0, None, 0, 0, (Problem("/d/b.md", 0, "is binary"),)),
        LedgerDay("2007-05-25", 1, 1, 0, 1, None, 1, 0),
    ),
    ("2026-06-11",),
    (Gap("2007-05-26", "2026-06-08"),),
)


def test_every_row_stands_in_its_place_and_says_what_is_odd() -> None:
    assert [(row["day"], row["note"]) for row in ledger_rows(LEDGER)] == [
        ("2026-06-14", "all of them on Fri 06-12 already"),
        ("2026-06-13", "the same list as Fri 06-12"),
        ("2026-06-12", ""),
        ("2026-06-11", "missing"),
        ("2026-06-10", "lists no papers, day guessed"),
        ("2026-06-09", "no papers could be read"),
        ("2007-05-26", "no digests from 2007-05-26 to 2026-06-08"),
        ("2007-05-25", ""),
    ]


def test_a_table_in_a_pipe_has_every_column() -> None:
    cells = ledger_cells(ledger_rows(LEDGER), for_screen=False)
    assert {len(row) for row in cells} == {10}
    assert cells[2] == ["2026-06-12", "3", "2", "1", "0", "1", "7", "2", "1", ""]
    assert cells[3] == ["2026-06-11", *["0"] * 5, "", "0", "0", "missing"]
    assert ledger_cells([], for_screen=True) == []


def test_a_table_on_a_screen_has_headings_and_no_columns_without_anything() -> None:
    heading, *cells = ledger_cells(ledger_rows(LEDGER), for_screen=True)
    assert heading == ["day", "listings", "new", "repeated", "without summary", "problems", "dropped", "unread",
                       "bookmarked", ""]  # fmt: skip
    assert cells[3] == ["2026-06-11", *[""] * 8, "missing"]
    heading, *cells = ledger_cells(ledger_rows(Ledger(LEDGER.days[:1], ())), for_screen=True)
    assert heading == ["day", "listings", "new", "repeated", "unread", ""]
    assert cells == [["2026-06-14", "1", "0", "1", "0", "all of them on Fri 06-12 already"]]
