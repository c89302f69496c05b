"""The field's own things, frozen: papers, listings, digests, marks, rows, views. No I/O here.

All are NamedTuples: making a frozen dataclass takes four times as long, and a day of papers makes thousands; and
each class of them costs the start of the program a millisecond less. Annotations are no strings where a module has
many of them, because NamedTuple compiles every string.
"""

import re
from enum import IntFlag, StrEnum
from typing import Final, NamedTuple, Self

SUMMARY_LABELS: Final = ("tldr", "motivation", "method", "result", "conclusion")
"""The labels of the canonical summary sections, in reading order."""

_ARXIV_ID: Final = (
    r"(?:(?P<new>\d{4}\.\d{4,5})|(?P<old>[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7}))(?!\d)(?:v(?P<version>\d{1,3})(?!\d))?"
)
_ARXIV_PREFIX: Final = (
    r"(?i)(?:https?://)?(?:"
    r"(?:(?:[\w-]+\.)*arxiv\.org|(?:www\.)?(?:alphaxiv|ar5iv)\.org)(?::\d+)?/"
    r"(?:[a-z]{2}/)?(?:abs|pdf|html|format|e-print|src|ps|tb|overview)/(?:arxiv:)?"
    r"|(?:www\.)?(?:huggingface\.co|hf\.co)/papers/|(?:www\.)?papers\.cool/arxiv/"
    r"|(?:(?:dx\.|www\.)?doi\.org/)?10\.48550(?:/|%2f)arxiv\."
    r")|doi:\s*10\.48550/arxiv\.|arxiv:\s*"
)
"""Sites that show arXiv's papers under arXiv's identifiers, and the DOIs that arXiv gives them.

Source of the DOIs: https://info.arxiv.org/help/doi.html
"""


class ArxivId(NamedTuple):
    """An arXiv identifier. `number` is without version (`2601.02609`, `math/0612717`).

    Source of the two schemes: https://info.arxiv.org/help/arxiv_identifier.html
    """

    number: str
    version: int | None = None

    @classmethod
    def find(cls, text: str) -> Self | None:
        """The identifier that `text` is, bare or as an arXiv link of any kind; None if it is neither."""
        text = text.strip()
        prefix = re.match(_ARXIV_PREFIX, text)
        bare = text[prefix.end() :] if prefix else text
        found = re.match(_ARXIV_ID, bare)
        if found is None or (not prefix and found.end() != len(bare)):
            return None
        version = found["version"]
        # Old identifiers were also written with a subject class (`math.GT/0309136`); it is not part of them.
        number = found["new"] or re.sub(r"\.[A-Z]{2}/", "/", found["old"])
        return cls(number, int(version) if version else None)

    def __str__(self) -> str:
        return self.number if self.version is None else f"{self.number}v{self.version}"


class Section(NamedTuple):
    """One labelled part of a machine-written summary.

    `label` is one of SUMMARY_LABELS, or the digest's own label as it was written.
    """

    label: str
    text: str


class Summary(NamedTuple):
    """The machine-written sections of a paper, all in one language; failed ones are already left out.

    `language` is an ISO 639-1 code ("zh", "en", "ja", "ko"), "" when there are no sections.
    """

    language: str = ""
    sections: tuple[Section, ...] = ()

    @property
    def is_canonical(self) -> bool:
        """Whether it has at least one of the canonical sections; a digest's own, such as a score, are no summary."""
        return any(label in SUMMARY_LABELS for label, _ in self.sections)

    def section(self, label: str) -> str | None:
        """The text under `label`, or None where it is absent or failed."""
        return next((section.text for section in self.sections if section.label == label), None)


class Paper(NamedTuple):
    """A paper as one digest describes it; every string is clean, LaTeX is as in the source.

    `key` is its identity over all days: the arXiv ID without version, else `doi:…`, else its URL.
    `categories` has the primary category first. `abstract` has paragraphs separated by a newline.
    """

    key: str
    title: str
    version: int | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    url: str = ""
    pdf_url: str = ""
    code_url: str = ""
    code_stars: int | None = None
    comment: str = ""
    abstract: str = ""
    summary: Summary = Summary()

    @property
    def primary_category(self) -> str:
        """The first category, "" if the digest names none."""
        return self.categories[0] if self.categories else ""


class Listing(NamedTuple):
    """A paper's appearance in a digest, in the digest's order; `section` is its heading there."""

    paper: Paper
    section: str


