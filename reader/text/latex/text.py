r"""Prose with LaTeX in it: finds formulas, commands, accents and quotes; all else stays as it is.

Outside mathematics only what is LaTeX beyond doubt is touched: `f_1`, `{x}`, `C:\temp\new`, a regular expression and a
`\n` in prose mean themselves.
"""

import re
from typing import Final

from reader.text.latex import symbols as symbols
from reader.text.latex.accents import accented, letter
from reader.text.latex.commands import ABBREVIATIONS, DROPPED, SWITCHES, TEMPLATES, UNITS, literal, unit_text
from reader.text.latex.dollars import LONGEST, closing_dollar, is_formula
from reader.text.latex.forms import Unreadable
from reader.text.latex.formula_commands import is_maths_command
from reader.text.latex.maths import DEEPEST, readable, readable_atom
from reader.text.latex.style import END
from reader.text.latex.typography import prepared, tie

_SPECIAL: Final = re.compile(r"\\(?:[A-Za-z]+\*?|.)|\$\$?|[{}~]|(?<!`)`(?!`)[^`'\n]{1,120}`(?!`)", re.DOTALL)
_BRACES: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_PATH: Final = re.compile(r"(?<![A-Za-z])[A-Za-z]:$|\\\\\w[\w.-]*$")
_PATH_END: Final = re.compile(r"[\s,;。，、)\"'`<>|]")
_ENVIRONMENT: Final = re.compile(
    r"\{(equation|align|gather|multline|displaymath|math|eqnarray|array|cases|split)(\*?)\}"
)
_BLOCK: Final = re.compile(r"\s*\{[A-Za-z]+\*?\}[ \n]*")
_LONGEST_ATOM: Final = 300
_KNOWN: Final = frozenset((*ABBREVIATIONS, *DROPPED, *SWITCHES, *TEMPLATES, *UNITS))
_OWN_SYMBOL: Final = re.compile(r"\s*\\(?!begin|end)([A-Za-z]{1,20})(?:\{\})?\s*")
"""A formula that is nothing but a command of the author's own: it is called after what it shows (`$\\Cmin$`)."""
_LONGEST_UNCLOSED: Final = 300
_OPTION: Final = re.compile(r"\s*\[[^\[\]\n]{0,80}\]")


def marked(text: str) -> str:
    """`text` with its LaTeX in Unicode, and style marks in it. Never raises."""
    return _Prose(prepared(text, _is_known), 0).marked()


def _is_known(name: str) -> bool:
    return name in _KNOWN or is_maths_command(name)


