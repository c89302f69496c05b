"""The commands that bring digests in: once, from a new source, or from all sources again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader import report
from reader.arguments import refuse_addresses
from reader.errors import ReaderError, UsageError
from reader.incoming import STDIN, absolute, bring_in
from reader.verbs import interrupt
from reader.verbs.common import DONE, FAILED, IN_PART, print_json, print_lines, require_writable

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.arguments import Given
    from reader.ingest import GoOn, OnProgress, Result, Step
    from reader.opening import Opened
    from reader.verbs.common import Tell

    Work = Callable[[OnProgress, GoOn], list[Result]]


def import_digests(opened: Opened, given: Given, tell: Tell) -> int:
    """Import what is named; see `_bring` for what is printed."""
    refuse_addresses(given.words)
    require_writable(opened.library.read_only, opened)
    return _bring(opened, given, tell, lambda take, go_on: bring_in(opened, given.words, take, go_on))


def add(opened: Opened, given: Given, tell: Tell) -> int:
    """Import sources that can be looked at again, if all of them are there."""
    if STDIN in given.words:
        raise UsageError("- cannot be looked at again later; for a digest from stdin: reader import -")
    refuse_addresses(given.words)
    for path in absolute(given.words):
        if not path.exists():
            raise ReaderError(f"{path}: nothing is there, so nothing was added; name a folder of digests, or a digest")
    return import_digests(opened, given, tell)


def update(opened: Opened, given: Given, tell: Tell) -> int:
    """Look again at all sources, and import what is new or changed in them."""
    from reader.ingest import ingest
    from reader.library.imported import imported

    require_writable(opened.library.read_only, opened)
    sources = imported(opened.home.data)
    there = [path for path in sources if path.exists()]
    if not sources:
        tell("there are no sources yet; reader add FOLDER adds one")
        return DONE
    for path in sources:
        if path not in there:
            tell(f"{path} is gone; bring it back, or: reader remove {path}")

    def work(take: OnProgress, go_on: GoOn) -> list[Result]:
        # Marks come with an export once, when it is imported: what is read again must not bring back old ones.
        return ingest(opened.library, opened.marks, there, take, go_on, with_marks=False)

    status = _bring(opened, given, tell, work, fresh_only=True) if there else FAILED
    return IN_PART if status == DONE and len(there) < len(sources) else status


def _bring(opened: Opened, given: Given, tell: Tell, work: Work, *, fresh_only: bool = False) -> int:
    """A line a digest on stdout as it comes, a line a failure or problem on stderr, and there a bar on a terminal.

    With `fresh_only`, digests that were passed over have no line. Ctrl-C stops after the digest that is being read.
    """
    from reader.ingest import index
    from reader.verbs.bar import Bar

    as_json = "--json" in given.options
    stopped = ""

    def take(result: Result, done: int, total: int) -> None:
        bar.take(result)
        bar.erase()
        if as_json:
            print_json([report.result_json(result)])
        elif not result.error and (result.added or not fresh_only):
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

    def go_on_indexing(left: int) -> bool:
        bar.indexing(left)
        return not ctrl_c.asked

    with Bar() as bar, interrupt.Interrupt() as ctrl_c:
        results = work(take, go_on)
        bar.erase()
        index(opened.library, go_on_indexing)
    if stopped:
        tell(stopped)
    if ctrl_c.asked:
        return interrupt.STATUS
    if fresh_only and not as_json and not any(result.added or result.error for result in results):
        print_lines(["nothing new"])
    failed = sum(bool(result.error) for result in results)
    if failed == len(results):
        return FAILED
    return IN_PART if failed else DONE
