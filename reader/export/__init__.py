"""Papers in the formats of other programs."""

from __future__ import annotations

from typing import Final

FORMATS: Final = {"bibtex": ".bib", "ris": ".ris", "csl-json": ".json", "markdown": ".md", "jsonl": ".jsonl"}
"""The formats of an export, and how the names of their files end."""
