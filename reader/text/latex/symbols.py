"""What LaTeX's commands look like in Unicode: symbols, alphabets, accents, superscripts and subscripts.

Source of the names: the Comprehensive LaTeX Symbol List, unicode-math, AASTeX, and what abstracts were seen to use.
The tables are text and are taken apart at their first use.
"""

from functools import cache
from typing import Final

_ORDINARY: Final = """
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda
λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ
omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ varGamma Γ varDelta
Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ varPsi Ψ varOmega Ω upalpha α upbeta β
upgamma γ updelta δ uplambda λ upmu μ uppi π upsigma σ textmu μ textmicro μ ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ wp ℘
Re ℜ Im ℑ aleph ℵ beth ℶ gimel ℷ partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬
lnot ¬ top ⊤ bot ⊥ angle ∠ measuredangle ∡ triangle △ square □ Box □ Diamond ◇ blacksquare ■ lozenge ◊ bigstar ★
clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ prime ′ backprime ‵ degree ° textdegree °
deg deg dag † ddag ‡ dagger † ddagger ‡ textdagger † S § P ¶ copyright © textcopyright © circledR ® textregistered ®
texttrademark ™ pounds £ textsterling £ euro € yen ¥ checkmark ✓ cmark ✓ xmark ✗ textperthousand ‰ permil ‰
textonehalf ½ Msun M⊙ MSun M⊙ msun M⊙ Lsun L⊙ Rsun R⊙ Zsun Z⊙ sun ⊙ Sun ⊙ earth ⊕ AA Å angstrom Å mho ℧ eth ð
complement ∁ arcsec ″ arcmin ′ degr ° micron μm hdots … dots … ldots … cdots ⋯ dotsc … dotsb ⋯ vdots ⋮ ddots ⋱
textellipsis … langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] lvert | rvert |
vert | Vert ‖ lVert ‖ rVert ‖ backslash \\ textbackslash \\ slash / llbracket ⟦ rrbracket ⟧ colon : mathellipsis …
textquoteright ’ textquoteleft ‘ textquotedblleft “ textquotedblright ” textendash – textemdash — textasciitilde ~
textasciicircum ^ textunderscore _ textless < textgreater > textbar | textbullet • textrightarrow → textleftarrow ← R
ℝ Z ℤ N ℕ Q ℚ E 𝔼 F 𝔽 C ℂ gf GF GF GF dB dB db dB kms km/s dd d diff d farcs ″. farcm ′. fdg °. fs ˢ. Alpha Α Beta Β
Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Rho Ρ Tau Τ Chi Χ Bbbk 𝕜 sphericalangle ∢ vartriangle △ triangledown ▽
blacktriangle ▲ blacktriangledown ▼ blacklozenge ⧫ circledS Ⓢ maltese ✠ bigtriangleup △ bigtriangledown ▽ bigcirc ◯
ulcorner ⌜ urcorner ⌝ llcorner ⌞ lrcorner ⌟ guillemotleft « guillemotright » guillemetleft « guillemetright » flqq «
frqq » glqq „ grqq “ quotedblbase „ textquotesingle ' textquotedbl " texteuro € textcent ¢ textsection § textparagraph
¶ textperiodcentered · textdaggerdbl ‡ textohm Ω textcelsius ℃ textnumero № texttimes × textpm ± textdiv ÷ textminus −
textonequarter ¼ textthreequarters ¾ textasteriskcentered ∗ textordfeminine ª textordmasculine º textalpha α textbeta
β textgamma γ textdelta δ textepsilon ε textlambda λ textpi π textsigma σ textomega ω textquestiondown ¿
textexclamdown ¡ textlangle ⟨ textrangle ⟩ textbraceleft { textbraceright } textinfty ∞ textdollar $
"""
_BIG: Final = """
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ fint ⨍ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀
bigvee ⋁ bigwedge ⋀ bigsqcup ⨆ varprojlim lim← varinjlim lim→
"""
_RELATIONS: Final = """
le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ gteq ≥ geqslant ≥ ne ≠ neq ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ lt < gt > sim ∼ simeq ≃ approx ≈
thickapprox ≈ approxeq ≊ cong ≅ equiv ≡ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ coloneq ≔ defeq ≔
lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ apgt ≳ aplt ≲ ga ≳ la ≲ lessgtr ≶ gtrless ≷ prec ≺ succ ≻ preceq ⪯ succeq
⪰ preccurlyeq ≼ succcurlyeq ≽ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ supsetneq ⊋
sqsubset ⊏ sqsubseteq ⊑ sqsupset ⊐ sqsupseteq ⊒ nsubseteq ⊈ mid | nmid ∤ parallel ∥ nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣
models ⊨ vDash ⊨ Vdash ⊩ to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← longleftarrow ⟵ leftrightarrow ↔
longleftrightarrow ⟷ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ Leftarrow ⇐ Longleftarrow ⟸ impliedby ⟸ Leftrightarrow ⇔
Longleftrightarrow ⟺ iff ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕
Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼
rightleftharpoons ⇌ rightrightarrows ⇉ twoheadrightarrow ↠ rightsquigarrow ⇝ leadsto ⇝ curvearrowright ↷
circlearrowleft ↺ multimap ⊸ times × div ÷ pm ± mp ∓ cdot · cdotp · centerdot · ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup
∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘
odot ⊙ dotplus ∔ boxplus ⊞ boxtimes ⊠ rtimes ⋊ ltimes ⋉ wr ≀ amalg ⨿ diamond ⋄ bowtie ⋈ Join ⋈ between ≬ because ∵
therefore ∴ triangleleft ◁ triangleright ▷ trianglelefteq ⊴ trianglerighteq ⊵ intercal ⊺ veebar ⊻ barwedge ⊼
vartriangleleft ⊲ vartriangleright ⊳ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ ntrianglelefteq ⋬ leqq ≦ geqq ≧ lneq ⪇ gneq ⪈ lneqq ≨
gneqq ≩ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nsim ≁ ncong ≇ nprec ⊀ nsucc ⊁ precsim ≾ succsim ≿ lesseqgtr ⋚ gtreqless ⋛ lsim ≲
gsim ≳ ltsim ≲ gtsim ≳ lta ≲ gta ≳ simlt ≲ simgt ≳ eqsim ≂ backsim ∽ circeq ≗ eqcirc ≖ bumpeq ≏ Bumpeq ≎ fallingdotseq
≒ risingdotseq ≓ eqqcolon ≕ vcentcolon ∶ subseteqq ⫅ supseteqq ⫆ subsetneqq ⫋ supsetneqq ⫌ nsubset ⊄ nsupset ⊅
nsupseteq ⊉ Subset ⋐ Supset ⋑ Cap ⋒ Cup ⋓ nvdash ⊬ nvDash ⊭ nVdash ⊮ Vvdash ⊪ owns ∋ shortmid ∣ curlyvee ⋎ curlywedge
⋏ boxminus ⊟ boxdot ⊡ circledast ⊛ circledcirc ⊚ circleddash ⊝ divideontimes ⋇ leftthreetimes ⋋ rightthreetimes ⋌
restriction ↾ upharpoonright ↾ upharpoonleft ↿ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ nLeftarrow ⇍ nleftrightarrow ↮
Updownarrow ⇕ rightleftarrows ⇄ leftrightarrows ⇆ leftleftarrows ⇇ upuparrows ⇈ downdownarrows ⇊ rightarrowtail ↣
leftarrowtail ↢ twoheadleftarrow ↞ Rrightarrow ⇛ Lleftarrow ⇚ dashrightarrow ⇢ dashleftarrow ⇠ circlearrowright ↻
curvearrowleft ↶ looparrowright ↬ longhookrightarrow ↪ leftrightsquigarrow ↭ leftrightharpoons ⇋ indep ⊥⊥ independent
⊥⊥ Perp ⊥⊥
"""
_FUNCTIONS: Final = """
liminf limsup arccos arcsin arctan arg argmax argmin cos cosh cot coth csc det diag dim div dist erf exp gcd hom inf
ker lcm lg lim ln log max min mod poly polylog rank sec sgn sign sin sinh softmax span sup supp tan tanh tr Tr trace
Var Cov KL Pr ord arcosh arsinh artanh arccot arcsec sech csch cosec coker conv cov diam esssup essinf grad curl rot
id im rk vol var res ran codim plim injlim projlim relu opt mean
"""
_LETTERS: Final = "ss ß ae æ AE Æ oe œ OE Œ aa å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ"
_ACCENTS: Final = (
    "` 0300 ' 0301 ^ 0302 ~ 0303 = 0304 u 0306 . 0307 \" 0308 r 030A H 030B v 030C d 0323 c 0327 k 0328 b 0331 "
    "bar 0304 overline 0305 hat 0302 widehat 0302 Hat 0302 tilde 0303 widetilde 0303 Tilde 0303 vec 20D7 Vec 20D7 "
    "overrightarrow 20D7 dot 0307 Dot 0307 ddot 0308 dddot 20DB check 030C widecheck 030C breve 0306 acute 0301 "
    "grave 0300 mathring 030A Bar 0304 slashed 0338 widebar 0305 overbar 0305 undertilde 0330 utilde 0330"
)
_SUPERSCRIPTS: Final = (
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθϕφχ−′″∘°*∗⋆†‡⊤",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵠᵡ⁻′″°°*∗⋆†‡ᵀ",
)
_SUBSCRIPTS: Final = ("0123456789+-=()aehijklmnoprstuvxβγρϕφχ−⊙⊕", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ₋⊙⊕")
_ALPHABETS: Final = {
    "bb": (0x1D538, 0x1D552, 0x1D7D8, "Cℂ Hℍ Nℕ Pℙ Qℚ Rℝ Zℤ"),
    "cal": (0x1D49C, 0x1D4B6, 0, "Bℬ Eℰ Fℱ Hℋ Iℐ Lℒ Mℳ Rℛ eℯ gℊ oℴ"),
    "frak": (0x1D504, 0x1D51E, 0, "Cℭ Hℌ Iℑ Rℜ Zℨ"),
}


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


@cache
def ordinary() -> dict[str, str]:
    r"""Command to symbol, for those that are set like a letter; as are authors' habits: `\cA`, `\calA`, `\RR`."""
    habits: dict[str, str] = {}
    for letter, code in alphabet("cal").items():
        if letter < 97:
            capital, blackboard = chr(letter), chr(alphabet("bb")[letter])
            habits |= dict.fromkeys((f"c{capital}", f"cal{capital}", f"{capital}cal"), chr(code))
            habits |= {f"bb{capital}": blackboard}
            habits |= {2 * capital: blackboard} if capital in "CEFHKNPQRTZ" else {}
    return habits | _pairs(_ORDINARY)


@cache
def relations() -> dict[str, str]:
    """Command to symbol, for those with a space on both sides or none."""
    return _pairs(_RELATIONS)


@cache
def big() -> dict[str, str]:
    """Command to symbol, for sums and integrals."""
    return _pairs(_BIG)


@cache
def functions() -> frozenset[str]:
    r"""The commands that stand for their own name, such as `\log`."""
    return frozenset(_FUNCTIONS.split())


@cache
def symbols() -> dict[str, str]:
    """All of the above in one."""
    return {name: name for name in functions()} | ordinary() | relations() | big()


@cache
def letters() -> dict[str, str]:
    r"""Letters of European languages that have commands of their own: `\ss`, `\l`, `\o`."""
    return _pairs(_LETTERS)


@cache
def accents() -> dict[str, str]:
    r"""Accent command (`'`, `c`, `bar`) to its combining mark."""
    return {name: chr(int(code, 16)) for name, code in _pairs(_ACCENTS).items()}


@cache
def alphabet(name: str) -> dict[int, int]:
    """Letter to letter in one of the alphabets "bb", "cal" and "frak", for `str.translate`."""
    upper, lower, digit, exceptions = _ALPHABETS[name]
    table = {65 + i: upper + i for i in range(26)} | {97 + i: lower + i for i in range(26)}
    table |= {48 + i: digit + i for i in range(10)} if digit else {}
    return table | {ord(pair[0]): ord(pair[1]) for pair in exceptions.split()}


@cache
def script(sign: str) -> dict[int, str]:
    """What each character becomes above ("^") or below ("_") the line, for `str.translate`."""
    return {ord(a): b for a, b in zip(*(_SUPERSCRIPTS if sign == "^" else _SUBSCRIPTS), strict=True)}
