"""Opening a link in the person's browser: http and https only, never through a shell."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.wording import Wording


def open_link(link: str, say: Wording, copy: Callable[[str], None]) -> str:
    """Open `link` and say so. Where no browser can be started, `copy` it and say that instead."""
    if not link.startswith(("https://", "http://")):
        return say(f"Not opened, neither http nor https: {link}", f"未打开，既非 http 也非 https：{link}")
    command = browser_command(link)
    if command is not None:
        import subprocess
        from threading import Thread

        try:
            browser = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError:
            pass
        else:
            # Somebody has to wait for a child's end, or it stays in the table of processes as long as the reader.
            Thread(target=browser.wait, daemon=True).start()
            return say(f"Opened {link}", f"已打开 {link}")
    copy(link)
    return say(f"No browser here; sent to the terminal's clipboard: {link}", f"没有浏览器；已送往终端剪贴板：{link}")


def browser_command(link: str) -> list[str] | None:
    """The argument list that opens a link: $BROWSER's first choice, else the desktop's opener, else None.

    A text browser would draw over the reader, so without a desktop there is none.
    """
    if chosen := os.environ.get("BROWSER", "").split(os.pathsep)[0].strip():
        import shlex

        try:
            words = shlex.split(chosen)
        except ValueError:
            return None
        return [word.replace("%s", link) for word in words] if "%s" in chosen else [*words, link]
    if sys.platform == "darwin":
        return ["open", link]
    opener = shutil.which("wslview") or shutil.which("xdg-open")
    if opener and ("wslview" in opener or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return [opener, link]
    return None
