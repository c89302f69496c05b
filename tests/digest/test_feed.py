import pytest

from reader.digest import read
from reader.errors import DigestError
from reader.model import Paper

CHANNEL = """<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<title>cs.CV updates</title><pubDate>Fri, 12 Jun 2026 00:00:00 -0400</pubDate>{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><link>https://arxiv.org/abs/2606.{number}</link>
<description>arXiv:2606.{number}v{version} Announce Type: {kind} \nAbstract: If a &lt; b, then $x_i$
holds.</description><category>cs.CV</category><category>68T50</category><category>cs.AI</category>
<arxiv:announce_type>{kind}</arxiv:announce_type><dc:creator>Ada Lovelace, Alan Turing, Jr.</dc:creator></item>"""
ENTRY = """<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
<updated>2026-06-12T04:00:00Z</updated><entry><id>http://arxiv.org/abs/math/0612717v3</id><title>Old
  Title</title><summary>  Text.</summary><category term="math.GT"/><category term="cs.LG"/>
<link href="https://arxiv.org/pdf/math/0612717v3" rel="related"/><arxiv:primary_category term="cs.LG"/>
<arxiv:comment>9 pages,
 ICML 2026</arxiv:comment><author><name>Ada Lovelace</name></author><author><name>Alan Turing</name></author></entry>
</feed>"""


def item(number: str = "00001", title: str = "A Title", version: int = 1, kind: str = "new") -> str:
    return ITEM.format(number=number, title=title, version=version, kind=kind)


def papers(text: str) -> list[Paper]:
    reading = read(text.encode(), "x.xml")
    assert (reading.format, reading.problems) == ("feed", ())
    return [listing.paper for listing in reading.listings]


def test_rss() -> None:
    text = CHANNEL.format(items=item(title="From &lt;Answer&gt; to &amp; fro"))
    (paper,) = papers(text)
    assert (paper.key, paper.version, paper.title) == ("2606.00001", 1, "From <Answer> to & fro")
    assert paper.authors == ("Ada Lovelace", "Alan Turing, Jr.")
    assert paper.categories == ("cs.CV", "cs.AI", "68T50")
    assert paper.abstract == "If a < b, then $x_i$ holds."
    assert paper.summary.sections == ()
    assert read(text.encode(), "x.xml").day == "2026-06-12"


@pytest.mark.parametrize("kind", ["cross", "replace", "replace-cross"])
def test_how_a_paper_was_announced_is_kept(kind: str) -> None:
    (paper,) = papers(CHANNEL.format(items=item(version=2, kind=kind)))
    assert (paper.version, paper.summary.section("Announced as")) == (2, kind)


def test_a_weekend_is_an_empty_digest() -> None:
    assert papers(CHANNEL.format(items="")) == []


def test_answers_of_the_api() -> None:
    (paper,) = papers(ENTRY)
    assert (paper.key, paper.version, paper.title) == ("math/0612717", 3, "Old Title")
    assert paper.categories == ("cs.LG", "math.GT")
    assert paper.authors == ("Ada Lovelace", "Alan Turing")
    assert paper.comment == "9 pages, ICML 2026"
    assert paper.abstract == "Text."


def test_an_error_of_the_api_says_what_arxiv_said() -> None:
    text = ENTRY.replace("http://arxiv.org/abs/math/0612717v3", "https://arxiv.org/api/errors#x")
    with pytest.raises(DigestError, match=r"^x\.xml: arXiv answered with an error: Text\.$"):
        papers(text)


def test_malformed_xml_costs_a_problem_and_no_paper() -> None:
    text = CHANNEL.format(items=item() + item("00002")).replace("</channel></rss>", "")
    reading = read(text.encode(), "x.xml")
    assert [listing.paper.key for listing in reading.listings] == ["2606.00001", "2606.00002"]
    assert len(reading.problems) == 1


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declaration", [BOMB, EXTERNAL])
def test_declared_entities_are_refused(declaration: str) -> None:
    text = CHANNEL.format(items=item(title="&b;")).replace("<rss", declaration + "<rss")
    with pytest.raises(DigestError, match=r"^x\.xml declares entities[^\n]*$"):
        read(text.encode(), "x.xml")


@pytest.mark.parametrize("where", ["file:///etc/passwd", "http://localhost:1/x.dtd"])
def test_document_types_elsewhere_are_refused(where: str) -> None:
    text = CHANNEL.format(items=item()).replace("<rss", f'<!DOCTYPE r\nSYSTEM "{where}">\n<rss')
    with pytest.raises(DigestError, match=r"^x\.xml refers to a document type elsewhere[^\n]*$"):
        read(text.encode(), "x.xml")


def test_the_public_document_type_of_old_feeds_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("a feed was fetched from")

    monkeypatch.setattr("socket.socket.connect", forbidden)
    monkeypatch.setattr("urllib.request.urlopen", forbidden)
    public = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://localhost:1/x.dtd">'
    (paper,) = papers(CHANNEL.format(items=item()).replace("<rss", f"{public}<rss"))
    assert paper.key == "2606.00001"


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(DigestError, match="nested more than"):
        read(CHANNEL.format(items="<item>" * 50_000).encode(), "x.xml")


def test_a_journal_is_known_by_its_doi() -> None:
    text = CHANNEL.format(
        items="<item><title>T</title><link>https://www.nature.com/articles/x</link>"
        "<dc:identifier>doi:10.1038/ABC-1</dc:identifier></item>"
    )
    (paper,) = papers(text)
    assert (paper.key, paper.url) == ("doi:10.1038/abc-1", "https://www.nature.com/articles/x")


def test_an_author_without_a_name_is_left_out() -> None:
    # Found by fuzzing: in damaged XML, the library gives None for the name.
    text = ENTRY.replace("<name>Alan Turing", "<nome>Alan Turing")
    (listing,) = read(text.encode(), "x.xml").listings
    assert listing.paper.authors == ("Ada Lovelace",)


def test_a_description_in_html_is_text_with_paragraphs() -> None:
    text = CHANNEL.format(items=item()).replace(
        "Abstract: If a &lt; b, then $x_i$\nholds.",
        "Abstract: &lt;p&gt;One.&lt;/p&gt;&lt;p&gt;&lt;img src='x'&gt;Two.&lt;/p&gt;",
    )
    assert papers(text)[0].abstract == "One.\nTwo."


def test_affiliations_and_where_a_paper_appeared() -> None:
    text = CHANNEL.format(items=item()).replace("Alan Turing, Jr.", "Alan Turing (King's College, Cambridge)")
    text = text.replace("</item>", "<arxiv:journal_reference>J. Foo 1</arxiv:journal_reference></item>")
    (paper,) = papers(text)
    assert paper.authors == ("Ada Lovelace", "Alan Turing")
    assert paper.summary.section("Journal reference") == "J. Foo 1"
