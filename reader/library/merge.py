"""One paper out of two descriptions of it; digests differ in what they know."""

from __future__ import annotations

from reader.model import Paper, Summary


def merge(known: Paper, other: Paper, *, newer: bool) -> Paper:
    """What both say together, without summary; where they differ `other` is believed if it is `newer`.

    Of two versions the higher one is always newer. Nothing replaces something never. The longer list of authors and
    of categories wins, as digests shorten them; so does an abstract more than twice as long, as feeds cut it off.
    """
    if known.version is not None and other.version is not None and known.version != other.version:
        newer = other.version > known.version
    first, second = (other, known) if newer else (known, other)
    return Paper(
        key=known.key,
        title=first.title or second.title,
        version=max((v for v in (known.version, other.version) if v is not None), default=None),
        authors=max(first.authors, second.authors, key=len),
        categories=max(first.categories, second.categories, key=len),
        url=first.url or second.url,
        pdf_url=first.pdf_url or second.pdf_url,
        code_url=first.code_url or second.code_url,
        code_stars=second.code_stars if first.code_stars is None else first.code_stars,
        comment=first.comment or second.comment,
        abstract=second.abstract if len(second.abstract) > 2 * len(first.abstract) else first.abstract,
        summary=Summary(),
    )
