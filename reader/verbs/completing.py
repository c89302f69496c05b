"""What may stand at the cursor of a command line, from the table of the commands and from the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError, UsageError
from reader.text.clean import clean_line
from reader.usages import ACTIONS, COMMANDS, READER, SHELLS, SORT_KEYS
from reader.verbs.common import DONE, FAILED, print_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.arguments import Given, Option, Usage
    from reader.paths import Home

    Candidates = Iterable[tuple[str, str]]
    """What may stand there, each with what it is."""


def completion(home: Home, given: Given) -> int:
    """The script for a shell; with more words, what may stand in place of the last of them.

    Then it prints a candidate a line, after a tab what it is; nothing and exit status 0 where a path stands, and 1
    where nothing is known.
    """
    from reader.verbs.shells import SCRIPTS

    shell, *words = given.words
    if shell not in SHELLS:
        raise UsageError(f"{shell}: expected one of {', '.join(SHELLS)}")
    if not words:
        print_lines([SCRIPTS[shell]])
        return DONE
    found = candidates(home, words)
    if found is None:
        return DONE
    print_lines(f"{clean_line(text)}\t{clean_line(hint)}" for text, hint in found)
    return DONE if found else FAILED


def candidates(home: Home, words: Sequence[str]) -> list[tuple[str, str]] | None:
    """What may stand in place of the last of `words`, those that follow the program's name; None for a path."""
    *before, word = words
    if not before and not word.startswith("-"):
        commands = [(name, usage.summary.splitlines()[0]) for name, usage in COMMANDS.items()]
        return _beginning(word, commands) or None
    usage = COMMANDS.get(before[0], READER) if before else READER
    if usage is not READER:
        before = before[1:]
    options = {name: option for option in usage.options for name in (option.name, option.short) if name}
    name, equals, value = word.partition("=")
    if before and before[-1] in options and options[before[-1]].value:
        found: Candidates | None = _values(options[before[-1]], word)
    elif equals and name in options:
        values = _values(options[name], value)
        found = None if values is None else [(f"{name}={text}", hint) for text, hint in values]
    elif word.startswith("--") or word == "-" or (word.startswith("-") and not usage.takes_query):
        found = [(option.name, option.help) for option in usage.options if option.name not in before]
    else:
        found = _words(home, usage, _place(usage, before, options), word)
    return None if found is None else _beginning(word, found)


def _beginning(word: str, found: Candidates) -> list[tuple[str, str]]:
    return [(text, hint) for text, hint in found if text.lower().startswith(word.lower())]


def _place(usage: Usage, before: Sequence[str], options: dict[str, Option]) -> str:
    """The name of the word that comes after `before`, "" where none may come."""
    number, is_value = 0, False
    for word in before:
        number += not (is_value or word.startswith("--") or word in options)
        is_value = word in options and bool(options[word].value)
    if usage.most is not None and number >= usage.most:
        return ""
    return usage.places[min(number, len(usage.places) - 1)]


def _values(option: Option, word: str) -> Candidates | None:
    if option.value == "FILE":
        return None
    if option.value == "KEY":
        return [("-" * word.startswith("-") + key, "") for key in SORT_KEYS]
    return [(value, "") for value in option.value.split("|") if "|" in option.value]


def _words(home: Home, usage: Usage, place: str, word: str) -> Candidates | None:
    match place:
        case "PATH" | "FOLDER":
            return None
        case "SOURCE":
            return None if usage is COMMANDS["add"] else _sources(home)
        case "SHELL":
            return [(shell, "") for shell in SHELLS]
        case "ACTION":
            return _actions(home, word)
        case "QUERY":
            return _query(home, word)
    return []


def _sources(home: Home) -> Candidates:
    from reader.library.imported import imported

    try:
        return [(str(path), "") for path in imported(home.data)]
    except ReaderError:
        return []


def _actions(home: Home, word: str) -> Candidates:
    kind, equals, begun = word.partition("=")
    if equals:
        tags = ((text.removeprefix("tag:").strip('"'), hint) for text, hint in _query(home, f"tag:{begun}"))
        return [(f"{kind}={tag}", hint) for tag, hint in tags]
    return [*((action, "") for action in ACTIONS), ("tag=", "add a tag"), ("untag=", "take a tag off")]


def _query(home: Home, word: str) -> Candidates:
    """Fields, their values, and names that the library has; a library that is not there is not made."""
    from reader.library import Library
    from reader.library.imported import LIBRARY_NAME
    from reader.query.complete import complete

    if not (home.data / LIBRARY_NAME).exists():
        return []
    try:
        with Library.open(home.data) as library:
            found = complete(word, len(word), library)
    except ReaderError:
        return []
    return [(word[: each.start] + each.text, each.hint) for each in found]
