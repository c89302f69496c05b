"""Digests from disk into the library, one transaction each. No screen, so it can run in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.digest.day import day_in
from reader.digest.find import find, group
from reader.digest.load import load, load_bytes, only_mentions_papers
from reader.digest.own_export import (
    OwnExport,
    begins_own_export,
    is_own_export,
    join_marks,
    load_own_export,
    read_own_export,
)
from reader.errors import DigestError, UsageError
from reader.library.types import Added, FileStamp
from reader.model import Digest, Problem

if TYPE_CHECKING:
    from reader.digest.find import Found
    from reader.library import Library
    from reader.marks import Marks


class Result(NamedTuple):
    """What became of one digest, or of a path at which none could be read.

    `name` is a path, or "-" for standard input. With `error` nothing was read; without it and without `added` the
    digest was passed over because none of its files changed since it was added. An error with a `day` is in the ledger.
    """

    name: str
    day: str = ""
    day_is_guess: bool = False
    added: Added | None = None
    problems: tuple[Problem, ...] = ()
    error: str = ""


class Step(NamedTuple):
    """A digest that is about to be read, by its first file's name.

    `done` of `total` digests were read before, `bytes_done` of `bytes_total`; what is unchanged counts in neither.
    """

    name: str
    done: int
    total: int
    bytes_done: int
    bytes_total: int


PAPERS_AT_ONCE: Final = 100
"""Papers indexed in one transaction, a tenth of a second's work."""
OnProgress = Callable[[Result, int, int], None]
"""Gets each result as it comes, how many digests are done or passed over, and how many there are."""
GoOn = Callable[[Step], bool]
"""Is asked before each digest that is read; False stops, and what was read until then is in."""


def ingest(
    library: Library,
    marks: Marks,
    paths: Sequence[Path],
    on_progress: OnProgress | None = None,
    go_on: GoOn | None = None,
    *,
    newest_first: bool = False,
    with_marks: bool = True,
) -> list[Result]:
    """Add the digests in files and folders; one that cannot be read never stops the others.

    Marks that come with an export of this program are joined with those that are here, unless `with_marks` is False:
    what is read again by itself must not bring back a mark that was taken away since.

    A file that a folder happens to contain and that turns out to be no digest is passed over, unless nothing else
    is found. They come by day, so that what a folder repeats of another one is known, those without a day in their
    name last; with `newest_first` the newest day is before all others, so that there is
    something to read at once, at the price that what it repeats is not known as repeated yet.

    Raises:
        StoreError: the library or the marks failed; the digests before are in.

    """
    refused: list[Result] = []

    def refuse(error: DigestError) -> None:
        refused.append(Result("", error=str(error)))
        if on_progress:
            on_progress(refused[-1], 0, 0)

    groups = sorted(group(find(paths, refuse)), key=_day_or_last)
    if newest_first:
        groups = begin_with_newest(groups)
    results, strays = ingest_groups(library, marks, groups, on_progress, go_on, with_marks=with_marks)
    if refused or results:
        return refused + results
    for stray in strays[:1]:
        if on_progress:
            on_progress(stray, 0, 0)
    return strays[:1]


def _day_or_last(files: Sequence[Found]) -> tuple[bool, str]:
    day = day_in(files[0].path.name)
    return not day, day


def begin_with_newest(groups: Sequence[tuple[Found, ...]]) -> list[tuple[Found, ...]]:
    """The digest with the newest day in its name before the others, which keep their order."""
    newest = max(range(len(groups)), key=lambda index: day_in(groups[index][0].path.name), default=0)
    return [*groups[newest : newest + 1], *groups[:newest], *groups[newest + 1 :]]


def ingest_groups(
    library: Library,
    marks: Marks,
    groups: Sequence[Sequence[Found]],
    on_progress: OnProgress | None = None,
    go_on: GoOn | None = None,
    *,
    with_marks: bool = False,
) -> tuple[list[Result], list[Result]]:
    """Add the digests that `reader.digest.find.group` found: the results, and those of files that are no digests.

    `with_marks` is as in `ingest`.

    Raises:
        StoreError: the library or the marks failed; the digests before are in.

    """
    sizes = {
        number: sum(file.size for file in files)
        for number, files in enumerate(groups, 1)
        if not library.unchanged(_stamps(files))
    }
    step = Step("", 0, len(sizes), 0, sum(sizes.values()))
    results: list[Result] = []
    strays: list[Result] = []
    for number, files in enumerate(groups, 1):
        name = files[0].path.name
        if number in sizes:
            if go_on and not go_on(step._replace(name=name)):
                break
            made = _add(library, marks, files, with_marks=with_marks)
            step = step._replace(done=step.done + 1, bytes_done=step.bytes_done + sizes[number])
        else:
            made = [Result(str(files[0].path), day_in(name))]
        for result in made:
            if result.error and not any(file.named or day_in(file.path.name) for file in files):
                strays.append(result)
                continue
            results.append(result)
            if on_progress:
                on_progress(result, number, len(groups))
    return results, strays


