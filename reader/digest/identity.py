"""Which paper a link means: arXiv ID before DOI before URL, and the links in their canonical form."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.model import ArxivId
from reader.text.clean import clean_line

# https://www.crossref.org/blog/dois-and-matching-regular-expressions/
_DOI: Final = re.compile(r"\b10\.\d{4,9}/[^\s\"<>?#]+", re.IGNORECASE)
_DOI_NOISE: Final = re.compile(r"(?:/(?:full|abstract|pdf|epdf|meta|html)|\.pdf)$")
# https://connect.biorxiv.org/news/2019/12/05/new_doi_format and the bare numbers before it
_PREPRINT: Final = re.compile(r"(10\.\d{4,9}/\d{4}\.\d\d\.\d\d\.\d{6,}|10\.1101/\d{6,})(?:v(\d{1,3}))?(?:[./][a-z].*)?")
_HAS_NUMBER: Final = re.compile(r"\d{4}\.\d{4}|/\d{7}|10\.\d{4}")
_PLAIN_ABS: Final = re.compile(r"https://arxiv\.org/abs/(\d{4}\.\d{4,5})").fullmatch


class Identity(NamedTuple):
    """What makes a paper itself: see `Paper.key`, `version`, `url` and `pdf_url`."""

    key: str
    version: int | None = None
    url: str = ""
    pdf_url: str = ""

    @property
    def is_paper(self) -> bool:
        """Whether it is an arXiv ID or a DOI, and not just the address of a page."""
        return not self.key.startswith("http")


def identify(link: str) -> Identity | None:
    """The identity that a link, a bare arXiv ID or a bare DOI gives; None if it gives none.

    Only http and https count as links: anything else is never opened and identifies nothing.
    """
    if plain := _PLAIN_ABS(link):
        number = plain[1]
        return Identity(number, None, link, "https://arxiv.org/pdf/" + number)
    # No link has white space or control characters in it; what has, was damaged on the way.
    link = "".join(clean_line(link).split()).strip("<>")
    if found := ArxivId.find(link):
        number = found.number
        url = f"https://arxiv.org/abs/{number}"
        return Identity(number, found.version, url, f"https://arxiv.org/pdf/{number}")
    doi, version = _doi_and_version(link)
    if doi:
        return Identity(f"doi:{doi}", version, link if _is_web(link) else f"https://doi.org/{doi}")
    return Identity(_same_page(link), None, link) if _is_web(link) else None


def paper_of(link: str) -> Identity | None:
    """The paper that a link leads to, by its arXiv ID or DOI; None for any other page."""
    if not _HAS_NUMBER.search(link):
        # So are most links of a site, and to take an address apart is slow.
        return None
    identity = identify(link)
    return identity if identity and identity.is_paper else None


def doi_of(text: str) -> str:
    """The DOI that `text` is, or carries in its path as a link; lower-case, "" if there is none."""
    return _doi_and_version(text)[0]


def _doi_and_version(text: str) -> tuple[str, int | None]:
    """A DOI as `doi_of` finds it, and the version that preprint servers write behind theirs."""
    scheme = text[:8].lower()
    if scheme.startswith(("http:", "https:")):
        from urllib.parse import unquote

        text = unquote(text)
    elif not scheme.startswith(("10.", "doi:")):
        return "", None
    found = _DOI.search(text)
    if found is None:
        return "", None
    doi = _DOI_NOISE.sub("", found[0].rstrip(".,;/)] ")).lower()
    if preprint := _PREPRINT.fullmatch(doi):
        return preprint[1], int(preprint[2]) if preprint[2] else None
    return doi, None


def web_link(link: str) -> str:
    """`link` if it is http or https, else ""."""
    link = link.strip()
    return link if _is_web(link) else ""


def _is_web(link: str) -> bool:
    if not link[:8].lower().startswith(("http://", "https://")) or " " in link:
        return False
    from urllib.parse import urlsplit

    try:
        return bool(urlsplit(link).netloc)
    except ValueError:
        return False


def _same_page(link: str) -> str:
    from urllib.parse import urlsplit

    parts = urlsplit(link)
    query = f"?{parts.query}" if parts.query else ""
    return f"https://{parts.netloc.lower()}{parts.path.rstrip('/')}{query}"
