r"""What stands above, below or around something else in a formula: fractions, roots, stacks, arrows, rows of cases."""

import re
from abc import abstractmethod
from typing import Final
from unicodedata import normalize

from reader.text.latex.forms import Unreadable, is_atom, ratio, script, stacked
from reader.text.latex.formula_commands import ARROWS, FORMS, FRACTIONS, NOTHING, STACKED, is_own_name
from reader.text.latex.tokens import Tokens

CASES: Final = ", "
"""What is between the columns of cases: a value and its condition."""


class Structures(Tokens):
    """The tokens of a formula, with what reads the commands that put things together."""

    def __init__(self, source: str, rows: bool) -> None:
        super().__init__(source)
        self.rows = int(rows)
        self.column = " "

    @abstractmethod
    def sequence(self, stop: str, depth: int) -> str:
        """All up to the token `stop`, which is passed."""

    @abstractmethod
    def argument(self, depth: int) -> str:
        """The next group, token or command with its arguments."""

    @abstractmethod
    def scripted(self, base: str, depth: int, *, power_is_digit: bool = False) -> str:
        """`base` with the subscripts and superscripts that follow."""

    def pair(self, token: str, depth: int) -> str:
        """Commands with a form of their own."""
        if token in FORMS:
            return self.form(FORMS[token], depth)
        if token in STACKED:
            above, base = self.argument(depth), self.argument(depth)
            return stacked(above, base, "_" if token == r"\underset" else "^")
        if token in ARROWS:
            below = self.option(depth)
            above = script("^", self.argument(depth), tight=False)
            shown = ARROWS[token] + (above if above != "^()" else "")
            return shown + script("_", below, tight=False) if below else shown
        if token == r"\bmod":
            return " mod "
        if token == r"\substack":
            self.rows += 1
            lines = self.argument(depth)
            self.rows -= 1
            return lines
        if token == r"\not":
            while self.peek() in NOTHING:
                self.at += 1
            return normalize("NFC", self.argument(depth) + "\u0338")
        if is_own_name(token, self.peek()):
            return token[1:]
        raise Unreadable

    def form(self, forms: tuple[str, ...], depth: int) -> str:
        """The first of `forms` that is for as many groups as follow."""
        if self.peek() == "[":
            raise Unreadable
        found: list[str] = []
        for form in forms:
            least = 1 + max(map(int, re.findall(r"\{(\d)\}", form)))
            while len(found) < least:
                found.append(self.argument(depth))
            if self.peek() != "{":
                break
        return form.format(*found)

    def option(self, depth: int) -> str:
        """What is in the brackets that come next, "" without any."""
        self.skip_space()
        if self.peek() != "[":
            return ""
        self.at += 1
        return self.sequence("]", depth + 1)

    def root(self, depth: int) -> str:
        r"""`\sqrt` with what is under it."""
        degree = self.option(depth)
        inside = self.argument(depth)
        sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(degree) or f"{script('^', degree, tight=False)}√"
        return sign + (inside if is_atom(inside) and not self.peek()[:1].isalnum() else f"({inside})")

    def fraction(self, out: list[str], depth: int) -> str:
        """`a/b`, in brackets where it touches something that would be read as part of it."""
        self.at += self.peek() in FRACTIONS
        above, below = self.argument(depth), self.argument(depth)
        shown = ratio(above, below)
        touched = bool(out) and bool(out[-1]) and (out[-1][-1].isalnum() or out[-1][-1] in ")]|}⟩")
        follower = self.peek(1 if self.peek().isspace() else 0)
        if touched or follower in ("^", "_") or self.joins(0):
            shown = f"({shown})"
        return self.scripted(shown, depth)

    def environment(self, depth: int) -> str:
        r"""What `\begin{…}` begins, to its end: a matrix, cases or aligned rows."""
        name = self.raw_group()
        if name in ("array", "tabular", "subarray", "alignedat"):
            self.raw_group()
        is_cases = name.rstrip("*").endswith("cases")
        column, self.column = self.column, CASES if is_cases else " "
        self.rows += 1
        body = self.sequence(r"\end", depth + 1).removesuffix(";")
        self.rows -= 1
        self.column = column
        if self.raw_group() != name:
            raise Unreadable
        if is_cases:
            cases = re.sub(" ?,( ?,)* ?(?=[^ ])", ", ", body).replace("; , ", "; ")
            return f"{{{cases.rstrip(',. ')}}}{cases[len(cases.rstrip(',. ')) :].strip()}"
        return f"[{body}]" if "matrix" in name or name == "array" else body
