r"""Text of a paper as LaTeX for a BibTeX file: what is LaTeX already stays, everything else is escaped.

BibTeX and biber count every brace, also those with a backslash before them, so the result has none but pairs; braces
of the text are `\textbraceleft{}`, within a formula `\lbrace`. Letters stay UTF-8.
"""

from __future__ import annotations

import re
from typing import Final

from reader.export.words import word_set
from reader.text.latex import symbols
from reader.text.latex.accents import accented, letter
from reader.text.latex.commands import ABBREVIATIONS, DROPPED, TEMPLATES, literal
from reader.text.latex.dollars import LONGEST, closing_dollar, is_formula
from reader.text.latex.formula_commands import ALPHABETS, BOLD, FRACTIONS, PLAIN
from reader.text.latex.typography import tie

_SPECIAL: Final = re.compile(r"\\(?:[A-Za-z]+\*?|.)?|\$\$?|[{}~^&%#_]", re.DOTALL)
_PLAIN: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%#_$"},
}
_KEPT_SIGNS: Final = {
    **{sign: f"\\{sign}" for sign in "%&_#$ ,/-"},
    "{": _PLAIN["{"],
    "}": _PLAIN["}"],
    "\\": 2 * _PLAIN["\\"],
}
_WITH_GROUP: Final = word_set(
    "emph textbf textit textsl textrm texttt textsc textsf textup textmd textnormal underline mbox textsuperscript "
    "textsubscript"
)
_BARE: Final = word_set(
    "LaTeX TeX ldots dots textellipsis S P copyright pounds dag ddag textdegree textregistered texttrademark quad "
    "qquad textquoteright textquoteleft textquotedblleft textquotedblright textendash textemdash "
    "textasciicircum textunderscore textless textgreater textbar"
)
_SWITCH: Final = re.compile(r"\s*\\(?:bf|it|em|rm|sc|tt|sf|sl|bfseries|itshape|scshape|ttfamily)(?![A-Za-z])\s*")
_MATHS_SIGNS: Final = re.compile(r"\\.|[%#&]", re.DOTALL)
_IN_MATHS: Final = {r"\{": r"\lbrace ", r"\}": r"\rbrace ", "%": r"\%", "#": r"\#", "&": r"\&"}
_SCRIPT: Final = re.compile(r"[_^](?:\\[A-Za-z]+|[A-Za-z0-9+*-])")
_BRACES: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_WORD: Final = re.compile(r"[^\W_]+")
_DEEPEST: Final = 12


def to_latex(text: str, *, is_title: bool = False) -> str:
    """`text` on one line as LaTeX; the words of a title that a style must not make small are in braces."""
    line = " ".join(text.split())
    if not is_title and not _SPECIAL.search(line):
        return line
    made = _Source(line, 0, is_title=is_title).latex()
    return made if is_balanced(made) else escaped(line)


def escaped(text: str) -> str:
    """`text` with every sign that means something to LaTeX escaped, so that it is printed as it is."""
    return "".join(_PLAIN.get(sign, sign) for sign in text)


def is_balanced(source: str) -> bool:
    """Whether the braces in `source` make pairs, as BibTeX counts them."""
    depth = 0
    for brace in re.findall("[{}]", source):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def protected(words: str) -> str:
    """Plain words of a title, those with capitals beyond their first letter in braces: `{BERT}`, `{3D}`, `{GPT}-4`."""
    return _WORD.sub(lambda found: f"{{{found[0]}}}" if _keeps_capitals(found[0]) else found[0], words)


def _keeps_capitals(word: str) -> bool:
    is_capital = word[0].isupper()
    is_symbol = len(word) == 1 and word != "A"
    return any(map(str.isupper, word[1:])) or (is_capital and (is_symbol or any(map(str.isdigit, word))))