def ingest_bytes(library: Library, marks: Marks, data: bytes, mtime_ns: int | None, name: str = "-") -> list[Result]:
    """Add the digest in `data`, or those of an export; `mtime_ns` (nanoseconds since 1970) helps to guess a day.

    Raises:
        StoreError: the library or the marks failed.

    """
    lines = data.splitlines(keepends=True) if data.startswith(b"{") else []
    try:
        if lines and is_own_export(lines[0]):
            return _add_export(library, marks, read_own_export(lines, name, name), name, (), with_marks=True)
        digest = load_bytes(data, name, mtime_ns)
    except DigestError as error:
        return [Result(name, error=str(error))]
    return [_result(name, digest, library.add(digest, marks=marks.marks))]


def index(library: Library, go_on: Callable[[int], bool] | None = None) -> None:
    """Make all papers findable by their text, in transactions short enough to wait for; then apply the rules to them.

    `go_on` gets how many papers are left after each; False stops, and the rest waits for the next time.

    Raises:
        StoreError: the library failed.

    """
    if library.read_only:
        return
    while (left := library.index(PAPERS_AT_ONCE)) and (go_on is None or go_on(left)):
        pass
    library.apply_rules()


def _stamps(files: Sequence[Found]) -> list[FileStamp]:
    return [FileStamp(str(file.path), file.size, file.mtime_ns) for file in files]


def _add(library: Library, marks: Marks, files: Sequence[Found], *, with_marks: bool) -> list[Result]:
    """Add the digest that files are together, and those of exports that lie among them."""
    exports = [file for file in files if begins_own_export(file.path)]
    results: list[Result] = []
    for file in exports:
        try:
            export = load_own_export(file.path)
        except DigestError as error:
            results.append(Result(str(file.path), error=f"{file.path.parent}/{error}"))
            continue
        results += _add_export(library, marks, export, str(file.path), _hashed((file,)), with_marks=with_marks)
    others = [file for file in files if file not in exports]
    return results + ([_add_digest(library, marks, others)] if others else [])


def _add_digest(library: Library, marks: Marks, files: Sequence[Found]) -> Result:
    first = files[0].path
    day = day_in(first.name)
    try:
        digest = load(files)
    except DigestError as error:
        if day:
            _note_failure(library, files, day, str(error))
        # The error names the file only, which says too little of a folder.
        return Result(str(first), day, error=f"{first.parent / ''}/{error}".replace("//", "/"))
    if digest.day_is_guess and not any(file.named for file in files) and only_mentions_papers(digest):
        return Result(
            str(first), error=f"{first}: only mentions papers; to import it all the same, name the file itself"
        )
    if digest.day != day:
        # Several files of a folder may guess the same day, or name it inside: each is a digest by itself.
        digest = digest._replace(origin=f"{digest.origin.rstrip('/')}/{first.name}")
    return _result(str(first), digest, library.add(digest, _hashed(files), marks.marks))


def _note_failure(library: Library, files: Sequence[Found], day: str, error: str) -> None:
    """Leave word in the ledger of a digest that could not be read; what it listed before stays."""
    first = files[0].path
    problem = Problem(first.name, 0, error.removeprefix(first.name).lstrip(": "))
    digest = Digest(day, False, str(first.parent.absolute()), (), (problem,))
    library.add(digest, [stamp.of_nothing() for stamp in _stamps(files)])


def _hashed(files: Sequence[Found]) -> list[FileStamp]:
    """The stamps with hashes, which are read before the library is locked, so that nobody waits for that."""
    return [stamp._replace(hash=stamp.content_hash()) for stamp in _stamps(files)]


def _add_export(
    library: Library, marks: Marks, export: OwnExport, name: str, stamps: Sequence[FileStamp], *, with_marks: bool
) -> list[Result]:
    """Add the days of an export, and its marks as one action; the file counts as read with its last day."""
    results = []
    if with_marks and export.marks:
        here = marks.marks(export.marks)
        try:
            marks.set_marks({key: join_marks(here[key], mark) for key, mark in export.marks.items()}, "import")
        except UsageError as error:
            results.append(Result(name, error=f"{name}: its marks were left out: {error}"))
    for digest in export.digests:
        is_last = digest is export.digests[-1]
        results.append(_result(name, digest, library.add(digest, stamps if is_last else (), marks.marks)))
    known, newest = library.marks_seq(), marks.last_seq()
    if newest > known:
        library.mirror(marks.changed_since(known), newest)
    return results


def _result(name: str, digest: Digest, added: Added) -> Result:
    return Result(name, digest.day, digest.day_is_guess, added, digest.problems)
