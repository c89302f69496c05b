"""TeX's tokens of one formula, and the place that has been read to."""

import re
from typing import Final

from reader.text.latex import symbols as symbols
from reader.text.latex.forms import Unreadable

_TOKEN: Final = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|\d+(?:[.,]\d+)*|.", re.DOTALL)
_CLOSING: Final = "⟩⌋⌉⟧|‖]}:…⋯†‡′°″/"


class Tokens:
    """The tokens of `source`, which together are all of it; `at` is the index of the next one."""

    def __init__(self, source: str) -> None:
        self.tokens: list[str] = _TOKEN.findall(source)
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        """The token that comes next, or `ahead` after it; "" behind the end."""
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else ""

    def skip_space(self) -> None:
        """Pass white space."""
        if self.peek().isspace():
            self.at += 1

    def pass_over(self, pattern: str) -> None:
        """Pass the tokens of what comes next, if `pattern` matches there."""
        found = re.match(pattern, "".join(self.tokens[self.at : self.at + 12]))
        rest = found.end() if found else 0
        while rest > 0:
            rest -= len(self.peek())
            self.at += 1

    def joins(self, ahead: int) -> bool:
        r"""Whether a space before that token only ended a command: `\alpha x` is αx, but `\alpha = x` keeps it."""
        token = self.peek(ahead)
        name = token[1:] if token[:1] == "\\" else ""
        return token[:1].isalnum() or token in tuple("([|{") or symbols.ordinary().get(name, "⟩")[0] not in _CLOSING

    def raw_group(self) -> str:
        """The source within the braces that come next."""
        self.skip_space()
        if self.peek() != "{":
            raise Unreadable
        start, inside = self.at + 1, 0
        while token := self.peek():
            self.at += 1
            inside += {"{": 1, "}": -1}.get(token, 0)
            if inside == 0:
                return "".join(self.tokens[start : self.at - 1])
        raise Unreadable
