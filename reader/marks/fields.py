"""The fields of a mark, and what a change of one of them is: a step on registers.

A register is what two machines can change without being in each other's way: each flag, each tag, and the whole of
every other field. Values are those of marks.db: `flags` a number, `tags` sorted, one a line, `note` and `until` as they
are, `views` and `rules` the whole text of the person's file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.errors import UsageError
from reader.marks.types import Change
from reader.model import Flag, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Values = tuple[int, str, str, str]
    """A mark by its FIELDS."""

FIELDS: Final = ("flags", "tags", "note", "until")
"""The fields of a paper; each is a column of the table `mark`."""
TEXTS: Final = ("views", "rules")
"""The fields of no paper."""
LONGEST_TAG: Final = 100
"""In characters."""
LARGEST_TEXT: Final = 1_000_000
"""In bytes of UTF-8: a note, or a file of the person's."""


def to_mark(values: Values) -> Mark:
    """The mark of a row of the table `mark`."""
    flags, tags, note, until = values
    return Mark(Flag(flags), tuple(tags.split("\n")) if tags else (), note, until)


def differences(paper: str, before: Mark, after: Mark) -> Iterator[Change]:
    """What has to change to come from one mark to the other.

    Raises:
        UsageError: a tag or note is too long, or the day is none.

    """
    if before.flags != after.flags:
        yield Change(paper, "flags", int(before.flags), int(after.flags))
    if before.tags != after.tags:
        tags = "\n".join(sorted(set(tidy(after.tags))))
        check_value("tags", tags)
        if (old := "\n".join(before.tags)) != tags:
            yield Change(paper, "tags", old, tags)
    if before.note != after.note:
        check_value("note", after.note)
        yield Change(paper, "note", before.note, after.note)
    if before.until != after.until:
        check_value("until", after.until)
        yield Change(paper, "until", before.until, after.until)


def tidy(tags: Iterable[str]) -> Iterator[str]:
    """The tags with single spaces, without empty ones."""
    return (tag for tag in (" ".join(tag.split()) for tag in tags) if tag)


def check_value(field: str, value: str) -> None:
    """Refuse what is no value of a field other than `flags`.

    Raises:
        UsageError: a tag or text is too long, or the day is none.

    """
    if field == "tags":
        for tag in value.split("\n"):
            if len(tag) > LONGEST_TAG:
                raise UsageError(f"tag {tag[:20]}…: has {len(tag)} characters; at most {LONGEST_TAG} are possible")
    elif field == "until":
        if value and not _is_day(value):
            raise UsageError(f"{value[:20]}: is no day; expected one like 2026-06-12")
    elif len(value) * 3 > LARGEST_TEXT and (size := len(value.encode("utf-8", "replace"))) > LARGEST_TEXT:
        raise UsageError(f"{field}: has {size:,} bytes; at most {LARGEST_TEXT:,} are possible, shorten it")


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def step(change: Change, value: int | str) -> int | str:
    """`value` after a change that may have been made on another value: only its registers become what it says."""
    before, after = change.before, change.after
    if isinstance(value, int) and isinstance(before, int) and isinstance(after, int):
        changed = before ^ after
        return value & ~changed | after & changed
    if change.field == "tags":
        old, new = _tags(before), _tags(after)
        return "\n".join(sorted(_tags(value) - (old - new) | (new - old)))
    return after


def careful_step(change: Change, value: int | str) -> int | str:
    """The same for undo and redo, which leave a text alone that is not what the change began with."""
    if change.field in ("flags", "tags") or value == change.before:
        return step(change, value)
    return value


def have_common_register(one: Change, other: Change) -> bool:
    """Whether two changes changed the same."""
    if (one.paper, one.field) != (other.paper, other.field):
        return False
    if one.field == "flags":
        return bool((int(one.before) ^ int(one.after)) & (int(other.before) ^ int(other.after)))
    if one.field == "tags":
        return bool(
            (_tags(one.before) ^ _tags(one.after)) & (_tags(other.before) ^ _tags(other.after)),
        )
    return True


def _tags(value: int | str) -> set[str]:
    return set(str(value).split("\n")) if value else set()
