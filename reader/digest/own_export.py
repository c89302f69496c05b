"""Exports of this program, read back: papers on the days that listed them, and their marks.

The format is that of `reader.export.jsonl`, which is known by its keys, whatever the file is called. What comes back is
what the export holds: the summary that was shown, but not those of other digests, nor a listing's heading.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from reader.digest.day import day_in
from reader.digest.draft import clean_listing
from reader.digest.identity import web_link
from reader.errors import DigestError
from reader.model import SUMMARY_LABELS, ArxivId, Digest, Flag, Listing, Mark, Paper, Problem, Section, Summary
from reader.text.clean import clean, clean_line

_KEYS: Final = ("id", "first_seen", "days", "read", "bookmarked")
_FLAGS: Final = {
    "read": Flag.READ,
    "bookmarked": Flag.BOOKMARKED,
    "later": Flag.LATER,
    "hidden": Flag.HIDDEN,
    "kept_unread": Flag.KEPT_UNREAD,
    "skimmed": Flag.SKIMMED,
}
_LONGEST_LINE: Final = 16 * 1024 * 1024
_LONGEST_NOTE: Final = 250_000
"""Characters; what is longer may have more bytes than a note can."""
_LARGEST_NUMBER: Final = 2**31


class OwnExport(NamedTuple):
    """Digests by day, oldest first, and the marks of papers that have any. `problems` are in the last digest, too."""

    digests: tuple[Digest, ...]
    marks: dict[str, Mark]
    problems: tuple[Problem, ...] = ()


def is_own_export(line: bytes) -> bool:
    """Whether the first line of a file is a paper as this program writes it."""
    if not line.startswith(b"{") or not all(b'"%b"' % key.encode() in line for key in _KEYS):
        return False
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and all(key in record for key in _KEYS) and isinstance(record["days"], list)


def begins_own_export(path: Path) -> bool:
    """Whether a file is an export, by its first line; one that cannot be read is none."""
    try:
        with path.open("rb") as file:
            return file.read(1) == b"{" and is_own_export(b"{" + file.readline(_LONGEST_LINE))
    except OSError:
        return False


def load_own_export(path: Path) -> OwnExport:
    """Read a file, a line at a time, so that it may be larger than any digest.

    Raises:
        DigestError: it cannot be read, or holds no paper that can be.

    """
    try:
        with path.open("rb") as file:
            return read_own_export(iter(lambda: file.readline(_LONGEST_LINE), b""), path.name, str(path))
    except OSError as error:
        raise DigestError(f"{path.name} cannot be read: {error.strerror}") from error


def read_own_export(lines: Iterable[bytes], name: str, origin: str) -> OwnExport:
    """Read the lines of an export; `name` is the file's for problems, `origin` that of the digests.

    Raises:
        DigestError: none of them is a paper.

    """
    days: dict[str, list[Listing]] = {}
    marks: dict[str, Mark] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        read = _read(line)
        if isinstance(read, str):
            problems.append(Problem(name, number, read))
            continue
        listing, its_days, mark = read
        for day in its_days:
            days.setdefault(day, []).append(listing)
        if mark != Mark():
            marks[listing.paper.key] = mark
    if not days:
        raise DigestError(f"{name}: no paper of this export can be read; {problems[0].reason if problems else 'empty'}")
    last = max(days)
    digests = tuple(
        Digest(day, False, origin, tuple(days[day]), tuple(problems) if day == last else ()) for day in sorted(days)
    )
    return OwnExport(digests, marks, tuple(problems))


def _read(line: bytes) -> tuple[Listing, list[str], Mark] | str:
    """A paper, the days that listed it, and its mark; or why it is none."""
    try:
        record = json.loads(line.decode("utf-8", "replace"))
    except RecursionError:
        return "JSON nested too deeply"
    except ValueError as error:
        return f"malformed JSON: {error.msg if isinstance(error, json.JSONDecodeError) else 'a number is too long'}"
    if not isinstance(record, dict):
        return "not a JSON object"
    key, title = clean_line(_text(record, "id")), clean_line(_text(record, "title"))
    if not title or not _is_key(key):
        return f"no title, or no identifier of a paper: {(key or title)[:60]}"
    days = sorted({day for day in _texts(record, "days") if day and day_in(day) == day})
    if not days:
        return f"{key} has no day"
    listing = clean_listing(Listing(_paper(record, key, title), ""))
    return listing._replace(section=listing.paper.primary_category), days, read_mark(record)


def _is_key(key: str) -> bool:
    found = ArxivId.find(key)
    return (found is not None and found.number == key) or key.startswith("doi:10.") or bool(web_link(key))


def _paper(record: Mapping[str, Any], key: str, title: str) -> Paper:
    return Paper(
        key,
        title,
        _number(record, "version"),
        tuple(_texts(record, "authors")),
        tuple(_texts(record, "categories")),
        web_link(_text(record, "url")),
        web_link(_text(record, "pdf_url")),
        web_link(_text(record, "code_url")),
        _number(record, "code_stars"),
        _text(record, "comment"),
        _text(record, "abstract"),
        _summary(record),
    )


def _summary(record: Mapping[str, Any]) -> Summary:
    sections = [Section(label, text) for label in SUMMARY_LABELS if (text := _text(record, label))]
    others = record.get("sections")
    for other in others if isinstance(others, list) else ():
        if isinstance(other, dict) and (label := _text(other, "label")) and (text := _text(other, "text")):
            sections.append(Section(label, text))
    return Summary(_text(record, "summary_language"), tuple(sections)) if sections else Summary()


def read_mark(record: Mapping[str, Any]) -> Mark:
    """The mark in a line of an export, clean."""
    flags = Flag(0)
    for name, flag in _FLAGS.items():
        flags |= flag if record.get(name) is True else Flag(0)
    until = _text(record, "until")
    tags = sorted({tag for raw in _texts(record, "tags") if (tag := clean_line(raw).strip())})
    return Mark(flags, tuple(tags), clean(_text(record, "note")), until if day_in(until) == until else "")


def join_marks(here: Mark, there: Mark) -> Mark:
    """The mark that is here with what one from an export adds: nothing that was done on either side is lost.

    Where both contradict each other, what is here wins: a paper kept unread stays so, a day to which it was put off
    stays. A paper is skimmed only where neither side read it. Different notes follow each other, that from here first.
    """
    flags = here.flags | there.flags
    if Flag.KEPT_UNREAD in flags:
        flags &= ~(Flag.KEPT_UNREAD if Flag.READ in here.flags else Flag.READ | Flag.SKIMMED)
    if any(mark.flags & (Flag.READ | Flag.SKIMMED) == Flag.READ for mark in (here, there)):
        flags &= ~Flag.SKIMMED
    tags = tuple(sorted({*here.tags, *there.tags}))
    return Mark(flags, tags, _joined_notes(here.note, there.note), here.until or there.until)


def _joined_notes(here: str, there: str) -> str:
    if _has_lines(here, there):
        return here
    both = there if _has_lines(there, here) else f"{here.rstrip()}\n\n{there}"
    return both if len(both) <= _LONGEST_NOTE else here or there


def _has_lines(text: str, lines: str) -> bool:
    return not lines.strip() or f"\n{lines.strip()}\n" in f"\n{text.strip()}\n"


def _number(record: Mapping[str, Any], name: str) -> int | None:
    value = record.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value < _LARGEST_NUMBER else None


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _texts(record: Mapping[str, Any], name: str) -> Iterator[str]:
    value = record.get(name)
    return (item for item in value if isinstance(item, str) and item) if isinstance(value, list) else iter(())
