"""The command that brings digests in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader import report
from reader.incoming import bring_in
from reader.verbs.common import DONE, FAILED, IN_PART, print_json, print_lines, require_writable

if TYPE_CHECKING:
    from reader.arguments import Given
    from reader.ingest import Result
    from reader.opening import Opened
    from reader.verbs.common import Tell


def import_digests(opened: Opened, given: Given, tell: Tell) -> int:
    """A line a digest on stdout as it comes, a line a failure or problem on stderr."""
    require_writable(opened.library.read_only, opened)
    as_json = "--json" in given.options

    def say(result: Result, done: int, total: int) -> None:
        if as_json:
            print_json([report.result_json(result)])
        elif not result.error:
            print_lines([report.result_line(result)])
        sys.stdout.flush()
        for line in report.problem_lines(result) if result.error or not as_json else ():
            tell(line)

    results = bring_in(opened, given.words, say)
    failed = sum(bool(result.error) for result in results)
    if failed == len(results):
        return FAILED
    return IN_PART if failed else DONE
