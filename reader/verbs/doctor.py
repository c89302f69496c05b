"""The command that looks whether all is well, and says what to do where it is not. It changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.text.clean import clean_line
from reader.verbs import examine, examine_terminal
from reader.verbs.common import DONE, FAILED, print_json, print_lines
from reader.verbs.examine import NOTE, OK, WRONG, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.arguments import Given
    from reader.paths import Home

_SIGNS: Final = {OK: "✓", NOTE: "·", WRONG: "✗"}
_TOPIC_WIDTH: Final = 9
_ON_HOME: Final = (
    examine.settings,
    examine.places,
    examine.library,
    examine.marks,
    examine.backups,
    examine.sources,
)


def doctor(home: Home, given: Given) -> int:
    """Look at everything; the exit status is 1 where something is wrong."""
    found = list(findings(home))
    if "--json" in given.options:
        print_json({name: clean_line(value) for name, value in finding._asdict().items()} for finding in found)
    else:
        print_lines(line for finding in found for line in _lines(finding))
    return FAILED if any(finding.status == WRONG for finding in found) else DONE


def findings(home: Home) -> Iterator[Finding]:
    """All that was looked at; what cannot be looked at is a finding too."""
    looks: list[tuple[str, Callable[[], Iterator[Finding]]]] = [("versions", examine.versions)]
    looks += [(look.__name__, lambda look=look: look(home)) for look in _ON_HOME]  # type: ignore[misc]
    looks.append(("terminal", examine_terminal.terminal))
    for topic, look in looks:
        try:
            yield from look()
        except OSError as error:
            yield Finding(WRONG, topic, f"{error.filename or topic}: {error.strerror}", "check disk and permissions")


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{_SIGNS[finding.status]} {finding.topic:{_TOPIC_WIDTH}} {clean_line(finding.text)}"
    if finding.advice:
        yield f"  {'':{_TOPIC_WIDTH}} → {clean_line(finding.advice)}"
