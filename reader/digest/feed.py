"""arXiv's RSS and Atom feeds, the answers of its API, and the feeds of journals.

Formats: https://info.arxiv.org/help/rss_specifications.html and https://info.arxiv.org/help/api/user-manual.html
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any, Final

from reader.digest.announcement import announced_names, announcement_after, announcement_before
from reader.digest.draft import Draft
from reader.digest.family import Family
from reader.digest.identity import identify
from reader.digest.nesting import check_xml
from reader.digest.paragraphs import join_lines
from reader.errors import DigestError
from reader.model import Listing, Problem

_ROOT: Final = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTITY: Final = re.compile(r"<!(?:ENTITY|DOCTYPE[^<>\[]*\[)", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(r"<!DOCTYPE[^<>]*?\sSYSTEM\s", re.IGNORECASE)
"""A document type that lies somewhere else; the public one of RSS 0.91 is not meant, and nothing ever fetches it."""
_SURROGATE: Final = re.compile(
    r"&#(?:0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3])|x0*d[89a-f][0-9a-f]{2});", re.IGNORECASE
)
_MARKUP: Final = re.compile(
    r"</?(?:a|span|i|b|em|strong|img|sup|sub|code|jats:\w+)\b[^<>]*>|(</?(?:p|br|div|ul|ol|li|h\d|blockquote)\b[^<>]*>)",
    re.IGNORECASE,
)
_API_ERROR: Final = "/api/errors#"
_KEPT: Final = (
    ("arxiv_journal_ref", "Journal reference"),
    ("arxiv_journal_reference", "Journal reference"),
    ("arxiv_doi", "DOI"),
)


def is_feed(text: str) -> bool:
    """Whether `text` is an RSS, RDF or Atom document."""
    return text.lstrip()[:1] == "<" and _ROOT.search(text, 0, 4_000) is not None


def read_feed(text: str, name: str) -> Family:
    """All papers of a feed in its order, and the day that it gives itself.

    A feed without papers, as arXiv has at weekends, is an empty digest. Raises DigestError for declared
    entities and document types elsewhere, for nesting without end, and where arXiv answered with an error.
    """
    if _ENTITY.search(text):
        raise DigestError(f"{name} declares entities, which feeds never need: refused")
    if _ELSEWHERE.search(text):
        raise DigestError(f"{name} refers to a document type elsewhere, which feeds never need: refused")
    check_xml(text, name)
    from io import BytesIO

    import feedparser  # type: ignore[import-untyped]

    # The text is decoded already, so what the document says of its encoding no longer holds.
    text = _SURROGATE.sub("\ufffd", _DECLARATION.sub("", text, count=1))
    headers = {"content-type": "application/xml; charset=utf-8"}
    options = {"response_headers": headers, "sanitize_html": False, "resolve_relative_uris": False}
    try:
        feed = feedparser.parse(BytesIO(text.encode("utf-8", "replace")), **options)
    except Exception as error:
        # What the library raises for damaged XML is not documented.
        raise DigestError(f"{name} is malformed XML that cannot be read: {type(error).__name__}") from error
    listings: list[Listing] = []
    problems: list[Problem] = []
    for number, entry in enumerate(feed.entries, 1):
        if _API_ERROR in _text(entry, "id"):
            raise DigestError(f"{name}: arXiv answered with an error: {' '.join(_text(entry, 'summary').split())}")
        result = _draft(entry, number).finish("")
        if isinstance(result, str):
            problems.append(Problem(name, 0, f"entry {number}: {result}"))
        else:
            listings.append(result)
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        problems.append(Problem(name, _line(feed.bozo_exception), "malformed XML, read as far as it makes sense"))
    return Family(listings, problems, "feed", _day(feed.feed))


def _line(error: Exception) -> int:
    line = getattr(error, "getLineNumber", lambda: 0)()
    return line if isinstance(line, int) else 0


def _draft(entry: Mapping[str, Any], number: int) -> Draft:
    title = announcement_after(_text(entry, "title"))
    abstract = announcement_before(plain(_abstract(entry)))
    primary = entry.get("arxiv_primary_category")
    primary = primary if isinstance(primary, dict) else {}
    draft = Draft(
        number,
        title=plain(title.text),
        link=abstract.arxiv_id or title.arxiv_id or _link(entry),
        doi=_text(entry, "prism_doi") or _text(entry, "dc_identifier"),
        authors=_authors(entry),
        categories=(
            *filter(None, (_text(primary, "term"), title.category)),
            *(term for tag in entry.get("tags", ()) if (term := _text(tag, "term"))),
        ),
        comment=" ".join(_text(entry, "arxiv_comment").split()),
        abstract=join_lines(abstract.text),
    )
    kind = _text(entry, "arxiv_announce_type") or abstract.type or title.type
    if kind and kind != "new":
        draft.fields.append(("Announced as", kind))
    draft.fields += [(label, text) for key, label in _KEPT if (text := _text(entry, key))]
    return draft


def _text(values: Mapping[str, Any], key: str) -> str:
    """The text under `key`; in feeds that are damaged, there may be anything."""
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _abstract(entry: Mapping[str, Any]) -> str:
    content: Mapping[str, Any] = next(iter(entry.get("content", ())), {})
    return _text(entry, "summary") or _text(content, "value")


def _link(entry: Mapping[str, Any]) -> str:
    """The link that identifies the entry: of several, an identifier of arXiv or a DOI before a page."""
    guid = _text(entry, "id").removeprefix("oai:")
    links = [guid, _text(entry, "link"), *(_text(link, "href") for link in entry.get("links", ()))]
    known = [(link, identity) for link in links if (identity := identify(link))]
    best = next((link for link, identity in known if identity.is_paper), "")
    return best or (known[-1][0] if known else "")


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    names = [plain(_text(author, "name")) for author in entry.get("authors", ())]
    return tuple(name for text in names for name in announced_names(" ".join(text.split())))


def plain(text: str) -> str:
    """Text without markup; its entities are decoded once more only where it was HTML."""
    if not _MARKUP.search(text):
        return text
    return html.unescape(_MARKUP.sub(lambda tag: "\n\n" if tag[1] else "", text)).strip()


def _day(feed: dict[str, Any]) -> str:
    # The library's own `get` would take the one for the other, with a warning.
    when = dict.get(feed, "published_parsed") or dict.get(feed, "updated_parsed")
    return f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if when else ""
