"""The search normal form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Müller", "muller"),
        ("Mu\u0308ller", "muller"),
        ("Łukasz Øster Đặng", "lukasz oster dang"),
        ("Weiß", "weiss"),
        ("ＧＰＴ－４", "gpt-4"),
        ("efﬁcient", "efficient"),
        ("大语言模型，很快", "大语言模型,很快"),
        ("ガイド ｶﾞ", "ガイド ガ"),
        ("한국어", "한국어"),
        ("  two\n\twords　three ", "two words three"),
        ("İstanbul", "istanbul"),
        ("ΣΑΣ", "σασ"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(text.casefold()) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_takes_the_fast_path_to_the_same_result(text: str) -> None:
    assert fold(text) == fold(text + " é")[:-1].rstrip()


def test_words() -> None:
    assert words(" Café　大模型  LoRA+ ") == ["cafe", "大模型", "lora+"]
    assert words("　") == []