class _Source:
    """A text, or what is in the braces of one of its commands, being read from left to right."""

    def __init__(self, text: str, depth: int, *, is_title: bool) -> None:
        self.text, self.depth, self.is_title = text, depth, is_title
        self.at = 0
        self.closings: dict[int, int] | None = None

    def latex(self) -> str:
        out: list[str] = []
        while found := _SPECIAL.search(self.text, self.at):
            chunk = self.text[self.at : found.start()]
            out.append(protected(chunk) if self.is_title else chunk)
            self.at = found.end()
            out.append(self.special(found[0], found.start()))
        rest = self.text[self.at :]
        out.append(protected(rest) if self.is_title else rest)
        return "".join(out)

    def special(self, token: str, start: int) -> str:
        """LaTeX for the token at `start`, and for what belongs to it, which is passed."""
        if token[0] == "$":
            return self.dollars(token, start)
        if token == "{":
            return self.group(start)
        if token == "~":
            return "~" if tie(self.text, start, certain=False) == " " else _PLAIN["~"]
        if token[0] != "\\" or token == "\\":
            return _PLAIN[token]
        name = token[1:].rstrip("*")
        made = self.named(name, start) if name.isascii() and name.isalpha() else self.sign(token[1:], start)
        if made is None:
            self.at = start + 1
            return _PLAIN["\\"]
        return made

    def inner(self, first: int, end: int) -> str:
        """What is within braces, as LaTeX; too deep, it is printed as it is."""
        source = self.text[first:end]
        return _Source(source, self.depth + 1, is_title=False).latex() if self.depth < _DEEPEST else escaped(source)

    def closing(self, opening: int) -> int:
        """The index of the brace that closes the one at `opening`, -1 where none is there or none closes it."""
        if self.closings is None:
            self.closings, unclosed = {}, []
            for brace in _BRACES.finditer(self.text):
                if brace[0] == "{":
                    unclosed.append(brace.start())
                elif brace[0] == "}" and unclosed:
                    self.closings[unclosed.pop()] = brace.start()
        return self.closings.get(opening, -1)

    def group(self, start: int) -> str:
        r"""Braces around an accent, a letter or a change of type (`{\"u}`, `{\bf x}`) stay; others are printed."""
        end = self.closing(start)
        if end < 0 or self.text[self.at : self.at + 1] != "\\":
            return _PLAIN["{"]
        switch = _SWITCH.match(self.text, self.at, end)
        inside = _Source(self.text[self.at : end], self.depth + 1, is_title=False)
        if not switch and (self.depth >= _DEEPEST or not inside.is_letter()):
            return _PLAIN["{"]
        first = switch.end() if switch else self.at
        made = (switch[0].strip() + " " if switch else "") + self.inner(first, end)
        self.at = end + 1
        return f"{{{made}}}"

    def is_letter(self) -> bool:
        """Whether the text is one letter with an accent or a name."""
        found = _SPECIAL.match(self.text)
        assert found is not None
        self.at = found.end()
        made = self.accent_or_letter(found[0][1:], 0)
        return made is not None and self.at == len(self.text)

    def accent_or_letter(self, name: str, start: int) -> str | None:
        found = accented(self.text, name, start, self.at) if name in symbols.accents() else None
        if found and not found[0].isalpha():
            self.at = found[1]
            return escaped(found[0])
        if not found and name in symbols.letters():
            found = letter(self.text, name, start, self.at)
        if not found:
            return None
        self.at = found[1]
        return self.text[start : self.at]

    def dollars(self, token: str, start: int) -> str:
        first = self.at
        end = self.text.find("$$", first, first + LONGEST) if token == "$$" else closing_dollar(self.text, first)
        made = self.formula(first, end, end + len(token)) if end > 0 else None
        if made is None:
            self.at = start + 1
            return _PLAIN["$"]
        return made

    def formula(self, first: int, end: int, after: int) -> str | None:
        """`text[first:end]` between dollar signs, and `after` is passed; None where it is no mathematics."""
        source = maths(self.text[first:end])
        if not is_formula(self.text, first, end) or not is_balanced(source):
            return None
        self.at = after
        return f"{{${source}$}}" if self.is_title else f"${source}$"

    def sign(self, sign: str, start: int) -> str | None:
        r"""A backslash and one other character: `\%`, `\"u`, `\(x\)`."""
        if sign in ("(", "["):
            end = self.text.find("\\)" if sign == "(" else "\\]", self.at, self.at + LONGEST)
            return self.formula(self.at, end, end + 2) if end > 0 else None
        return _KEPT_SIGNS[sign] if sign in _KEPT_SIGNS else self.accent_or_letter(sign, start)

    def named(self, name: str, start: int) -> str | None:
        """A command of letters; None where it is not known, or not with what follows it."""
        end = self.closing(self.at)
        if name in _WITH_GROUP and end > 0:
            made = f"\\{name}{{{self.inner(self.at + 1, end)}}}"
            self.at = end + 1
            return made
        if name in _BARE:
            self.at += 2 * self.text.startswith("{}", self.at)
            return f"\\{name}{{}}"
        if name in ABBREVIATIONS or name in DROPPED:
            self.at += 2 * self.text.startswith("{}", self.at)
            return escaped(ABBREVIATIONS.get(name, ""))
        for reads in (self.accent_or_letter, self.template, self.naked):
            if (found := reads(name, start)) is not None:
                return found
        return None

    def template(self, name: str, start: int) -> str | None:
        """A command that LaTeX knows only with a package, as the screen shows it: a link, a note, a citation."""
        if name not in TEMPLATES or name in ALPHABETS:
            return None
        number, form, raw = TEMPLATES[name]
        found, at = [], self.at
        for index in range(number):
            end = self.closing(at)
            if end < 0:
                return None
            source = self.text[at + 1 : end]
            found.append(escaped(literal(source)) if index in raw else self.inner(at + 1, end))
            at = end + 1
        self.at = at
        return form.format(*found)

    def naked(self, name: str, start: int) -> str | None:
        """A command of mathematics without dollars around it, with its groups and scripts."""
        groups, at = 0, self.at
        while (end := self.closing(at)) > 0:
            groups, at = groups + 1, end + 1
        takes = 2 if f"\\{name}" in FRACTIONS or name == "binom" else 1
        if name in symbols.symbols():
            at = self.at
        elif groups < takes or not _takes_group(name):
            return None
        while (script := _SCRIPT.match(self.text, at)) or (
            self.text[at : at + 1] in ("_", "^") and self.closing(at + 1) > 0
        ):
            at = script.end() if script else self.closing(at + 1) + 1
        source = maths(self.text[start:at])
        if not is_balanced(source):
            return None
        self.at = at
        return f"\\ensuremath{{{source}}}"


def maths(source: str) -> str:
    r"""A formula without braces that BibTeX would miscount, and without signs that end or break a line of LaTeX."""
    keeps = "&" if "\\begin" in source else ""
    return _MATHS_SIGNS.sub(lambda found: found[0] if found[0] in keeps else _IN_MATHS.get(found[0], found[0]), source)


def _takes_group(name: str) -> bool:
    command = f"\\{name}"
    return (
        name in ALPHABETS
        or name in ("sqrt", "binom")
        or command in FRACTIONS
        or command in BOLD
        or command in PLAIN
        or (name in symbols.accents() and len(name) > 1)
    )
