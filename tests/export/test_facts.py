"""What a bibliography needs and no digest says outright."""

import pytest

from reader.export.facts import Date, Published, arxiv_id, date_of, doi, published, safe_link

from .made_up import record


@pytest.mark.parametrize(
    ("key", "days", "date"),
    [
        ("2606.00001", ("2026-06-12", "2026-07-01"), Date(2026, 6, 12)),
        ("1706.03762", ("2026-06-12",), Date(2017, 6)),
        ("math/0612717", (), Date(2006, 12)),
        ("hep-th/9711200", (), Date(1997, 11)),
        ("doi:10.1/x", ("2026-06-12",), Date(2026, 6, 12)),
        ("https://a.example/2606.00001", (), Date()),
    ],
)
def test_date(key: str, days: tuple[str, ...], date: Date) -> None:
    assert date_of(record(key=key, days=days)) == date


def test_identifiers() -> None:
    assert (arxiv_id(record(key="math/0612717")), doi(record(key="math/0612717"))) == ("math/0612717", "")
    assert (arxiv_id(record(key="doi:10.1/x")), doi(record(key="doi:10.1/x"))) == ("", "10.1/x")
    assert arxiv_id(record(key="https://arxiv.org/abs/1706.03762")) == ""


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("9 pages", None),
        ("Submitted to ICML 2026", None),
        ("Accepted at CVPR 2026", Published("CVPR", "2026", False)),
        ("CVPR 2026 Workshop, oral", Published("CVPR Workshop", "2026", False)),
        ("ICML 2025 oral", Published("ICML", "2025", False)),
        ("Accepted by TPAMI", Published("TPAMI", "", True)),
        ("Accepted for publication in Pattern Recognition", Published("Pattern Recognition", "", True)),
    ],
)
def test_published(comment: str, found: Published | None) -> None:
    assert published(record(comment=comment)) == found


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        (" https://a.example/x ", "https://a.example/x"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://a.example/{x} y\x1b\n", "https://a.example/%7Bx%7D%20y%1B"),
        ("", ""),
    ],
)
def test_only_links_of_the_web(link: str, safe: str) -> None:
    assert safe_link(link) == safe
