r"""One formula to one line of Unicode: a recursive descent over TeX's tokens.

What has no readable form raises Unreadable, and the caller shows the source: a whole formula in LaTeX reads better
than half of one. The forms that are not obvious: `x^{abc}` is x^(abc) and `x_{abc}` is x_abc, because long words of
small letters are hard to read; a fraction is a/b with the brackets that a line needs.
"""

from collections.abc import Callable
from typing import Final

from reader.text.latex import symbols as symbols
from reader.text.latex.forms import (
    Unreadable,
    between_spaces,
    bold,
    in_alphabet,
    is_atom,
    marked,
    ratio,
    script,
    tidy,
)
from reader.text.latex.formula_commands import (
    ALPHABETS,
    BETWEEN,
    BOLD,
    FRACTIONS,
    NOTHING,
    PLAIN,
    SPACES,
    WORDS,
    is_own_name,
)
from reader.text.latex.structures import CASES, Structures

DEEPEST: Final = 30
"""Levels of braces that are followed; a formula with more is unreadable."""
_LENGTH: Final = r"\s*[-+]?\d*\.?\d+\s*(?:mu|em|ex|pt|mm|cm|in|sp)\s*"
_ROW_GAP: Final = r"\[\s*-?[\d.]+\s*[a-z]{2}\s*\]"


def readable(source: str, text: Callable[[str, int], str], depth: int, *, rows: bool = False) -> str:
    r"""The formula `source` (without its dollars) in Unicode, on one line, with style marks.

    `text` renders what is in `\text{…}`, given how deep in braces it is; `depth` is how deep the formula itself is.
    With `rows`, `&` and `\\` are columns and rows. Raises Unreadable.
    """
    return _Formula(source, text, rows).all(depth)


def readable_atom(source: str, text: Callable[[str, int], str], depth: int) -> tuple[str, int]:
    """The one command with its arguments, subscripts and superscripts that `source` begins with, and its length.

    Raises Unreadable.
    """
    formula = _Formula(source, text, rows=False)
    shown = formula.scripted(formula.atom(depth), depth)
    return shown, sum(map(len, formula.tokens[: formula.at]))


