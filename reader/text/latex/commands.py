r"""What LaTeX's commands for text mean here, as tables, and the few of them that compute something."""

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
        "text textrm textnormal textsf texttt textsc textup textmd mbox hbox fbox underline uline uwave sout hl "
        "acs acl acf ac gls glspl Gls acp boxed textsuperscript textsubscript textlf MakeUppercase uppercase "
        "lowercase section subsection paragraph title centerline so keywords",
        Template(1, "{0}"),
    ),
    **_templates("textcolor colorbox scalebox raisebox foreignlanguage", Template(2, "{1}", (0,))),
    **_templates("footnote thanks footnotetext tag", Template(1, " ({0})")),
    **_templates("url path nolinkurl bibitem", Template(1, "{0}", (0,))),
    **_templates("href", Template(2, "{1} ({0})", (0,))),
    **_templates(
        "cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite footcite Cite "
        "Citet Citep citenum onlinecite ref eqref cref Cref autoref pageref nameref secref figref",
        Template(1, "[{0}]", (0,)),
    ),
    **_templates("color label vspace hspace hypersetup pagestyle vskip pagenumbering", Template(1, "", (0,))),
}
UNITS: Final = {"ce": 1, "ion": 2, "SI": 2, "qty": 2, "num": 1, "si": 1, "unit": 1, "unicode": 1}
SWITCHES: Final = {
    **dict.fromkeys(_words("bf bfseries"), BOLD),
    **dict.fromkeys(_words("em it sl itshape slshape"), ITALIC),
    **dict.fromkeys(_words("rm sc tt sf scshape ttfamily sffamily rmfamily upshape normalfont"), ""),
}
DROPPED: Final = frozenset(
    _words(
        "noindent tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge xspace protect centering "
        "maketitle hfill newline linebreak smallskip medskip bigskip displaystyle textstyle boldmath relax newpage "
        "allowbreak left right"
    )
)
ABBREVIATIONS: Final = {
    "ie": "i.e.", "eg": "e.g.", "etal": "et al.", "etc": "etc.", "wrt": "w.r.t.", "iid": "i.i.d.", "aka": "a.k.a.",
    "cf": "cf.", "vs": "vs.", "item": "•", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "quad": " ",
    "qquad": " ", "space": " ", "enspace": " ", "par": " ", "lq": "‘", "rq": "’", "slash": "/", "and": "·",
}  # fmt: skip


def literal(source: str) -> str:
    r"""The argument of `\url` or `\cite`: no LaTeX but escaped signs."""
    return re.sub(r"\\([%&_#~$])", r"\1", source).strip()


def unit_text(name: str, arguments: list[str]) -> str:
    r"""Chemistry (`\ce{H2O}`), ions (`\ion{He}{ii}`), numbers with units, and characters by number."""
    first = arguments[0]
    if name == "ce":
        return re.sub(r"(?<=[A-Za-z)\]])\d+", lambda found: found[0].translate(_SUBSCRIPT_DIGITS), first)
    if name == "ion":
        return f"{first} {arguments[1].upper()}"
    if name == "unicode":
        return _character(first)
    return " ".join(re.sub(r"\\([a-zA-Z]+)", r"\1", part) for part in arguments)


_SUBSCRIPT_DIGITS: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _character(number: str) -> str:
    try:
        char = chr(int(number[1:], 16) if number[:1] == "x" else int(number))
    except (ValueError, OverflowError):
        return f"\\unicode{{{number}}}"
    return char if char.isprintable() else ""
