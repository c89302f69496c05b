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
    \mathopen \mathclose \mathinner \mathpunct \underline \underbar \ensuremath \centering \relax \mathstrut \strut
    \nobreak \scriptscriptstyle \null \unboldmath \boldmath \Bigm \biggm \Biggm""")
)
PLAIN: Final = frozenset(
    _words(r"""\mathrm \mathsf \mathtt \mathit \mathnormal \rmfamily \boxed \fbox \smash
    \llap \rlap \cancel \overleftrightarrow \mathregular""")
)
BOLD: Final = frozenset(_words(r"\mathbf \boldsymbol \bm \pmb \mathbfit \mathbfsf \symbf \bold \bs \vb"))
ALPHABETS: Final = {
    **dict.fromkeys(_words("mathbb mathds mathbbm mathbbmss symbb Bbb"), "bb"),
    **dict.fromkeys(_words("mathcal mathscr mathpzc EuScript symcal cal scr"), "cal"),
    **dict.fromkeys(_words("mathfrak EuFrak frak"), "frak"),
}
FRACTIONS: Final = frozenset(_words(r"\frac \tfrac \dfrac \cfrac \nicefrac \sfrac"))
BETWEEN: Final = {r"\over": "{0}/{1}", r"\choose": "({0} choose {1})", r"\atop": "({0}; {1})"}
"""TeX's own commands between what is above and what is below: `{n \\over k}`."""
FORMS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(_words(r"\binom \tbinom \dbinom"), ("({0} choose {1})",)),
    **dict.fromkeys(_words(r"\ket \Ket"), ("|{0}⟩",)),
    **dict.fromkeys(_words(r"\bra \Bra"), ("⟨{0}|",)),
    **dict.fromkeys(_words(r"\braket \Braket"), ("⟨{0}⟩", "⟨{0}|{1}⟩")),
    **dict.fromkeys(_words(r"\ketbra \dyad \outerproduct \op"), ("|{0}⟩⟨{0}|", "|{0}⟩⟨{1}|")),
    **dict.fromkeys(_words(r"\expval \ev \expectationvalue"), ("⟨{0}⟩", "⟨{1}|{0}|{1}⟩")),
    **dict.fromkeys(_words(r"\mel \matrixel \matrixelement"), ("⟨{0}|{1}|{2}⟩",)),
    **dict.fromkeys(_words(r"\comm \commutator"), ("[{0}, {1}]",)),
    **dict.fromkeys(_words(r"\acomm \anticommutator"), ("{{{0}, {1}}}",)),
    **dict.fromkeys(_words(r"\inner \innerproduct \ip"), ("⟨{0}, {1}⟩",)),
    **dict.fromkeys(_words(r"\dv \derivative"), ("d/d{0}", "d{0}/d{1}")),
    **dict.fromkeys(_words(r"\pdv \partialderivative"), ("∂/∂{0}", "∂{0}/∂{1}")),
    r"\abs": ("|{0}|",), r"\norm": ("‖{0}‖",), r"\floor": ("⌊{0}⌋",), r"\ceil": ("⌈{0}⌉",), r"\set": ("{{{0}}}",),
    r"\pmod": ("(mod {0})",), r"\order": ("𝒪({0})",),
}  # fmt: skip
"""Commands with a form of their own, for each number of groups that may follow; also those of the physics package."""
ARROWS: Final = {
    r"\xrightarrow": "→", r"\xleftarrow": "←", r"\xleftrightarrow": "↔", r"\xRightarrow": "⇒", r"\xLeftarrow": "⇐",
    r"\xhookrightarrow": "↪", r"\xmapsto": "↦", r"\xlongrightarrow": "⟶", r"\xtwoheadrightarrow": "↠",
}  # fmt: skip
STACKED: Final = frozenset(_words(r"\overset \stackrel \underset"))
WORDS: Final = {
    **dict.fromkeys(_words(r"\text \mbox \hbox \textbf \textit \emph \textrm \textnormal \textsf \texttt \textsc"), 1),
    **dict.fromkeys(_words(r"\textsl \textup \textmd \textsuperscript \textsubscript \url \ce \label \color"), 1),
    **dict.fromkeys(_words(r"\cite \citep \citet \ref \eqref \tag \hspace \vspace \footnote \unicode \num \si"), 1),
    **dict.fromkeys(_words(r"\phantom \hphantom \vphantom \ang \unit"), 1),
    **dict.fromkeys(_words(r"\href \textcolor \SI \qty \ion"), 2),
    **dict.fromkeys(_words(r"\SIrange \qtyrange"), 3),
}
_OTHERS: Final = _words(r"\sqrt \begin \end \not \bmod \substack \operatorname \DeclareMathOperator")
_KNOWN: Final = frozenset((*NOTHING, *PLAIN, *BOLD, *FRACTIONS, *BETWEEN, *FORMS, *ARROWS, *STACKED, *WORDS, *_OTHERS))


def is_maths_command(name: str) -> bool:
    r"""Whether `\name` is known within formulas."""
    token = f"\\{name}"
    return name in symbols.symbols() or name in symbols.accents() or name in ALPHABETS or token in _KNOWN


def is_own_name(token: str, follower: str) -> bool:
    r"""Whether `token` is a name of the author's own, as `\Mpc`: LaTeX has few with capitals that are not known here.

    With the argument that begins with the token `follower` it is more than a name.
    """
    name = token[1:]
    return name.isalpha() and not name.islower() and follower != "{" and not is_maths_command(name)
