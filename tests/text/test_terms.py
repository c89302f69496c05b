"""Terms of the index, and what is typed among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.terms import index_terms, initials, occurs, pattern, phrase

WORDS = st.text(st.sampled_from('aB4é扩散のガ한. -+$\\_^{}*"') | st.characters(), max_size=12)


def is_term(text: str) -> bool:
    """Letters and digits, or a Chinese character that this Python may be too old to know as one."""
    return text.isalnum() or (len(text) == 1 and text > "\uf8ff")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ""),
        ("，。+ —", ""),
        ("Diffusion-based LoRA+ (v2)", "diffusion based lora v2"),
        ("用LoRA微调扩散模型。", "用 lora 微 调 扩 散 模 型"),
        ("ＧＰＴ－４ 时代", "gpt 4 时 代"),
        ('M\\"uller and Erdős', "muller and erdos"),
        ("$\\ell_p$ norm, $\\mathcal{O}(n^2)$", "lp norm o n2"),
        ("ガイドとｶﾞ", "ガ イ ド と ガ"),
        ("한국어 논문", "한 국 어 논 문"),
        ("snake_case", "snake case"),
        ("々〇ー・", "々 〇 ー"),
    ],
)
def test_terms(text: str, terms: str) -> None:
    assert index_terms(text) == terms


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("diffus", '"diffus" *'),
        ("扩散", '"扩 散"'),
        ("GPT模", '"gpt 模"'),
        ("模型GPT", '"模 型 gpt" *'),
        ("GPT-4", '"gpt 4"'),
        ("GPT-4o", '"gpt 4o" *'),
        ("g", '"g" *'),
        ("c++", '"c"'),
        ("+", None),
        ("", None),
        ('"a" OR b* NEAR(c) ^d {e}:f', '"a or b near c d e f"'),
    ],
)
def test_pattern(word: str, wanted: str | None) -> None:
    assert pattern(word) == wanted


@pytest.mark.parametrize(
    ("text", "word", "is_there"),
    [
        ("Latent Diffusion", "diff", True),
        ("Latent Diffusion", "fusion", False),
        ("Latent Diffusion", "latent diff", True),
        ("Latent Diffusion", "diffusion latent", False),
        ("Latent Diffusion", "latent.", True),
        ("Latents", "latent.", False),
        ("大语言模型", "语言", True),
        ("大语言模型", "言模型", True),
        ("大语言模型", "大模型", False),
        ("扩散，模型", "扩散模型", True),
        ("C++ code", "c++", True),
        ("cat", "c++", False),
        ("a GPT-judge", "gpt-j", False),
        ("a GPT-J", "gpt-j", True),
        ("a judge", "j", True),
        ("Müller", "MULLER", True),
        ("anything", "+", False),
    ],
)
def test_occurs(text: str, word: str, is_there: bool) -> None:
    assert occurs(text, word) is is_there


def test_initials_are_of_words_only() -> None:
    assert initials(index_terms("Deep 学习 data of ÉCOLE 4 学")) == "·4 ·d ·e ·o"
    assert initials("学 习") == initials("") == ""


@given(text=st.text())
def test_terms_are_letters_and_digits_in_normal_form(text: str) -> None:
    terms = index_terms(text)
    assert "  " not in f" {terms} " or not terms
    assert all(map(is_term, terms.split()))
    assert index_terms(terms) == terms


@given(before=WORDS, word=WORDS, after=WORDS)
def test_a_word_occurs_where_it_stands(before: str, word: str, after: str) -> None:
    plain = index_terms(word)
    assert occurs(f"{index_terms(before)} {plain} {index_terms(after)}", plain) is bool(plain)


@given(word=WORDS)
def test_a_pattern_has_terms_only(word: str) -> None:
    found = pattern(word)
    assert (found is None) is (phrase(word) == "")
    if found:
        assert found.count('"') == 2
        assert all(map(is_term, found.rstrip("* ").strip('"').split()))
