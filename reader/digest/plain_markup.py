"""Digests in reStructuredText, Org, LaTeX, or with underlined headings: to the lines of a Markdown digest.

Formats: https://docutils.sourceforge.io/docs/user/rst/quickref.html, https://orgmode.org/worg/org-syntax.html and
https://spec.commonmark.org/0.31.2/#setext-headings
"""

from __future__ import annotations

import re
from typing import Final

_UNDERLINED: Final = re.compile(r"^(?![-=*|>\s])([^\n]{3,300})\n([=\-~^\"'*+#])\2{2,}[ \t]*$", re.MULTILINE)
_RST_LINK: Final = re.compile(r"`([^`<>\n]+)<(https?://[^\s<>`]+)>`_{1,2}")
_RST_FIELD: Final = re.compile(r"^[ \t]*:([^\s:`][^:`\n]{0,40}):[ \t]+(?=\S)", re.MULTILINE)
_ORG_HEADING: Final = re.compile(r"^(\*{1,6}) (?:(?:TODO|DONE)[ \t]+)?(?=\S)(.*)$", re.MULTILINE)
_ORG_LINK: Final = re.compile(r"\[\[(https?://[^\s\[\]]+)\]\[([^\[\]\n]+(?:\[[^\[\]\n]*\][^\[\]\n]*)*)\]\]")
_ORG_FIELD: Final = re.compile(r"^[ \t]*- (.{1,40}?) :: ", re.MULTILINE)
_ORG_SIGN: Final = re.compile(r"^#\+title:|^\*{2,6} [^*\n]+$", re.MULTILINE | re.IGNORECASE)
_DRAWER: Final = re.compile(r"^[ \t]*:(?:PROPERTIES|END|LOGBOOK):[ \t]*$", re.MULTILINE | re.IGNORECASE)
_LATEX_HEADING: Final = re.compile(r"^[ \t]*\\(sub){0,2}section\*?\{(.*)\}[ \t]*$", re.MULTILINE)
_LATEX_LINK: Final = re.compile(r"\\href\{(https?://[^\s{}]+)\}\{((?:[^{}\n]|\{[^{}\n]*\})*)\}")
_LATEX_BOLD: Final = re.compile(r"\\textbf\{([^{}\n]*)\}")
_LATEX_ITALIC: Final = re.compile(r"^\\(?:textit|emph)\{([^{}\n]*)\}", re.MULTILINE)


def plain_markup(text: str) -> str:
    """`text` as Markdown; the same text where there is nothing of these formats in it."""
    if "\\section" in text or "\\subsection" in text:
        text = _LATEX_LINK.sub(r"[\2](\1)", text)
        text = _LATEX_HEADING.sub(lambda found: f"##{'#' if found[1] else ''} {found[2]}", text)
        return _LATEX_ITALIC.sub(r"*\1*", _LATEX_BOLD.sub(r"**\1**", text))
    if _ORG_LINK.search(text) or _ORG_SIGN.search(text):
        text = _DRAWER.sub("", _ORG_LINK.sub(r"[\2](\1)", text))
        text = _ORG_FIELD.sub(r"**\1:** ", text)
        text = _ORG_HEADING.sub(lambda found: f"{'#' * len(found[1])} {found[2]}", text)
    text = _RST_LINK.sub(lambda found: f"[{found[1].strip()}]({found[2]})", text)
    text = _RST_FIELD.sub(r"**\1:** ", text)
    return _UNDERLINED.sub(_heading, text)


def _heading(found: re.Match[str]) -> str:
    # Two lines stay two, so that problems name the line that they are in.
    return f"#{'' if found[2] == '=' else '#'} {found[1].strip()}\n"
