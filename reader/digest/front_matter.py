"""What stands before a note between lines of `---` (YAML) or `+++` (TOML): names and their values.

Formats: https://jekyllrb.com/docs/front-matter and https://gohugo.io/content-management/front-matter. Of YAML, what
notes have: texts, lists of texts, and texts of several lines; nested values are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_YAML: Final = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML: Final = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY: Final = re.compile(r"([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*)|$)")
_ITEM: Final = re.compile(r"[ \t]*-[ \t]+(?:[\"']?name[\"']?:[ \t]*)?(.*)")
_BLOCK: Final = re.compile(r"([|>])[+-]?\d?")
_FLOW: Final = re.compile(r"\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\"'][^,]*)\s*(?:,|$)")
_QUOTED: Final = re.compile(r"(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)')[ \t]*(?:#.*)?")
_COMMENT: Final = re.compile(r"[ \t]#.*")
BETWEEN: Final = "; "
"""Stands between the values of a list, because names may have commas in them."""


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The entries of the front matter, names in lower case, and the text after it; lists as one text."""
    if found := _YAML.match(text):
        return dict(yaml_entries(found[1])), text[found.end() :]
    if found := _TOML.match(text):
        return _toml(found[1]), text[found.end() :]
    return {}, text


def yaml_entries(text: str) -> Iterator[tuple[str, str]]:
    """The names, in lower case, and values of the entries at the outermost level."""
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        found = _ENTRY.fullmatch(lines[place].rstrip())
        place += 1
        if found is None:
            continue
        below: list[str] = []
        while place < len(lines) and (lines[place][:1] in ("", " ", "\t", "]") or _ITEM.match(lines[place])):
            below.append(lines[place])
            place += 1
        if value := _value((found[2] or "").strip(), below):
            yield found[1].lower(), value


def _value(first: str, below: list[str]) -> str:
    if block := _BLOCK.fullmatch(first):
        return ("\n" if block[1] == "|" else " ").join(map(str.strip, below)).strip()
    items = [found[1] for line in below if (found := _ITEM.match(line))]
    if items and not first:
        return BETWEEN.join(filter(None, map(_scalar, items)))
    written = " ".join(filter(None, [first, *map(str.strip, below)])) if not items else first
    if written[:1] == "[" and written[-1:] == "]":
        return BETWEEN.join(filter(None, map(_scalar, _FLOW.findall(written[1:-1]))))
    return _scalar(written) if first else ""


def _scalar(written: str) -> str:
    quoted = _QUOTED.fullmatch(written.strip())
    if quoted is None:
        return _COMMENT.sub("", written.strip())
    return quoted[2].replace("''", "'") if quoted[1] is None else quoted[1].replace('\\"', '"')


def _toml(text: str) -> dict[str, str]:
    import tomllib

    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    tables = [values, *(table for table in values.values() if isinstance(table, dict))]
    return {
        name.lower(): BETWEEN.join(map(str, value)) if isinstance(value, list) else str(value)
        for table in reversed(tables)
        for name, value in table.items()
        if not isinstance(value, dict)
    }
