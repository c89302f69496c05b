"""Words of the command line to words and options.

`argparse` takes `-survey` for options, which in a query means "without survey", and cannot give `--sort -day`.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from reader.errors import UsageError


class WrongQuery(UsageError):
    """A query of the command line that cannot be understood: `reason` says why, at the index `position` of `query`."""

    def __init__(self, reason: str, query: str, position: int) -> None:
        super().__init__(f"query, character {position + 1}: {reason}")
        self.reason, self.query, self.position = reason, query, position


class Option(NamedTuple):
    """An option by its long name; `value` names what it takes, "" for a switch. `short` is a name like `-o`.

    Where `value` has a "|", it lists all that may stand there.
    """

    name: str
    value: str
    help: str
    short: str = ""


class Usage(NamedTuple):
    """How a command is called, and what `-h` says of it.

    `words` shows what may stand there, of which there must be `fewest`, and any number where it ends with `…`;
    `takes_query`: a word may begin with one `-`.
    """

    name: str
    words: str
    summary: str
    example: str
    options: tuple[Option, ...] = ()
    fewest: int = 0
    takes_query: bool = False

    @property
    def places(self) -> tuple[str, ...]:
        """The names of the words, in their order."""
        return tuple(place.strip("[]…") for place in self.words.split())

    @property
    def most(self) -> int | None:
        """As many words as there may be, None for any number."""
        return None if "…" in self.words else len(self.places)

    @property
    def synopsis(self) -> str:
        """One line: `reader list [QUERY…] [--json]`."""
        options = (f"[{option.name} {option.value}]".replace(" ]", "]") for option in self.options)
        return " ".join(part for part in (self.name, self.words, *options) if part)

    @property
    def help(self) -> str:
        """What `-h` prints, without a line break at its end."""
        names = [", ".join(filter(None, (option.short, option.name))) + f" {option.value}" for option in self.options]
        width = max(map(len, names), default=0) + 1
        options = [f"  {name:{width}} {option.help}" for name, option in zip(names, self.options, strict=True)]
        blocks = [f"usage: {self.synopsis}", self.summary, "\n".join(options), f"example: {self.example}"]
        return "\n\n".join(block for block in blocks if block)


class Given(NamedTuple):
    """What was given: the words in their order, and options by name ("" for a switch)."""

    words: list[str]
    options: dict[str, str]

    def number(self, name: str) -> int | None:
        """The value of an option as a whole number from 1 up; None where it was not given.

        Raises:
            UsageError: it is no such number.

        """
        value = self.options.get(name)
        if value is None:
            return None
        if not (value.isascii() and value.isdigit() and int(value[:18]) > 0):
            raise UsageError(f"{name} {value}: expected a whole number from 1 up")
        return int(value[:18])

    def one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """The value of an option that has to be one of `allowed`.

        Raises:
            UsageError: it is none of them.

        """
        value = self.options.get(name, default)
        if value not in allowed:
            raise UsageError(f"{name} {value}: expected one of {', '.join(allowed)}")
        return value


HELP: Final = Option("--help", "", "", "-h")


def read_arguments(usage: Usage, arguments: list[str]) -> Given:
    """Tell options from words; all is a word after `--`, and so is a `-` alone.

    Raises:
        UsageError: an option is unknown or lacks its value, or a word is missing or too much.

    """
    given = Given([], {})
    shorts = {option.short: option.name for option in (*usage.options, HELP) if option.short}
    rest = list(arguments)
    while rest:
        argument = rest.pop(0)
        if argument == "--":
            given.words.extend(rest)
            break
        argument = shorts.get(argument, argument)
        is_word = argument == "-" or not argument.startswith("-")
        if is_word or (usage.takes_query and not argument.startswith("--")):
            given.words.append(argument)
            continue
        name, equals, value = argument.partition("=")
        option = _known(usage, name)
        if bool(equals) and not option.value:
            raise UsageError(f"{name} takes no value; {usage.synopsis}")
        if option.value and not equals:
            if not rest:
                raise UsageError(f"{name} needs a value; {usage.synopsis}")
            value = rest.pop(0)
        given.options[option.name] = value
    if HELP.name not in given.options:
        if len(given.words) < usage.fewest:
            raise UsageError(f"something is missing: {usage.synopsis}")
        if usage.most is not None and len(given.words) > usage.most:
            raise UsageError(f"{given.words[usage.most]} is too much: {usage.synopsis}")
    return given


def _known(usage: Usage, name: str) -> Option:
    for option in (*usage.options, HELP):
        if option.name == name:
            return option
    names = [option.name for option in usage.options]
    raise UsageError(f"unknown option {name}{did_you_mean(name, names)}; {usage.name} -h shows how it is used")


def refuse_addresses(words: list[str]) -> None:
    """Make sure that none of the words, which should be paths, is an address on the network.

    Raises:
        UsageError: one is; the message says what to do instead.

    """
    for word in words:
        if re.match(r"[a-z][a-z0-9+.-]*://|git@", word, re.IGNORECASE):
            raise UsageError(
                f"{word}: nothing is fetched from the network; git clone or download it, then: reader add FOLDER"
            )


def did_you_mean(word: str, known: list[str]) -> str:
    """`: did you mean …?` with the nearest of `known`, "" where none is near."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f": did you mean {close[0]}?" if close else ""
