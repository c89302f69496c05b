"""Digests from disk into the library, one transaction each. No screen, so it can run in a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.digest.day import day_in
from reader.digest.find import find, group
from reader.digest.load import load, load_bytes
from reader.errors import DigestError
from reader.library.types import Added, FileStamp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.digest.find import Found
    from reader.library import Library
    from reader.marks import Marks
    from reader.model import Digest, Problem


class Result(NamedTuple):
    """What became of one digest, or of a path at which none could be read.

    `name` is a path, or "-" for standard input. With `error` nothing was read; without it and without `added` the
    digest was passed over because none of its files changed since it was added.
    """

    name: str
    day: str = ""
    day_is_guess: bool = False
    added: Added | None = None
    problems: tuple[Problem, ...] = ()
    error: str = ""


def ingest(
    library: Library,
    marks: Marks,
    paths: Sequence[Path],
    on_progress: Callable[[Result, int, int], None] | None = None,
) -> list[Result]:
    """Add the digests in files and folders; one that cannot be read never stops the others.

    `on_progress` gets each result as it comes, how many digests are done, and how many there are. A file that a
    folder happens to contain and that turns out to be no digest is passed over, unless nothing else is found.

    Raises:
        StoreError: the library or the marks failed; the digests before are in.

    """
    results: list[Result] = []

    def refuse(error: DigestError) -> None:
        results.append(Result("", error=str(error)))
        if on_progress:
            on_progress(results[-1], 0, 0)

    groups = group(find(paths, refuse))
    no_digests: list[Result] = []
    for done, files in enumerate(groups, 1):
        result = _add(library, marks, files)
        if result.error and not any(file.named or day_in(file.path.name) for file in files):
            no_digests.append(result)
            continue
        results.append(result)
        if on_progress:
            on_progress(result, done, len(groups))
    return results or _no_digests(no_digests, on_progress)


def ingest_bytes(library: Library, marks: Marks, data: bytes, mtime_ns: int | None, name: str = "-") -> Result:
    """Add the digest in `data`; `mtime_ns` (nanoseconds since 1970) helps to guess its day.

    Raises:
        StoreError: the library or the marks failed.

    """
    try:
        digest = load_bytes(data, name, mtime_ns)
    except DigestError as error:
        return Result(name, error=str(error))
    return _result(name, digest, library.add(digest, marks=marks.marks))


def _add(library: Library, marks: Marks, files: Sequence[Found]) -> Result:
    first = files[0].path
    stamps = [FileStamp(str(file.path), file.size, file.mtime_ns) for file in files]
    if library.unchanged(stamps):
        return Result(str(first), day_in(first.name))
    try:
        digest = load(files)
    except DigestError as error:
        # The error names the file only, which says too little of a folder.
        return Result(str(first), error=f"{first.parent / ''}/{error}".replace("//", "/"))
    return _result(str(first), digest, library.add(digest, stamps, marks.marks))


def _result(name: str, digest: Digest, added: Added) -> Result:
    return Result(name, digest.day, digest.day_is_guess, added, digest.problems)


def _no_digests(results: list[Result], on_progress: Callable[[Result, int, int], None] | None) -> list[Result]:
    """The first of the files that were no digests, when there was nothing else."""
    for result in results[:1]:
        if on_progress:
            on_progress(result, 0, 0)
    return results[:1]
