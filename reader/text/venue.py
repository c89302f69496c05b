"""The venue that an arXiv comment names: where the paper is accepted or published, never where it is only submitted."""

import re
from typing import Final

_ACRONYMS: Final = (
    # machine learning, artificial intelligence, data
    "NeurIPS NIPS ICML ICLR AAAI IJCAI AISTATS UAI COLT COLM ACML TMLR JMLR ALT CoRL AutoML CLeaR ECAI AAMAS ICAPS",
    "KDD SIGKDD SIGIR CIKM WSDM WWW RecSys ICDM SDM PAKDD ECIR DASFAA VLDB PVLDB SIGMOD",
    "ICDE EDBT ISWC ESWC TKDE TNNLS",
    "ECML-PKDD ECML IJCNN ICONIP ICANN GECCO PPSN MLSys LoG",
    # language and speech
    "ACL EMNLP NAACL EACL AACL COLING CoNLL TACL LREC LREC-COLING SemEval SIGDIAL INLG ICASSP Interspeech ASRU WASPAA",
    "ISMIR TASLP SLT",
    # vision, graphics, medicine
    "CVPR ICCV ECCV WACV BMVC ACCV 3DV MICCAI MIDL ISBI SIGGRAPH ICIP ICME ICPR ICMR TPAMI IJCV TIP TCSVT TMM",
    "TMI MedIA TVCG TGRS IGARSS MMM ACM-MM FG IWBF PRCV",
    # robots and control
    "ICRA IROS RSS RA-L RO-MAN HRI ISER CDC ACC ECC L4DC CASE ITSC",
    # people
    "CHI CSCW UIST IUI DIS ICWSM FAccT AIES VIS IEEEVIS AIED EDM LAK SIGCSE",
    # systems, security, software, theory
    "ICSE FSE ESEC/FSE ASE ISSTA ICSME MSR ICPC OOPSLA PLDI POPL CAV TACAS ISCA MICRO ASPLOS HPCA SOSP OSDI NSDI",
    "EuroSys CCS NDSS EuroS&P PETS DAC DATE ICCAD FPGA FCCM ISCAS ISSCC SC HPDC PPoPP IPDPS SIGCOMM INFOCOM",
    "MobiCom MobiSys SenSys ICC GLOBECOM WCNC ISIT STOC FOCS SODA ITCS ICALP SoCG PODS LICS CRYPTO EUROCRYPT ASIACRYPT",
    # physics and astronomy
    "MNRAS ApJ ApJL ApJS A&A PRL PRD PRX JCAP JHEP",
)
_KNOWN: Final = {name.casefold(): name for line in _ACRONYMS for name in line.split()}
_FULL_NAMES: Final = {
    "conference on machine learning": "ICML",
    "conference on learning representations": "ICLR",
    "neural information processing systems": "NeurIPS",
    "computer vision and pattern recognition": "CVPR",
    "the web conference": "WWW",
    "language resources and evaluation": "LREC",
    "robotics and automation letters": "RA-L",
    "conference on robotics and automation": "ICRA",
    "intelligent robots and systems": "IROS",
    "acoustics, speech": "ICASSP",
    "joint conference on neural networks": "IJCNN",
    "joint conference on artificial intelligence": "IJCAI",
    "transactions of the association for computational linguistics": "TACL",
    "transactions on machine learning research": "TMLR",
    "usenix security": "USENIX Security",
    "pattern analysis and machine intelligence": "TPAMI",
    "journal of computer vision": "IJCV",
    "astrophysical journal": "ApJ",
    "monthly notices": "MNRAS",
}
_CLAUSE_END: Final = re.compile(r"(?<!\bProc)(?<!\bTrans)(?<!\bConf)(?<!\bInt)[.;]\s")
_ELSEWHERE: Final = re.compile(
    r"subm|summit|subbmit|sumbit|under\s+(?:\w+\s+)?(?:review|revision)|in\s+review|exten(?:sion|ded|ds)|follow-?up"
    r"|overlap|challenge|competition|reject|withdr[ae]w|prepared|previous|earlier|preliminary|template|original"
    r"|not\s+(?:yet\s+)?(?:accepted|published)|\bour\s+(?:[\w-]+\s+){0,3}paper|reproduc|replicat|winner",
    re.IGNORECASE,
)
_ACCEPTED: Final = re.compile(
    r"\bacc?e?pt|appear|publi(?:shed|cation)|present(?:ed|ation)|proceedings|camera.ready|in\s+press", re.IGNORECASE
)
_MEETING: Final = re.compile(r"\bIEEE\b|conference|symposium|workshop|congress", re.IGNORECASE)
_LINK: Final = re.compile(r"https?:|www\.|doi", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b20[0-9]{2}\b")
_DATED: Final = re.compile(
    r"(?<![\w/.&+-])(?P<name>[A-Za-z][A-Za-z0-9]*?(?:[&/+-][A-Z][A-Za-z]*)*?|3DV)"
    r"(?P<mark>[\s(),:]*[-'’`]?\s*)(?P<year>20[0-9]{2}|[12][0-9](?!\s*(?:pages?|pp|figures?|tables?|\()))(?![0-9A-Za-z])"
)
_NO_VENUE: Final = re.compile(
    "IEEE|ACM|SPIE|AI|ML|LNCS|LNAI|PMLR|USA|UK|EU|CEUR|DOI|MDPI|CVF|GPU|LLMS?|XXV|III?", re.IGNORECASE
)
_JOURNAL: Final = re.compile(
    r"(?i:accepted|published|appear|publication|press)(?:\s+(?:for\s+publication|as\s+an?\s+[\w\s]{3,20}))?"
    r"\s+(?:in|by|to|at|for)\s+(?:the\s+)?(?:journal\s+)?(?P<name>[A-Z][\w&’'-]*"
    r"(?:\s+(?:(?:of|on|and|for|in|the|with|&)\s+)*[A-Z][\w&’'-]*){1,7})(?=\s*(?:$|[,.;:(\[]|journal|20[0-9]{2}\b))"
)
_NO_JOURNAL: Final = re.compile(
    r"Springer|Elsevier|Publish|Lecture Notes|Press\b|University|Society|Conference|Symposium|Workshop"
)
_SHORTER: Final = (
    (re.compile(r"\bTransactions on\b"), "Trans."),
    (re.compile(r"\bInternational Journal of\b"), "Int. J."),
    (re.compile(r"^(?:Proceedings|Proc)\.? of (?:the )?"), ""),
)
_LONGEST: Final = 48
"""Characters of a journal's name that is still short."""

_LONGEST_COMMENT: Final = 1000
"""Characters; the venue stands before them, and the patterns are quadratic in what is no prose."""


def venue(comment: str) -> str:
    """The venue that an arXiv `comment` says the paper is accepted or published at, in short; "" if it says none.

    `Accepted at CVPR 2026` gives `CVPR 2026`, `ICML'25 oral` gives `ICML 2025 oral`; workshops and Findings are
    named as such. What is submitted, under review, or said of another paper gives "".
    """
    words = " ".join(word for word in comment[:_LONGEST_COMMENT].split() if not _LINK.search(word))
    for clause in _CLAUSE_END.split(words):
        if not _ELSEWHERE.search(clause) and (found := _dated(clause) or _undated(clause) or _journal(clause)):
            return found
    return ""


def _dated(clause: str) -> str:
    """The first acronym of `clause` with a year behind it; an unknown one only where the clause speaks of venues."""
    certain = _ACCEPTED.search(clause) or _MEETING.search(clause)
    for found in _DATED.finditer(clause):
        name, year = found["name"], found["year"]
        conference = name[:-1] if name.endswith("W") and name[:-1].casefold() in _KNOWN else name
        known = _KNOWN.get(conference.casefold())
        if known not in (None, name) and not _is_acronym(name) and found["mark"]:
            continue  # "case 2025" is no CASE, "cvpr2025" is a CVPR
        if known is None and not (_is_acronym(name) and (certain or found[0] == clause)):
            continue
        if len(year) == 2 and ("," in found["mark"] or not (known or found["mark"].strip())):
            continue
        return _with_kind(f"{known or name} {year if len(year) == 4 else f'20{year}'}", clause, conference != name)
    return ""


def _is_acronym(name: str) -> bool:
    return not _NO_VENUE.fullmatch(name) and len(name) < 16 and sum(map(str.isupper, name)) > 1


def _undated(clause: str) -> str:
    """A known acronym or full name without a year behind it, with the only year of `clause`, if it has one."""
    years = set(_YEAR.findall(clause))
    if not _ACCEPTED.search(clause) and not years:
        return ""
    folded = clause.casefold()
    known = next((short for name, short in _FULL_NAMES.items() if name in folded), None)
    if known is None and _ACCEPTED.search(clause):
        words = re.findall(r"[A-Za-z0-9][\w&/+-]*", clause)
        known = next((word for word in words if _KNOWN.get(word.casefold()) == word), None)
    if known is None:
        return ""
    return _with_kind(f"{known} {years.pop()}" if len(years) == 1 else known, clause)


def _with_kind(short: str, clause: str, workshop: bool = False) -> str:
    """`short`, and behind it whether it is a workshop there, the Findings, an oral."""
    folded = clause.casefold()
    if workshop or re.search(r"workshop|@|co-?l+ocated", folded):
        return f"{short} Workshop"
    if re.search(r"\bfindings?\b", folded):
        return f"{short} Findings"
    kind = next((word for word in ("spotlight", "highlight", "oral") if re.search(rf"\b{word}", folded)), "")
    return f"{short} {kind}".rstrip()


def _journal(clause: str) -> str:
    """The full name of the journal that `clause` says the paper is accepted by, if it is short enough."""
    found = _JOURNAL.search(clause)
    if found is None:
        return ""
    name = found["name"]
    for pattern, short in _SHORTER:
        name = pattern.sub(short, name)
    return name if " " in name and len(name) <= _LONGEST and not _NO_JOURNAL.search(name) else ""
