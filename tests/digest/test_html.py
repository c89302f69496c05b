import pytest

from reader.digest import read
from reader.digest.html import html_to_lines
from reader.digest.nesting import DEEPEST
from reader.errors import DigestError
from reader.model import Paper

HEAD = "<!DOCTYPE html><html><head><title>x</title><script>var a = '<h3>';</script><style>h3{}</style></head><body>"
RECORD = """<h1>cs.LG <a href="#user-content-toc">[Back]</a></h1>
<h3>[1] <a href="{link}">A &amp;amp; <em>fine</em> Title [2]</a></h3>
<p><em>Ada Lovelace,Alan Turing</em></p>
<p>Main category: cs.LG</p>
<p>TL;DR: 一句话。</p>
<details><summary>Details</summary>
<p>Motivation: 动机 &lt;think&gt;</p><p>Abstract: We study
<math-renderer>$x &lt; y$</math-renderer> and <a href="https://github.com/a/b">https://github.com/a/b</a>.</p>
</details></body></html>"""


def paper(text: str) -> Paper:
    reading = read(text.encode(), "x.html")
    assert (reading.format, reading.problems, len(reading.listings)) == ("html", (), 1)
    return reading.listings[0].paper


def test_a_saved_page_of_a_rendered_digest() -> None:
    page = HEAD + RECORD.format(link="https://arxiv.org/abs/2606.00001v2")
    found = paper(page)
    assert (found.key, found.version, found.title) == ("2606.00001", 2, "A &amp; *fine* Title [2]")
    assert (found.authors, found.categories) == (("Ada Lovelace", "Alan Turing"), ("cs.LG",))
    assert found.summary.sections == (("tldr", "一句话。"), ("motivation", "动机 <think>"))
    assert found.abstract == "We study $x < y$ and https://github.com/a/b."
    assert read(page.encode(), "x.html").listings[0].section == "cs.LG"


def test_the_web_view_that_a_code_host_draws_in_the_browser() -> None:
    import json

    rendered = RECORD.format(link="https://arxiv.org/abs/2606.00001")
    data = json.dumps({"payload": {"blob": {"richText": rendered}}}).replace("<", "\\u003c")
    page = f'{HEAD}<script type="application/json" data-target="x">{data}</script></body></html>'
    assert paper(page).key == "2606.00001"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_only_links_to_the_web_are_kept(link: str) -> None:
    with pytest.raises(DigestError, match="is no digest"):
        read((HEAD + RECORD.format(link=link).replace("[1] ", "")).encode(), "x.html")


def test_what_only_looks_like_a_tag_stays_text() -> None:
    assert "the <graph token> and <think> of a < b" in html_to_lines(
        "<p>the <graph token> and <think> of a < b</p>", "x"
    )


def test_formulas_of_katex_are_their_source_once() -> None:
    page = (
        '<p>up to <span class="katex"><span class="katex-mathml"><math><semantics><mi>n</mi>'
        '<annotation encoding="application/x-tex">n^2</annotation></semantics></math></span>'
        '<span class="katex-html" aria-hidden="true"><span>n2</span></span></span> steps</p>'
    )
    assert html_to_lines(page, "x").strip() == "up to $n^2$ steps"


def test_quotes_and_indices_that_markdown_took_for_code_and_emphasis_are_latex_again() -> None:
    lines = html_to_lines("<p>two <code>cutting'' and </code>sewing''; 0.99 mAP$<em>{.3}$ and F1$</em>{.3}$</p>", "x")
    assert lines.strip() == "two ``cutting'' and ``sewing''; 0.99 mAP$_{.3}$ and F1$_{.3}$"


BLOCK = """<table border="0"><tr><td style="font-weight: bold"> Title {n} </td></tr>
<tr><td> Ada Lovelace, Alan Turing <br> <i>MIT, CWI</i></td></tr><tr><td><strong>Relevance:</strong> 7.5</td></tr>
<tr><td><strong>TLDR:</strong> Good: it <token> works.</td></tr>
<tr><td><a href="https://arxiv.org/pdf/2606.0000{n}v1" style="x">PDF</a></td></tr></table>"""


