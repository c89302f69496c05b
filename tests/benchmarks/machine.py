"""The machine that measures: who else uses it, and what it is. Linux only, as it reads /proc."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

MOST_FOREIGN: Final = 0.25
"""The share of all processors that others may use before a run counts as disturbed."""
_TICKS: Final = os.sysconf("SC_CLK_TCK")


class Usage(NamedTuple):
    """Seconds of processor time since the start: of the whole machine, of it busy, of it ours.

    "Ours" is this process with the children that it has waited for.
    """

    total: float
    busy: float
    ours: float


def usage() -> Usage:
    """The present reading."""
    fields = Path("/proc/stat").read_text(encoding="ascii").partition("\n")[0].split()[1:9]
    ticks = [int(field) for field in fields]
    times = os.times()
    ours = times.user + times.system + times.children_user + times.children_system
    return Usage(sum(ticks) / _TICKS, (sum(ticks) - ticks[3] - ticks[4]) / _TICKS, ours)


def foreign(before: Usage, after: Usage) -> float:
    """The share of the machine, 0 to 1, that others used between two readings."""
    total = after.total - before.total
    others = (after.busy - before.busy) - (after.ours - before.ours)
    return max(0.0, others / total) if total else 0.0


def peak_memory(process: int) -> float:
    """The most memory that a process had resident so far, in MiB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def load_average() -> str:
    """The load of the last minute over the number of processors."""
    return f"{os.getloadavg()[0]:.2f} on {os.cpu_count()} processors"


def description() -> str:
    """What ran here."""
    parts = (f"Python {platform.python_version()}", f"Textual {version('textual')}", platform.system())
    return ", ".join((*parts, platform.machine()))
