"""A text with TeX's groups in it, and the place that has been read to."""

import re
from typing import Final

_BRACES: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_LONGEST_UNCLOSED: Final = 300
_OPTION: Final = re.compile(r"\s*\[[^\[\]\n]{0,80}\]")


class Groups:
    """The groups of `text`; `at` is the index of the first character that has not been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.closings: dict[int, int] | None = None

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

    def skip_options(self) -> None:
        """Pass what is in brackets."""
        while option := _OPTION.match(self.text, self.at):
            self.at = option.end()

    def is_cut_off(self) -> bool:
        """Whether the group that begins here would end with the text, had its last brace not been lost."""
        rest = self.text[self.at : self.at + _LONGEST_UNCLOSED]
        return rest[:1] == "{" and len(rest) < _LONGEST_UNCLOSED and rest.count("{") == rest.count("}") + 1
