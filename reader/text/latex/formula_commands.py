r"""LaTeX's commands within formulas, by what becomes of them. Those of single symbols are in `symbols`."""

from typing import Final

from reader.text.latex import symbols as symbols


def _words(names: str) -> list[str]:
    return names.split()


SPACES: Final = frozenset(_words(r"\, \; \: \> \quad \qquad \space \enspace \thinspace ~")) | {"\\ ", "\\\n"}
NOTHING: Final = frozenset(
    _words(r"""\! \/ \- \left \right \middle \big \Big \bigg \Bigg \bigl \bigr \Bigl \Bigr \biggl \biggr \bigm \Biggl
    \Biggr \displaystyle \textstyle \scriptstyle \rm \it \sf \tt \mit \em \limits \nolimits \nonumber \notag \xspace
    \negthinspace \allowbreak \noindent \protect \hline \hfill \tiny \small \mathop \mathrel \mathbin \mathord
    \mathopen \mathclose \underline \underbar \ensuremath \centering \relax""")
)
PLAIN: Final = frozenset(
    _words(r"""\mathrm \mathsf \mathtt \mathit \mathnormal \rmfamily \boxed \fbox \smash \overbrace
    \underbrace \substack \llap \rlap \cancel \overleftrightarrow \mathregular""")
)
BOLD: Final = frozenset(_words(r"\mathbf \boldsymbol \bm \pmb \mathbfit \bold \bs"))
ALPHABETS: Final = {
    **dict.fromkeys(_words("mathbb mathds mathbbm Bbb"), "bb"),
    **dict.fromkeys(_words("mathcal mathscr cal scr"), "cal"),
    **dict.fromkeys(_words("mathfrak frak"), "frak"),
}
FRACTIONS: Final = frozenset(_words(r"\frac \tfrac \dfrac \cfrac \nicefrac \sfrac"))
ENCLOSED: Final = {
    r"\ket": "|x⟩", r"\bra": "⟨x|",
    r"\abs": "|x|", r"\norm": "‖x‖", r"\floor": "⌊x⌋", r"\ceil": "⌈x⌉", r"\pmod": "(mod x)",
}  # fmt: skip
WORDS: Final = {
    **dict.fromkeys(_words(r"\text \mbox \hbox \textbf \textit \emph \textrm \textnormal \textsf \texttt \textsc"), 1),
    **dict.fromkeys(_words(r"\textsl \textup \textmd \textsuperscript \textsubscript \url \ce \label \color"), 1),
    **dict.fromkeys(_words(r"\cite \citep \citet \ref \eqref \tag \hspace \vspace \footnote \unicode \num \si"), 1),
    **dict.fromkeys(_words(r"\href \textcolor \SI \qty"), 2),
}
_KNOWN: Final = frozenset((*NOTHING, *PLAIN, *BOLD, *FRACTIONS, *WORDS, r"\sqrt", r"\binom", r"\begin", r"\end"))


def is_maths_command(name: str) -> bool:
    r"""Whether `\name` is known within formulas."""
    token = f"\\{name}"
    return name in symbols.symbols() or name in symbols.accents() or name in ALPHABETS or token in _KNOWN
