"""Files, or bytes from standard input, to a Digest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.digest import Reading, read, read_decoded
from reader.digest.day import day_of
from reader.digest.decode import Decoded, decode
from reader.digest.find import Found
from reader.digest.identity import identify
from reader.digest.merge import merge
from reader.errors import DigestError
from reader.model import Digest, Problem

MOST_BYTES: Final = 64 * 1024 * 1024
"""The largest digest seen has 4 MB; what is much larger is something else, and would fill the memory."""

_HAS_ANSWERS: Final = re.compile(rb'"AI"\s*:')
_ID: Final = re.compile(rb'"id"\s*:\s*"([^"\\]+)"')


def load(files: Sequence[Found]) -> Digest:
    """The digest that the files of one day in one folder are together, as `reader.digest.find.group` gives.

    The raw crawl, JSON Lines without any summary, is left alone beside another file of its day, since it
    holds papers that the digest dropped; they are only counted. A file that cannot be read is a problem of
    the digest as long as another one can be; if none can, its DigestError is raised.
    """
    problems: list[Problem] = []
    texts: list[tuple[str, Decoded]] = []
    errors: list[tuple[str, DigestError]] = []
    for file in files:
        name = file.path.name
        try:
            texts.append((name, decode(_read_bytes(file), name)))
        except DigestError as error:
            errors.append((name, error))
    raw = [one for one in texts if one[1].data[:1] == b"{" and not _HAS_ANSWERS.search(one[1].data)]
    readings = _readings([one for one in texts if one not in raw], errors)
    is_beside = bool(raw and readings)
    readings = readings or _readings(raw, errors)
    if not readings:
        raise errors[0][1] if errors else DigestError("no files to read a digest from")
    for reading in readings:
        problems += reading.problems
    problems += [_problem(name, error) for name, error in errors]
    first = files[0]
    listings = merge(readings)
    own = next((reading.day for reading in readings if reading.day), "")
    day, is_guess = day_of(first.path.name, listings, first.mtime_ns, own)
    origin = str(first.path.parent.absolute())
    dropped = len(_crawled(raw) - {listing.paper.key for listing in listings}) if is_beside else None
    return Digest(day, is_guess, origin, listings, tuple(problems), dropped)


def only_mentions_papers(digest: Digest) -> bool:
    """Whether a text has links to papers, and says of none what digests do: its authors, category, or what is in it."""
    return bool(digest.listings) and not any(
        paper.authors or paper.categories or paper.abstract or len(paper.summary.sections) > 1
        for paper, _ in digest.listings
    )


def _crawled(raw: Sequence[tuple[str, Decoded]]) -> set[str]:
    """The keys of the papers in raw crawls; they are read in full only where not every record has a plain `id`."""
    keys: set[str] = set()
    for one in raw:
        ids = _ID.findall(one[1].data)
        found = [identify(id.decode(errors="replace")) for id in ids]
        if len(found) == one[1].data.count(b"\n{") + 1 and all(found):
            keys.update(identity.key for identity in found if identity)
        else:
            readings = _readings([one], [])
            keys.update(listing.paper.key for reading in readings for listing in reading.listings)
    return keys


def _problem(name: str, error: DigestError) -> Problem:
    """The problem that a file is for its digest; its name, with which the message begins, is not said twice."""
    return Problem(name, 0, str(error).removeprefix(name).removeprefix(" is").strip())


def _readings(texts: Sequence[tuple[str, Decoded]], errors: list[tuple[str, DigestError]]) -> list[Reading]:
    readings: list[Reading] = []
    for name, decoded in texts:
        try:
            readings.append(read_decoded(decoded, name))
        except DigestError as error:
            errors.append((name, error))
    return readings


def load_bytes(data: bytes, name: str, mtime_ns: int | None = None) -> Digest:
    """The digest in bytes that came from nowhere on disk; its origin is `-`. Raises DigestError."""
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    reading = read(data, name)
    listings = merge((reading,))
    day, is_guess = day_of(name, listings, mtime_ns, reading.day)
    return Digest(day, is_guess, "-", listings, reading.problems)


def _read_bytes(file: Found) -> bytes:
    try:
        with file.path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise DigestError(f"{file.path.name} cannot be read: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise _too_large(file.path.name)
    return data


def _too_large(name: str) -> DigestError:
    return DigestError(f"{name} is larger than {MOST_BYTES >> 20} MB and so no digest; give a single day's file")