class _Prose:
    """A text, or what is in the braces of a command (`argument`), being read from left to right."""

    def __init__(self, text: str, depth: int, *, argument: bool = False) -> None:
        self.text = text
        self.depth = depth
        self.argument = argument
        self.out: list[str] = []
        self.at = 0
        self.maths_allowed = True
        self.closings: dict[int, int] | None = None

    def marked(self) -> str:
        text = self.text
        while found := _SPECIAL.search(text, self.at):
            start = found.start()
            if start > self.at:
                chunk = text[self.at : start]
                self.maths_allowed = self.maths_allowed or "\n" in chunk
                self.out.append(chunk)
            self.at = found.end()
            token = found[0]
            if token[0] == "\\":
                self.command(token, start)
            elif token[0] == "$":
                self.dollar(token, start)
            elif token == "~":
                self.tie(start)
            elif token[0] == "`":
                self.out.append(token)
            else:
                self.brace(token, start)
        self.out.append(text[self.at :])
        return "".join(self.out)

    def inner(self, source: str) -> str:
        return self.deeper(source, self.depth)

    def deeper(self, source: str, depth: int) -> str:
        """What is within a command's braces, rendered; beyond the depth that is followed, as it is."""
        if depth >= DEEPEST or not any(sign in source for sign in "\\${}~"):
            return source
        return _Prose(source, depth + 1, argument=True).marked()

    def closing(self, opening: int) -> int:
        """The index of the brace that closes the one at `opening`, or -1."""
        if self.closings is None:
            self.closings = {}
            open_braces: list[int] = []
            for brace in _BRACES.finditer(self.text):
                if brace[0] == "{":
                    open_braces.append(brace.start())
                elif brace[0] == "}" and open_braces:
                    self.closings[open_braces.pop()] = brace.start()
        return self.closings.get(opening, -1)

    def groups(self, number: int) -> list[str] | None:
        """The sources of the next `number` groups, passed; None, and nothing is passed, if they are not there."""
        at, found = self.at, []
        for _ in range(number):
            while self.text[at : at + 1].isspace():
                at += 1
            end = self.closing(at) if self.text[at : at + 1] == "{" else -1
            if end < 0:
                return None
            found.append(self.text[at + 1 : end])
            at = end + 1
        self.at = at
        return found

    def dollar(self, token: str, start: int) -> None:
        first = self.at
        if token == "$$":
            end = self.text.find("$$", first, first + LONGEST)
            if end > 0 and self.formula(start, first, end, end + 2):
                return
            self.at, first = start + 1, start + 1
        end = closing_dollar(self.text, first)
        if end > 0 and is_formula(self.text, first, end) and self.formula(start, first, end, end + 1):
            return
        self.out.append("$")
        follower = self.text[first : first + 1]
        if end < 0 and follower and not follower.isdigit() and not follower.isspace():
            self.maths_allowed = False

    def formula(self, start: int, first: int, end: int, after: int, *, rows: bool = False) -> bool:
        """Show `text[first:end]` as mathematics, and pass to `after`; where it is unreadable, show its source."""
        source = self.text[first:end]
        if "\n\n" in source or not source.strip():
            return False
        try:
            shown = readable(source, self.deeper, self.depth, rows=rows).strip()
        except Unreadable:
            own = _OWN_SYMBOL.fullmatch(source)
            shown = self.text[start:after] if own is None or _is_known(own[1]) else own[1]
        self.out.append(shown)
        self.at = after
        return True

    def tie(self, at: int) -> None:
        self.out.append(tie(self.text, at, certain=self.argument))

    def brace(self, token: str, start: int) -> None:
        end = self.closing(start) if token == "{" else -1
        inside = self.text[start + 1 : min(end, start + 40)] if end > 0 else ""
        switch = re.match(r"\s*\\([A-Za-z]+)\s*", inside)
        if switch and switch[1] in SWITCHES:
            style = SWITCHES[switch[1]]
            body = self.inner(self.text[start + 1 + switch.end() : end])
            self.out.append(f"{style}{body}{END}" if style else body)
            self.at = end + 1
        elif end > 0 and (self.is_known(inside) or self.argument):
            self.out.append(self.inner(self.text[start + 1 : end]))
            self.at = end + 1
        elif inside in (",", "-", ".") and self.text[start - 1 : start].isalnum():
            self.out.append(inside)
            self.at = end + 1
        else:
            self.out.append(token)

    def is_known(self, source: str) -> bool:
        found = re.match(r"\s*\\(?:([A-Za-z]+)|['\"`^~=.])", source)
        return found is not None and (not found[1] or found[1] in symbols.letters() or _is_known(found[1]))

    def command(self, token: str, start: int) -> None:
        name = token[1:].rstrip("*")
        if _PATH.search(self.text, max(0, start - 40), start):
            path_end = _PATH_END.search(self.text, start)
            self.at = path_end.start() if path_end else len(self.text)
            self.out.append(self.text[start : self.at])
        elif not (self.named(name, start) if name.isalpha() and name.isascii() else self.sign(token[1:], start)):
            self.unknown(token, start)

    def unknown(self, token: str, start: int) -> None:
        """A command of the author's own stays, with its arguments, as source."""
        if self.argument:
            while self.groups(1) is not None:
                pass
        self.out.append(self.text[start : self.at])

    def sign(self, sign: str, start: int) -> bool:
        """A backslash and one other character."""
        if sign in ("(", "["):
            close = "\\)" if sign == "(" else "\\]"
            end = self.text.find(close, self.at, self.at + LONGEST)
            return end > 0 and is_formula(self.text, self.at, end) and self.formula(start, self.at, end, end + 2)
        if sign in tuple("%&_#$") or (sign in ("{", "}") and self.maths_allowed):
            self.out.append(sign)
        elif sign in ",;: /" and self.maths_allowed:
            spaced = (self.out and self.out[-1][-1:] == " ") or self.text[self.at : self.at + 1].isspace()
            self.out.append("" if spaced or sign == "/" else " ")
        elif sign in ("-", "!"):
            return self.text[start - 1 : start].isalpha()
        else:
            return sign in symbols.accents() and self.accent(sign, start)
        return True

    def accent(self, name: str, start: int) -> bool:
        found = accented(self.text, name, start, self.at)
        if found:
            shown, self.at = found
            self.out.append(shown)
        return found is not None

    def named(self, name: str, start: int) -> bool:
        """A command of letters; False if it is not known, or not with what follows it."""
        if name in ("begin", "end"):
            return self.environment(name, start)
        if name in UNITS:
            return self.unit(name)
        if name in TEMPLATES:
            return self.template(name)
        if name in symbols.letters():
            return self.letter(name, start)
        if name in symbols.accents() and len(name) == 1:
            return self.accent(name, start)
        if name in ABBREVIATIONS or name in DROPPED or name in SWITCHES:
            self.out.append(ABBREVIATIONS.get(name, ""))
            self.end_of_command(swallow=name in DROPPED or name in SWITCHES)
            return True
        return self.maths_allowed and self.naked(name, start)

    def end_of_command(self, *, swallow: bool) -> None:
        if self.text.startswith("{}", self.at):
            self.at += 2
        elif swallow:
            while self.text[self.at : self.at + 1] in (" ", "\n") and self.at < len(self.text):
                self.at += 1

    def letter(self, name: str, start: int) -> bool:
        found = letter(self.text, name, start, self.at)
        if found:
            shown, self.at = found
            self.out.append(shown)
        return found is not None

    def template(self, name: str) -> bool:
        arguments, form, raw = TEMPLATES[name]
        at = self.at
        while option := _OPTION.match(self.text, self.at):
            self.at = option.end()
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

    def is_cut_off(self) -> bool:
        """Whether the group that begins here would end with the text, had its last brace not been lost."""
        rest = self.text[self.at : self.at + _LONGEST_UNCLOSED]
        return rest[:1] == "{" and len(rest) < _LONGEST_UNCLOSED and rest.count("{") == rest.count("}") + 1

    def unit(self, name: str) -> bool:
        found = self.groups(UNITS[name])
        if found is None:
            return False
        self.out.append(unit_text(name, found))
        return True

    def environment(self, name: str, start: int) -> bool:
        found = _ENVIRONMENT.match(self.text, self.at) if name == "begin" else None
        if found:
            close = "\\end" + found[0]
            end = self.text.find(close, found.end(), found.end() + LONGEST)
            if end > 0 and self.formula(start, found.end(), end, end + len(close), rows=True):
                return True
        block = _BLOCK.match(self.text, self.at)
        if found or not block:
            return False
        self.at = block.end()
        self.out.append(" " if self.out and not self.out[-1][-1:].isspace() else "")
        return True

    def naked(self, name: str, start: int) -> bool:
        """A command of mathematics without dollars around it."""
        symbol = symbols.symbols().get(name)
        if symbol and self.text[self.at : self.at + 1] not in ("_", "^"):
            self.out.append("°" if name == "deg" else symbol)
            self.end_of_command(swallow=False)
            return True
        try:
            shown, length = readable_atom(self.text[start : start + _LONGEST_ATOM], self.deeper, self.depth)
        except Unreadable:
            return False
        self.out.append(shown)
        self.at = start + length
        return True
