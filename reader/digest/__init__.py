"""Bytes to papers: digests of all formats that this program reads, chosen by content and not by name.

`read` turns the bytes of one file into a Reading; `reader.digest.find` looks for files, and
`reader.digest.load` makes one Digest of the files of a day.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.digest.decode import Decoded, decode, repair
from reader.digest.family import Format
from reader.errors import DigestError
from reader.model import Listing, Problem

_NO_PAPERS: Final = (
    "id=toc",
    "id='toc'",
    'id="toc"',
    "[[Back]](#toc)",
    "no new papers",
    "没有找到新论文",
    "没有新论文",
)
"""What a digest without papers was seen to say instead."""


_BEGINNING: Final = 4_000
"""As many bytes tell JSON, e-mail and notes from Markdown."""

_MANY: Final = 20
"""So many papers are not what a text in another format has by chance; to count links takes time."""

_SURPLUS: Final = 2
"""A paper has so many links to its page at most, as a rule."""

_FRONTS: Final = (b"---\n", b"+++\n")


class Reading(NamedTuple):
    """What one file holds: its listings in its order, repeated papers included, and what was unreadable.

    `day` is the one that the file gives itself (ISO 8601), as feeds and e-mails do; "" if it gives none.
    """

    listings: tuple[Listing, ...]
    problems: tuple[Problem, ...]
    format: Format
    day: str = ""


def read(data: bytes, name: str) -> Reading:
    """Read the bytes of one digest; `name` is the file's name for messages and problems only.

    Nothing at all, and a digest that says that it has no papers, is an empty digest. Raises DigestError
    for what is binary or no digest.
    """
    return read_decoded(decode(data, name), name)


def read_decoded(decoded: Decoded, name: str) -> Reading:
    """Read one digest, as `read` does."""
    try:
        try:
            return _read(*decoded, name)
        except UnicodeDecodeError:
            # Papers are decoded one by one, which is faster than the whole file; so damage shows only here.
            return _read(*repair(decoded.data, name), name)
    except RecursionError as error:
        raise DigestError(f"{name} is no digest: its values are nested too deep") from error


def _read(data: bytes, problems: tuple[Problem, ...], name: str) -> Reading:
    start = data if data[:1] in (b"<", b"#", b"{") else data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] == b"{":
        return _read_jsonl(data.decode(), problems, name)
    if not start:
        return Reading((), problems, "markdown")
    if start[:1] == b"<" and start[:9].lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<rss", b"<feed")):
        return _read_other(data, problems, name)
    if start[:1] not in (b"<", b"#") and _is_other(start):
        return _read_other(data, problems, name)
    from reader.digest.markdown import read_markdown

    body, day = _without_front_matter(data) if start[:4] in _FRONTS else (data, "")
    listings, found = read_markdown(body, name)
    if not listings and body is not data:
        listings, found = read_markdown(data, name)
    if not listings:
        return _read_other(data, problems, name, tuple(found))
    reading = Reading(tuple(listings), (*problems, *found), "markdown", day)
    if len(listings) > _MANY or len(listings) * _SURPLUS > data.count(b"arxiv.org/abs/"):
        return reading
    # There may be more papers in another format than those that Markdown shows.
    other = _read_other(data, problems, name, tuple(found))
    return other if len(other.listings) > len(listings) * _SURPLUS else reading


def no_digest(name: str) -> DigestError:
    """The error for a file that holds no papers and does not say that there are none."""
    return DigestError(
        f"{name} is no digest: no papers found; give a day's papers as Markdown, JSON, feed, page or mail"
    )


def _without_front_matter(data: bytes) -> tuple[bytes, str]:
    from reader.digest.notes import without_front_matter

    body, day = without_front_matter(data.decode())
    return body.encode(), day


def _is_other(start: bytes) -> bool:
    from reader.digest.families import is_other

    return is_other(start[:_BEGINNING].decode(errors="replace"))


def _read_other(data: bytes, problems: tuple[Problem, ...], name: str, unreadable: tuple[Problem, ...] = ()) -> Reading:
    """Read a digest of another family. Where it is none, it is Markdown with nothing but `unreadable` papers, if any.

    `problems` are damaged characters; they alone make no digest.
    """
    from reader.digest.families import read_other

    family = read_other(data.decode(), name)
    if family and (family.listings or not unreadable):
        return Reading(tuple(family.listings), (*problems, *family.problems), family.format, family.day)
    if not (unreadable or _says_no_papers(data)):
        raise no_digest(name)
    return Reading((), (*problems, *unreadable), "markdown")


def _read_jsonl(text: str, problems: tuple[Problem, ...], name: str) -> Reading:
    from reader.digest.jsonl import read_jsonl

    listings, found = read_jsonl(text, name)
    if not listings:
        return _read_other(text.encode(), problems, name)
    return Reading(tuple(listings), (*problems, *found), "jsonl")


def _says_no_papers(data: bytes) -> bool:
    text = data.decode().lower()
    return any(words in text for words in _NO_PAPERS)
