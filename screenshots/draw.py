"""Draw the README's pictures from the built-in sample: `python screenshots/draw.py`.

The screens are the program's own (`reader.screen`), in the program's own colours (`reader.ui.theme`); only the SVG
is made here, because rich's export squeezes Chinese text into half its width.
"""

from __future__ import annotations

import sys
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.change import NOTHING, Change
from reader.config import Config
from reader.draw.menu import moved, render_menu
from reader.draw.spans import Line, Span
from reader.kept import Kept
from reader.keymap import command_for
from reader.opening import open_reader, throw_away
from reader.screen import Part, render_screen
from reader.session import Session
from reader.text.wrap import width_of
from reader.ui.theme import style_of
from reader.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from reader.asking import Menu

HERE: Final = Path(__file__).parent
_CELL: Final = (9.0, 21.0)
_BASELINE: Final = 15.5
_EDGE: Final = 14.0
_PALETTE: Final = {"cyan": "#6cb8e6", "yellow": "#e8c468", "green": "#8fce7e", "default": "#d8dde4"}
_GROUND: Final = "#1a1e26"
_DIM: Final = 0.56
_SAMPLE: Final = 100
"""More papers than the built-in sample has."""
_FONTS: Final = (
    "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', "
    "'PingFang SC', 'Microsoft YaHei', monospace"
)


class Picture(NamedTuple):
    """A screen to draw: the interface's language, the size in cells, and the keys that lead there.

    In `keys`, what is longer than the name of a key is typed on the line that the key before it opens, or is the key
    of a choice in its menu.
    """

    name: str
    interface: str
    width: int
    height: int
    keys: tuple[str, ...]


class _Typed(str):
    """What is typed or chosen where the key before it asks for that."""

    __slots__ = ()


_NOTED: Final = (
    "j", "j", "f", _Typed("/"), _Typed("对比学习 or contrastive"), "+", _Typed("to-read, vision"),
    "e", _Typed("与 MoCo 比较：批量大小的影响？"),
)  # fmt: skip
_MORNING: Final = ("r", "j", "b", "r", "j", "r", "j", "j", "b", "j", "w", "k", "k", "k", "k", "k")
PICTURES: Final = (
    Picture("chinese", "zh", 120, 36, (*_MORNING, "j")),
    Picture("english", "en", 120, 36, (*_MORNING, "j", "t")),
    Picture("both", "en", 128, 36, (*_MORNING, "j", "T", "z")),
    Picture("narrow", "zh", 80, 24, (*_MORNING, "j", "enter")),
    Picture("search", "en", 120, 36, ("\\", _Typed("attention or 注意力"), "T", "j", "j", "j")),
    Picture("notes", "zh", 120, 36, (*_MORNING, *_NOTED, "i")),
    Picture("menu", "en", 120, 36, (*_MORNING, "S")),
)


def draw(picture: Picture) -> str:
    """The SVG of a picture."""
    with throw_away() as home, open_reader(home) as opened:
        kept = Kept(home, opened.marks)
        session = Session(opened.library, opened.marks, Config(picture.interface), Wording(picture.interface), kept)
        opened.library.index(_SAMPLE)
        session.resize(picture.width, picture.height)
        change = play(session, picture.keys)
        session.message = ""
        menus = over(change.menu, picture.width, picture.height) if change.menu else []
        return to_svg(render_screen(session), picture.width, picture.height, menus)


def play(session: Session, keys: tuple[str, ...]) -> Change:
    """Press the keys, type and choose; what the last one brought about."""
    change = NOTHING
    for key in keys:
        if not isinstance(key, _Typed):
            command = command_for(key)
            assert command is not None, key
            change = command.run(session)
        elif change.ask is not None:
            change.ask.typed(session, key)
            change = change.ask.accept(session, key)
        else:
            assert change.menu is not None, key
            (run,) = (choice.run for choice in change.menu.choices if choice.key == key)
            assert run is not None, key
            change = run(session)
    return change


def over(menu: Menu, width: int, height: int) -> list[Part]:
    """A frame in the middle of the screen, and the menu in it."""
    wide, rows = 76, len(menu.choices) + 2 + (2 if menu.hint else 0)
    inner = render_menu(menu, moved(menu, menu.begin, 0), wide - 2, rows)
    across, empty = "─" * (wide - 2), " " * (wide - 2)
    frame = [Line((Span(text, "dim"),)) for text in (f"╭{across}╮", *[f"│{empty}│"] * rows, f"╰{across}╯")]
    x, y = (width - wide) // 2, (height - rows - 2) // 2
    return [Part("frame", x, y, wide, frame), Part("menu", x + 1, y + 1, wide - 2, inner)]


def to_svg(parts: list[Part], width: int, height: int, menus: Sequence[Part] = ()) -> str:
    """Parts of a screen of `width` by `height` cells, and menus over them, as an SVG document."""
    cell_width, cell_height = _CELL
    total = (width * cell_width + 2 * _EDGE, height * cell_height + 2 * _EDGE)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total[0]:g} {total[1]:g}" '
        f'font-family="{_FONTS}" font-size="15">',
        f'<rect width="100%" height="100%" rx="8" fill="{_GROUND}"/>',
    ]
    for part in (*parts, *menus):
        if part in menus:
            x, y = _EDGE + part.x * cell_width, _EDGE + part.y * cell_height
            size = f'width="{part.width * cell_width:g}" height="{len(part.lines) * cell_height:g}"'
            out.append(f'<rect x="{x:g}" y="{y:g}" {size} fill="{_GROUND}"/>')
        for row, line in enumerate(part.lines):
            x, y = _EDGE + part.x * cell_width, _EDGE + (part.y + row) * cell_height
            for text, role in line.spans:
                style = style_of(role, line.under)
                out += _span(text, x, y, style)
                x += width_of(text) * cell_width
    return "\n".join([*out, "</svg>"]) + "\n"


def _span(text: str, x: float, y: float, style: Style) -> list[str]:
    out = []
    if style.bgcolor is not None:
        wide = width_of(text) * _CELL[0]
        out.append(f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{_CELL[1]:g}" fill="{style.bgcolor.name}"/>')
    weight = ' font-weight="bold"' if style.bold else ""
    weight += ' text-decoration="underline"' if style.underline else ""
    for _, group in groupby(text, key=lambda character: (character == " ", width_of(character) == 2)):
        run = "".join(group)
        wide = width_of(run) * _CELL[0]
        if run.strip():
            out.append(
                f'<text x="{x:g}" y="{y + _BASELINE:g}" fill="{_colour(style)}"{weight} textLength="{wide:g}" '
                f'lengthAdjust="spacingAndGlyphs">{escape(run)}</text>'
            )
        x += wide
    return out


def _colour(style: Style) -> str:
    name = style.color.name if style.color else "default"
    colour = _PALETTE.get(name, name)
    return _blend(colour) if style.dim else colour


def _blend(colour: str) -> str:
    """The colour that a terminal shows for dim text: part of the way to the background."""
    pairs = [(int(colour[at : at + 2], 16), int(_GROUND[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(front * _DIM + back * (1 - _DIM)):02x}" for front, back in pairs)


def main() -> int:
    """Write every picture beside this file."""
    for picture in PICTURES:
        (HERE / f"{picture.name}.svg").write_text(draw(picture), encoding="utf-8")
        print(f"{picture.name}.svg", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
