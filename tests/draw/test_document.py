import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.draw.column import MEASURE
from reader.draw.document import SIDE_BY_SIDE_FROM, end_of_text, render_document
from reader.draw.spans import Line
from reader.model import NO_FLAGS, Flag, Language, Mark, Paper, Record, Section, Summary
from reader.text.wrap import width_of
from reader.wording import Wording
from tests.draw import hostile

EN, ZH = Wording("en"), Wording("zh")
SUMMARY = Summary("zh", (Section("tldr", "只用注意力。"), Section("method", "堆叠。"), Section("数据", "两种。")))
PAPER = Paper(
    "1706.03762", "Attention Is All You Need", 7, ("Ashish Vaswani", "Noam Shazeer"), ("cs.CL", "cs.LG"),
    "https://arxiv.org/abs/1706.03762", "https://arxiv.org/pdf/1706.03762", "https://github.com/x/y", 1234,
    "15 pages", "We use attention.\nOnly that.", SUMMARY,
)  # fmt: skip
RECORD = Record(1, PAPER, ("2025-06-09",), Mark())


def texts(record: Record, language: Language = Language.ZH, width: int = 80, say: Wording = EN) -> list[str]:
    return [line.text.strip() for line in render_document(record, width, language, say)]


def test_head_names_the_paper() -> None:
    assert texts(RECORD)[:5] == [
        "Attention Is All You Need",
        "Ashish Vaswani, Noam Shazeer",
        "cs.CL Computation and Language · cs.LG · 1706.03762v7",
        "arxiv.org/abs/1706.03762 · PDF · github.com/x/y ★ 1,234",
        "15 pages",
    ]


def test_an_address_that_is_the_name_too_stands_once() -> None:
    of_a_journal = PAPER._replace(key="doi:10.1103/abc", version=None, url="https://doi.org/10.1103/abc", pdf_url="")
    assert texts(RECORD._replace(paper=of_a_journal))[2:4] == [
        "cs.CL Computation and Language · cs.LG",
        "doi.org/10.1103/abc · github.com/x/y ★ 1,234",
    ]
    without_address = of_a_journal._replace(url="")
    assert texts(RECORD._replace(paper=without_address))[2].endswith("cs.LG · doi:10.1103/abc")
    elsewhere = of_a_journal._replace(url="https://journal.org/article/7")
    assert texts(RECORD._replace(paper=elsewhere))[2].endswith("cs.LG · doi:10.1103/abc")


def test_until_when_it_is_put_off_stands_above_tags_and_note() -> None:
    mark = Mark(Flag.LATER, ("to-read", "vision"), "a\nb", "2026-11-29")
    assert texts(RECORD._replace(mark=mark))[5:10] == [
        "◷ put off until 2026-11-29 Sun",
        "#to-read #vision",
        "a",
        "b",
        "",
    ]
    assert "◷ 推迟到 2026-11-29 周日" in texts(RECORD._replace(mark=mark), say=ZH)
    no_longer = mark._replace(flags=NO_FLAGS)
    assert texts(RECORD._replace(mark=no_longer))[5] == "#to-read #vision"


def test_summary_in_the_order_of_the_digest_with_what_is_absent() -> None:
    assert texts(RECORD)[5:] == [
        "", "TL;DR", "只用注意力。", "", "方法", "堆叠。", "", "数据", "两种。", "",
        "∅ not in the digest: Motivation, Result, Conclusion",
    ]  # fmt: skip


def test_abstract_in_paragraphs() -> None:
    assert texts(RECORD, Language.EN)[5:] == ["", "Abstract", "We use attention.", "", "Only that."]


def test_both_are_side_by_side_where_there_is_room_and_stacked_elsewhere() -> None:
    beside = texts(RECORD, Language.BOTH, SIDE_BY_SIDE_FROM)
    assert any(line.startswith("TL;DR") and line.endswith("Abstract") for line in beside)
    stacked = texts(RECORD, Language.BOTH, SIDE_BY_SIDE_FROM - 1)
    assert stacked.index("TL;DR") < stacked.index("Abstract")


@pytest.mark.parametrize(
    ("abstract", "summary", "language", "said"),
    [
        ("A.", Summary(), Language.ZH, "no summary in the digest, so the abstract"),
        ("A.", Summary(), Language.BOTH, "no summary in the digest, so the abstract"),
        ("", SUMMARY, Language.EN, "no abstract in the digest, so the summary"),
        ("", Summary(), Language.EN, "neither abstract nor summary"),
        ("", Summary(), Language.ZH, "no summary in the digest"),
    ],
)
def test_what_stands_in_says_so_quietly(abstract: str, summary: Summary, language: Language, said: str) -> None:
    record = RECORD._replace(paper=PAPER._replace(abstract=abstract, summary=summary))
    for width in (20, 44, 80, 200):
        lines = render_document(record, width, language, EN)
        assert said in " ".join(line.text.strip() for line in lines)
        mark = next(line for line in lines if "∅" in line.text)
        assert next(span.role for span in mark.spans if "∅" in span.text) == "dim"
        assert sum("∅" in line.text for line in lines) <= 2


