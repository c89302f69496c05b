"""The command that hands papers over to other programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.errors import UsageError
from reader.export import FORMATS
from reader.model import Language
from reader.usages import LANGUAGES
from reader.verbs.common import records
from reader.verbs.papers import papers_of, tell_unknown

if TYPE_CHECKING:
    from reader.arguments import Given
    from reader.opening import Opened
    from reader.verbs.common import Tell

_STDOUT: Final = "-"


def export(opened: Opened, given: Given, tell: Tell) -> int:
    """The papers of a query in a format, streamed to stdout, or to a file that is replaced at the end.

    Markdown goes to a file a paper where the target is a folder. Where the papers went is said on stderr.
    """
    from reader.export.formats import notes, render

    target = given.options.get("--output", _STDOUT)
    name = _format(given, target)
    language = Language(given.one_of("--lang", LANGUAGES, "zh"))
    ids, unknown = papers_of(opened, given.words)
    status = tell_unknown(unknown, len(ids), tell)
    if unknown and not ids:
        return status
    papers = records(opened, ids)
    if target == _STDOUT:
        sys.stdout.writelines(render(papers, name, language))
        if not ids:
            tell("no papers match, so nothing was exported")
        return status
    from reader.export.saving import make_folder, save

    path = Path(target)
    if _is_folder(target):
        if name != "markdown":
            raise UsageError(f"{target} is a folder, which only --format markdown can fill; give the name of a file")
        make_folder(path)
        for file, text in notes(papers, language):
            save(path / file, [text])
    else:
        save(_real(path), render(papers, name, language))
    tell(f"{len(ids)} paper{'' if len(ids) == 1 else 's'} exported to {target}")
    return status


def _format(given: Given, target: str) -> str:
    """The format that was asked for, else the one that the end of the file's name tells."""
    by_ending = {ending: name for name, ending in FORMATS.items()}
    default = "markdown" if _is_folder(target) else by_ending.get(Path(target).suffix.lower(), "")
    if not default and "--format" not in given.options:
        raise UsageError(f"--format is missing: one of {', '.join(FORMATS)}")
    return given.one_of("--format", tuple(FORMATS), default)


def _is_folder(target: str) -> bool:
    from reader.export.saving import is_folder

    return target.endswith(os.sep) or is_folder(Path(target))


def _real(path: Path) -> Path:
    """The file that a link leads to, so that the link stays; what is no file there is refused later."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path
