"""Stretches of a text that are looked for or followed, as spans of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Matches = Callable[[str, str], Sequence[tuple[int, int, str]]]
"""Start, end and role of each match in a text, in order and apart; the second argument is the part of the paper."""


def mark(runs: Sequence[tuple[str, str]], matches: Matches | None, field: str) -> list[tuple[str, str]]:
    """Runs of text, each with a role or style, cut so that each match in the whole of them has its own role."""
    if matches is None or not field:
        return list(runs)
    found = matches("".join(text for text, _ in runs), field)
    if not found:
        return list(runs)
    marked: list[tuple[str, str]] = []
    at = 0
    for text, role in runs:
        place = 0
        for start, end, matched in found:
            first, last = max(start - at, place), min(end - at, len(text))
            if first >= last:
                continue
            marked += [(text[place:first], role)] if first > place else []
            marked.append((text[first:last], matched))
            place = last
        marked += [(text[place:], role)] if place < len(text) else []
        at += len(text)
    return marked