@pytest.mark.parametrize(
    ("language", "label", "in_chinese"),
    [("en", "English", "英文"), ("ja", "Japanese", "日文"), ("ko", "Korean", "韩文")],
)
def test_a_summary_in_another_language_names_it(language: str, label: str, in_chinese: str) -> None:
    record = RECORD._replace(paper=PAPER._replace(summary=SUMMARY._replace(language=language)))
    assert f"TL;DR · {label}" in texts(record)
    assert f"TL;DR · {in_chinese}" in texts(record, say=ZH)
    assert "Method" in texts(record, say=ZH)


def test_repeats_tags_and_note_are_shown() -> None:
    record = RECORD._replace(days=("2025-06-09", "2025-06-11"), mark=Mark(tags=("a", "b"), note="Read again"))
    assert texts(record)[5:8] == ["↻ listed 2 times: Mon 06-09, Wed 06-11", "#a #b", "Read again"]


def test_thousands_of_authors_fold_and_follow_the_text() -> None:
    authors = tuple(f"Author {number}" for number in range(3303))
    record = RECORD._replace(paper=PAPER._replace(authors=authors))
    lines = render_document(record, 80, Language.ZH, EN)
    end = end_of_text(record, lines)
    assert end < 30
    head = " ".join(line.text.strip() for line in lines[:end])
    assert "Author 11 and 3,291 more, listed at the end" in head
    assert "Author 12" not in head
    assert lines[end].text.isspace()
    assert lines[end + 1].text.strip() == "All 3,303 authors"
    assert "Author 3302" in lines[-1].text
    assert end_of_text(RECORD, lines) == len(lines)


def test_reading_text_has_a_measure_and_is_in_the_middle() -> None:
    record = RECORD._replace(paper=PAPER._replace(abstract="word " * 100))
    lines = [line.text for line in render_document(record, 150, Language.EN, EN) if "word" in line.text]
    assert max(len(line.strip()) for line in lines) <= MEASURE
    assert {len(line) - len(line.lstrip()) for line in lines} == {35}


def fills(lines: tuple[Line, ...], width: int) -> bool:
    return all(width_of(line.text) == width for line in lines)


@given(hostile.records, hostile.widths, st.sampled_from(Language), st.sampled_from([EN, ZH]))
@settings(deadline=None)
def test_every_line_fills_every_width_and_holds_no_control_character(
    record: Record, width: int, language: Language, say: Wording
) -> None:
    lines = render_document(record, width, language, say)
    assert fills(lines, width)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for line in lines for char in line.text)
    assert 0 <= end_of_text(record, lines) <= len(lines)


@pytest.mark.parametrize("text", ["[/x] [INST] $(rm -rf ~)", "[MASK] [@click=app.exit]go[/]", "<think> {x} snake_case"])
def test_text_is_shown_as_it_is(text: str) -> None:
    record = RECORD._replace(paper=PAPER._replace(title=text, abstract=text))
    assert texts(record, Language.EN).count(text) == 2


def test_bold_and_italic_of_the_source_are_styles_and_wrapping_keeps_them() -> None:
    paper = RECORD.paper._replace(
        abstract=r"A \textbf{very bold} claim and an \emph{italic one} that goes on", summary=Summary()
    )
    lines = render_document(RECORD._replace(paper=paper), 24, Language.EN, Wording("en"))
    roles = {span.text.strip(): span.role for line in lines for span in line.spans if span.role in ("strong", "italic")}
    assert " ".join(text for text, role in roles.items() if role == "strong") == "very bold"
    assert " ".join(text for text, role in roles.items() if role == "italic") == "italic one"


def test_a_runaway_section_is_cut_unless_the_whole_is_wanted() -> None:
    text = "\n".join(["<think> 模型没有停下来。"] * 20_000)
    paper = RECORD.paper._replace(summary=Summary("zh", (Section("tldr", text), Section("method", "方法。"))))
    record = RECORD._replace(paper=paper)
    lines = render_document(record, 60, Language.ZH, Wording("en"))
    assert len(lines) < 300
    assert any(line.text.strip().startswith("… ") and f"/ {len(text):,} · z" in line.text for line in lines)
    assert len(render_document(record, 60, Language.ZH, Wording("en"), whole=True)) > 20_000
