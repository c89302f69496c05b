import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.entities import decoded
from reader.text.latex import render, spans


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("with &lt;1% and p &gt; 0.1", "with <1% and p > 0.1"),
        ("R&amp;D, Q&A; AT&T; &c.", "R&D, Q&A; AT&T; &c."),
        ("Drug&ndash;Drug and Drug&amp;ndash;Drug", "Drug–Drug and Drug–Drug"),
        ("&amp;amp;lt;", "<"),
        ("&#39;a&#x27; &quot;b&quot; &eacute; &hellip;", "'a' \"b\" é …"),
        ("a&nbsp;b&#10;c&shy;d", "a b cd"),
        ("&#150;", "–"),
        ("&foo; &amp;foo; &lt 5", "&foo; &foo; &lt 5"),
        ("&notit; &#27;[31m &#xD800; &#x202E;", "&notit; [31m \ufffd "),
    ],
)
def test_entities_are_shown_as_characters(text: str, shown: str) -> None:
    assert decoded(text) == shown
    assert render(text) == shown
    assert "".join(part for part, _ in spans(text)) == shown


def test_entities_in_formulas() -> None:
    assert render("$a &lt; b$ \\&amp; c") == "a < b & c"


@given(st.lists(st.sampled_from(["&", "amp;", "lt;", "#", "x", "27;", "8238;", "7;", "nbsp;", "a", " "])).map("".join))
def test_no_control_character_comes_of_an_entity(text: str) -> None:
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs") for char in decoded(text))
