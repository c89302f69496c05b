"""What `reader doctor` says of the terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from reader.terminal_abilities import Abilities, ask_terminal, colours, is_utf_8
from reader.verbs.examine import NOTE, OK, WRONG, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOPIC: Final = "terminal"
_EXPECTED: Final = {"cjk": 2, "ambiguous": 1, "emoji": 2, "combining": 1}
"""The widths in cells that the reader draws by; joined emoji differ too much between terminals to be counted on."""


def terminal() -> Iterator[Finding]:
    """What the environment says of the terminal, and what it answers where there is one."""
    term = os.environ.get("TERM", "")
    if term in ("", "dumb"):
        advice = "the full screen needs a terminal with TERM set, such as xterm-256color; the commands do not"
        yield Finding(NOTE, _TOPIC, f"TERM is {term or 'not set'}", advice)
        return
    program = " ".join(filter(None, (os.environ.get("TERM_PROGRAM"), os.environ.get("TERM_PROGRAM_VERSION"))))
    yield Finding(OK, _TOPIC, f"TERM {term}{f', {program}' if program else ''}, colours: {colours()}")
    if not is_utf_8():
        advice = "where Chinese looks wrong, set LANG to a UTF-8 locale, such as C.UTF-8"
        yield Finding(NOTE, _TOPIC, "the locale is not UTF-8", advice)
    abilities = ask_terminal()
    if abilities is None:
        yield Finding(OK, _TOPIC, "not asked: stdin and stdout are not both a terminal")
    elif not abilities.answers:
        yield Finding(NOTE, _TOPIC, "does not answer questions in time", "over a slow line that does no harm")
    else:
        yield from _answered(abilities)


def _answered(abilities: Abilities) -> Iterator[Finding]:
    if abilities.name:
        yield Finding(OK, _TOPIC, f"calls itself {abilities.name}")
    odd = {name: cells for name, cells in abilities.widths.items() if _EXPECTED.get(name, cells) != cells}
    if odd:
        text = ", ".join(f"{name} {cells} (expected {_EXPECTED[name]})" for name, cells in odd.items())
        ambiguous = set(odd) == {"ambiguous"}
        advice = "set ambiguous characters to narrow in its settings" if ambiguous else "columns will be askew in it"
        yield Finding(NOTE if ambiguous else WRONG, _TOPIC, f"widths in cells: {text}", advice)
    elif abilities.widths:
        text = ", ".join(f"{name} {cells}" for name, cells in abilities.widths.items())
        yield Finding(OK, _TOPIC, f"widths in cells: {text}")
    said = {True: "yes", False: "no", None: "not said"}
    synchronised, clipboard = said[abilities.synchronised], said[abilities.clipboard]
    yield Finding(OK, _TOPIC, f"synchronised output: {synchronised}; clipboard by OSC 52: {clipboard}")
