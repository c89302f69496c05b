"""Text as Markdown that shows just this text, in CommonMark, GitHub's dialect and Obsidian; formulas stay formulas.

https://spec.commonmark.org/0.31.2/#backslash-escapes
"""

from __future__ import annotations

import re
from typing import Final

from reader.text.latex.dollars import closing_dollar, is_formula

_INLINE: Final = re.compile(
    r"(?P<link>(?<![\w\\])https?://[A-Za-z0-9._~/?#=+,@-]*[A-Za-z0-9/](?=[\s.,;:)，。；）]|$))"
    r"|[\\`*_\[\]<>&|~$^=%]|#(?=\w)|!(?=\[)|(?<=\w):(?=//)|(?<=www)\."
)
"""A plain address, which becomes a link, and the signs that mean something somewhere."""
_BLOCK: Final = re.compile(r"(?:[-+#:=]|\d{1,9}(?=[.)]))")
_LINK_UNSAFE: Final = str.maketrans({"(": "%28", ")": "%29", "*": "%2A", "&": "&amp;", "$": "%24"})


def escape(text: str) -> str:
    r"""`text` on one line, escaped to be shown as it is, whatever stands before it on the line.

    What a renderer takes for mathematics, `$x^2$` without spaces inside the dollar signs, is left as it is.
    """
    line = " ".join(text.split())
    out: list[str] = []
    at = 0
    while (start := line.find("$", at)) >= 0:
        end = _formula_end(line, start)
        stop = end if end > 0 else start + 1
        out += [_escaped(line[at:start]), line[start:stop] if end > 0 else "\\$"]
        at = stop
    out.append(_escaped(line[at:]))
    made = "".join(out)
    block = _BLOCK.match(made)
    if block is None:
        return made
    return f"{block[0]}\\{made[block.end() :]}" if block[0].isdigit() else f"\\{made}"


def paragraphs(text: str) -> str:
    """The lines of `text`, each an escaped paragraph, without a line break at the end."""
    return "\n\n".join(escape(line) for line in text.split("\n") if line.strip())


def link(text: str, target: str) -> str:
    """A link that shows `text`; only the text where there is no target. `target` is http or https."""
    return f"[{escape(text)}]({target.translate(_LINK_UNSAFE)})" if target else escape(text)


def _formula_end(line: str, start: int) -> int:
    """Where the formula that begins at `start` ends, its dollar sign included; -1 where renderers see none."""
    end = closing_dollar(line, start + 1)
    if end < 0 or not is_formula(line, start + 1, end):
        return -1
    inside, before, after = line[start + 1 : end], line[start - 1 : start], line[end + 1 : end + 2]
    is_tight = not inside[0].isspace() and not inside[-1].isspace() and "$" not in inside and inside[-1] != "\\"
    return end + 1 if is_tight and not before.isalnum() and not after.isalnum() and "$" not in before + after else -1


def _escaped(text: str) -> str:
    return _INLINE.sub(lambda found: f"<{found[0]}>" if found["link"] else f"\\{found[0]}", text)
