"""A note in the person's own editor, while the reader steps aside."""

from __future__ import annotations

import os
import shlex
import shutil
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.actions.annotating import set_note

if TYPE_CHECKING:
    from reader.session import Session
    from reader.ui.main import MainScreen


def edit_note(main: MainScreen, note: str) -> None:
    """Edit the note of the paper at the cursor in $VISUAL or $EDITOR; what comes back is kept."""
    session = main.session
    row, command = session.row, editor_command()
    if row is None:
        return
    if command is None:
        session.message = session.say(
            "No editor: set EDITOR, or write the note with e", "没有编辑器：设置 EDITOR，或按 e 写笔记"
        )
        return
    try:
        with main.app.suspend():
            edited = _edited(command, note, row.key)
    except (OSError, SuspendNotSupported) as error:
        session.message = _failed(session, command, str(error))
        return
    if edited is None:
        session.message = _failed(session, command, session.say("it failed; the note is as before", "失败，笔记未变"))
        return
    main.do(lambda here: set_note(here, row.key, edited))
    main.redraw()


def editor_command() -> list[str] | None:
    """The words that start the person's editor, None where there is none."""
    for chosen in (os.environ.get("VISUAL"), os.environ.get("EDITOR"), "vi", "nano"):
        try:
            words = shlex.split(chosen or "")
        except ValueError:
            continue
        if words and shutil.which(words[0]):
            return words
    return None


def _edited(command: list[str], note: str, key: str) -> str | None:
    """The text after editing, None where the editor ended with an error."""
    import subprocess
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory(prefix="reader-note-") as folder:
        name = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in key)
        path = Path(folder, f"{name[:80]}.md")
        path.write_text(note, encoding="utf-8")
        if subprocess.run([*command, str(path)], check=False).returncode:
            return None
        return path.read_text(encoding="utf-8", errors="replace")


def _failed(session: Session, command: list[str], why: str) -> str:
    return f"{command[0]}: {why}"
