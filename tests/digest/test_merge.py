from reader.digest import Reading
from reader.digest.family import Format
from reader.digest.merge import merge
from reader.model import Listing, Paper, Section, Summary

from .canonical import paper


def reading(*papers: Paper, of: Format = "markdown", section: str = "cs.LG") -> Reading:
    return Reading(tuple(Listing(each, section) for each in papers), (), of)


A, B, C = paper("2606.00001"), paper("2606.00002"), paper("2606.00003")


def test_the_order_is_that_of_the_markdown() -> None:
    merged = merge([reading(C, A, of="jsonl", section="other"), reading(A, B)])
    assert [listing.paper.key for listing in merged] == [A.key, B.key, C.key]
    assert merged[0].section == "cs.LG"


def test_json_lines_win_and_either_side_fills_the_other() -> None:
    rich = A._replace(authors=("X",), categories=("cs.AI", "cs.LG"), comment="9 pages", summary=Summary(), abstract="")
    (listing,) = merge([reading(A), reading(rich, of="jsonl")])
    assert listing.paper == A._replace(authors=("X",), categories=("cs.AI", "cs.LG"), comment="9 pages")


def test_a_repeated_paper_is_once_at_its_first_place_with_its_best_summary() -> None:
    failed = A._replace(summary=Summary("zh", (Section("method", "方法"),)))
    merged = merge([reading(failed, B, A)])
    assert [listing.paper.key for listing in merged] == [A.key, B.key]
    assert merged[0].paper.summary == A.summary


def test_summaries_of_two_languages_are_not_mixed() -> None:
    english = A._replace(summary=Summary("en", (Section("tldr", "T"), Section("Score", "5"))))
    (listing,) = merge([reading(A, english)])
    assert listing.paper.summary == A.summary


def test_sections_that_only_one_side_has_are_kept() -> None:
    scored = A._replace(summary=Summary("zh", (*A.summary.sections[:1], Section("分数", "5分"))))
    (listing,) = merge([reading(A), reading(scored, of="jsonl")])
    assert listing.paper.summary.sections == (*A.summary.sections, Section("分数", "5分"))


def test_the_newest_version_wins() -> None:
    (listing,) = merge([reading(A._replace(version=1)), reading(A._replace(version=2), of="jsonl")])
    assert listing.paper.version == 2


def test_nothing_merges_to_nothing() -> None:
    assert merge([]) == ()