@pytest.mark.parametrize("count", [1, 3])
def test_an_e_mail_with_a_box_for_each_paper(count: int) -> None:
    boxes = "</br><br>".join(BLOCK.format(n=n) for n in range(count))
    reading = read(f"{HEAD}<div><br>{boxes}</br></div><br><div>To unsubscribe …</div></body></html>".encode(), "x")
    assert [listing.paper.title for listing in reading.listings] == [f"Title {n}" for n in range(count)]
    first = reading.listings[0].paper
    assert (first.key, first.version, first.authors) == ("2606.00000", 1, ("Ada Lovelace", "Alan Turing"))
    assert first.summary.sections == (
        ("tldr", "Good: it <token> works."),
        ("Affiliations", "MIT, CWI"),
        ("Relevance", "7.5"),
    )


def test_an_e_mail_that_says_that_there_is_nothing() -> None:
    page = HEAD + "<table><tr><td>No Papers Today. Take a Rest!</td></tr></table></body></html>"
    assert read(page.encode(), "x") == ((), (), "html", "")


def test_a_page_that_is_no_digest_says_so() -> None:
    with pytest.raises(DigestError, match=r"^x is no digest[^\n]*$"):
        read((HEAD + '<h1>News</h1><p>Read <a href="https://example.org">more</a>.</p></body></html>').encode(), "x")


DEEP = (
    "<div>",
    "<div></b>",
    "<b><div></b>",
    "<div><table><td></div></td></table>",
    "<div><!--</div>-->",
    "<li><dd>",
    "<div><script></div></script>",
)


@pytest.mark.parametrize("piece", DEEP)
def test_nesting_without_end_is_refused_before_a_tree_is_built(piece: str) -> None:
    with pytest.raises(DigestError, match=f"nested more than {DEEPEST} deep"):
        read((HEAD + piece * 20_000).encode(), "x")


def test_missing_end_tags_of_table_cells_and_paragraphs_are_no_nesting() -> None:
    rows = "".join(f'<tr><td><a href="https://arxiv.org/abs/2606.{n:05}">Title {n}</a><td>x<p>y' for n in range(5000))
    assert len(read((HEAD + "<table>" + rows).encode(), "x").listings) == 5000


def lines_of(page: str) -> list[str]:
    return [line for line in html_to_lines(page, "x").split("\n") if line]


def test_the_link_text_of_an_address_is_the_address() -> None:
    link = '<a href="https://a.org/x%7D%7Bhere%7D">https://a.org/x}{here}</a>'
    assert lines_of(f"<p>at \\href{{{link}.</p>") == ["at \\href{https://a.org/x}{here}."]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("$|S_t|<em>F$ by $n</em>\\text{p}$", "$|S_t|_F$ by $n_\\text{p}$"),
        ("$x^<em>$ and $y^</em>$", "$x^*$ and $y^*$"),
        ("a <em>word</em> and $5", "a *word* and $5"),
        ("<code>avoidant' and </code>preoccupied'", "`avoidant' and `preoccupied'"),
        ('<code>weak" and </code>strong"', '``weak" and ``strong"'),
        ("run <code>pip x</code>", "run `pip x`"),
        ("20\text{%} of", "20\\text{%} of"),
    ],
)
def test_what_a_renderer_took_for_markup(written: str, wanted: str) -> None:
    assert lines_of(f"<p>{written}</p>") == [wanted]


def test_numbered_lists_keep_their_numbers_where_they_hold_no_fields() -> None:
    assert lines_of("<ol><li>one</li><li>two<ul><li>inner</li></ul></li><li>Method: x</li></ol>") == [
        "1. one",
        "2. two",
        "- inner",
        "- Method: x",
    ]


def test_lines_that_a_renderer_took_for_code_are_no_code() -> None:
    assert lines_of("<pre><code>1. one\n2. two\n</code></pre>") == ["1. one", "2. two"]


def test_two_line_breaks_end_a_paragraph() -> None:
    page = HEAD + RECORD.format(link="https://arxiv.org/abs/2606.00001").replace("</p>\n</details>", "<br><br>B.</p>")
    assert paper(page).abstract.endswith("a/b.\nB.")


