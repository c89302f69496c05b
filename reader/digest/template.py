r"""How a file writes its papers, learned from one of them that the scanner read.

Whatever the scanner took from the record becomes a group of an expression, everything around it stays as it is
written. So the other papers of the file, which mostly differ in nothing but these texts, need no scanner; one that
does not match, or of which the template is not sure, still gets it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice, pairwise
from typing import Final, NamedTuple

from reader.digest.authors import split_authors
from reader.digest.labels import bare_label, meaning_of
from reader.digest.record import LINK, Template, cut
from reader.digest.summary import has_han
from reader.model import SUMMARY_LABELS, Listing, Paper

_HEAD: Final = re.compile(rb"\n(#{2,4}[ ]+(?:\[\d+\][ ]+)?)\[([^\n]+)\]\((http[^\s()]+)\)([^\n]*)(?=\n)")
_END: Final = rb"[ \t\n]*+(?=\Z|#|<div id=)"
_LINE: Final = rb"[^\n]*+"
_LINES: Final = rb"[^\n]*+(?:\n[ \t]*[^\s#<>*|_+\xe2-][^\n]*+)*+"
_SEVERAL: Final = re.compile(rb"(%b)(?:[ \t]*\n[ \t]*(?:\n|\Z)|\Z)" % _LINES)
_SHORT: Final = frozenset(("category", "comment"))
_SAMPLES: Final = 3
_FIRST_GROUP: Final = 5
"""Behind the groups of record, title, number and link."""
_CLUE: Final = 24
"""Bytes at the beginning of a text by which it is found in its record."""

Scan = Callable[[str], list[Listing]]
"""Reads a part of the file as the scanner does."""


class _Group(NamedTuple):
    """A text of the sample from `start` to `end`, and what it is."""

    start: int
    end: int
    name: str
    expression: bytes


class _Sample(NamedTuple):
    """A paper's record behind the line break before it, its heading, what the scanner read, and where that stands."""

    text: bytes
    head: re.Match[bytes]
    paper: Paper
    groups: list[_Group]


def learn(data: bytes, scan: Scan) -> Template | None:
    """The template of the papers in `data`, from the sample that tells most; None if none can be made."""
    samples: list[_Sample] = []
    for head in islice(_HEAD.finditer(data), _SAMPLES):
        level = len(head[1]) - len(head[1].lstrip(b"#"))
        stop = re.compile(rb"\n(?:#{1,%d}[ ]|<div id=)" % level).search(data, head.end())
        text = data[head.start() : stop.start() if stop else len(data)].rstrip()
        listings = scan(text.decode())
        groups = _locate(text, head.end() - head.start(), listings[0].paper) if len(listings) == 1 else None
        if groups:
            samples.append(_Sample(text, head, listings[0].paper, groups))
    samples.sort(key=lambda sample: -len(sample.groups))
    return next(filter(None, map(_template, samples)), None)


def _template(sample: _Sample) -> Template | None:
    """The template of a sample, checked by reading the sample with it."""
    text, head, paper, groups = sample
    marks = re.sub(rb"\d+", rb"\\d+", re.escape(head[1]))
    expression = [rb"(", marks, rb"(?>\[([^\n]+)\]\(", LINK, rb"\)", re.escape(head[4]), rb"(?=\s))"]
    at = head.end() - head.start()
    in_doubt = False
    for group in groups:
        around = text[at : group.start]
        in_doubt = in_doubt or _may_be_either(around)
        expression += [_around(around), b"(", group.expression, b")"]
        at = group.end
    expression += [_around(text[at:]), b"()", _END, b")"]
    index = {group.name: number for number, group in enumerate(groups, _FIRST_GROUP)}
    labels = tuple(label for label, _ in paper.summary.sections)
    wanted = ("authors", "category", "comment", "abstract", *labels)
    template = Template(
        re.compile(b"".join(expression)),
        (2, 3, 4, *(index.get(name, len(groups) + _FIRST_GROUP) for name in wanted)),
        SUMMARY_LABELS if labels == SUMMARY_LABELS else labels,
        (has_han(paper.summary.sections[0].text if labels else ""), has_han(paper.abstract)) if in_doubt else None,
        lists_categories=True,
    )
    found = cut(template, text)
    return template if found.papers == [paper] and not b"".join(found.gaps).strip() else None


def _may_be_either(around: bytes) -> bool:
    """Whether a label in what stands before a text leaves to that text which of the abstracts it is."""
    return any(meaning_of(bare_label(line)) == "some abstract" for line in around.decode().split("\n"))


def _locate(sample: bytes, at: int, paper: Paper) -> list[_Group] | None:
    """Where behind `at` the texts of `paper` stand in its record, in the record's order; None if one is not there."""
    labels = [label for label, _ in paper.summary.sections]
    texts = {"comment": paper.comment, "abstract": paper.abstract, **dict(paper.summary.sections)}
    texts["category"] = ", ".join(paper.categories)
    if len(set(labels)) < len(labels) or paper.code_url or "doi" in map(str.lower, labels):
        return None
    groups: list[_Group] = []
    if paper.authors:
        groups.append(_authors(sample, at, paper.authors))
    for name, text in texts.items():
        if text:
            groups.append(_text(sample, at, name, text))
    groups.sort()
    apart = all(one.end <= other.start for one, other in pairwise(groups))
    return groups if apart and all(group.start >= 0 for group in groups) else None


def _authors(sample: bytes, at: int, authors: tuple[str, ...]) -> _Group:
    start = sample.find(authors[0].encode(), at)
    line = sample.find(b"\n", start)
    end = sample.rfind(authors[-1].encode(), at, line) + len(authors[-1].encode())
    if start < 0 or end < start or split_authors(sample[start:end].decode()) != authors:
        start = -1
    # The sign behind the names is none of theirs.
    stop = re.escape(sample[end : end + 1])
    return _Group(start, end, "authors", rb"[^\n]*" if stop not in (b"", b"\\\n") else _LINE)


def _text(sample: bytes, at: int, name: str, text: str) -> _Group:
    """Where `text` stands: it begins somewhere in a line, and ends with a line or before a mark."""
    words = text.encode()
    clue = words.partition(b"\n")[0][:_CLUE]
    while (at := sample.find(clue, at)) >= 0:
        several = None if name in _SHORT else _SEVERAL.match(sample, at)
        if several and b"".join(several[1].split()) == b"".join(words.split()):
            return _Group(at, several.end(1), name, _LINES)
        line = sample.find(b"\n", at)
        if sample[at : line if line >= 0 else len(sample)].rstrip() == words:
            return _Group(at, at + len(words), name, _LINE)
        mark = sample[at + len(words) : at + len(words) + 1]
        if sample.startswith(words, at) and mark in (b"*", b"`", b"|"):
            return _Group(at, at + len(words), name, rb"[^\n%b]*+" % mark)
        at += 1
    return _Group(-1, -1, name, _LINE)


def _around(written: bytes) -> bytes:
    """What stands between two texts: as it is, but for the white space around line breaks.

    A text on a line of its own is no heading and no tag: where it is missing, the next of these is not it.
    """
    pattern = rb"\s++".join(re.escape(line.strip(b" \t")) for line in re.split(rb"\n\s*", written))
    return pattern + b"(?![#<>])" if written.endswith(b"\n") else pattern
