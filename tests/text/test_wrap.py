"""Line breaking. What a damaged line is, is said here in code, apart from the rules that avoid it."""

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.text.clean import clean, clean_line
from reader.text.wrap import breaks, fit, truncate, width_of, wrap

from ..shared import SHARED, needs_shared

CLOSING = set("，。、；：！？）】》〉」』〕”’…％‰°,.;:!?)]}%")
OPENING = set("（【《〈「『〔“‘([{￥")
HAS_CJK = re.compile("[一-鿿ぁ-ヿ가-힣]")
APART = set("“”‘…—―")
"""Narrow by the renderer's table, but Chinese punctuation, so no part of a Latin run."""

UNCLEAR = set("-/～〜\xa0・々ーゃゅょっャュョッ")
"""What may begin a line in some places and not in others, or not begin one without being punctuation."""


def is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def is_hangul(char: str) -> bool:
    return "가" <= char <= "힣"


def is_latin(char: str) -> bool:
    return not char.isspace() and not is_wide(char) and char not in APART


def may_break(text: str, index: int) -> bool:
    """Whether the plain rules, without the exceptions for long words, let a line begin at `index`."""
    before, after = text[index - 1], text[index]
    if after == " " or before == " ":
        left, right = text[:index].rstrip(), text[index:].lstrip()
        return not (left and left[-1] in OPENING) and not (right and right[0] in CLOSING)
    if after in CLOSING or before in OPENING or unicodedata.combining(after) or before == after == "—":
        return False
    if after in UNCLEAR or before in "～〜\xa0":
        return False
    if '"' in (before, after):
        is_closing = text.count('"', 0, index) % 2 == 1
        if is_closing is (after == '"'):
            return False
    return any(is_wide(c) and not is_hangul(c) for c in (before, after))


def cuts_word(text: str, line_start: int, index: int, width: int) -> bool:
    """Whether a line break at `index` parts a Latin word, number or formula that a line could have held."""
    before, after = text[index - 1], text[index]
    if not (is_latin(before) and is_latin(after)):
        return False
    start, end = index, index
    while start and not may_break(text, start):
        start -= 1
    while end < len(text) and not may_break(text, end):
        end += 1
    if width_of(text[start:end]) > width:
        return False
    would_be_empty = 2 * width_of(text[line_start:start].rstrip()) < width
    return not (would_be_empty and before in "-/" and text[index - 2].isalpha() and after.isalpha())


def wastes_space(text: str, end: int, following: int, width: int, used: int) -> bool:
    """Whether a line less than half full could have held some of what follows."""
    if 2 * used >= width:
        return False
    stop = following + 1
    while stop < len(text) and not may_break(text, stop) and width_of(text[following:stop]) <= width:
        stop += 1
    run = text[following:stop]
    room = width - used - (following - end)
    if width_of(run) <= room:
        return True
    part = re.match(r".*?[^\W\d_][-/](?=[^\W\d_])", run)
    return room > 1 and (width_of(run) > width or (part is not None and width_of(part[0]) <= room))


def damage(text: str, lines: list[tuple[int, int]], width: int) -> str:
    """What is wrong with the first damaged line of `text`, "" if none is."""
    for (start, end), following in zip(lines, [*(start for start, _ in lines[1:]), None], strict=True):
        line = text[start:end]
        used = width_of(line)
        if used > width:
            return f"too wide: {line}"
        if start and line[0] in CLOSING:
            return f"starts with closing punctuation: {line}"
        if following is None:
            continue
        if line[-1] in OPENING:
            return f"ends with opening punctuation: {line}"
        if following == end and cuts_word(text, start, end, width):
            return f"word or number cut: {line} | {text[end : end + 20]}"
        if wastes_space(text, end, following, width, used):
            return f"half empty: {line} | {text[following : following + 20]}"
    return ""


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from strings(item)
        case dict():
            for item in value.values():
                yield from strings(item)


def paragraphs() -> list[str]:
    """Every line of the real digests, and every line of the strings in JSON Lines, once, on one line each."""
    found: dict[str, None] = {}
    for path in sorted(path for path in SHARED.rglob("*") if path.is_file()):
        for line in path.read_bytes().decode("utf-8", "replace").split("\n"):
            try:
                texts = list(strings(json.loads(line))) if path.suffix == ".jsonl" else [line]
            except json.JSONDecodeError:
                continue
            found.update((part, None) for text in texts for part in text.split("\n"))
    return list(dict.fromkeys(clean_line(text) for text in found if 20 < len(text) <= 5_000))


@needs_shared
def test_no_line_of_the_real_digests_is_damaged() -> None:
    texts = paragraphs()
    chinese = [text for text in texts if HAS_CJK.search(text)]
    english = [text for text in texts if not HAS_CJK.search(text)]
    damaged = [
        (width, found)
        for text in chinese[::4] + english[::40]
        for width in (40, 60, 80, 120)
        if (found := damage(text, breaks(text, width), width))
    ]
    assert len(chinese) > 10_000
    assert damaged == []


@needs_shared
def test_runaway_summary_is_wrapped() -> None:
    digest = (SHARED / "forks" / "runaway-2025-10-14.md").read_text(encoding="utf-8")
    longest = clean_line(max(re.split(r"\n(?=### )|\nMotivation:", digest), key=len))
    lines = wrap(longest, 80)
    assert len(longest) > 100_000
    assert "".join(lines).replace(" ", "") == longest.replace(" ", "")


