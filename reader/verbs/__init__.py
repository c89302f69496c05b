"""The commands of the command line: each answers without a full screen, and returns its exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.verbs import asking, bringing, changing, completing, doctor, exporting, ledger, sources, stats, syncing

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.arguments import Given
    from reader.opening import Opened
    from reader.paths import Home
    from reader.verbs.common import Tell

ON_LIBRARY: Final[dict[str, Callable[[Opened, Given, Tell], int]]] = {
    "import": bringing.import_digests,
    "list": asking.list_papers,
    "show": asking.show,
    "mark": changing.mark,
    "export": exporting.export,
    "undo": changing.undo,
    "redo": changing.redo,
    "history": asking.history,
    "days": ledger.days,
    "add": bringing.add,
    "sources": sources.sources,
    "update": bringing.update,
    "sync": syncing.sync,
    "stats": stats.stats,
}
"""The commands that open library and marks; the third argument prints a line on stderr."""

ON_HOME: Final[dict[str, Callable[[Home, Given], int]]] = {
    "remove": sources.remove,
    "doctor": doctor.doctor,
    "keys": asking.keys,
    "paths": asking.paths,
    "completion": completing.completion,
}
"""The commands that need neither."""
