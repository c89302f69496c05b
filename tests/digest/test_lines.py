import pytest

from reader.digest.lines import head_of, heading_head, inline_parts, is_generic, label_of, links_in, lone_link

LINK = "https://arxiv.org/abs/2606.00001"


@pytest.mark.parametrize("title", ["Link Prediction", "Text to Video", "PDF Parsing", "Paper Cuts", "Abstract Algebra"])
def test_a_title_that_begins_with_what_links_are_called_is_a_title(title: str) -> None:
    head = head_of(f"[7] [{title}]({LINK})")
    assert head is not None
    assert head.title == title
    assert heading_head(f"[7] [{title}]({LINK})") == head


@pytest.mark.parametrize(
    "text",
    ["arXiv", "PDF", "[arXiv]", "arXiv:2606.00001v2", "Read the paper on arXiv", "查看原文链接", "hep-th/9901001"],
)
def test_what_links_are_called(text: str) -> None:
    assert is_generic(text)


def test_versions_side_by_side_are_looked_at_once() -> None:
    assert is_generic("v11" * 1_000)
    assert not is_generic("v11" * 1_000 + "x")


def test_names_before_a_link_that_is_far_away() -> None:
    head = head_of(f"**A Title** Ada Lovelace et al{'., ' * 20_000}c!{' ' * 20_000}, PDF: [PDF]({LINK})")
    assert head is not None
    assert head.title == "A Title"
    assert head.rest.startswith("Authors: Ada Lovelace et al., .,")
    assert head.rest.endswith("c!\n")


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("**Method.** We", "Method", "We"),
        ("**Method** | We: you", "Method", "We: you"),
        ("【方法】我们：你", "方法", "我们：你"),
        ("[TL;DR] We", "TL;DR", "We"),
        ("***Score***: 5", "Score", "5"),
        ("**Updated: today**", "Updated", "today"),
        ("1. **Novelty**: high", "Novelty", "high"),
    ],
)
def test_labels(line: str, label: str, text: str) -> None:
    found = label_of(line)
    assert found is not None
    assert (found.label, found.text) == (label, text)


@pytest.mark.parametrize(
    "line", ["https://x.org", "[a](https://x.org): b", "**bold** text", "*a*", "words only", "{x}: y"]
)
def test_lines_without_a_label(line: str) -> None:
    assert label_of(line) is None


def test_fields_between_bars() -> None:
    assert inline_parts("Date: today | Score: 5") == ["Date: today", "Score: 5"]
    assert inline_parts("see: https://x.org | Name: a") == ["see: https://x.org | Name: a"]
    assert inline_parts("*A* | **B:** c") == ["*A*", "**B:** c"]


@pytest.mark.parametrize("space", ["&nbsp;", "\xa0", " &nbsp; ", " \xa0 ", "\xa0&nbsp;", ""])
def test_spaces_around_a_bar_as_markdown_and_as_pages_have_them(space: str) -> None:
    assert inline_parts(f"**A:** b{space}|{space}**C:** d") == ["**A:** b", "**C:** d"]


def test_a_line_of_links() -> None:
    assert links_in(f"📄 [PDF]({LINK}) | <https://x.org>") == [("PDF", LINK), ("", "https://x.org")]
    assert links_in(f"[![arXiv](https://x.org/b.svg)]({LINK})") == [("arXiv", LINK)]
    assert links_in(f"as in {LINK}") is None


def test_a_paper_on_a_line_of_its_own() -> None:
    head = lone_link(f"**[A]({LINK})**")
    assert head is not None
    assert (head.title, head.link) == ("A", LINK)
    assert lone_link(f"[arXiv]({LINK})") is None
    assert lone_link("[A](https://x.org)") is None