@pytest.mark.parametrize("unit", ["x", "，", "e\u0301", "\u0301", "a ", "(", ". ", '"', "a-", "中", "a\u0301 ", " "])
def test_endless_monotony_takes_linear_time(unit: str) -> None:
    text = unit * 100_000
    assert "".join(wrap(text, 40)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("模型很大，很快", [(0, 4), (4, 7)], "starts with closing"),
        ("模型（很大）", [(0, 3), (3, 6)], "ends with opening"),
        ("达到98.4%的", [(0, 4), (4, 8)], "word or number cut"),
        ("TL;DR: 一二三四五", [(0, 6), (7, 12)], "half empty"),
        ("a state-of-the-art x", [(0, 1), (2, 18), (19, 20)], "half empty"),
        ("一二三四五六七八九十", [(0, 10)], "too wide"),
        ("一二三四五六七八九十", [(0, 8), (8, 10)], ""),
    ],
)
def test_damage_is_found(text: str, lines: list[tuple[int, int]], expected: str) -> None:
    assert damage(text, lines, 16).startswith(expected)
    assert bool(damage(text, lines, 16)) is bool(expected)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("   ", 10, [""]),
        ("  two  words ", 10, ["two  words"]),
        ("one two three", 7, ["one two", "three"]),
        ("这是一个很大的模型，很快。", 18, ["这是一个很大的模", "型，很快。"]),
        ("这是一个模型LLaMA，很快。", 18, ["这是一个模型", "LLaMA，很快。"]),
        ("准确率达到98.4%，提升3.51倍", 16, ["准确率达到", "98.4%，提升3.51", "倍"]),
        ("我们的方法叫做“流”，很好", 16, ["我们的方法叫做", "“流”，很好"]),
        ("我们提出了一种——新的方法", 15, ["我们提出了一种", "——新的方法"]),
        ("我们提出了许多……新的方法", 15, ["我们提出了许", "多……新的方法"]),
        ('我们的这个方法"很好"，', 16, ["我们的这个方法", '"很好"，']),
        ("温度-0.5摄氏度约为-0.25", 16, ["温度-0.5摄氏度约", "为-0.25"]),
        ("端到端的模型和端-到-端", 16, ["端到端的模型和", "端-到-端"]),
        ("复杂度为 O(n^2) 的GPT-4", 14, ["复杂度为", "O(n^2) 的GPT-4"]),
        ("日本語のトレーニングっぽい", 18, ["日本語のトレーニン", "グっぽい"]),
        ("人々はモデルを使って", 6, ["人々は", "モデル", "を使っ", "て"]),
        ("한국어 문장은 낱말 사이에서", 14, ["한국어 문장은", "낱말 사이에서"]),
        ("한국어문장은낱말사이에서나뉜다", 14, ["한국어문장은낱", "말사이에서나뉜", "다"]),
        ("a state-of-the-art x", 16, ["a state-of-the-", "art x"]),
        ("see this state-of-the-art x", 16, ["see this", "state-of-the-art", "x"]),
        ("at https://example.org/papers/2026/a", 20, ["at https://example.", "org/papers/2026/a"]),
        (
            "the code is at https://example.org/papers/2026/a",
            20,
            ["the code is at", "https://example.org/", "papers/2026/a"],
        ),
        ("don’t say ‘no’ 5°C", 5, ["don’t", "say", "‘no’", "5°C"]),
        ("模型 ( 大 ) 很快 , 真的", 8, ["模型", "( 大 )", "很快 ,", "真的"]),
        ("中文", 1, ["中", "文"]),
        ("abc", 0, ["a", "b", "c"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_breaks_are_offsets_without_the_spaces() -> None:
    assert breaks("", 10) == [(0, 0)]
    assert breaks(" one  two", 5) == [(1, 4), (6, 9)]


ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("中文，。（）“”—…ab1.-/%($)\"' 　\xa0\u0301한국ーっ\u200d\ufe0f☂👩"),
    )
)


@given(ANY_TEXT, st.integers(0, 30))
@settings(max_examples=500)
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    spans = breaks(text, width)
    lines = wrap(text, width)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(start <= end for start, end in spans)
    assert all(before[1] <= after[0] and before[0] < after[0] for before, after in pairwise(spans))
    if width >= 2:
        assert all(width_of(line) <= width for line in lines)


@given(st.text(st.sampled_from("中a1，(. \u0301\u0323-/")), st.integers(1, 12))
def test_no_mark_begins_a_line(text: str, width: int) -> None:
    assert not any(unicodedata.combining(line[0]) for line in wrap(text, width)[1:])


@given(ANY_TEXT)
def test_width_is_that_of_the_renderer(text: str) -> None:
    assert width_of(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("ab cd", 4, "ab…"),
        ("中文", 4, "中文"),
        ("中文字", 4, "中…"),
        ("中文字", 5, "中文…"),
        ("e\u0301e\u0301", 1, "…"),
        ("e\u0301", 1, "e\u0301"),
        ("中", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_truncate(text: str, width: int, short: str) -> None:
    assert truncate(text, width) == short


@given(ANY_TEXT, st.integers(0, 20))
def test_cut_text_is_never_wider(text: str, width: int) -> None:
    assert width_of(truncate(text, width)) <= width


@given(ANY_TEXT.map(clean_line), st.integers(1, 40))
def test_text_is_cut_only_where_it_does_not_fit(text: str, width: int) -> None:
    assert (truncate(text, width) == text) is (width_of(text) <= width)


@given(ANY_TEXT.map(clean), st.integers(0, 20))
def test_fitted_text_is_exactly_as_wide(text: str, width: int) -> None:
    assert width_of(fit(text, width)) == width
