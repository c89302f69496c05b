"""HTML of any origin to HTML that is safe to build a tree of: known elements, no scripts, bounded nesting.

Written anew instead of checked, so that the tree is built of exactly what was counted.
"""

from __future__ import annotations

import html
import re
from typing import Final

from reader.digest.nesting import Nesting
from reader.text.clean import clean

_CARRYING = """
    a h1 h2 h3 h4 h5 h6 p div section article main ul ol li dl dt dd table thead tbody tr td th b strong em i code pre
    blockquote br hr details summary span math annotation nav footer
"""
_DECORATING = """
    html head body header meta link base img picture source button input form label fieldset legend output
    abbr acronym address aside audio bdi bdo big canvas caption center cite col colgroup data datalist dfn dialog del
    dir embed figcaption figure font g hgroup ins kbd map area mark menu meter nobr optgroup option param path
    progress q rb rp rt rtc ruby s samp search slot small strike sub sup tfoot time track tt u use var video wbr
    semantics mrow mi mo mn ms mtext mspace mstyle msup msub msubsup mfrac msqrt mroot mover munder munderover
    mtable mtr mtd mpadded mphantom menclose merror
"""
_KEPT: Final = frozenset(_CARRYING.split())
_DROPPED: Final = frozenset(_DECORATING.split())
_WITHOUT_END: Final = frozenset(("br", "hr"))
_CLOSED_BY_THE_NEXT: Final = frozenset(("p", "tr", "td", "th", "thead", "tbody"))
"""A tree holds only a few of these in each table, whether their end is written or not."""

_TOKEN: Final = re.compile(
    r"""<!--(?:-?>|.*?(?:-->|\Z))
      | <(script|style|noscript|template|svg|textarea|select|iframe|object|title)(?=[\s>/]).*?(?:</\1\s*>|\Z)
      | <[!?][^<>]*>
      | <(/?)([A-Za-z][^\s<>/]*)([^<>]*)>
      | <""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_HREF: Final = re.compile(r"""(?<![\w-])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_SCHEME: Final = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_PAPER: Final = re.compile(
    r"/(?:abs|pdf|html|format|papers|overview)/"
    r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?=[?#/.]|$)"
)
"""Links within the pages of arXiv, and of sites that show its papers under its identifiers."""

_HIDDEN: Final = re.compile(r"""class\s*=\s*["'][^"']*katex-html""", re.IGNORECASE)


def tidy_html(text: str, name: str) -> str:
    """`text` with the elements that carry a digest; what only looks like a tag is text, links lead to the web.

    Raises DigestError where elements are nested too deep; `name` is for that message.
    """
    nesting = Nesting(name)
    # White space that JSON made of LaTeX is still told from other white space here.
    text = clean(text)

    def rewritten(token: re.Match[str]) -> str:
        if not token[3]:
            return "&lt;" if token[0] == "<" else " "
        element = token[3].lower()
        if element not in _KEPT:
            # `<think>` in a text was not meant as markup, and browsers would not show it.
            return "" if element in _DROPPED or "-" in element or ":" in element else html.escape(token[0])
        if element in _WITHOUT_END:
            return f"<{element}>"
        if token[2]:
            nesting.leave(element)
            return f"</{element}>"
        if element not in _CLOSED_BY_THE_NEXT:
            nesting.enter(element)
        return f"<{element}{_attributes(element, token[4])}>"

    return _TOKEN.sub(rewritten, text)


def _attributes(element: str, written: str) -> str:
    if element == "a" and (found := _HREF.search(written)):
        link = html.unescape(found[1] or found[2] or found[3] or "").strip()
        if found := _PAPER.match(link):
            link = f"https://arxiv.org/abs/{found[1]}"
        scheme = _SCHEME.match(link)
        if not scheme or scheme[1].lower() in ("http", "https"):
            return f' href="{html.escape(link)}"'
    if element == "span" and _HIDDEN.search(written):
        return " hidden"
    return ""
