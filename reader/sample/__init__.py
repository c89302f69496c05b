"""The built-in digests, which an empty library shows: three days of classic papers.

The papers, their arXiv IDs and their authors are real; summaries and abstracts were written for this
project, the days and the repetitions are invented, and the star counts are rounded.
"""

from pathlib import Path


def paths() -> list[Path]:
    """The files of the sample, oldest day first; a day may have a Markdown and a JSON Lines file."""
    return sorted(path for path in Path(__file__).parent.iterdir() if path.suffix in {".md", ".jsonl"})