def test_bold_labels_without_a_colon_and_lines_of_links_are_fields() -> None:
    page = (
        '<article><h3><a href="https://arxiv.org/abs/2606.00001">A</a></h3><p>Ada Lovelace, Alan Turing</p>'
        '<p><b>TL;DR</b> 好。</p><p><b>Abstract</b>: Text.</p><p><a href="https://arxiv.org/pdf/2606.00001">PDF</a> | '
        '<a href="https://github.com/a/b">Code</a></p><footer><a href="https://x.org">About</a></footer></article>'
    )
    found = paper(HEAD + page)
    assert (found.authors, found.abstract, found.code_url) == (
        ("Ada Lovelace", "Alan Turing"),
        "Text.",
        "https://github.com/a/b",
    )
    assert found.summary.sections == (("tldr", "好。"),)


def test_headings_of_the_site_around_the_only_article_are_no_sections() -> None:
    record = RECORD.format(link="https://arxiv.org/abs/2606.00001").partition("</h1>")[2]
    page = f"{HEAD}<h1>owner/repository</h1><article>{record.replace('</body></html>', '</article><h2>About</h2>')}"
    (listing,) = read(page.encode(), "x").listings
    assert listing.section == "cs.LG"


def test_a_page_gives_the_day_in_its_headings() -> None:
    page = HEAD.replace("<title>x", "<title>Daily 2026-06-12") + RECORD.format(link="https://arxiv.org/abs/2606.00001")
    assert read(page.encode(), "x").day == "2026-06-12"


def test_markdown_that_a_renderer_left_alone_does_not_hide_the_rest() -> None:
    left = "### [2] [B](https://arxiv.org/abs/2606.00002)\n*C. D*\n\nTL;DR: 第二。\n"
    pages = "".join(RECORD.format(link=f"https://arxiv.org/abs/2606.1000{n}").partition("</body")[0] for n in range(3))
    listings = read(f"{HEAD}{pages}<p>\n\n{left}</p></body></html>".encode(), "x").listings
    assert [listing.paper.key for listing in listings] == ["2606.10000", "2606.10001", "2606.10002", "2606.00002"]


@pytest.mark.parametrize(
    "piece",
    ["<b>", "<table><tr><th>", "<nav><a href='https://x.org'>a</a>", "<ol><li>", "<section>x<h2></h2>", "<blockquote>"],
)
def test_nested_elements_take_no_time(piece: str) -> None:
    text = HEAD + piece * 1_500 + "words " * 10_000
    with pytest.raises(DigestError, match="is no digest"):
        read(text.encode(), "x")


def test_what_stands_around_an_article_is_no_text_of_its_paper() -> None:
    boxes = "".join(
        f'<article><div>Submitted by someone</div><h3><a href="/papers/2606.0000{n}">A Title {n}</a></h3>'
        f"<ul><li><img src='a'></li></ul><div>· {n} authors</div></article>"
        for n in (1, 2, 3)
    )
    listings = read(f"{HEAD}<h1>Daily Papers</h1>{boxes}</body></html>".encode(), "x.html").listings
    assert [listing.paper.title for listing in listings] == ["A Title 1", "A Title 2", "A Title 3"]
    assert {label for listing in listings for label, _ in listing.paper.summary.sections} == {"Notes"}


def test_labels_that_stand_apart_to_the_eye_alone() -> None:
    fields = "".join(
        f'<div><span class="label">{label}</span><span>{text}</span></div>'
        for label, text in (("Authors", "Ada Lovelace, Alan Turing"), ("TL;DR", "好。"), ("Method:", "火。"))
    )
    found = paper(f'{HEAD}<h3>A Title</h3>{fields}<a href="https://arxiv.org/pdf/2606.00001">PDF</a></body></html>')
    assert found.authors == ("Ada Lovelace", "Alan Turing")
    assert found.summary.sections == (("tldr", "好。"), ("method", "火。"))


def test_papers_that_are_folded_in_a_list() -> None:
    items = "".join(
        f'<li><details open><summary><a href="https://arxiv.org/abs/2606.0000{n}">A Title {n}</a></summary>'
        f"<p>TL;DR: 好{n}。</p></details></li>"
        for n in (1, 2)
    )
    listings = read(f"{HEAD}<ul>{items}</ul></body></html>".encode(), "x.html").listings
    assert [listing.paper.title for listing in listings] == ["A Title 1", "A Title 2"]
    assert [listing.paper.summary.sections for listing in listings] == [(("tldr", "好1。"),), (("tldr", "好2。"),)]