class Problem(NamedTuple):
    """Something in a digest that could not be read. `line` counts from 1; 0 means the whole file."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


class Digest(NamedTuple):
    """One day of announcements, from one file or from the files of one day in one folder.

    `day` is ISO 8601 (`2026-06-12`); `day_is_guess` when no file name told it. `origin` is the folder
    that it came from, and with `day` its identity. `dropped` papers of the raw crawl beside it are not in it; None
    where there is no raw crawl.
    """

    day: str
    day_is_guess: bool
    origin: str
    listings: tuple[Listing, ...]
    problems: tuple[Problem, ...] = ()
    dropped: int | None = None


class Flag(IntFlag):
    """The yes-or-no marks of a paper."""

    READ = 1
    BOOKMARKED = 2
    LATER = 4
    HIDDEN = 8
    KEPT_UNREAD = 16
    """The person said "unread" on purpose, so that reading on does not mark it read by itself."""
    MUTED = 32
    """A rule of the person hides it; known to the library only, never a mark."""
    SKIMMED = 64
    """Marked read together with others while catching up, without having been looked at."""


NO_FLAGS: Final = Flag(0)


class Mark(NamedTuple):
    """What the person did to a paper. `until` is the day (ISO 8601) to which it was put off, "" for none."""

    flags: Flag = NO_FLAGS
    tags: tuple[str, ...] = ()
    note: str = ""
    until: str = ""


class Language(StrEnum):
    """What list and detail show: the Chinese summary, the English abstract, or both together."""

    ZH = "zh"
    EN = "en"
    BOTH = "both"


FOLD: Final = 0
"""Stands among the ids of a list for the row of the folded repeats. Papers have ids from 1 up."""
MUTED_FOLD: Final = -1
"""Stands for the row of the muted papers."""
FIRST_HEADING: Final = -2
"""Stands for the first heading of a group; the ids of further ones go down from here."""


FOR_YOU: Final = "foryou"
"""The order of a view that was learned from the bookmarks; a `View.sort` that the library does not know."""


class Row(NamedTuple):
    """What one line or two of the paper list need, and nothing more."""

    id: int
    key: str
    title: str
    authors: tuple[str, ...]
    category: str
    tldr: str
    language: str
    abstract: str
    flags: Flag
    first_seen: str
    last_day: str
    version: int | None = None
    score: float = 0.0


class Record(NamedTuple):
    """A paper with everything the library and the marks know of it.

    `days` are the dates of its listings, oldest first. `id` is the library's own number and may change
    when the library is rebuilt; `paper.key` never does.
    """

    id: int
    paper: Paper
    days: tuple[str, ...]
    mark: Mark

    @property
    def first_seen(self) -> str:
        """The date of its first listing, "" if it has none."""
        return self.days[0] if self.days else ""


class Variant(NamedTuple):
    """One of the summaries that digests brought of a paper. `origin` is the digest's folder, by its last name."""

    day: str
    origin: str
    summary: Summary
    is_shown: bool


class Scope(StrEnum):
    """Which papers a view starts from."""

    TODAY = "today"
    UNREAD = "unread"
    BOOKMARKS = "bookmarks"
    ALL = "all"
    DAY = "day"
    SAVED = "saved"
    LATER = "later"
    SIMILAR = "similar"


class View(NamedTuple):
    """A filter on the papers: a scope, of it one category (or all, ""), of these what `query` matches.

    `name` and `base` are those of a saved view (Scope.SAVED): its name and its own query, which `query` narrows
    further. `sort` is a key of `reader.query.SORTS`, with a "-" before it reversed, "" for the scope's own order;
    `group` is "day", "category" or "" for none.
    """

    scope: Scope = Scope.TODAY
    day: str = ""
    category: str = ""
    query: str = ""
    name: str = ""
    base: str = ""
    sort: str = ""
    group: str = ""


class Counts(NamedTuple):
    """How many papers, and how many of them unread."""

    total: int = 0
    unread: int = 0


class LedgerDay(NamedTuple):
    """What the digests of one day brought.

    Of its `listings`, `new` were listed for the first time that day and `repeated` on an earlier one; `unread` counts
    new ones only and leaves hidden papers out, the other counts do not. `dropped` are papers of the raw crawl that the
    digest's own filter left out, None where no raw crawl lies beside it. `same_as` is the earliest day before
    that lists all of these papers too, "" if there is none. The files of `problems` have their folder before them.
    """

    day: str
    listings: int
    new: int
    repeated: int
    without_summary: int
    dropped: int | None
    unread: int
    bookmarked: int
    problems: tuple[Problem, ...] = ()
    same_as: str = ""
    is_guess: bool = False
