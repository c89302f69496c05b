r"""Commands of prose that show what is in their groups: styles, links, notes, accents, quantities, row ends."""

import re
from abc import abstractmethod
from typing import Final

from reader.text.latex import symbols as symbols
from reader.text.latex.accents import accented, letter
from reader.text.latex.commands import ABBREVIATIONS, BREAKS, DROPPED, SWITCHES, TEMPLATES, UNITS, literal
from reader.text.latex.forms import script
from reader.text.latex.groups import Groups

_ROW_END: Final = r"\*?(?:\[-?[\d.]{1,9} ?[a-z]{2}\])?(?=(\s|$)|[A-Z“])"
_VERBATIM: Final = r"([|!+])([^\n]{0,200}?)\1"
_ROMAN: Final = "[ivx]+"
_ITEM_LABEL: Final = r" ?\[([^\[\]\n]{1,30})\]"
_SCRIPTS: Final = {"textsuperscript": "^", "textsubscript": "_"}
_COMPUTED: Final = frozenset((*_SCRIPTS, "textsc", "ensuremath", "verb"))
WRITTEN: Final = frozenset((*ABBREVIATIONS, *BREAKS, *DROPPED, *SWITCHES, *TEMPLATES, *UNITS, *_COMPUTED))
"""The commands that are known here; those of letters and accents apart."""


def small_capitals(shown: str) -> str:
    """`shown` as small capitals look: a Roman number, as in the name of an ion, is one of capitals."""
    return shown.upper() if re.fullmatch(_ROMAN, shown) else shown


class Written(Groups):
    """A text with such commands in it; `out` is what is shown of what has been read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.out: list[str] = []

    @abstractmethod
    def inner(self, source: str) -> str:
        """What is within a command's braces, rendered."""

    @abstractmethod
    def formula(self, start: int, first: int, end: int, after: int, *, rows: bool = False) -> bool:
        """Show `text[first:end]` as mathematics, and pass to `after`."""

    def written(self, name: str, start: int) -> bool | None:
        r"""Show the command `\name` at `start`, and pass it; None if it is not known here, False if it cannot be."""
        if name in UNITS:
            return self.unit(name)
        if name in TEMPLATES:
            return self.template(name)
        if name in _COMPUTED:
            return self.computed(name, start)
        if name in symbols.letters():
            return self.letter(name, start)
        if name in symbols.accents() and len(name) == 1:
            return self.accent(name, start)
        if name in ABBREVIATIONS or name in DROPPED or name in SWITCHES:
            label = re.match(_ITEM_LABEL, self.text[self.at : self.at + 40]) if name == "item" else None
            self.at += label.end() if label else 0
            self.out.append(label[1] if label else ABBREVIATIONS.get(name, ""))
            self.end_of_command(swallow=(name in DROPPED or name in SWITCHES) and name != "xspace")
            return True
        if name in BREAKS:
            self.end_of_command(swallow=True)
            self.out.append(" " if self.out and not self.out[-1][-1:].isspace() else "")
            return True
        return None

    def accent(self, name: str, start: int) -> bool:
        r"""`\'e` and its like; False where it is none."""
        found = accented(self.text, name, start, self.at)
        if found:
            shown, self.at = found
            self.out.append(shown)
        return found is not None

    def letter(self, name: str, start: int) -> bool:
        r"""`\ss` and its like; False where it is none."""
        found = letter(self.text, name, start, self.at)
        if found:
            shown, self.at = found
            self.out.append(shown)
        return found is not None

    def template(self, name: str) -> bool:
        """A command that puts its groups into a form; False if the groups are not there."""
        arguments, form, raw = TEMPLATES[name]
        at = self.at
        self.skip_options()
        found = self.groups(arguments) or (self.groups(1) if name == "href" else None)
        if found is None and arguments == 1 and self.is_cut_off():
            found, self.at = [self.text[self.at + 1 :]], len(self.text)
        if found is None:
            self.at = at
            return False
        shown = [literal(part) if index in raw else self.inner(part) for index, part in enumerate(found)]
        if name == "href":
            shown_link = "".join(shown[1:]).strip()
            self.out.append(shown[0] if shown_link in ("", shown[0]) else f"{shown_link} ({shown[0]})")
            return True
        if form.startswith(" ") and self.out and self.out[-1][-1:].isspace():
            form = form[1:]
        self.out.append(form.format(*shown))
        return True

    def unit(self, name: str) -> bool:
        """A quantity or a chemical formula; False if its groups are not there."""
        at = self.at
        self.skip_options()
        found = self.groups(UNITS[name])
        if found is None:
            self.at = at
            return False
        # Few texts need its tables.
        from reader.text.latex.units import unit_text

        self.out.append(unit_text(name, found))
        return True

    def computed(self, name: str, start: int) -> bool:
        """Commands whose argument is shown in other letters, or is a formula."""
        if name == "verb":
            verbatim = re.match(_VERBATIM, self.text[self.at : self.at + 210])
            self.at += verbatim.end() if verbatim else 0
            self.out.append(verbatim[2] if verbatim else "")
            return verbatim is not None
        at = self.at
        argument = self.groups(1)
        if argument is None:
            return False
        if name == "ensuremath":
            first = self.text.index("{", at) + 1
            return self.formula(start, first, self.at - 1, self.at)
        inside = self.inner(argument[0])
        if name == "textsc":
            self.out.append(small_capitals(inside))
        else:
            shown = script(_SCRIPTS[name], inside, tight=False)
            self.out.append(inside if shown[:1] in ("^", "_") else shown)
        return True

    def row_end(self, start: int) -> bool:
        r"""`\\` in front of a space, or between a sign and a capital; elsewhere it may be a path or an escape."""
        found = re.match(_ROW_END, self.text[self.at : self.at + 30])
        before = self.text[start - 1 : start] if start else " "
        if not found or (found[1] is None and before not in tuple(".:;!?)”")):
            return False
        self.at += found.end() + (before.isspace() and bool(found[1]))
        self.out.append(" " if found[1] is None else "")
        return True

    def end_of_command(self, *, swallow: bool) -> None:
        """Pass the `{}` that ends a command, or, to `swallow` it, the space."""
        if self.text.startswith("{}", self.at):
            self.at += 2
        elif swallow:
            while self.text[self.at : self.at + 1] in (" ", "\n") and self.at < len(self.text):
                self.at += 1
