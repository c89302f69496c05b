"""The last guard: whatever the data holds, no control character of it reaches the terminal."""

from __future__ import annotations

from functools import cache


@cache
def _controls() -> dict[int, str]:
    """What stands for each of them; made when the first is met, which is hardly ever, as the data is cleaned before."""
    controls = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd")
    return controls | dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029), "")


def safe_text(text: str) -> str:
    """The text with U+FFFD for control characters, and without marks that change the direction of writing."""
    return text if text.isprintable() else text.translate(_controls())