class _Formula(Structures):
    def __init__(self, source: str, text: Callable[[str, int], str], rows: bool) -> None:
        super().__init__(source, rows)
        self.text = text

    def all(self, depth: int) -> str:
        shown = self.sequence("", depth)
        if self.at < len(self.tokens):
            raise Unreadable
        return shown

    def sequence(self, stop: str, depth: int) -> str:
        """All up to the token `stop` ("" is the end), which is passed."""
        if depth > DEEPEST:
            raise Unreadable
        out: list[str] = []
        while (token := self.peek()) != stop:
            if not token:
                raise Unreadable
            if token == r"\!":
                self.at += 1
                self.skip_space()
                out.append(out.pop().rstrip() if out else "")
            elif token.isspace() or token in SPACES:
                self.at += 1
                out.append(" ")
            else:
                self.element(token, out, depth)
        self.at += 1 if stop else 0
        return tidy("".join(out))

    def element(self, token: str, out: list[str], depth: int) -> None:
        name = token[1:].rstrip("*")
        if token[0] != "\\" or not name.isalpha():
            self.plain(token, out, depth)
        elif name in symbols.relations() or token == r"\not":
            spaced = self.is_spaced(out)
            relation = self.scripted(self.atom(depth), depth)
            self.skip_space()
            out.append(between_spaces(relation, out) if spaced else relation)
        elif name in symbols.functions() or token in (r"\operatorname", r"\operatorname*", r"\DeclareMathOperator"):
            self.function(token, out, depth)
        elif token in (r"\cal", r"\scr", r"\frak", r"\bf", r"\bfseries"):
            self.at += 1
            rest = self.sequence_to_close(depth)
            out.append(bold(rest) if token[1] == "b" else in_alphabet(rest, ALPHABETS[name]))
        elif token in FRACTIONS:
            out.append(self.fraction(out, depth))
        elif token in BETWEEN:
            self.at += 1
            above, below = tidy("".join(out)), self.sequence_to_close(depth)
            out[:] = [ratio(above, below) if token == r"\over" else BETWEEN[token].format(above, below)]
        elif is_own_name(token, self.peek(1)):
            self.at += 1
            parted = out and out[-1][-1:].isalnum()
            follower = self.peek()
            joined = follower[:1].isalnum() or symbols.ordinary().get(follower[1:], "").isalpha()
            out.append(self.scripted(f" {name}" if parted else name, depth) + (" " if joined else ""))
        else:
            base = self.atom(depth)
            shown = self.scripted(base, depth)
            out.append(shown)
            if shown == base and name in symbols.ordinary() and self.peek().isspace() and self.joins(1):
                self.at += 1

    def plain(self, token: str, out: list[str], depth: int) -> None:
        if token == "\\\\" and self.rows:
            self.at += 1
            self.pass_over(_ROW_GAP)
            row = "".join(out).rstrip()
            if self.column == CASES:
                out[:] = [row.rstrip(" ,;."), "; "]
            else:
                out.append(" " if row.endswith((",", ";", ".")) else "; ")
        elif token in ("=", "<", ">") and self.is_spaced(out):
            self.at += 1
            out.append(between_spaces(token, out).rstrip())
        else:
            out.append(self.scripted("" if token in "^_" else self.atom(depth), depth))

    def is_spaced(self, out: list[str]) -> bool:
        r"""Whether the sign that comes next has spaces around it; `γ= 1` was `\gamma = 1` before arXiv's own hand."""
        before = out[-1] if out else ""
        return before.endswith(" ") or (bool(before) and "α" <= before <= "ω" and self.peek(1).isspace())

    def sequence_to_close(self, depth: int) -> str:
        """The rest of the group, without passing its end."""
        inside = 0
        for end in range(self.at, len(self.tokens)):
            inside += {"{": 1, "}": -1}.get(self.tokens[end], 0)
            if inside < 0:
                break
        else:
            end = len(self.tokens)
        tokens, self.tokens = self.tokens, self.tokens[:end]
        shown = self.sequence("", depth + 1)
        self.tokens = tokens
        return shown

    def function(self, token: str, out: list[str], depth: int) -> None:
        self.at += 1
        name = self.argument(depth) if token.startswith((r"\operatorname", r"\Decl")) else token[1:]
        if out and out[-1] and (out[-1][-1].isalnum() or out[-1][-1] in ")]|"):
            name = " " + name
        shown = self.scripted(name, depth, power_is_digit=True)
        if self.peek() == "{":
            inside = self.argument(depth)
            shown += f" {inside}" if is_atom(inside) else f"({inside})"
        elif self.peek().isspace():
            self.at += 1
            shown += " " if self.peek() not in tuple("([") and self.peek() not in (r"\left", r"\{") else ""
        elif self.peek()[:1].isalnum() or (self.peek()[:1] == "\\" and self.peek()[1:] in symbols.symbols()):
            shown += " "
        out.append(shown)

    def atom(self, depth: int) -> str:
        """One token, group, or command with its arguments; without what is above or below its line."""
        token = self.peek()
        self.at += 1
        if token == "{":
            return self.sequence("}", depth + 1)
        if token[0] != "\\":
            if token in tuple("$}#^_&") and not (token == "&" and self.rows):
                raise Unreadable
            if token == "&":
                is_aligned = self.peek() in tuple("=<>+") or self.peek()[1:] in symbols.relations()
                return "" if is_aligned else self.column
            return " " if token == "~" or token.isspace() else token
        name = token[1:]
        shown = symbols.ordinary().get(name) or symbols.big().get(name) or symbols.relations().get(name)
        if shown:
            return shown
        if name in symbols.functions():
            return name
        if not name.isalpha():
            return self.sign(token, depth)
        return self.command(token, name, depth)

    def sign(self, token: str, depth: int) -> str:
        if token[1:] in tuple("{}%&_$#"):
            return token[1:]
        if token == r"\|":
            return "‖"
        if token in SPACES:
            return " "
        if token in NOTHING or token[1:] in tuple("()[]"):
            return ""
        if token[1:] in symbols.accents():
            return marked(self.argument(depth), symbols.accents()[token[1:]])
        raise Unreadable

    def command(self, token: str, name: str, depth: int) -> str:
        if token in NOTHING:
            self.skip_space()
            return "" if self.peek() != "." or not name.endswith(("left", "right")) else self.skipped()
        if token in (r"\underbrace", r"\overbrace"):
            inside = self.argument(depth)
            return inside if is_atom(inside) or self.peek() not in ("^", "_") else f"({inside})"
        if token in PLAIN or token == r"\operatorname":
            return self.argument(depth)
        if token in BOLD:
            return bold(self.argument(depth))
        if name in ALPHABETS:
            return in_alphabet(self.argument(depth), ALPHABETS[name])
        if name in symbols.accents() and len(name) > 1:
            return marked(self.argument(depth), symbols.accents()[name])
        if token in WORDS:
            return self.text(token + "".join("{" + self.raw_group() + "}" for _ in range(WORDS[token])), depth)
        if token in (r"\sqrt", r"\surd"):
            return self.root(depth)
        if token in FRACTIONS:
            return self.fraction([], depth)
        if name.endswith("kern") or name in ("hskip", "mskip"):
            self.pass_over(_LENGTH)
            return ""
        if token == r"\begin":
            return self.environment(depth)
        return self.pair(token, depth)

    def skipped(self) -> str:
        self.at += 1
        return ""

    def argument(self, depth: int) -> str:
        """The next group, token or command with its arguments; of a number only the first digit, as TeX does."""
        self.skip_space()
        token = self.peek()
        if not token:
            raise Unreadable
        if token[0].isdigit() and len(token) > 1:
            self.tokens[self.at] = token[1:]
            return token[0]
        if depth >= DEEPEST:
            raise Unreadable
        return self.atom(depth + 1)

    def scripted(self, base: str, depth: int, *, power_is_digit: bool = False) -> str:
        r"""`base` with the subscripts and superscripts that follow; those of one cell each go first.

        With `power_is_digit`, a power without braces is one digit, as in TeX: `\sin^22x`.
        """
        short, long = "", ""
        while True:
            ahead = 1 if self.peek().isspace() else 0
            sign = self.peek(ahead)
            if sign in (r"\limits", r"\nolimits"):
                self.at += ahead + 1
                continue
            if sign not in ("^", "_", "'"):
                break
            self.at += ahead + 1
            if sign == "'":
                short += "′"
                continue
            inside = self.argument(depth) if power_is_digit and sign == "^" else self.script_argument(depth)
            form = script(
                sign, inside, tight=self.peek()[:1].isalnum() or symbols.ordinary().get(self.peek()[1:], "").isalpha()
            )
            if form[:1] in ("^", "_"):
                long += form
            else:
                short += form
        return base + (short + long).replace("′′", "″") if short or long else base

    def script_argument(self, depth: int) -> str:
        r"""Without braces, all of a number is taken, and a sign with it: `10^-6` is meant as `10^{-6}`."""
        self.skip_space()
        token = self.peek()
        if token in ("-", "+") and self.peek(1).isdigit():
            self.at += 2
            return token + self.peek(-1)
        if token.isdigit():
            self.at += 1
            return token
        return self.argument(depth)
