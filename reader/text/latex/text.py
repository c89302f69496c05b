r"""Prose with LaTeX in it: finds formulas, commands, accents and quotes; all else stays as it is.

Outside mathematics only what is LaTeX beyond doubt is touched: `f_1`, `{x}`, `C:\temp\new`, a regular expression and a
`\n` in prose mean themselves.
"""

import re
from typing import Final

from reader.text.latex import symbols as symbols
from reader.text.latex.commands import SWITCHES, TIGHT
from reader.text.latex.dollars import LONGEST, closing_dollar, is_formula
from reader.text.latex.forms import Unreadable
from reader.text.latex.formula_commands import is_maths_command
from reader.text.latex.maths import DEEPEST, readable, readable_atom
from reader.text.latex.style import END, ITALIC
from reader.text.latex.typography import prepared, tie
from reader.text.latex.written import WRITTEN, Written, small_capitals

_SPECIAL: Final = re.compile(r"\\(?:[A-Za-z]+\*?|.)|\$\$?|[{}~]|(?<!`)`(?!`)[^`'\n]{1,120}`(?!`)", re.DOTALL)
_PATH: Final = re.compile(r"(?<![A-Za-z])[A-Za-z]:$|\\\\\w[\w.-]*$")
_PATH_END: Final = re.compile(r"[\s,;。，、)\"'`<>|]")
_ENVIRONMENT: Final = re.compile(
    r"\{(equation|align|gather|multline|displaymath|math|eqnarray|array|cases|split)(\*?)\}"
)
_BLOCK: Final = re.compile(r"\s*\{[A-Za-z]+\*?\}[ \n]*")
_ACCENTED: Final = re.compile(r"\s*(?:[{\\]|[^\W\d_](?![^\W_]))")
_LONGEST_ATOM: Final = 300
_OWN_SYMBOL: Final = re.compile(r"\s*\\(?!begin|end)([A-Za-z]{1,20})(?:\{\})?\s*")
"""A formula that is nothing but a command of the author's own: it is called after what it shows (`$\\Cmin$`)."""


def marked(text: str) -> str:
    """`text` with its LaTeX in Unicode, and style marks in it. Never raises."""
    return _Prose(prepared(text, _is_known), 0).marked()


def _is_known(name: str) -> bool:
    return name in WRITTEN or is_maths_command(name) or name in symbols.letters()


class _Prose(Written):
    """A text, or what is in the braces of a command (`argument`), being read from left to right."""

    def __init__(self, text: str, depth: int, *, argument: bool = False) -> None:
        super().__init__(text)
        self.depth = depth
        self.argument = argument
        self.maths_allowed = True

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

    def dollar(self, token: str, start: int) -> None:
        first = self.at
        if token == "$$":
            end = self.text.find("$$", first, first + LONGEST)
            if end > 0 and self.formula(start, first, end, end + 2, rows=True):
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
            body = small_capitals(body) if switch[1] in ("sc", "scshape") else body
            self.out.append(f"{style}{body}{END}" if style else body)
            self.at = end + 1
        elif end > 0 and (self.is_known(inside) or self.argument):
            self.out.append(self.inner(self.text[start + 1 : end]))
            self.at = end + 1
        elif inside in tuple(",-.<>=:/") and self.text[start - 1 : start].isalnum():
            self.out.append(inside)
            self.at = end + 1
        else:
            self.out.append(token)

    def is_known(self, source: str) -> bool:
        found = re.match(r"\s*\\(?:([A-Za-z]+)|['\"`^~=.])", source)
        known = found is not None and (not found[1] or _is_known(found[1]))
        if known or found is None:
            return known
        from reader.text.latex.own import is_own_group

        return is_own_group(source, _is_known)

    def command(self, token: str, start: int) -> None:
        name = token[1:].rstrip("*")
        if _PATH.search(self.text, max(0, start - 40), start):
            path_end = _PATH_END.search(self.text, start)
            self.at = path_end.start() if path_end else len(self.text)
            self.out.append(self.text[start : self.at])
        elif not (self.named(name, start) if name.isalpha() and name.isascii() else self.sign(token[1:], start)):
            self.unknown(token, start)

    def unknown(self, token: str, start: int) -> None:
        r"""What cannot be shown stays as source; of the author's own commands the name is, or the one argument.

        `\method` is called after what it shows, and the argument of `\tool{X}` is what it shows in some style.
        """
        from reader.text.latex.own import is_own_name

        name = token[1:].rstrip("*")
        if is_own_name(self.text, name, start, self.at, _is_known):
            self.out.append(f"{ITALIC}{name}{END}")
            self.end_of_command(swallow=False)
            return
        arguments = []
        if len(name) > 1 and name.isalpha() and name.isascii() and self.text[self.at : self.at + 1] in ("{", "["):
            self.skip_options()
            while group := self.groups(1):
                arguments += group
        if len(arguments) == 1 and not _is_known(name) and arguments[0].strip():
            self.out.append(self.inner(arguments[0]))
        else:
            self.out.append(self.text[start : self.at])

    def sign(self, sign: str, start: int) -> bool:
        """A backslash and one other character."""
        if sign in ("(", "["):
            close = "\\)" if sign == "(" else "\\]"
            end = self.text.find(close, self.at, self.at + LONGEST)
            rows = sign == "["
            within = end > 0 and is_formula(self.text, self.at, end)
            return within and self.formula(start, self.at, end, end + 2, rows=rows)
        if sign in tuple("%&_#$") or (sign in ("{", "}") and self.maths_allowed):
            self.out.append(sign)
        elif sign in ",;: /" and self.maths_allowed:
            spaced = (self.out and self.out[-1][-1:] == " ") or self.text[self.at : self.at + 1].isspace()
            self.out.append("" if spaced or sign == "/" else " ")
        elif sign == "@":
            self.out.append("")
        elif sign in ("-", "!"):
            return self.text[start - 1 : start].isalpha()
        elif sign == "\\":
            return self.row_end(start)
        else:
            return sign in symbols.accents() and self.accent(sign, start)
        return True

    def named(self, name: str, start: int) -> bool:
        """A command of letters; False if it is not known, or not with what follows it."""
        if name in ("begin", "end"):
            return self.environment(name, start)
        written = self.written(name, start)
        if written is not None:
            return written
        return self.maths_allowed and is_maths_command(name) and self.naked(name, start)

    def environment(self, name: str, start: int) -> bool:
        found = _ENVIRONMENT.match(self.text, self.at) if name == "begin" else None
        if found:
            close = "\\end" + found[0]
            end = self.text.find(close, found.end(), found.end() + LONGEST)
            is_row = found[1] in ("array", "cases")
            first, last = (start, end + len(close)) if is_row else (found.end(), end)
            if end > 0 and self.formula(start, first, last, end + len(close), rows=True):
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
            self.end_of_command(swallow=name in TIGHT)
            return True
        if name in symbols.accents() and not _ACCENTED.match(self.text, self.at):
            return False
        try:
            shown, length = readable_atom(self.text[start : start + _LONGEST_ATOM], self.deeper, self.depth)
        except Unreadable:
            return False
        self.out.append(shown)
        self.at = start + length
        return True
