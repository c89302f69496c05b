"""What the worker tells the reader: one JSON object a line, in ASCII. `event` names its kind; the fields are below."""

from __future__ import annotations

import json
from typing import Any, Final, NamedTuple

from reader.ingest import Result
from reader.library.types import Added
from reader.model import Problem
from reader.sources.progress import Progress


class Ended(NamedTuple):
    """The end of an import or of a look at the folders; `papers` is how many the library has more than before.

    `asked`: by the person, not by the clock. `cancelled`: not all of it was read. `gone` is a path that was imported
    and is not there now, "" if all are or nobody asked.
    """

    papers: int
    asked: bool
    cancelled: bool
    gone: str = ""


class Failed(NamedTuple):
    """The worker has given up, or found damage; `line` tells the person what."""

    line: str


Event = Progress | Result | Ended | Failed

_KINDS: Final[dict[str, type[Any]]] = {"progress": Progress, "result": Result, "ended": Ended, "failed": Failed}


def encode(event: Event) -> str:
    """The line for an event, with its line break."""
    kind = next(kind for kind, known in _KINDS.items() if isinstance(event, known))
    fields = event._asdict()
    if isinstance(event, Result):
        fields["added"] = event.added._asdict() if event.added else None
        fields["problems"] = [tuple(problem) for problem in event.problems]
    return json.dumps({"event": kind, **fields}) + "\n"


def decode(line: str | bytes) -> Event:
    """The event of a line that `encode` made."""
    fields = json.loads(line)
    kind = _KINDS[fields.pop("event")]
    if kind is Result:
        fields["added"] = Added(**fields["added"]) if fields["added"] else None
        fields["problems"] = tuple(Problem(*problem) for problem in fields["problems"])
    event: Event = kind(**fields)
    return event
