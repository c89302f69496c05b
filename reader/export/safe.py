"""The last guard before text leaves the program: nothing that a terminal or another program would act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.clean import clean, clean_line, needs_cleaning

if TYPE_CHECKING:
    from reader.model import Record


def safe(record: Record) -> Record:
    """The record with a clean note, clean tags and clean text; the same object where nothing needed it.

    Digests were cleaned on their way in; notes and tags came from the person, an editor or another machine.
    """
    paper, mark = record.paper, record.mark
    if needs_cleaning("\n".join((mark.note, *mark.tags))):
        tags = tuple(tag for raw in mark.tags if (tag := clean_line(raw)))
        mark = mark._replace(note=clean(mark.note), tags=tags)
    texts = (
        paper.title,
        paper.comment,
        paper.abstract,
        *paper.authors,
        *(part for pair in paper.summary.sections for part in pair),
    )
    if needs_cleaning("\n".join(texts)):
        sections = tuple(
            each._replace(label=clean_line(each.label), text=clean(each.text)) for each in paper.summary.sections
        )
        paper = paper._replace(
            title=clean_line(paper.title),
            comment=clean_line(paper.comment),
            abstract=clean(paper.abstract),
            authors=tuple(map(clean_line, paper.authors)),
            summary=paper.summary._replace(sections=sections),
        )
    return record._replace(paper=paper, mark=mark)
