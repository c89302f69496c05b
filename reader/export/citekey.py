"""Citation keys: `vaswani2017attention-1706.03762`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from reader.export.facts import arxiv_id, date_of
from reader.export.names import split_name
from reader.export.words import word_set
from reader.text.fold import fold
from reader.text.latex import render

if TYPE_CHECKING:
    from reader.model import Record

_LONGEST: Final = 30
_HASH_BYTES: Final = 4
_SMALL: Final = word_set(
    "a an the on in of for to and or with from by at as is are be can do does how what when why where which who toward "
    "towards via using beyond its it we not no new"
)


def citation_key(record: Record) -> str:
    """Family name of the first author, year, first significant word of the title, and the paper's identity.

    The identity (the arXiv ID, else a hash of DOI or address) is always there, so that a paper has the same key in
    every export, and no two papers share one. Only `a-z 0-9 . -`, so it is a file's name, too; the first character
    is a letter or a digit.
    """
    authors = record.paper.authors
    family = _ascii(split_name(authors[0]).family) if authors else ""
    year = date_of(record).year
    title = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", render(record.paper.title)))
    words = (word for word in map(_ascii, title) if len(word) > 1 and word not in _SMALL)
    word = next(words, _ascii("".join(title)))
    return f"{family or 'paper'}{year or ''}{word}-{_identity(record)}"


def _identity(record: Record) -> str:
    if number := arxiv_id(record):
        return number.replace("/", ".").lower()
    from hashlib import blake2b

    return blake2b(record.paper.key.encode("utf-8", "replace"), digest_size=_HASH_BYTES).hexdigest()


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text).replace("ß", "ss"))[:_LONGEST]
