import pytest

from reader.digest.identity import Identity, doi_of, identify, web_link

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
    ],
)
def test_every_way_to_write_an_arxiv_link_is_one_identity(link: str) -> None:
    assert identify(link) == ARXIV


def test_the_version_is_no_part_of_the_key() -> None:
    assert identify("http://arxiv.org/abs/2601.02609v2") == ARXIV._replace(version=2)


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


def test_text_around_a_doi_is_none() -> None:
    assert doi_of("see 10.1/x") == ""


def test_white_space_in_a_link_is_damage() -> None:
    damaged = identify("https://\u2028arxiv.org/abs/2606.00001")
    assert damaged == identify("https://arxiv.org/abs/2606.00001")
