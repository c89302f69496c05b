"""The step of library.db's schema that adds what the rules of the person make of the papers.

`score` has the points of the papers that have any, `muted` the papers that a mute matches, whether or not they
are kept visible because the person did something to them; those that are not have Flag.MUTED. `rules` has the text of
the rules that were applied last, `unruled` the papers that came or changed since.

Muted papers count as little as hidden ones: all indexes and triggers are made anew with the conditions
`flags & 40 = 0` (neither hidden nor muted) and `flags & 41 = 0` (nor read).
"""

from __future__ import annotations

from typing import Final

_TABLES: Final = """
CREATE TABLE rules(text TEXT NOT NULL);
CREATE TABLE score(paper INTEGER PRIMARY KEY, points REAL NOT NULL);
CREATE TABLE muted(paper INTEGER PRIMARY KEY);
CREATE TABLE unruled(paper INTEGER PRIMARY KEY);
CREATE TRIGGER unruled_paper AFTER UPDATE ON paper BEGIN
    INSERT OR IGNORE INTO unruled VALUES (new.id);
END;
CREATE TRIGGER unruled_shown AFTER UPDATE OF summary ON state WHEN old.summary IS NOT new.summary BEGIN
    INSERT OR IGNORE INTO unruled VALUES (new.paper);
END;
"""

_DROP: Final = """
DROP INDEX state_shown;
DROP INDEX state_unread;
DROP TRIGGER state_flagged;
DROP TRIGGER state_added;
DROP TRIGGER listing_added;
DROP TRIGGER state_moved;
DROP TRIGGER state_listed_earlier;
"""

FLAGGED: Final = """
CREATE INDEX {schema}.state_shown ON state(last_day DESC, position, category, flags)
    WHERE flags & 40 = 0;
CREATE INDEX {schema}.state_unread ON state(last_day DESC, position, category, flags)
    WHERE flags & 41 = 0;
CREATE INDEX {schema}.state_later ON state(last_day DESC, position, category, flags)
    WHERE flags & 4 <> 0;
CREATE {temp} TRIGGER state_flagged AFTER UPDATE OF flags ON state
WHEN (old.flags & 40 = 0) <> (new.flags & 40 = 0) OR (old.flags & 41 = 0) <> (new.flags & 41 = 0) BEGIN
    UPDATE tally SET
        total = total + (new.flags & 40 = 0) - (old.flags & 40 = 0),
        unread = unread + iif(day IN ('', new.first_day), (new.flags & 41 = 0) - (old.flags & 41 = 0), 0)
    WHERE day IN (SELECT '' UNION ALL SELECT day FROM listing WHERE paper = new.paper)
        AND category IN (new.category, '*');
END;
"""
"""What flags change: the parts of the step that a library needs too that cannot be written."""

_TRIGGERS: Final = """
CREATE TRIGGER state_moved AFTER UPDATE OF category ON state WHEN old.category <> new.category BEGIN
    UPDATE tally SET
        total = total - (new.flags & 40 = 0),
        unread = unread - (new.flags & 41 = 0 AND day IN ('', new.first_day))
    WHERE category = old.category
        AND day IN (SELECT '' UNION ALL SELECT day FROM listing WHERE paper = new.paper);
    INSERT INTO tally
        SELECT day, new.category, new.flags & 40 = 0, new.flags & 41 = 0 AND day IN ('', new.first_day)
        FROM (SELECT '' AS day UNION ALL SELECT day FROM listing WHERE paper = new.paper) WHERE true
        ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread;
END;
CREATE TRIGGER state_listed_earlier AFTER UPDATE OF first_day ON state
WHEN old.first_day <> new.first_day AND new.flags & 41 = 0 BEGIN
    UPDATE tally SET unread = unread + (day = new.first_day) - (day = old.first_day)
    WHERE day IN (old.first_day, new.first_day) AND category IN (new.category, '*');
END;
"""

RULES: Final = _TABLES + _DROP + FLAGGED.format(temp="", schema="main") + _TRIGGERS
