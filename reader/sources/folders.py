"""The files and folders that were imported, looked at again; nothing is opened whose stat is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.digest.find import find, group

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.digest.find import Found
    from reader.errors import DigestError


class Folders:
    """Remembers what every file was at the last look."""

    def __init__(self) -> None:
        self._seen: frozenset[Found] = frozenset()

    def changed(self, paths: Sequence[Path]) -> list[tuple[Found, ...]]:
        """The digests at `paths` with a file that is new or has another size or time than at the last look.

        What is gone or cannot be looked at is passed over: it may come back.
        """
        groups = group(find(paths, _pass_over))
        changed = [files for files in groups if not self._seen.issuperset(files)]
        self._seen = frozenset(file for files in groups for file in files)
        return changed


def _pass_over(error: DigestError) -> None:
    pass
