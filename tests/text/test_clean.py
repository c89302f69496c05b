"""The sanitiser: nothing that a terminal acts on gets through, and nothing else changes."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.text.clean import clean, clean_line, needs_cleaning, places_to_clean

from ..shared import SHARED, needs_shared

NONCHARACTERS = {*range(0xFDD0, 0xFDF0)} | {plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)}
INVISIBLE = {0xAD, 0x061C, 0xFEFF, 0xFE0E, 0xFE0F, 0x2028, 0x2029} | {
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
}


def is_harmful(char: str) -> bool:
    return ord(char) in NONCHARACTERS | INVISIBLE or (unicodedata.category(char) in ("Cc", "Cs") and char != "\n")


HARMFUL = st.sampled_from([chr(code) for code in (*range(0xA0), *INVISIBLE, *NONCHARACTERS) if is_harmful(chr(code))])
PIECES = st.one_of(
    st.text(),
    HARMFUL,
    st.sampled_from(["\r\n", "\ud83d", "\ude00", "\n", "abla", "eta", "rac{1}", "imes", "ho", "{", "中文", "\x1b[31m"]),
)
DIRTY = st.lists(PIECES).map("".join)


@given(DIRTY)
@example("\n\0abla")
@example("\n\babla")
@example("\r\0\nabla")
@example("\b\0eta")
def test_clean_text_is_harmless_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert not any(map(is_harmful, cleaned))
    assert not needs_cleaning(cleaned)
    assert clean(cleaned) is cleaned
    cleaned.encode()


@given(DIRTY)
def test_the_fast_look_agrees_with_the_slow_work(text: str) -> None:
    assert needs_cleaning(text) is (clean(text) != text)


@given(st.lists(st.tuples(DIRTY, DIRTY)))
def test_the_look_at_columns_agrees_with_the_look_at_each_text(rows: list[tuple[str, str]]) -> None:
    places = {place for place, row in enumerate(rows) if any(map(needs_cleaning, row))}
    assert places_to_clean([[text for text, _ in rows], [text for _, text in rows]]) == places


@given(st.text().filter(lambda text: "\n" not in text and not any(map(is_harmful, text))))
@example("[x] <think> $a$ \\textbf{b} &amp; é 中文　\xa0")
def test_text_without_harm_is_returned_itself(text: str) -> None:
    if not any(unicodedata.category(char) == "Cf" or 0xFFF0 <= ord(char) <= 0xFFFB for char in text):
        assert clean(text) is text


@pytest.mark.parametrize("code", sorted({*range(0xA0), *INVISIBLE, *NONCHARACTERS} - {*range(32, 127), 10}))
def test_every_harmful_character_is_found_in_ascii_and_other_text(code: int) -> None:
    for text in (f"a{chr(code)}b", f"中{chr(code)}文", f"😀{chr(code)}"):
        assert needs_cleaning(text)
        assert chr(code) not in clean(text)


@pytest.mark.parametrize(
    ("eaten", "whole"),
    [
        ("$\beta_T$", r"$\beta_T$"),
        ("\boldsymbol{\beta}", r"\boldsymbol{\beta}"),
        ("O\bigl(N\bigl)", r"O\bigl(N\bigl)"),
        ("\frac{1}{4}", r"\frac{1}{4}"),
        ("28 \times 28", r"28 \times 28"),
        ("\textbf{S}", r"\textbf{S}"),
        ("20\text{%}", r"20\text{%}"),
        ("x\to\\infty", r"x\to\infty"),
        ("$\tilde O$", r"$\tilde O$"),
        ("\rho<1", r"\rho<1"),
        ("\right)", r"\right)"),
        ("{\rm ab}", r"{\rm ab}"),
        ("\vec{x}, \varepsilon", r"\vec{x}, \varepsilon"),
        ("\alpha \approx", r"\alpha \approx"),
        ("\nabla f", r"\nabla f"),
        ("a \notin B", r"a \notin B"),
        ("\norm{u}", r"\norm{u}"),
        ("first line\nu_1 is", "first line\nu_1 is"),
        ("in\nmid-sized models", "in\nmid-sized models"),
        ("one\ttwo", "one two"),
        ("a\text book", r"a\text book"),
        ("a\textbook", "a extbook"),
        ("a\timestamp", "a imestamp"),
        ("O(1/\fT)", "O(1/T)"),
        ("91\x120", "910"),
    ],
)
def test_latex_that_json_ate_is_whole_again(eaten: str, whole: str) -> None:
    assert clean(eaten) == whole


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc", "a\nb c"),
        ("a\x85b\u2028c\u2029d", "a b c\nd"),
        ("\x1b[31mred\x1b]0;title\x07", "[31mred]0;title"),
        ("\ud83d\ude00 \ud83d \ude00", "😀 \ufffd \ufffd"),
        ("👩\u200d🔬 🏷\ufe0f", "👩🔬 🏷"),
        ("ab\u202ecd\u2066", "abcd"),
        ("co\xadop \ufeffx\u200b", "coop x"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("  two\n \twords　\xa0three ", "two words three"),
        ("one\r\ntwo", "one two"),
        ("\u200b \u200b", ""),
    ],
)
def test_clean_line(text: str, line: str) -> None:
    assert clean_line(text) == line


@given(DIRTY)
def test_clean_line_is_one_line_and_stays_as_it_is(text: str) -> None:
    line = clean_line(text)
    assert line == " ".join(line.split())
    assert clean_line(line) is line


@needs_shared
def test_most_real_digests_need_no_cleaning() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (SHARED / "upstream").glob("2026-*.md")]
    assert texts
    assert not any(map(needs_cleaning, texts))
