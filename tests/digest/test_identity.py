import pytest

from reader.digest.draft import Draft
from reader.digest.identity import Identity, doi_of, identify, paper_of, web_link
from reader.model import Listing

ARXIV = Identity("2601.02609", None, "https://arxiv.org/abs/2601.02609", "https://arxiv.org/pdf/2601.02609")


@pytest.mark.parametrize(
    "link",
    [
        "https://arxiv.org/abs/2601.02609",
        "http://arxiv.org/abs/2601.02609",
        "https://arxiv.org/pdf/2601.02609",
        "https://arxiv.org/pdf/2601.02609.pdf",
        "https://www.arxiv.org/html/2601.02609",
        "2601.02609",
        " arXiv:2601.02609 ",
        "<https://arxiv.org/abs/2601.02609>",
        "https://arxiv.org/abs/2601.02609/",
        "HTTP://WWW.ArXiv.org:443/abs/2601.02609?context=cs#top",
        "https://export.arxiv.org/pdf/2601.02609.pdf?download=1",
        "arxiv.org/abs/2601.02609",
        "https://browse.arxiv.org/html/2601.02609",
        "https://browse.arxiv.org/pdf/2601.02609.pdf",
        "https://arxiv.org/e-print/2601.02609",
        "https://arxiv.org/src/2601.02609",
        "https://arxiv.org/ps/2601.02609",
        "https://arxiv.org/tb/2601.02609",
        "https://cn.arxiv.org/abs/2601.02609",
        "https://huggingface.co/papers/2601.02609",
        "https://www.hf.co/papers/2601.02609?ref=x",
        "https://huggingface.co/papers/2601.02609#community",
        "https://alphaxiv.org/overview/2601.02609",
        "https://www.alphaxiv.org/abs/2601.02609",
        "https://www.alphaxiv.org/zh/overview/2601.02609",
        "https://ar5iv.org/abs/2601.02609",
        "https://ar5iv.labs.arxiv.org/html/2601.02609/",
        "https://papers.cool/arxiv/2601.02609",
        "https://doi.org/10.48550/arXiv.2601.02609",
        "https://dx.doi.org/10.48550/ARXIV.2601.02609/",
        "https://doi.org/10.48550%2FarXiv.2601.02609",
        "doi:10.48550/arXiv.2601.02609",
        "10.48550/arxiv.2601.02609",
    ],
)
def test_every_way_to_write_an_arxiv_link_is_one_identity(link: str) -> None:
    assert identify(link) == ARXIV


def test_the_version_is_no_part_of_the_key() -> None:
    assert identify("http://arxiv.org/abs/2601.02609v2") == ARXIV._replace(version=2)


@pytest.mark.parametrize(
    "link",
    [
        "https://arxiv.org/html/2601.02609v2",
        "https://arxiv.org/pdf/2601.02609v2.pdf",
        "https://www.alphaxiv.org/overview/2601.02609v2",
        "https://ar5iv.labs.arxiv.org/html/2601.02609v2#S1",
        "https://doi.org/10.48550/arXiv.2601.02609v2",
        "arXiv: 2601.02609v2",
    ],
)
def test_the_version_is_found_in_every_link(link: str) -> None:
    assert identify(link) == ARXIV._replace(version=2)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.semanticscholar.org/arXiv:2601.02609",
        "https://example.org/papers/2601.02609",
        "https://arxiv.org.example.org/abs/2601.02609",
        "https://arxiv.org/list/2601.02609",
        "https://arxiv.org/abs/2601.026099",
        "https://huggingface.co/2601.02609",
        "https://github.com/a/huggingface.co/papers/2601.02609",
    ],
)
def test_pages_of_other_sites_are_no_arxiv_papers(link: str) -> None:
    found = identify(link)
    assert found is not None
    assert (found.key[:8], found.url) == ("https://", link)


def test_old_identifiers_in_links_of_every_kind() -> None:
    for link in ("https://doi.org/10.48550/arXiv.math/0309136", "https://ar5iv.org/html/math/0309136v1"):
        found = identify(link)
        assert found is not None
        assert (found.key, found.url) == ("math/0309136", "https://arxiv.org/abs/math/0309136")


