"""What the toolkit loads along with asyncio and shutil, and nobody here needs: a tenth of the program's memory."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

LEFT_OUT: Final = ("ssl", "bz2", "lzma")
"""Encrypted connections, which asyncio does without where Python has none, and archives, as shutil does."""


@contextmanager
def left_out() -> Iterator[None]:
    """Import meanwhile as in a Python that was built without LEFT_OUT; what is loaded already stays.

    Afterwards they can be imported as ever. That None keeps a module from being found is in the language reference:
    https://docs.python.org/3/reference/import.html#the-module-cache
    """
    absent = [name for name in LEFT_OUT if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent, cast("ModuleType", None)))
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
