"""The commands about the sources that are remembered, which the reader looks at again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader import report
from reader.errors import ReaderError
from reader.incoming import absolute
from reader.terminal import columns
from reader.text.clean import clean_line
from reader.verbs.common import DONE, print_json, print_lines

if TYPE_CHECKING:
    from reader.arguments import Given
    from reader.opening import Opened
    from reader.paths import Home
    from reader.verbs.common import Tell

_HEADINGS: Final = ("digests", "listings", "newest day", "newest file", "", "source")
_MINUTES: Final = len("2026-06-12T08:00")


def sources(opened: Opened, given: Given, tell: Tell) -> int:
    """What is remembered, and what came from it; a path comes last on a terminal, where it may be cut, else first."""
    from reader.library import origins

    found = origins.sources(opened.home.data)
    width = columns()
    if "--json" in given.options:
        print_json(map(report.source_json, found))
    elif width is None:
        print_lines(report.render_table(map(report.source_row, found), None))
    elif found:
        shown = [each._replace(last_change=each.last_change[:_MINUTES].replace("T", " ")) for each in found]
        rows = ((*rest, path) for path, *rest in map(report.source_row, shown))
        print_lines(report.render_table([_HEADINGS, *rows], width))
    return DONE


def remove(home: Home, given: Given) -> int:
    """Forget sources, if all that are named are remembered; what came from them stays."""
    from reader.library.imported import forget, imported

    known = imported(home.data)
    chosen = []
    for word in given.words:
        path = next((path for path in (Path(word), *absolute([word])) if path in known), None)
        if path is None:
            raise ReaderError(f"{word}: is no source, so nothing was removed; reader sources lists them")
        chosen.append(path)
    forget(home.data, chosen)
    print_lines(f"{clean_line(str(path))} is forgotten; its papers and all marks stay" for path in chosen)
    return DONE
