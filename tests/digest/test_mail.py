from email.message import EmailMessage

import pytest

from reader.digest import read
from reader.errors import DigestError

from .canonical import digest, paper, record
from .test_listing_mail import MAIL

PAGE = (
    '<html><body><h3>[1] <a href="https://arxiv.org/abs/2606.00001">Ünïcode</a></h3>'
    "<p>TL;DR: 一句话。</p></body></html>"
)


def message(plain: str, page: str = "") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "Digest"
    mail["Date"] = "Fri, 12 Jun 2026 08:00:00 +0800"
    mail.set_content(plain)
    if page:
        mail.add_alternative(page, subtype="html")
    return mail.as_bytes()


def test_the_html_of_an_e_mail_is_read() -> None:
    reading = read(message("see the other part", PAGE), "x.eml")
    (listing,) = reading.listings
    assert (reading.format, reading.day) == ("mail", "2026-06-12")
    assert (listing.paper.title, listing.paper.summary.section("tldr")) == ("Ünïcode", "一句话。")


@pytest.mark.parametrize(("body", "count"), [(MAIL, 3), (digest([("cs.LG", [record(paper())])]), 1)])
def test_its_plain_text_may_be_a_digest_of_any_kind(body: str, count: int) -> None:
    assert len(read(message(body), "x.eml").listings) == count


@pytest.mark.parametrize("body", ["Dear all, no digest today.", ""])
def test_an_e_mail_without_digest_says_so(body: str) -> None:
    with pytest.raises(DigestError, match=r"^x\.eml is [^\n]*$"):
        read(message(body), "x.eml")
