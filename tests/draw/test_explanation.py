"""Why a paper is here: days, version, every summary; and numbers that the abstract does not have."""

from __future__ import annotations

from reader.draw.document import render_document
from reader.draw.explanation import Explanation
from reader.model import Language, Mark, Paper, Record, Section, Summary, Variant
from reader.wording import Wording

SAY = Wording("en")
OLD = Summary("en", (Section("tldr", "An English summary."),))
NEW = Summary("zh", (Section("tldr", "在三个数据集上提升 42.7%。"), Section("method", "新方法。")))
PAPER = Paper("2601.00001", "A Title", 3, ("Ann Author",), ("cs.AI",), abstract="We improve by 3.5%.", summary=NEW)
RECORD = Record(1, PAPER, ("2026-06-12", "2026-06-13"), Mark())
VARIANTS = [Variant("2026-06-13", "upstream", NEW, True), Variant("2026-06-12", "fork", OLD, False)]


def shown(width: int = 70, variants: list[Variant] | None = None, record: Record = RECORD) -> list[str]:
    explanation = None if variants is None else Explanation(tuple(variants))
    lines = render_document(record, width, Language.ZH, SAY, explanation=explanation)
    return [line.text.strip() for line in lines]


def test_days_version_and_every_summary() -> None:
    lines = shown(variants=VARIANTS)
    assert "first on 2026-06-12 Fri" in lines
    assert "again on 2026-06-13 Sat" in lines
    assert "a new version: this is v3; marks are kept" in lines
    assert "Summary of 2026-06-13 Sat · shown · upstream" in lines
    assert "Summary of 2026-06-12 Fri · English · fork" in lines
    assert "TL;DR: An English summary." in lines
    assert "方法: 新方法。" in lines


def test_where_the_heading_has_no_room_its_note_stands_below_whole() -> None:
    lines = shown(40, VARIANTS)
    at = lines.index("Summary of 2026-06-13 Sat")
    assert lines[at : at + 2] == ["Summary of 2026-06-13 Sat", "shown · upstream"]
    assert "Summary of 2026-06-12 Fri" in shown(30, VARIANTS)
    assert lines.count("No digest brought a summary that can be") == 0
    assert " ".join(shown(30, [])[-3:]).endswith("No digest brought a summary that can be shown")


def test_a_paper_without_summaries_says_so() -> None:
    assert "No digest brought a summary that can be shown" in shown(variants=[])


def test_a_number_that_the_abstract_does_not_have_is_marked_and_no_other() -> None:
    assert "≠ not in the abstract: 42.7%" in shown()
    supported = PAPER._replace(abstract="We improve by 42.7% on three data sets.")
    assert not any("not in the abstract" in line for line in shown(record=RECORD._replace(paper=supported)))
    of_its_own = PAPER._replace(summary=Summary("zh", (*NEW.sections[1:], Section("得分", "85%"))))
    assert not any("not in the abstract" in line for line in shown(record=RECORD._replace(paper=of_its_own)))
    without = PAPER._replace(abstract="")
    assert not any("not in the abstract" in line for line in shown(record=RECORD._replace(paper=without)))


def test_the_venue_is_among_the_facts() -> None:
    paper = PAPER._replace(comment="Accepted at CVPR 2026. 12 pages")
    assert any("CVPR 2026" in line and "2601.00001v3" in line for line in shown(record=RECORD._replace(paper=paper)))


def test_own_sections_alone_are_no_summary() -> None:
    scored = PAPER._replace(summary=Summary("en", (Section("Relevance", "5/5"),)))
    lines = shown(record=RECORD._replace(paper=scored))
    assert any("no summary in the digest" in line for line in lines)
    assert {"We improve by 3.5%.", "Relevance", "5/5"} <= set(lines)


RULES = (
    ("author: Ann Author", 3.0, "authors"),
    ("query: cat:cs.AI -x", -0.5, ""),
    ("word: title", 0.0, "title, summary"),
)


def test_rules_and_learned_words_are_named_with_their_points() -> None:
    explanation = Explanation((), RULES, (("diffusion", 1.25), ("扩散", -0.3)))
    lines = [line.text.strip() for line in render_document(RECORD, 70, Language.ZH, SAY, explanation=explanation)]
    assert "Your rules · score +2.5" in lines
    assert {
        "+3 · author: Ann Author · authors",
        "-0.5 · query: cat:cs.AI -x",
        "muted · word: title · title, summary",
    } <= {*lines}
    assert any("diffusion +1.2" in line and "扩散 -0.3" in line for line in lines)


def test_rules_are_named_in_chinese() -> None:
    explanation = Explanation((), RULES, (("扩散", 0.3),))
    lines = [
        line.text.strip() for line in render_document(RECORD, 70, Language.ZH, Wording("zh"), explanation=explanation)
    ]
    assert {
        "你的规则 · 得分 +2.5",
        "+3 · 作者：Ann Author · 作者",
        "-0.5 · 查询：cat:cs.AI -x",
        "静音 · 词：title · 标题、总结",
    } <= {*lines}
    assert "从你的收藏中学到" in lines
