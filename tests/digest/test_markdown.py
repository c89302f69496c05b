from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.digest import scanner
from reader.digest.markdown import read_markdown
from reader.model import Listing, Paper, Problem
from reader.text.clean import clean

from .canonical import digest, paper, record, render


def papers(text: str) -> list[Paper]:
    listings, problems = read_markdown(text.encode(), "x.md")
    assert problems == []
    return [listing.paper for listing in listings]


@pytest.fixture
def no_scanner(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise AssertionError("not canonical")

    monkeypatch.setattr(scanner.Scanner, "scan", refuse)
    yield


@pytest.mark.usefixtures("no_scanner")
def test_a_canonical_digest_is_read_without_the_scanner() -> None:
    one, two, three = paper("2606.00001"), paper("2606.00002"), paper("2606.00003", category="cs.CV")
    text = digest([("cs.LG", [record(one), record(two, 2)]), ("cs.AI", []), ("cs.CV", [record(three, 1)])])
    listings, problems = read_markdown(text.encode(), "x.md")
    assert listings == [Listing(one, "cs.LG"), Listing(two, "cs.LG"), Listing(three, "cs.CV")]
    assert problems == []


@pytest.mark.usefixtures("no_scanner")
def test_a_section_may_be_called_anything() -> None:
    name = "Zenodo (CERN European Organization)"
    ((listing,), _) = read_markdown(digest([(name, [record(paper(category=name))])]).encode(), "x.md")
    assert (listing.section, listing.paper.categories) == (name, (name,))


@pytest.mark.usefixtures("no_scanner")
def test_the_last_bracket_before_a_parenthesis_ends_the_title() -> None:
    title = "Codes over Z2[u,v](u2(1+u),v2(1+v2))"
    (read,) = papers(record(paper(title=title)))
    assert (read.title, read.key) == (title, "2606.00001")


@pytest.mark.usefixtures("no_scanner")
def test_labels_repeated_in_the_abstract_stay_there() -> None:
    abstract = "Background: x\nMethod: y\nConclusion: z"
    (read,) = papers(record(paper(), abstract=abstract))
    assert read.abstract == "Background: x Method: y Conclusion: z"
    assert read.summary == paper().summary


@pytest.mark.usefixtures("no_scanner")
@pytest.mark.parametrize("change", [("TL;DR: ", "TLDR: "), ("TL;DR: ", "Task: "), ("<details>", "<details open>")])
def test_near_relatives_are_canonical_too(change: tuple[str, str]) -> None:
    assert papers(record(paper()).replace(*change)) == [paper()]


def test_labels_repeated_after_a_blank_line_stay_in_the_abstract() -> None:
    (read,) = papers(record(paper(), abstract="One.\n\nConclusion: z\n\nTL;DR: t"))
    assert read.abstract == "One.\nConclusion: z\nTL;DR: t"
    assert read.summary == paper().summary


def test_wrapped_lines_and_paragraphs() -> None:
    (read,) = papers(record(paper(), abstract="We study\nthings.\n  Then\nwe rest."))
    assert read.abstract == "We study things.\nThen we rest."


def test_values_of_several_lines_and_blocks() -> None:
    (read,) = papers(record(paper(), method="1. a\n2. b", result="1. c\n\n2. d"))
    assert read.summary.section("method") == "1. a\n2. b"
    assert read.summary.section("result") == "1. c\n2. d"
    assert read.summary.section("conclusion") == "结论在此。"


def test_failed_and_empty_sections_are_absent() -> None:
    (read,) = papers(record(paper(), tldr="Summary generation failed", motivation="", abstract="None"))
    assert [section.label for section in read.summary.sections] == ["method", "result", "conclusion"]
    assert read.abstract == ""


def test_wrong_totals_and_restarting_numbers_do_not_matter() -> None:
    text = digest([("cs.LG", [record(paper("2606.00001"), 9), record(paper("2606.00002"), 1)])])
    assert len(papers(text.replace("[Total: 2]", "[Total: 40]"))) == 2


def test_authors_may_be_none() -> None:
    assert papers(record(paper(), authors=""))[0].authors == ()


@pytest.mark.parametrize("url", ["http://arxiv.org/pdf/2606.00001v2", "2606.00001v2"])
def test_links_of_any_form(url: str) -> None:
    (read,) = papers(record(paper(), url=url))
    assert (read.key, read.version, read.url) == ("2606.00001", 2, "https://arxiv.org/abs/2606.00001")


@pytest.mark.parametrize(
    "damage",
    [
        ("Main category: cs.LG", "Main category: cs.LG\n\nRelevance: 1/5"),
        ("<details>", "<details open>"),
        ("TL;DR: ", "TLDR: "),
        ("\n\n</details>", ""),
        ("Method: ", "**Method:** "),
        ("[2] ", "[2]  "),
    ],
)
def test_one_odd_paper_costs_no_other(damage: tuple[str, str]) -> None:
    records = [record(paper(f"2606.0000{number}"), number) for number in (1, 2, 3)]
    records[1] = records[1].replace(*damage, 1)
    listings, problems = read_markdown(digest([("cs.LG", records)]).encode(), "x.md")
    assert problems == []
    assert [listing.paper.key for listing in listings] == ["2606.00001", "2606.00002", "2606.00003"]
    assert {listing.section for listing in listings} == {"cs.LG"}
    read = listings[1].paper
    assert read._replace(summary=paper().summary) == paper("2606.00002")
    assert read.summary.sections[:5] == paper().summary.sections


def test_a_paper_that_cannot_be_read_is_a_problem_with_its_line() -> None:
    records = [record(paper("2606.00001")), record(paper(), 2, url="javascript:alert(1)"), record(paper("2606.00003"))]
    text = digest([("cs.LG", records)])
    listings, problems = read_markdown(text.encode(), "x.md")
    assert len(listings) == 2
    line = text[: text.index("javascript")].count("\n") + 1
    assert problems == [Problem("x.md", line, "no link to a paper: A Title")]


def test_fields_after_the_details_belong_to_the_paper() -> None:
    after = "\n\n[**[PDF]**](https://arxiv.org/pdf/2606.00001) | **Categories:** cs.LG, cs.DB\n\n---"
    first, second = papers(record(paper()) + after + "\n\n" + record(paper("2606.00002")))
    assert first.categories == ("cs.LG", "cs.DB")
    assert second.categories == ("cs.LG",)


def test_a_damaged_heading_after_a_paper_does_not_cost_that_paper() -> None:
    for damaged in ("##[2] [", "[2] [", "### [2] A"):
        text = record(paper()) + "\n\n\n" + record(paper("2606.00002"), 2).replace("### [2] [", damaged, 1)
        assert papers(text)[0] == paper()


def test_a_section_is_clean() -> None:
    for heading in ("# cs\x1b.LG [[Back]](#toc)\n\n", "text\n\n# cs\x1b.LG\n\n"):
        ((listing,), _) = read_markdown((heading + record(paper())).encode(), "x.md")
        assert listing.section == "cs.LG"


def test_invalid_bytes_in_a_paper_are_told() -> None:
    with pytest.raises(UnicodeDecodeError):
        read_markdown(record(paper()).encode().replace(b"We study", b"We \xff"), "x.md")


DOUBTFUL = [
    "\x1b",
    "\x7f",
    "\t",
    "\u200b",
    "\x85",
    "\u2028",
    "\ufe0f",
    "\u3000",
    "\xa0",
    "\nabla f",
    "\n  b",
    "中",
    "😀",
    "é",
    " ",
]


@given(
    st.dictionaries(
        st.sampled_from(["title", "authors", "category", "tldr", "result", "abstract"]),
        st.lists(st.sampled_from(DOUBTFUL)).map("x".join),
    )
)
def test_what_is_dirty_anywhere_is_cleaned(texts: dict[str, str]) -> None:
    made = paper(title="T" + texts.pop("title", "").replace("\n", ""), category="c" + texts.pop("category", ""))
    for each in papers(digest([("cs.LG", [record(made, 1, **texts)])])):
        summary = each.summary
        for text in (
            each.title,
            *each.authors,
            *each.categories,
            each.abstract,
            *(text for _, text in summary.sections),
        ):
            assert clean(text) == text


def test_titles_are_data() -> None:
    title = "[/x] [INST] $(rm -rf ~) <b>&amp;</b> [@click=app.exit]"
    assert papers(record(paper(title=title)))[0].title == title


def test_control_characters_are_gone_and_eaten_commands_restored() -> None:
    (read,) = papers(record(paper(title="A\x1b[2JB"), tldr="用\x08eta", authors="A\x00B,C D"))
    assert "\x1b" not in read.title
    assert read.summary.section("tldr") == "用\\beta"
    assert read.authors == ("AB", "C D")


def test_unicode_line_ends_do_not_split_a_paper() -> None:
    assert len(papers(record(paper(), abstract="a\x85b\u2028c\x0bd"))) == 1


WORD = st.text(st.sampled_from("abcXYZ中文摘要αβ$_{}()^-.,"), min_size=1, max_size=12)
TEXT = st.lists(WORD, min_size=1, max_size=8).map(" ".join)


@st.composite
def written_papers(draw: st.DrawFn) -> Paper:
    plain = (
        st.text(st.sampled_from("abcdefgXYZ中文 "), min_size=1, max_size=12)
        .map(lambda name: " ".join(name.split()))
        .filter(bool)
    )
    return paper(
        number=f"{draw(st.integers(1501, 1512))}.{draw(st.integers(0, 99999)):05}",
        title=draw(TEXT),
        authors=draw(st.lists(plain, max_size=4)),
        category=draw(st.sampled_from(["cs.LG", "quant-ph", "机器学习"])),
        texts=["话" + draw(TEXT) for _ in range(5)],
        abstract="A " + draw(TEXT),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(written_papers(), max_size=6))
def test_what_is_written_is_read_back(written: list[Paper]) -> None:
    wanted = [Listing(each, each.primary_category) for each in written]
    read, problems = read_markdown(render(wanted).encode(), "x.md")
    assert problems == []
    assert [listing.section for listing in read] == [listing.section for listing in wanted]
    for ours, theirs in zip(read, wanted, strict=True):
        language = ours.paper.summary.language
        summary = theirs.paper.summary._replace(language=language)
        assert ours.paper == theirs.paper._replace(summary=summary)


def test_a_text_ends_where_the_next_paper_begins() -> None:
    head = "\n### [2] [Cut Off](https://arxiv.org/abs/2606.00002)\n*Ada Lovelace,Alan Turing*"
    one, two = papers(record(paper("2606.00001")).replace("\n\n</details>", f"{head}\n\n</details>"))
    assert (one.key, one.abstract) == ("2606.00001", paper().abstract)
    assert (two.key, two.title) == ("2606.00002", "Cut Off")


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("cs.CL", "cs.CL"),
        ("📚 cs.CL", "cs.CL"),
        ("cs.CL (12 papers)", "cs.CL"),
        ("quant-ph · Quantum Physics", "quant-ph"),
        ("Machine Learning [cs.LG]", "cs.LG"),
        ("nature - medicine", ""),
        ("systems and control", ""),
    ],
)
def test_the_heading_of_a_section_tells_the_category(section: str, code: str) -> None:
    text = digest([(section, [record(paper()).replace("Main category: cs.LG\n\n", "")])])
    (read,) = papers(text)
    assert read.categories == ((code,) if code else ())
