import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query import Highlighter, parse
from reader.query.tree import Text
from reader.text.terms import occurs


def marked(query: str, text: str, field: str = "title") -> str:
    """The text with what is found in brackets."""
    for start, end in reversed(Highlighter(parse(query)).spans(text, field)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("flow", "Normalizing Flows and airflow", "Normalizing [Flow]s and airflow"),
        ("naïve jose", "A naive José", "A [naive] [José]"),
        ("naive", "Naïve Bayes", "[Naïve] Bayes"),
        ("naive", "nai\u0308ve", "[nai\u0308ve]"),
        ("muller", "Thomas Müller-Brown", "Thomas [Müller]-Brown"),
        ("strasse", "die Straße dort", "die [Straße] dort"),
        ("office", "the o\ufb03ces", "the [o\ufb03ce]s"),
        ("gpt4", "用ＧＰＴ４生成", "用[ＧＰＴ４]生成"),
        ("匹配", "流匹配模型", "流[匹配]模型"),
        ("流匹 匹配", "流匹配模型", "[流匹配]模型"),
        ("lora微调", "用 LoRA+ 微调", "用 [LoRA+ 微调]"),
        ("gpt", "chatgpt 与GPT模型", "chatgpt 与[GPT]模型"),
        ("state-of-the-art", "State of  the Arts", "[State of  the Art]s"),
        ("c++", "C++, C and cat", "[C]++, [C] and cat"),
        ('"flow match"', "Flow match, flow matching", "[Flow match], flow matching"),
        ('"模型"', "大模型们", "大[模型]们"),
        ("-flow model", "flow model", "flow [model]"),
        ("flow or (model -x)", "flow model x", "[flow] [model] x"),
        ("is:read cat:cs tag:flow", "flow is read", "flow is read"),
        ("++ ，", "C++，", "C++，"),
        ("flow", "", ""),
        ("a b", "ab a\nb", "[a]b [a]\n[b]"),
    ],
)
def test_what_is_found_is_marked(query: str, text: str, found: str) -> None:
    assert marked(query, text) == found


def test_fields_are_respected() -> None:
    query = "title:flow author:li abs:a sum:b note:c plain"
    text = "a b c flow li plain"
    assert marked(query, text, "title") == "a b c [flow] li [plain]"
    assert marked(query, text, "author") == "a b c flow [li] [plain]"
    assert marked(query, text, "note") == "a b [c] flow li [plain]"


LETTERS = st.text(st.sampled_from("abAé中文のガ한 -+_.,，1ßﬁ²ø") | st.characters(codec="utf-8"), max_size=12)


@given(LETTERS, LETTERS, st.booleans())
def test_spans_lie_in_the_text_in_order_and_apart(text: str, word: str, whole: bool) -> None:
    spans = Highlighter(Text(word, whole=whole)).spans(text, "title")
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(set(edges))
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))


PLAIN = st.text(st.sampled_from("abAé中文のガ한 -+_.,，1ßﬁ²ø"), max_size=12)


@given(PLAIN, PLAIN, st.booleans())
def test_something_is_marked_where_the_search_finds_it(text: str, word: str, whole: bool) -> None:
    wanted = f"{word} ." if whole else word
    assert bool(Highlighter(Text(word, whole=whole)).spans(text, "title")) is occurs(text, wanted)
