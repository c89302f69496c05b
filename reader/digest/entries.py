"""Lists of papers as CSV, TSV or YAML, to the records of JSON documents.

Formats: https://www.rfc-editor.org/rfc/rfc4180, and YAML lists of flat entries as site generators have them.
"""

from __future__ import annotations

import re
from typing import Final

from reader.digest.front_matter import BETWEEN, yaml_entries
from reader.digest.labels import bare_label, meaning_of

Record = dict[str, object]

_YAML: Final = re.compile(r"\s*(?:---[ \t]*\n\s*)?- [A-Za-z_]\w*:")
_YAML_ITEM: Final = re.compile(r"^- (?=[A-Za-z_]\w*:)", re.MULTILINE)
_USUAL: Final = frozenset(("title", "link", "authors", "abstract"))


def records_in(text: str) -> list[Record]:
    """The entries of a list by its names of fields; none where `text` is in none of these formats."""
    if _YAML.match(text):
        parts = _YAML_ITEM.split(text)[1:]
        return [_with_names(dict(yaml_entries(part.replace("\n  ", "\n")))) for part in parts]
    return _table(text.lstrip("\ufeff\n"))


def _table(text: str) -> list[Record]:
    first = text.partition("\n")[0]
    for mark in ("\t", ",", ";"):
        names = [bare_label(name.strip('" ')) for name in first.split(mark)]
        meanings = {meaning_of(name.lower().replace("_", " ")) for name in names}
        if len(names) > 1 and len(meanings & _USUAL) > 1:
            break
    else:
        return []
    import csv
    from io import StringIO

    try:
        rows = list(csv.DictReader(StringIO(text), delimiter=mark))
    except csv.Error:
        return []
    return [_with_names({str(name): value for name, value in row.items() if isinstance(value, str)}) for row in rows]


def _with_names(fields: dict[str, str]) -> Record:
    """The fields with a list of names where semicolons are between them."""
    record: Record = {name: value.strip() for name, value in fields.items() if value}
    for name, value in record.items():
        if meaning_of(name.lower()) == "authors" and BETWEEN.strip() in str(value):
            record[name] = [part.strip() for part in str(value).split(BETWEEN.strip())]
    return record
