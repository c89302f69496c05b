"""What the person did to papers: marks, their history, undo. Precious, and written durably."""

from reader.marks.marks import Marks
from reader.marks.types import Action, Done

__all__ = ["Action", "Done", "Marks"]
