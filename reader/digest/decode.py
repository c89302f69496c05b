"""Bytes to text: the encodings that digests were met in, and a refusal of what is not text."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.digest.unzip import MAGIC, unzip
from reader.errors import DigestError
from reader.model import Problem

_MAGIC: Final = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)

# UTF-32LE begins like UTF-16LE, so it has to be asked first.
_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_MOST_PROBLEMS: Final = 20
"""Damaged lines that are reported one by one; the rest of them share one problem."""


class Decoded(NamedTuple):
    """A digest as UTF-8 without a byte order mark, its lines ending in LF, and what of it was no text.

    Only a part of `data` is decoded at first, so what is invalid in it shows there: see `repair`.
    """

    data: bytes
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Bring UTF-8, or UTF-16 and UTF-32 with a byte order mark, to one form; a lone CR is data and stays.

    Raises DigestError for bytes that are no text; `name` is the file's name for messages.
    """
    if data.startswith(MAGIC):
        data = unzip(data, name)
    marked = data.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS))
    if not marked:
        _refuse_binary(data, name)
        if b"\r" not in data:
            return Decoded(data)
    return repair(data, name)


def repair(data: bytes, name: str) -> Decoded:
    """`decode` to the end: what is not valid becomes U+FFFD, and a problem says in which line and at which byte."""
    encoding = "utf-8"
    start = 0
    for mark, its_encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            encoding, start = its_encoding, len(mark)
            break
    if encoding == "utf-8":
        _refuse_binary(data, name)
    problems: tuple[Problem, ...] = ()
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        text = data[start:].decode(encoding, "replace")
        if encoding == "utf-8":
            problems = _damaged_lines(data[start:], name, start)
        else:
            line = error.object[: error.start].decode(encoding, "ignore").count("\n") + 1
            problems = (Problem(name, line, f"invalid {encoding.upper()} at byte {error.start + start}"),)
    return Decoded(text.replace("\r\n", "\n").encode(), problems)


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise DigestError(f"{name} is binary ({kind}): give the digest itself, a .md or .jsonl file")
    if b"\0" in data:
        # Real digests hold a stray NUL now and then, where JSON ate a LaTeX command.
        zeros = data.count(0)
        if zeros > 8 and zeros * 100 > len(data):
            raise DigestError(f"{name} is binary: give the digest itself, a .md or .jsonl file")


def _damaged_lines(data: bytes, name: str, start: int) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    more = 0
    offset = start
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            if len(problems) < _MOST_PROBLEMS:
                problems.append(Problem(name, number, f"invalid UTF-8 at byte {offset + error.start}, replaced"))
            else:
                more += 1
        offset += len(line) + 1
    if more:
        problems.append(Problem(name, 0, f"invalid UTF-8 in {more} more lines, replaced"))
    return tuple(problems)
