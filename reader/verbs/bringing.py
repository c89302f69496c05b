"""The command that brings digests in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader import report
from reader.incoming import bring_in
from reader.verbs import interrupt
from reader.verbs.common import DONE, FAILED, IN_PART, print_json, print_lines, require_writable

if TYPE_CHECKING:
    from reader.arguments import Given
    from reader.ingest import Result, Step
    from reader.opening import Opened
    from reader.verbs.common import Tell


def import_digests(opened: Opened, given: Given, tell: Tell) -> int:
    """A line a digest on stdout as it comes, a line a failure or problem on stderr, and there a bar on a terminal.

    Ctrl-C stops after the digest that is being read.
    """
    from reader.verbs.bar import Bar

    require_writable(opened.library.read_only, opened)
    as_json = "--json" in given.options
    stopped = ""

    def say(result: Result, done: int, total: int) -> None:
        bar.take(result)
        bar.erase()
        if as_json:
            print_json([report.result_json(result)])
        elif not result.error:
            print_lines([report.result_line(result)])
        sys.stdout.flush()
        for line in report.problem_lines(result) if result.error or not as_json else ():
            tell(line)

    def go_on(step: Step) -> bool:
        nonlocal stopped
        ctrl_c.may_wait = True
        if ctrl_c.asked:
            stopped = f"stopped after {step.done} of {step.total} digests; run it again to go on"
            return False
        bar.step(step)
        return True

    with Bar() as bar, interrupt.Interrupt() as ctrl_c:
        results = bring_in(opened, given.words, say, go_on)
    if stopped:
        tell(stopped)
    if ctrl_c.asked:
        return interrupt.STATUS
    failed = sum(bool(result.error) for result in results)
    if failed == len(results):
        return FAILED
    return IN_PART if failed else DONE
