"""The filter bar: a line at the footer's place that narrows the view while one types."""

from __future__ import annotations

from textual.widgets import Input


class FilterBar(Input):
    """One line without a frame."""

    DEFAULT_CSS = """
    FilterBar, FilterBar:focus { border: none; height: 1; padding: 0 1; background: ansi_default; color: ansi_default; }
    """

    def __init__(self, text: str, placeholder: str) -> None:
        super().__init__(text, name="filter", placeholder=placeholder, select_on_focus=False)
