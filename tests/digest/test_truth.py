"""Nothing of a canonical digest is lost or changed: written again from what was read, it is the same file."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.digest import read

from ..shared import SHARED, needs_shared
from .canonical import render

SINGLE_LINES = ["upstream/2026-01-06.md", "upstream/2026-03-17.md", "upstream/2026-06-11.md", "upstream/2026-06-14.md",
                "upstream/2026-06-15.md", "000_339168eaae3838e9.txt"]  # fmt: skip
"""Days whose abstracts are single lines, as all are since November 2025."""
ONE_ODD_PAPER = ["upstream/2026-06-12.md", "upstream/2026-06-13.md"]
"""In each, one paper has blank lines or trailing spaces within a section."""
HARD_WRAPPED = ["upstream/2025-07-23.md", "004_4cb08acfc2998f0e.txt"]


def rendered(path: Path) -> str:
    """The digest written again; further paragraphs of an abstract begin with two spaces."""
    listings = []
    for listing in read(path.read_bytes(), path.name).listings:
        abstract = listing.paper.abstract.replace("\n", "\n  ")
        listings.append(listing._replace(paper=listing.paper._replace(abstract=abstract)))
    return render(listings)


@needs_shared
@pytest.mark.parametrize("name", SINGLE_LINES)
def test_reading_and_writing_gives_the_same_bytes(name: str) -> None:
    path = SHARED / name
    assert rendered(path).encode() == path.read_bytes()


@needs_shared
@pytest.mark.parametrize("name", ONE_ODD_PAPER)
def test_only_an_odd_paper_differs(name: str) -> None:
    path = SHARED / name
    before, after = path.read_text(encoding="utf-8").split("\n### ["), rendered(path).split("\n### [")
    assert len(before) == len(after)
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


@needs_shared
@pytest.mark.parametrize("name", HARD_WRAPPED)
def test_only_the_wraps_of_abstracts_differ(name: str) -> None:
    path = SHARED / name
    # A stray colon stands for an author behind a collaboration.
    text = path.read_text(encoding="utf-8").replace(",:,", ",")
    before, after = text.split("\n### ["), rendered(path).split("\n### [")
    assert len(before) == len(after)
    different = [old for old, new in zip(before, after, strict=True) if "".join(old.split()) != "".join(new.split())]
    assert different == []
