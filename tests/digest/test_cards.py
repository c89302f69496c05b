import pytest

from reader.digest import read
from reader.model import Paper

ENTRY = """<dt><a name='item{n}'>[{n}]</a>
  <a href ="/abs/2606.0000{n}" title="Abstract"> arXiv:2606.0000{n} </a>{kind}
  [<a href="/pdf/2606.0000{n}">pdf</a>, <a href="https://arxiv.org/html/2606.0000{n}v1">html</a>]
</dt>
<dd><div class='meta'>
<div class='list-title'><span class='descriptor'>Title:</span>
  Title {n}: on $x$ </div>
<div class='list-authors'><a href="https://arxiv.org/search/?q=L">Ada Lovelace</a>, <a href="/x">Alan Turing</a></div>
<div class='list-comments'><span class='descriptor'>Comments:</span>
  9 pages </div>
<div class='list-subjects'><span class='descriptor'>Subjects:</span>
  <span>Computation and Language (cs.CL)</span>; Optimization (math.OC) </div>
<p class='mathjax'> We study things. </p></div></dd>
"""
LISTING = """<html><body><main><h1>Computation and Language</h1><h3>Showing new listings for Friday, 12 June 2026</h3>
<dl id='articles'><h3>New submissions (showing 1 of 1 entries)</h3>{new}</dl>
<dl id='articles'><h3>Cross submissions</h3>{cross}</dl><dl id='articles'>{replaced}</dl></main></body></html>"""

ABSTRACT = """<html><body><main><h1>Computer Science &gt; Machine Learning</h1><div><div class="dateline">[Submitted on
10 Jun 2026]</div><h1><span>Title:</span>A Title</h1><div><span>Authors:</span><a href="https://arxiv.org/a">Ada
Lovelace</a>, <a href="https://arxiv.org/b">Alan Turing</a></div><a href="/pdf/2606.00001">View PDF</a>
<blockquote><span>Abstract:</span>We study things
over lines.</blockquote><table><tr><td>Comments:</td><td>9 pages</td></tr><tr><td>Subjects:</td><td>Machine Learning
(cs.LG); Vision (cs.CV)</td></tr>
<tr><td>Cite as:</td><td>
<a href="https://arxiv.org/abs/2606.00001">arXiv:2606.00001</a>
[cs.LG]</td></tr></table></div></main></body></html>"""

BOX = """<table><tr><td style="font-weight: bold">{title}</td></tr>
<tr><td>Ada Lovelace, Alan Turing<br>
<i>MIT</i></td></tr>
<tr><td><strong>Relevance:</strong> <div><span>⭐</span><span>⭐</span></div></td></tr>
<tr><td><strong>arXiv ID:</strong>
<a href="https://arxiv.org/abs/{number}">{number}</a></td></tr><tr><td><strong>TLDR:</strong> 方法：很好。</td></tr>
<tr><td><a href="https://arxiv.org/pdf/{number}">PDF</a> <a href="https://github.com/a/b">Code</a></td></tr></table>"""


def papers(text: str) -> list[Paper]:
    reading = read(text.encode(), "x.html")
    assert (reading.format, reading.problems) == ("html", ())
    return [listing.paper for listing in reading.listings]


def test_a_saved_listing_of_arxiv() -> None:
    kinds = ("", " (cross-list from math.OC)", " (replaced)")
    new, cross, replaced = (ENTRY.format(n=n, kind=kind) for n, kind in enumerate(kinds, 1))
    text = LISTING.format(new=new, cross=cross, replaced=replaced)
    found = papers(text)
    assert [(paper.key, paper.title) for paper in found] == [(f"2606.0000{n}", f"Title {n}: on $x$") for n in (1, 2, 3)]
    first = found[0]
    assert (first.authors, first.categories) == (("Ada Lovelace", "Alan Turing"), ("cs.CL", "math.OC"))
    assert (first.comment, first.abstract) == ("9 pages", "We study things.")
    assert [paper.summary.section("Announced as") for paper in found] == [None, "cross", "replace"]
    assert read(text.encode(), "x").day == "2026-06-12"


def test_a_saved_page_of_one_paper() -> None:
    (paper,) = papers(ABSTRACT)
    assert (paper.key, paper.title, paper.authors) == ("2606.00001", "A Title", ("Ada Lovelace", "Alan Turing"))
    assert (paper.categories, paper.comment, paper.abstract) == (
        ("cs.LG", "cs.CV"),
        "9 pages",
        "We study things over lines.",
    )


@pytest.mark.parametrize("count", [1, 2])
def test_boxes_of_an_e_mail_with_their_identifiers_and_stars(count: int) -> None:
    boxes = (BOX.format(title=f"Acronym{n}: A Title", number=f"2606.0000{n}") for n in range(count))
    found = papers(f"<html><body><div>{'<br>'.join(boxes)}</div></body></html>")
    assert [paper.title for paper in found] == [f"Acronym{n}: A Title" for n in range(count)]
    assert (found[0].authors, found[0].code_url) == (("Ada Lovelace", "Alan Turing"), "https://github.com/a/b")
    assert found[0].summary.sections == (("tldr", "方法：很好。"), ("Affiliations", "MIT"), ("Relevance", "⭐⭐"))


def test_sites_that_show_the_papers_of_arxiv_under_their_identifiers() -> None:
    card = (
        '<article><a href="/papers/2606.0000{n}"><img src="x"></a><h3><a href="{site}/papers/2606.0000{n}">T</a></h3>'
    )
    cards = "".join(card.format(n=n, site="https://huggingface.co" if n else "") + "</article>" for n in range(2))
    found = papers(f"<html><body><main><h1>Daily Papers</h1>{cards}</main></body></html>")
    assert [(paper.key, paper.title) for paper in found] == [("2606.00000", "T"), ("2606.00001", "T")]