@pytest.mark.parametrize(
    ("link", "version"),
    [
        ("https://doi.org/10.1101/2026.01.05.697712v2", 2),
        ("https://www.biorxiv.org/content/10.1101/2026.01.05.697712v2", 2),
        ("https://www.biorxiv.org/content/10.1101/2026.01.05.697712v2.full.pdf", 2),
        ("https://www.medrxiv.org/content/10.1101/2026.01.05.697712v2.full-text#x", 2),
        ("https://www.biorxiv.org/content/biorxiv/early/2026/01/06/10.1101/2026.01.05.697712v12.full", 12),
        ("https://www.biorxiv.org/content/10.64898/2026.01.05.697712v1?rss=1", 1),
        ("https://doi.org/10.1101/2026.01.05.697712", None),
    ],
)
def test_the_version_of_a_preprint_is_no_part_of_its_doi(link: str, version: int | None) -> None:
    found = identify(link)
    assert found is not None
    assert found.key in ("doi:10.1101/2026.01.05.697712", "doi:10.64898/2026.01.05.697712")
    assert found.version == version


def test_a_doi_of_arxiv_in_a_field_leads_to_arxiv() -> None:
    draft = Draft(1, "A", "https://openalex.org/W1", "https://doi.org/10.48550/arXiv.2601.02609")
    listing = draft.finish("")
    assert isinstance(listing, Listing)
    assert (listing.paper.key, listing.paper.url, listing.paper.pdf_url) == (ARXIV.key, ARXIV.url, ARXIV.pdf_url)


def test_other_dois_may_end_like_a_version() -> None:
    for doi in ("10.1016/j.xyz.v2", "10.21203/rs.3.rs-1/v1"):
        assert doi_of(doi) == doi


def test_old_identifiers() -> None:
    found = identify("http://arxiv.org/abs/math.GT/0309136v1")
    assert found == (
        "math/0309136",
        1,
        "https://arxiv.org/abs/math/0309136",
        "https://arxiv.org/pdf/math/0309136",
    )


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("https://doi.org/10.1038/S41467-026-1", "doi:10.1038/s41467-026-1"),
        ("http://dx.doi.org/10.1002/anie.9659580", "doi:10.1002/anie.9659580"),
        ("http://journal.frontiersin.org/article/10.3389/fams.2017.00013/full", "doi:10.3389/fams.2017.00013"),
        ("https://onlinelibrary.wiley.com/doi/10.1002/anie.1?af=R", "doi:10.1002/anie.1"),
        ("https://doi.org/10.1016%2Fj.rse.2026.1", "doi:10.1016/j.rse.2026.1"),
        ("10.5281/zenodo.19907318", "doi:10.5281/zenodo.19907318"),
        ("doi:10.5281/Zenodo.1.", "doi:10.5281/zenodo.1"),
        ("https://pubmed.ncbi.nlm.nih.gov/42061964/", "https://pubmed.ncbi.nlm.nih.gov/42061964"),
        ("http://PubMed.ncbi.nlm.nih.gov/42061964#top", "https://pubmed.ncbi.nlm.nih.gov/42061964"),
        ("https://openreview.net/forum?id=a1", "https://openreview.net/forum?id=a1"),
    ],
)
def test_other_sources_by_doi_or_page(link: str, key: str) -> None:
    found = identify(link)
    assert found is not None
    assert found.key == key
    assert found.version is None
    assert found.url.startswith("http")


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "file:///etc/passwd", "None", "#toc", "http://", "a b", "http://[::1"]
)
def test_what_is_no_web_link_identifies_nothing(link: str) -> None:
    assert identify(link) is None
    assert web_link(link) == ""


@pytest.mark.parametrize("link", ["https://arxiv.org/pdf/math/0612717", "10.1234/x", "2606.00001v2"])
def test_papers(link: str) -> None:
    found = paper_of(link)
    assert found is not None
    assert found.is_paper
    assert found == identify(link)


def test_pages_are_no_papers() -> None:
    assert paper_of("https://x.org/2606") is None
    assert paper_of("https://x.org/2606.00001") is None
    page = identify("https://x.org/2606")
    assert page is not None
    assert not page.is_paper


def test_text_around_a_doi_is_none() -> None:
    assert doi_of("see 10.1/x") == ""


def test_white_space_in_a_link_is_damage() -> None:
    damaged = identify("https://\u2028arxiv.org/abs/2606.00001")
    assert damaged == identify("https://arxiv.org/abs/2606.00001")
