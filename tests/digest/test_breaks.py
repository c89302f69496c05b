import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.digest.breaks import keep_breaks

LONG = "word " * 30 + "end."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{LONG}\nNext.\nLast.", f"{LONG}\n  Next.\n  Last."),
        (f"{LONG}\nMethod: x", f"{LONG}\nMethod: x"),
        ("a wrapped line of text that goes on to the\nnext one, and so on, until it ends.", None),
        (
            "Abstract: it has lines of this width here,\nand ends early.\nSo a paragraph begins here, as wide as it.",
            "Abstract: it has lines of this width here,\nand ends early.\n  So a paragraph begins here, as wide as it.",
        ),
        ("one\n   \n\ttwo", "one\n\ntwo"),
        ("\n  one\n  two\n", "\none\ntwo\n"),
        (" of \n it ", " of\nit "),
    ],
)
def test_a_break_that_no_wrapping_explains_begins_a_paragraph(text: str, wanted: str | None) -> None:
    assert keep_breaks(text) == (text if wanted is None else wanted)


@given(st.text(alphabet="ab .:\n", max_size=200).filter(lambda text: "\n" in text))
def test_no_word_is_lost(text: str) -> None:
    assert keep_breaks(text).split() == text.split()
