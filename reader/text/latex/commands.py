r"""What LaTeX's commands for text mean here, as tables."""

import re
from typing import Final, NamedTuple

from reader.text.latex.style import BOLD, END, ITALIC


class Template(NamedTuple):
    """How a command with `arguments` groups is shown; those whose indexes are in `raw` are not LaTeX themselves."""

    arguments: int
    form: str
    raw: tuple[int, ...] = ()


def _words(names: str) -> list[str]:
    return names.split()


def _templates(names: str, template: Template) -> dict[str, Template]:
    return dict.fromkeys(_words(names), template)


TEMPLATES: Final[dict[str, Template]] = {
    **_templates("textbf", Template(1, BOLD + "{0}" + END)),
    **_templates("emph textit textsl", Template(1, ITALIC + "{0}" + END)),
    **_templates(
        "text textrm textnormal textsf texttt textup textmd mbox hbox fbox underline underbar uline uwave sout ul st "
        "hl dashuline xout acs acl acf ac acp Ac acrshort acrlong acrfull gls glspl Gls boxed textlf MakeUppercase "
        "uppercase lowercase section subsection subsubsection paragraph title centerline so keywords email hyperref "
        "textls textquote",
        Template(1, "{0}"),
    ),
    **_templates("enquote say", Template(1, "“{0}”")),
    **_templates("texorpdfstring", Template(2, "{0}", (1,))),
    **_templates(
        "textcolor colorbox scalebox rotatebox raisebox foreignlanguage hypertarget hyperlink parbox",
        Template(2, "{1}", (0,)),
    ),
    **_templates("fcolorbox resizebox", Template(3, "{2}", (0, 1))),
    **_templates("EUR", Template(1, "€{0}")),
    **_templates("footnote thanks footnotetext tag", Template(1, " ({0})")),
    **_templates("url path nolinkurl bibitem doi", Template(1, "{0}", (0,))),
    **_templates("href", Template(2, "{1} ({0})", (0,))),
    **_templates(
        "cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite footcite Cite "
        "Citet Citep citenum onlinecite shortcite citeA citenamefont ref eqref cref Cref autoref pageref nameref "
        "secref figref",
        Template(1, "[{0}]", (0,)),
    ),
    **_templates(
        "color label vspace hspace phantom hphantom vphantom index hypersetup pagestyle vskip pagenumbering",
        Template(1, "", (0,)),
    ),
}
UNITS: Final = {
    **dict.fromkeys(("ce", "num", "si", "unit", "unicode", "ang"), 1),
    **dict.fromkeys(("ion", "SI", "qty", "numrange"), 2),
    **dict.fromkeys(("SIrange", "qtyrange"), 3),
}
"""Quantities and chemistry, and how many arguments each has; `units` shows them."""
SWITCHES: Final = {
    **dict.fromkeys(_words("bf bfseries"), BOLD),
    **dict.fromkeys(_words("em it sl itshape slshape"), ITALIC),
    **dict.fromkeys(_words("rm sc tt sf scshape ttfamily sffamily rmfamily upshape normalfont"), ""),
}
DROPPED: Final = frozenset(
    _words(
        "noindent tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge xspace protect centering "
        "displaystyle textstyle boldmath unboldmath relax allowbreak left right big Big bigg Bigg nobreak sloppy strut "
        "null footnotemark"
    )
)
BREAKS: Final = frozenset(
    _words("newline linebreak maketitle hfill smallskip medskip bigskip newpage clearpage par hrule")
)
"""Commands that part what is before them from what is behind."""
ABBREVIATIONS: Final = {
    "ie": "i.e.", "eg": "e.g.", "etal": "et al.", "etc": "etc.", "wrt": "w.r.t.", "iid": "i.i.d.", "aka": "a.k.a.",
    "cf": "cf.", "vs": "vs.", "item": "•", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "quad": " ",
    "qquad": " ", "space": " ", "enspace": " ", "lq": "‘", "rq": "’", "slash": "/", "and": "·",
}  # fmt: skip

TIGHT: Final = frozenset(
    _words(
        "textdegree degree textmu textmicro textquotedblleft guillemotleft guillemetleft flqq glqq quotedblbase "
        "textasciitilde textsection textdollar textquestiondown textexclamdown"
    )
)
"""Signs that join the word behind them, whose commands a space only ends."""


def literal(source: str) -> str:
    r"""The argument of `\url` or `\cite`: no LaTeX but escaped signs."""
    return re.sub(r"\\([%&_#~$])", r"\1", source).strip()
