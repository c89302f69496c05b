"""The step of library.db's schema that adds the mirror of tags, notes and put-off days, so that a query finds them.

`annotation` has a row only for a paper that has any of them. Tags are one a line, with a line break at both ends;
`note_terms` is the note as the search sees it, with a space at both ends; `until` is a day in ISO 8601.
"""

from __future__ import annotations

from typing import Final

_ANNOTATION: Final = """
CREATE {temp} TABLE annotation(
    paper INTEGER PRIMARY KEY,
    tags TEXT NOT NULL,
    note TEXT NOT NULL,
    note_terms TEXT NOT NULL,
    until TEXT NOT NULL
);
"""

ANNOTATIONS: Final = _ANNOTATION.format(temp="")
ANNOTATIONS_SHADOW: Final = (
    _ANNOTATION.format(temp="TEMP") + "INSERT INTO temp.annotation SELECT * FROM main.annotation;\n"
)
"""A copy for a library that cannot be written; see `reader.library.schema.SHADOW`."""
