import pytest

from reader.draw.spans import Line
from reader.highlighting import highlights
from reader.model import Language
from reader.rules.types import Rule, Rules
from reader.session import Session
from tests.answers import type_in
from tests.conftest import OpenSession, press
from tests.library.made_up import digest, paper

NONE = Rules()


def marked(lines: list[Line] | tuple[Line, ...], role: str) -> list[str]:
    return [span.text for line in lines for span in line.spans if span.role == role]


def test_the_query_goes_before_what_is_followed() -> None:
    found = highlights(("diffusion",), Rules((Rule("word", "diffusion models", 2.0), Rule("word", "graph", 1.0))))
    assert found is not None
    assert found("Diffusion models on a graph", "title") == [(0, 9, "match"), (22, 27, "interest")]


def test_a_saved_view_marks_its_own_query_and_the_filter_on_top() -> None:
    found = highlights(("a1 or b1", "c1"), NONE)
    assert found is not None
    assert [text for *text, _ in found("a1 b1 c1 d1", "title")] == [[0, 2], [3, 5], [6, 8]]


def test_fields_are_marked_where_they_are_looked_for() -> None:
    found = highlights(("author:gu title:mamba",), NONE)
    assert found is not None
    assert found("Mamba Gu", "title") == [(0, 5, "match")]
    assert found("Mamba Gu", "author") == [(6, 8, "match")]


@pytest.mark.parametrize("rules", [NONE, Rules((Rule("word", "sinks", -1.0),), (Rule("word", "muted"),))])
def test_nothing_is_marked_for_nothing_for_mutes_or_for_what_sinks(rules: Rules) -> None:
    assert highlights(("", ""), rules) is None


def test_a_query_that_is_not_understood_marks_nothing() -> None:
    assert highlights(("(",), NONE) is None


def test_a_sort_in_the_query_does_not_keep_it_from_being_marked() -> None:
    found = highlights(("mamba sort:title",), NONE)
    assert found is not None
    assert found("Mamba", "title")


def on_screen(here: Session) -> tuple[list[str], list[str]]:
    """What is marked in the list, and in the detail."""
    from reader.screen import render_screen

    parts = {part.name: part.lines for part in render_screen(here)}
    return marked(parts["list"], "match"), marked(parts["detail"], "match")


def test_list_and_detail_mark_the_query_in_both_languages(session: OpenSession) -> None:
    here = session(160, 40, scope="all")
    type_in(here, press(here, "/"), "attention or 注意力")
    in_list, in_detail = on_screen(here)
    assert {text.lower() for text in in_list} >= {"attention", "注意力"}
    assert "注意力" in in_detail
    press(here, "escape")
    assert on_screen(here) == ([], [])


def test_matches_go_across_formulas_and_styled_runs(session: OpenSession) -> None:
    here = session(160, 40)
    title = r"The $\alpha$-\emph{diver}gence of $L_1$ norms"
    here.library.add(
        digest("2025-06-12", [paper("2506.00001", title=title, abstract=r"Its \textbf{diver}gence is $x^2$.")])
    )
    press(here, "R", "1")
    here.language = Language.EN
    type_in(here, press(here, "/"), "divergence")
    in_list, in_detail = on_screen(here)
    assert "".join(in_list) == "divergence" * 2
    assert "".join(in_detail) == "divergence" * 2


def test_followed_words_are_marked_once_a_rule_is_there(session: OpenSession) -> None:
    here = session(160, 40)
    here.library.index(1000)
    assert here.highlights is None
    here.kept.change("rules", lambda text: text + '[[interest]]\nauthor = "Albert Gu"\n', "rule", "+ Albert Gu")
    here.rules_changed()
    assert marked(here.document(), "interest") == ["Albert Gu"]
    press(here, "u")
    assert marked(here.document(), "interest") == []
