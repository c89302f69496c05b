"""Papers that the scanner read as samples of how a file writes them: where in its record each text stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice, pairwise
from typing import Final, NamedTuple

from reader.digest.authors import split_authors
from reader.digest.lines import label_of
from reader.digest.summary import is_failed
from reader.model import Listing, Paper

_HEAD: Final = re.compile(rb"\n(#{2,4}[ ]+(?:\[\d+\][ ]+|<[^<>\n]*>)*)\[([^\n]+)\]\((http[^\s()]+)\)([^\n]*)(?=\n)")
_PLACE: Final = re.compile(
    rb"(?<=\]\(#)[^()\s]+(?=\))|(?<=[ ]id=[\"'])[^\"'<>\n]+(?=[\"'])|(?<=[ ]name=[\"'])[^\"'<>\n]+(?=[\"'])"
)
"""The name of a place in the page, which differs from paper to paper or from section to section."""
_LINE: Final = rb"[^\n]*+"
_LINES: Final = rb"[^\n]*+(?:\n[ \t]*[^\s#<>*|_+\xe2-][^\n]*+)*+"
_SEVERAL: Final = re.compile(rb"(%b)(?:[ \t]*\n[ \t]*(?:\n|</|\Z)|\Z)" % _LINES)
_WHOLE_LINE: Final = re.compile(rb"(?<=\n)[^\n]+(?=\n)")
_NO_SECTION: Final = frozenset(("title", "authors", "link", "code", "some abstract"))
_SAMPLES: Final = 3
_CLUE: Final = 24
"""Bytes at the beginning of a text by which it is found in its record."""
_TRIES: Final = 20
"""Places looked at where a text may begin: one that repeats its beginning over and over teaches nothing."""

Scan = Callable[[str], list[Listing]]
"""Reads a part of the file as the scanner does."""


class Group(NamedTuple):
    """A text of the sample from `start` to `end`, what it is, and the expression for it."""

    start: int
    end: int
    name: str
    expression: bytes


class Sample(NamedTuple):
    """A paper's record behind the line break before it, its heading, what the scanner read, and where that stands.

    `end` is an expression for the white space behind it and, looking ahead, for what may follow.
    """

    text: bytes
    head: re.Match[bytes]
    end: bytes
    paper: Paper
    groups: list[Group]


def take_samples(data: bytes, scan: Scan) -> list[Sample]:
    """The first papers of `data` whose texts are where they are expected, the one that tells most before the others."""
    samples: list[Sample] = []
    for head in islice(_HEAD.finditer(data), _SAMPLES):
        end = _end_of(head)
        stop = re.compile(b"\n" + end).search(data, head.end())
        text = data[head.start() : stop.start() if stop else len(data)].rstrip()
        listings = scan(text.decode())
        groups = _locate(text, head.end() - head.start(), listings[0].paper) if len(listings) == 1 else None
        if groups:
            samples.append(Sample(text, head, end, listings[0].paper, groups))
    return sorted(samples, key=lambda sample: -len(sample.groups))


def marks_of(head: re.Match[bytes]) -> bytes:
    """What stands before the title of a paper, with any number."""
    return re.sub(rb"\d+", rb"\\d+", literal(head[1]))


def literal(written: bytes) -> bytes:
    """What matches `written` whatever the places in the page are called."""
    return rb"[^\n()\"']*+".join(map(re.escape, _PLACE.split(written)))


def _end_of(head: re.Match[bytes]) -> bytes:
    """The end of a record: the next paper follows, or headings of sections above it; others are a part of the text."""
    level = len(head[1]) - len(head[1].lstrip(b"#"))
    paper = rb"%b\[|<(?:a|div)[ ](?:id|name)=|\Z" % marks_of(head)
    return rb"[ \t\n]*+(?=%b|(?:#{1,%d}[ ][^\n]*+\s++)++(?:%b))" % (paper, level - 1, paper)


def _locate(sample: bytes, at: int, paper: Paper) -> list[Group] | None:
    """Where behind `at` the texts of `paper` stand in its record, in the record's order; None if one is not there."""
    labels = [label for label, _ in paper.summary.sections]
    texts = {"comment": paper.comment, "abstract": paper.abstract, **dict(paper.summary.sections)}
    texts["category"] = ", ".join(paper.categories)
    if len(set(labels)) < len(labels) or paper.code_url or "doi" in map(str.lower, labels):
        return None
    groups: list[Group] = []
    if paper.authors:
        groups.append(_authors(sample, at, paper.authors))
    for name, text in texts.items():
        if text:
            groups.append(_text(sample, at, name, text))
    groups.sort()
    if any(one.end > other.start for one, other in pairwise(groups)) or any(group.start < 0 for group in groups):
        return None
    return sorted((*groups, *_without_text(sample, at, groups)))


def _without_text(sample: bytes, at: int, groups: list[Group]) -> list[Group]:
    """Where the texts of labels would stand that have none in this record, or one that failed."""
    found: dict[str, Group] = {}
    taken = {group.name for group in groups}
    ends = [at, *(group.end for group in groups)]
    for end, next_start in zip(ends, [*(group.start for group in groups), len(sample)], strict=True):
        for line in _WHOLE_LINE.finditer(sample, end, next_start):
            label = label_of(line[0].decode())
            if label is None or not is_failed(label.text):
                continue
            name = label.meaning or label.label
            if name in taken or name in found or name in _NO_SECTION or name.lower() == "doi":
                continue
            start = line.end() - len(label.text.encode())
            if sample[start : line.end()] == label.text.encode():
                found[name] = Group(start, line.end(), name, _LINE if name == "category" else _LINES)
    return list(found.values())


def _authors(sample: bytes, at: int, authors: tuple[str, ...]) -> Group:
    first, last = authors[0].encode(), authors[-1].encode()
    start = sample.find(first, at)
    line = sample.find(b"\n", start)
    end = sample.rfind(last, at, line if line >= 0 else len(sample)) + len(last)
    if start < 0 or end < start + len(first) or split_authors(sample[start:end].decode()) != authors:
        start = -1
    # The sign behind the names is none of theirs.
    stop = re.escape(sample[end : end + 1])
    return Group(start, end, "authors", rb"[^\n]*" if stop not in (b"", b"\\\n") else _LINE)


def _text(sample: bytes, at: int, name: str, text: str) -> Group:
    """Where `text` stands: it begins somewhere in a line, and ends with a line or before a mark."""
    words = text.encode()
    clue = words.partition(b"\n")[0][:_CLUE]
    for _ in range(_TRIES):
        at = sample.find(clue, at)
        if at < 0:
            break
        several = None if name == "category" else _SEVERAL.match(sample, at)
        if several and b"".join(several[1].split()) == b"".join(words.split()):
            return Group(at, several.end(1), name, _LINES)
        line = sample.find(b"\n", at)
        if sample[at : line if line >= 0 else len(sample)].rstrip() == words:
            return Group(at, at + len(words), name, _LINE)
        mark = sample[at + len(words) : at + len(words) + 1]
        if sample.startswith(words, at) and mark in (b"*", b"`", b"|"):
            return Group(at, at + len(words), name, rb"[^\n%b]*+" % mark)
        at += 1
    return Group(-1, -1, name, _LINE)
