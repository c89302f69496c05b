"""One action as a line of a shared file: JSON that begins with the version of the format and ends with a checksum.

    {"v":1,"uid":…,"machine":"…","number":…,"stamp":…,"at":"…","label":"…","detail":"…","entries":[…],"sum":"…"}

An undo has `undoes` before `entries`, a redo `redoes`: the `uid` of the action. An entry is a list of paper, field,
before, after (see `reader.marks.fields`). The checksum is BLAKE2b with 8 bytes over the line's bytes before `,"sum"`.
Every version of the format begins with `{"v":` and a number.
"""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from reader.errors import UsageError
from reader.marks.fields import FIELDS, TEXTS, check_value, tidy
from reader.marks.types import Change, Deed

if TYPE_CHECKING:
    from collections.abc import Callable

_VERSION: Final = 1
_HEAD: Final = re.compile(rb'\{"v":(\d{1,9})[,}]')
_TAIL: Final = re.compile(rb',"sum":"([0-9a-f]{16})"\}\s*\Z')
_MACHINE: Final = re.compile(r"[0-9a-f]{16}")
_AT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LONGEST: Final = {"paper": 2000, "label": 100, "detail": 10_000}
"""In characters."""


class DamagedLineError(ValueError):
    """A line is not what was written."""


class NewerLineError(ValueError):
    """A line is of a newer version of the format."""


def render_line(deed: Deed) -> bytes:
    """The line of an action, with its newline."""
    target = {"undoes" if deed.is_undo else "redoes": deed.target} if deed.target is not None else {}
    content = {
        "v": _VERSION, "uid": deed.uid, "machine": deed.machine, "number": deed.number, "stamp": deed.stamp,
        "at": deed.at, "label": deed.label, "detail": deed.detail, **target,
        "entries": [list(change) for change in deed.changes],
    }  # fmt: skip
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))[:-1].encode()
    return b'%s,"sum":"%s"}\n' % (text, _sum(text))


def read_line(line: bytes, clean: Callable[[str], str]) -> Deed:
    """The action of a line, its text cleaned.

    Raises:
        DamagedLineError: it is not what was written, or holds what cannot be.
        NewerLineError: its format is newer than this program.

    """
    head, tail = _HEAD.match(line), _TAIL.search(line)
    if head and int(head[1]) > _VERSION:
        raise NewerLineError
    if not (head and tail) or _sum(line[: tail.start()]) != tail[1]:
        raise DamagedLineError
    try:
        return _deed(json.loads(line), lambda text: _storable(clean(text)))
    except (ValueError, TypeError, KeyError, RecursionError, UsageError) as error:
        raise DamagedLineError from error


def _storable(text: str) -> str:
    text.encode()
    return text


def _sum(content: bytes) -> bytes:
    return blake2b(content, digest_size=8).hexdigest().encode()


def _deed(content: dict[str, object], clean: Callable[[str], str]) -> Deed:
    machine, at = _text(content["machine"]), _text(content["at"])
    label, detail = clean(_text(content["label"])), clean(_text(content["detail"]))
    is_undo = "undoes" in content
    target = _number(content["undoes" if is_undo else "redoes"]) if is_undo or "redoes" in content else None
    _require(_MACHINE.fullmatch(machine) and _AT.fullmatch(at))
    _require(len(label) <= _LONGEST["label"] and len(detail) <= _LONGEST["detail"])
    entries = content["entries"]
    if not isinstance(entries, list):
        raise TypeError
    changes = tuple(_change(clean, *entry) for entry in entries)
    _require(len({change[:2] for change in changes}) == len(changes))
    uid, number, stamp = (_number(content[name]) for name in ("uid", "number", "stamp"))
    return Deed(uid, machine, number, stamp, at, label, detail, target, is_undo, changes)


def _change(clean: Callable[[str], str], paper: object, field: object, before: object, after: object) -> Change:
    paper, field = _text(paper), _text(field)
    _require(field in (FIELDS if paper else TEXTS) and len(paper) <= _LONGEST["paper"] and clean(paper) == paper)
    if field == "flags":
        return Change(paper, field, _number(before), _number(after))
    texts = [clean(_text(value)) for value in (before, after)]
    if field == "tags":
        texts = ["\n".join(sorted(set(tidy(text.split("\n"))))) for text in texts]
    for text in texts:
        check_value(field, text)
    return Change(paper, field, *texts)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    """A whole number that SQLite can hold, with room to count on."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63 - 2**40:
        raise TypeError
    return value


def _require(what: object) -> None:
    if not what:
        raise ValueError
