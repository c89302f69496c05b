"""Opens library and marks together, and rebuilds the library where it is damaged or gone."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from reader.errors import BusyError, DamagedStoreError, DiskError, StoreError, UsageError
from reader.library import Library
from reader.library.imported import LIBRARY_NAME, imported, rebuild, remember
from reader.marks.marks import FILE_NAME as MARKS_NAME
from reader.marks.recovery import open_marks, restored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from reader.ingest import GoOn, OnProgress, Result
    from reader.marks import Marks
    from reader.paths import Home

_SAMPLE = 100
"""More papers than the built-in sample has."""
READ_ONLY = ("read-only: marks are kept only until you quit", "只读：标记只保留到退出为止")


class Opened(NamedTuple):
    """Library and marks of one home. `notices` are lines for the person about what happened while opening."""

    home: Home
    library: Library
    marks: Marks
    notices: list[str]

    @property
    def read_only(self) -> bool:
        """Whether marks last only as long as this object; `READ_ONLY` says so to the person."""
        return self.marks.read_only

    def ingest(
        self,
        paths: Sequence[Path],
        on_progress: OnProgress | None = None,
        go_on: GoOn | None = None,
        *,
        newest_first: bool = False,
    ) -> list[Result]:
        """Add the digests at `paths` (see `reader.ingest`) and remember the paths, to build the library again.

        They are remembered as soon as a digest is in, so that one that is cut short can go on later.
        """
        from reader.ingest import ingest

        remembered = False

        def take(result: Result, done: int, total: int) -> None:
            nonlocal remembered
            if not (remembered or result.error):
                remembered = True
                remember(self.home.data, (path for path in paths if path.exists()))
            if on_progress:
                on_progress(result, done, total)

        return ingest(self.library, self.marks, paths, take, go_on, newest_first=newest_first)

    def mirror(self) -> None:
        """Bring the library up to date with all marks, whoever changed them.

        Where marks.db was replaced by an older copy of it, the library is ahead of it and begins anew.
        """
        known, newest = self.library.marks_seq(), self.marks.last_seq()
        if newest < known:
            self.library.forget_marks()
            known = 0
        if newest > known:
            self.library.mirror(self.marks.changed_since(known), newest)

    def keep_unwritten(self) -> None:
        """From now on marks that the disk does not take are kept in memory, and at the end in the state folder."""
        self.marks.keep_unwritten(rescue_file(self.home))

    def close(self) -> None:
        """Close both databases; raises DiskError where changes of marks are left that the disk did not take."""
        self.library.close()
        self.marks.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_reader(home: Home) -> Opened:
    """Open what is in `home`; folders and databases are created where they are missing.

    A damaged library is moved aside and built again from the digests that were imported; so is one that is gone.
    Damaged marks are kept too, and a backup takes their place; without a backup they are never touched.

    Raises:
        DamagedStoreError: marks.db is damaged and there is no backup.
        NewerSchemaError: one of the two was written by a newer version of this program.
        StoreError: one of the two cannot be opened or created.

    """
    marks, about_marks = open_marks(home.data, rescue_file(home))
    try:
        library, about_library = _open_library(home.data, marks)
    except BaseException:
        marks.close()
        raise
    opened = Opened(home, library, marks, about_marks + about_library)
    try:
        if about_marks:
            library.forget_marks()
        opened.mirror()
        _apply_rules(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def _apply_rules(opened: Opened) -> None:
    """Bring points and muted papers up to date with the rules; where that cannot be done they stay as they are."""
    path = opened.home.rules_file
    try:
        text = ""
        if path.exists():
            from reader.rules.entries import load_text

            text = load_text(path)
        opened.library.set_rules(text, path)
    except (UsageError, BusyError, DiskError) as error:
        opened.notices.append(str(error))


def rescue_file(home: Home) -> Path:
    """Where changes of marks go that the disk has not taken until the program ends."""
    return home.state / "unwritten-marks.jsonl"


def put_aside(home: Home, error: DamagedStoreError) -> str:
    """What to say of damage found while working.

    A damaged library is moved aside, to be rebuilt at the next start; a backup takes the place of damaged marks.

    Raises:
        StoreError: the damaged file cannot be moved.

    """
    if str(error).startswith(f"{home.data / MARKS_NAME}:") and (line := restored(home.data)):
        with Library.open(home.data) as library:
            library.forget_marks()
        return f"{line}, run this again"
    if not str(error).startswith(f"{home.data / LIBRARY_NAME}:"):
        return str(error)
    aside = rebuild(home.data)
    return f"{home.data / LIBRARY_NAME} is damaged and now kept as {aside.name}; marks are safe, run this again"


@contextmanager
def throw_away() -> Iterator[Home]:
    """A home in a temporary folder, with the built-in sample in its library; gone when the context ends.

    Raises:
        StoreError: no temporary folder can be made.

    """
    import tempfile

    from reader import sample
    from reader.paths import Home

    try:
        folder = tempfile.TemporaryDirectory(prefix="reader-", ignore_cleanup_errors=True)
    except OSError as error:
        raise StoreError(f"no temporary folder for the sample ({error}); set TMPDIR to one") from error
    with folder:
        home = Home.under(Path(folder.name))
        with open_reader(home) as opened:
            opened.ingest(sample.paths())
            opened.library.index(_SAMPLE)
        yield home


def _open_library(folder: Path, marks: Marks) -> tuple[Library, list[str]]:
    is_gone = not (folder / LIBRARY_NAME).exists()
    what = "was gone"
    try:
        library = Library.open(folder)
    except DamagedStoreError:
        what = f"was damaged and is kept as {rebuild(folder).name}"
        is_gone = True
        library = Library.open(folder)
    if not is_gone:
        return library, []
    try:
        return library, _fill(library, marks, folder, what)
    except BaseException:
        library.close()
        raise


def _fill(library: Library, marks: Marks, folder: Path, what: str) -> list[str]:
    """Import again what was imported into a library that is new but should not be."""
    from reader.ingest import ingest

    remembered = imported(folder)
    if not remembered and what == "was gone":
        return []
    paths = [path for path in remembered if path.exists()]
    results = ingest(library, marks, paths, with_marks=False)
    read = sum(not result.error for result in results)
    lost = len(remembered) - len(paths) + len(results) - read
    line = f"{folder / LIBRARY_NAME} {what}; built again from {read} digest{'' if read == 1 else 's'}"
    return [line + (f", {lost} could not be read again" if lost else "")]
