"""The tables of library.db.

`paper` and `summary` are wide and read for the papers on the screen only. `state` is narrow and has all that
filters and counts need: the flags (a mirror of marks.db), the categories, and where the paper was listed
last. `tally` counts papers that are neither hidden nor muted per day and primary category, and is kept by
triggers: day '' is all papers, category '*' all categories; a day's `unread` leaves out what an earlier day has
listed. Lists of names and of categories are one a line; `categories` has a line break at both ends, too.

`position` orders the listings of a day: the digests as they came, in each its own order (see `position`).
The conditions `flags & 40 = 0` (neither hidden nor muted) and `flags & 41 = 0` (nor read) are written out
because a partial index is only used by a query that repeats its condition (the first step has those of its time).
"""

from __future__ import annotations

from typing import Final

from reader.library.schema_annotations import ANNOTATIONS, ANNOTATIONS_SHADOW
from reader.library.schema_rules import FLAGGED, RULES
from reader.library.schema_search import SEARCH

APPLICATION_ID: Final = 0x41784C62
"""`AxLb` in the file's header."""
PAGE_SIZE: Final = 16384
"""Bytes; at this size text takes a third less space than at the default of 4096."""

_LISTINGS_OF_A_DIGEST: Final = 2**20


def position(digest: int, index: int) -> int:
    """The number that orders the `index`-th listing of a digest among all of its day."""
    return digest * _LISTINGS_OF_A_DIGEST + index


_TABLES: Final = """
CREATE TABLE digest(
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    origin TEXT NOT NULL,
    day_is_guess INTEGER NOT NULL,
    UNIQUE(day, origin)
);
CREATE TABLE problem(
    digest INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL
);
CREATE INDEX problem_of_digest ON problem(digest);
CREATE TABLE file(
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    hash TEXT NOT NULL,
    digest INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE paper(
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    version INTEGER,
    authors TEXT NOT NULL,
    url TEXT NOT NULL,
    pdf_url TEXT NOT NULL,
    code_url TEXT NOT NULL,
    code_stars INTEGER,
    comment TEXT NOT NULL,
    abstract TEXT NOT NULL
);
CREATE TABLE summary(
    id INTEGER PRIMARY KEY,
    paper INTEGER NOT NULL,
    digest INTEGER NOT NULL,
    day TEXT NOT NULL,
    language TEXT NOT NULL,
    tldr TEXT NOT NULL,
    motivation TEXT NOT NULL,
    method TEXT NOT NULL,
    result TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    other TEXT NOT NULL
);
CREATE INDEX summary_of_paper ON summary(paper);
CREATE TABLE listing(
    day TEXT NOT NULL,
    position INTEGER NOT NULL,
    paper INTEGER NOT NULL,
    digest INTEGER NOT NULL,
    section TEXT NOT NULL,
    PRIMARY KEY(day, position, paper)
) WITHOUT ROWID;
CREATE UNIQUE INDEX listing_of_paper ON listing(paper, day);
CREATE INDEX listing_of_digest ON listing(digest);
"""

_MIRROR: Final = """
CREATE {temp} TABLE state(
    paper INTEGER PRIMARY KEY,
    flags INTEGER NOT NULL,
    category TEXT NOT NULL,
    categories TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    position INTEGER NOT NULL,
    summary INTEGER
);
CREATE {temp} TABLE tally(
    day TEXT NOT NULL, category TEXT NOT NULL, total INTEGER NOT NULL, unread INTEGER NOT NULL,
    PRIMARY KEY(day, category)
) WITHOUT ROWID;
CREATE {temp} TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""

_INDEXES: Final = """
CREATE INDEX {schema}.state_shown ON state(last_day DESC, position, category, flags)
    WHERE flags & 8 = 0;
CREATE INDEX {schema}.state_unread ON state(last_day DESC, position, category, flags)
    WHERE flags & 9 = 0;
CREATE INDEX {schema}.state_bookmarked ON state(last_day DESC, position, category, flags)
    WHERE flags & 2 <> 0;
CREATE INDEX {schema}.tally_of_days ON tally(day) WHERE category = '*';
CREATE {temp} TRIGGER state_flagged AFTER UPDATE OF flags ON state
WHEN (old.flags & 9) <> (new.flags & 9) BEGIN
    UPDATE tally SET
        total = total + (new.flags & 8 = 0) - (old.flags & 8 = 0),
        unread = unread + iif(day IN ('', new.first_day), (new.flags & 9 = 0) - (old.flags & 9 = 0), 0)
    WHERE day IN (SELECT '' UNION ALL SELECT day FROM listing WHERE paper = new.paper)
        AND category IN (new.category, '*');
END;
"""

_TRIGGERS: Final = """
CREATE TRIGGER state_added AFTER INSERT ON state BEGIN
    INSERT INTO tally VALUES ('', new.category, new.flags & 8 = 0, new.flags & 9 = 0)
        ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread;
    INSERT INTO tally VALUES ('', '*', new.flags & 8 = 0, new.flags & 9 = 0)
        ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread;
END;
CREATE TRIGGER listing_added AFTER INSERT ON listing BEGIN
    INSERT INTO tally
        SELECT new.day, category, flags & 8 = 0, flags & 9 = 0 AND first_day = new.day
        FROM state WHERE paper = new.paper
        ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread;
    INSERT INTO tally
        SELECT new.day, '*', flags & 8 = 0, flags & 9 = 0 AND first_day = new.day
        FROM state WHERE paper = new.paper
        ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread;
END;
CREATE TRIGGER state_moved AFTER UPDATE OF category ON state WHEN old.category <> new.category BEGIN
    UPDATE tally SET
        total = total - (new.flags & 8 = 0),
        unread = unread - (new.flags & 9 = 0 AND day IN ('', new.first_day))
    WHERE category = old.category
        AND day IN (SELECT '' UNION ALL SELECT day FROM listing WHERE paper = new.paper);
    INSERT INTO tally
        SELECT day, new.category, new.flags & 8 = 0, new.flags & 9 = 0 AND day IN ('', new.first_day)
        FROM (SELECT '' AS day UNION ALL SELECT day FROM listing WHERE paper = new.paper) WHERE true
        ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread;
END;
"""

_FIRST_DAY: Final = """
CREATE TRIGGER state_listed_earlier AFTER UPDATE OF first_day ON state
WHEN old.first_day <> new.first_day AND new.flags & 9 = 0 BEGIN
    UPDATE tally SET unread = unread + (day = new.first_day) - (day = old.first_day)
    WHERE day IN (old.first_day, new.first_day) AND category IN (new.category, '*');
END;
"""

_DROPPED: Final = "ALTER TABLE digest ADD COLUMN dropped INTEGER;"
"""Papers of the raw crawl that the digest does not list; NULL where no raw crawl was seen."""

_OF_DIGEST: Final = "DROP INDEX listing_of_digest;"
"""The listings of a digest are looked for among those of its day."""

MIGRATIONS: Final = (
    _TABLES + (_MIRROR + _INDEXES).format(temp="", schema="main") + _TRIGGERS + _FIRST_DAY,
    _DROPPED,
    SEARCH,
    ANNOTATIONS,
    RULES,
    _OF_DIGEST,
)  # fmt: skip

SHADOW: Final = (
    _MIRROR.format(temp="TEMP")
    + "".join(f"INSERT INTO temp.{table} SELECT * FROM main.{table};\n" for table in ("state", "tally", "meta"))
    + FLAGGED.format(temp="TEMP", schema="temp")
    + ANNOTATIONS_SHADOW
)
"""Copies of the tables that marks change; SQLite finds them before the real ones, so no query has to know."""
