"""Changes of a TOML file of tables in double brackets, from text to text: all else in it stays as it was written.

An entry is its heading with the lines below it and the comment right above it. Each change is checked by reading
the new text: what is laid out in some other way than these lines is refused and left to the person.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from reader.errors import UsageError
from reader.rules.entries import headings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Values = Mapping[str, str | float]
    """The names and values of an entry, in the order in which they are written."""

_VALUE: Final = r"(?:\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|[^\s#\"']+)"
_BACKSLASHED: Final = re.compile(r'[\x00-\x1f\x7f"\\]')


def add(text: str, table: str, values: Values, opening: str) -> str:
    """A new entry at the end; a file that is empty begins with the comment `opening`."""
    before = text.rstrip() or opening.rstrip()
    return _checked(text, f"{before}\n\n{_written(table, values)}", table, lambda entries: [*entries, dict(values)])


def remove(text: str, table: str, index: int) -> str:
    """Without the entry `index` of a table."""
    start, end = _extent(text, table, index)
    return _checked(
        text, text[:start] + text[end:].lstrip(), table, lambda entries: entries[:index] + entries[index + 1 :]
    )


def change(text: str, table: str, index: int, values: Values) -> str:
    """With other values in the entry `index` of a table; those that it does not name any more are taken out."""
    start, end = _extent(text, table, index)
    pending = {name: _value(value) for name, value in values.items()}
    lines = []
    for line in _lines(text[start:end]):
        named = re.match(rf"([ \t]*([A-Za-z]+)[ \t]*=[ \t]*){_VALUE}", line)
        if named is None:
            lines.append(line)
        elif (value := pending.pop(named[2], None)) is not None:
            lines.append(named[1] + value + line[named.end() :])
    heading = next(place for place, line in enumerate(lines) if line.lstrip().startswith("["))
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    lines[heading + 1 : heading + 1] = [f"{name} = {value}\n" for name, value in pending.items()]
    return _checked(
        text,
        text[:start] + "".join(lines) + text[end:],
        table,
        lambda entries: [*entries[:index], dict(values), *entries[index + 1 :]],
    )


def move(text: str, table: str, index: int, to: int) -> str:
    """With the entry `index` of a table at the place `to`, counted without it."""
    start, end = _extent(text, table, index)
    block, rest = text[start:end].rstrip(), text[:start] + text[end:].lstrip()
    count = sum(name == table for name, _ in headings(rest))
    at = _extent(rest, table, to)[0] if to < count else len(rest)
    before = rest[:at].rstrip()
    moved = f"{before}\n\n" * bool(before) + f"{block}\n" + f"\n{rest[at:]}" * bool(rest[at:])

    def expected(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        others = entries[:index] + entries[index + 1 :]
        return [*others[:to], entries[index], *others[to:]]

    return _checked(text, moved, table, expected)


def _extent(text: str, table: str, index: int) -> tuple[int, int]:
    """From the comment above an entry to behind its last line.

    A comment at the top of the file is the file's own, and one with an empty line around it belongs to nothing.
    """
    places = [*headings(text), ("", len(text))]
    of_table = [number for number, (name, _) in enumerate(places) if name == table]
    if index >= len(of_table):
        raise _unusual(table)
    heading, limit = places[of_table[index]][1], places[of_table[index] + 1][1]
    above = _lines(text[:heading])
    while above and _is_comment(above[-1]):
        above.pop()
    start = sum(map(len, above)) or heading
    within = _lines(text[heading:limit])
    last = max(number for number, line in enumerate(within) if line.strip() and not _is_comment(line))
    end = last + 1
    while end < len(within) and _is_comment(within[end]):
        end += 1
    if end == len(within) and limit < len(text):
        end = last + 1
    return start, heading + sum(map(len, within[:end]))


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _checked(
    before: str, after: str, table: str, expected: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
) -> str:
    """The text `after`, if it says what it should.

    Raises:
        UsageError: it says something else.

    """
    import tomllib

    try:
        old, new = tomllib.loads(before), tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        raise _unusual(table) from None
    entries = expected(old.pop(table, []))
    if new.pop(table, []) != entries or new != old:
        raise _unusual(table)
    return after


def _unusual(table: str) -> UsageError:
    return UsageError(
        f"the entries [[{table}]] are written in a way that cannot be changed here; edit the file by hand"
    )


def _written(table: str, values: Values) -> str:
    return "\n".join([f"[[{table}]]", *(f"{name} = {_value(value)}" for name, value in values.items())]) + "\n"


def _value(value: str | float) -> str:
    """A value as TOML has it, source https://toml.io/en/v1.0.0: a text in the quotes that need no backslash."""
    if not isinstance(value, str):
        return f"{value:g}" if value == float(f"{value:g}") else repr(value)
    if not _BACKSLASHED.search(value):
        return f'"{value}"'
    if "'" not in value and not re.search(r"[\x00-\x1f\x7f]", value):
        return f"'{value}'"
    return '"' + _BACKSLASHED.sub(lambda each: f"\\u{ord(each[0]):04x}", value) + '"'
