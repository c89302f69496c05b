"""A menu: headings and entries with keys, scrolled so that the cursor is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.draw.spans import Line, Span, blank, set_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    class Choice(Protocol):
        """An entry: one that runs nothing is a heading."""

        @property
        def label(self) -> str:
            """What it says."""

        @property
        def run(self) -> object | None:
            """What choosing it does, None on a heading."""

        @property
        def key(self) -> str:
            """The key that chooses it at once; may be empty."""

        @property
        def detail(self) -> str:
            """What is flush right."""

    class Menu(Protocol):
        """See `reader.asking`."""

        @property
        def title(self) -> str:
            """The first line."""

        @property
        def choices(self) -> Sequence[Choice]:
            """The entries, in order."""

        @property
        def hint(self) -> str:
            """The last line; may be empty."""


def render_menu(menu: Menu, cursor: int, width: int, height: int) -> list[Line]:
    """`height` lines of `width` cells: the title, the choices around `cursor`, and the hint if the menu has one."""
    head = [set_line(width, [Span(" "), Span(menu.title, "title")]), blank(width)]
    foot = [blank(width), set_line(width, [Span(" "), Span(menu.hint, "dim")])] if menu.hint else []
    room = max(1, height - len(head) - len(foot))
    top = max(0, min(cursor - room // 2, len(menu.choices) - room))
    shown = [_choice(menu, index, cursor, width) for index in range(len(menu.choices))[top : top + room]]
    shown += [blank(width)] * (room - len(shown))
    return [*head, *shown, *foot][:height]


def _choice(menu: Menu, index: int, cursor: int, width: int) -> Line:
    choice = menu.choices[index]
    if choice.run is None:
        return set_line(width, [Span(" "), Span(choice.label, "heading")])
    spans = [Span(f" {choice.key or ' '} ", "key"), Span(choice.label, "text")]
    return set_line(width, spans, [Span(f"{choice.detail} ", "dim")], "cursor" if index == cursor else "")


def moved(menu: Menu, cursor: int, steps: int) -> int:
    """The entry `steps` further down or up that can be chosen; the nearest one where there are fewer."""
    open_to = [index for index, choice in enumerate(menu.choices) if choice.run is not None]
    if not open_to:
        return 0
    at = min(range(len(open_to)), key=lambda index: abs(open_to[index] - cursor))
    return open_to[max(0, min(at + steps, len(open_to) - 1))]
