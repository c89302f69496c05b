r"""How a file writes its papers, learned from a few of them that the scanner read.

Whatever the scanner took from a record becomes a group of an expression, everything around it stays as it is written;
a label and its text may be missing. So the other papers of the file, which mostly differ in nothing but these texts,
need no scanner; one that does not match, or of which the template is not sure, still gets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from reader.digest.labels import bare_label, meaning_of
from reader.digest.lines import label_of
from reader.digest.record import Template, cut
from reader.digest.sample import Group, Sample, Scan, literal, marks_of, take_samples
from reader.digest.summary import has_han
from reader.model import SUMMARY_LABELS

_NO_OWN: Final = frozenset(("authors", "category", "comment", "abstract", *SUMMARY_LABELS))
_LINK: Final = rb"(?:https://arxiv\.org/abs/(\d{4}\.\d{4,5})|([^\s()]*+))"
_FIRST_GROUP: Final = 5
"""Behind the groups of record, title, number and link."""


class _Part(NamedTuple):
    """A part of a record: a text with its label and what else is before it, or ("") what is between two texts.

    What is not `fixed` may be missing.
    """

    name: str
    expression: bytes
    fixed: bool


def learn(data: bytes, scan: Scan) -> Template | None:
    """The template of the papers in `data`, from all samples that go together, or else from one; None if from none."""
    samples = take_samples(data, scan)
    labels = {line for sample in samples for around in _arounds(sample) if (line := _last_line(around))}
    records = [_parts(sample, sorted(labels)) for sample in samples]
    merged, read = records[:1], samples[:1]
    for record, sample in zip(records[1:], samples[1:], strict=True):
        if both := _merged(merged[0], record):
            merged, read = [both], [*read, sample]
    candidates = [(parts, read) for parts in merged]
    candidates += [(parts, [sample]) for parts, sample in zip(records, samples, strict=True)]
    return next(filter(None, (_template(parts, read) for parts, read in candidates)), None)


def _template(parts: list[_Part], samples: Sequence[Sample]) -> Template | None:
    """The template that has these parts, checked by reading the samples with it."""
    names = [part.name for part in parts if part.name]
    index = {name: number for number, name in enumerate(names, _FIRST_GROUP)}
    labels = (*(name for name in SUMMARY_LABELS if name in index), *(name for name in names if name not in _NO_OWN))
    wanted = ("authors", "category", "comment", "abstract", *labels)
    template = Template(
        re.compile(b"(%b()%b)" % (b"".join(part.expression for part in parts), samples[0].end)),
        (2, 3, 4, *(index.get(name, len(names) + _FIRST_GROUP) for name in wanted)),
        SUMMARY_LABELS if labels == SUMMARY_LABELS else labels,
        _scripts(samples, labels[0] if labels else ""),
        lists_categories=True,
    )
    found = cut(template, b"".join(sample.text for sample in samples))
    read = found.papers == [sample.paper for sample in samples] and not b"".join(found.gaps).strip()
    return template if read else None


def _scripts(samples: Sequence[Sample], label: str) -> tuple[bool, bool] | None:
    """Whether the text under `label` and the abstract are in Chinese characters; None if no label leaves that open."""
    lines = (line for sample in samples for around in _arounds(sample) for line in around.decode().split("\n"))
    if not any(meaning_of(bare_label(line)) == "some abstract" for line in lines):
        return None
    texts = (sample.paper.summary.section(label) for sample in samples)
    return has_han(next(filter(None, texts), "")), any(has_han(sample.paper.abstract) for sample in samples)


def _arounds(sample: Sample) -> list[bytes]:
    """What stands before each text of a sample, behind the one before it."""
    starts = [sample.head.end() - sample.head.start(), *(group.end for group in sample.groups)]
    return [sample.text[start : group.start] for start, group in zip(starts, sample.groups, strict=False)]


def _last_line(around: bytes) -> bytes:
    return around.rstrip().rpartition(b"\n")[2].strip()


def _parts(sample: Sample, labels: Iterable[bytes]) -> list[_Part]:
    """The parts of a sample. A text below its label is no heading, no tag and none of `labels`."""
    head = rb"%b(?>\[([^\n]+)\]\(%b\)%b(?=\s))" % (marks_of(sample.head), _LINK, literal(sample.head[4]))
    parts = [_Part("", head, fixed=True)]
    no_text = b"|".join((b"[#<>]", *map(literal, labels)))
    for around, group in zip(_arounds(sample), sample.groups, strict=True):
        parts += _labelled(around, group, no_text)
    end = sample.groups[-1].end if sample.groups else sample.head.end() - sample.head.start()
    return [*parts, _Part("", _around(sample.text[end:]), fixed=True)]


def _labelled(around: bytes, group: Group, no_text: bytes) -> list[_Part]:
    """A text and what stands before it. With its label on a line of their own or above it, it may be missing."""
    text = b"(%b)" % group.expression
    before, _, label = around.rstrip(b" \t").rpartition(b"\n")
    if not label:
        before, _, label = around.rstrip().rpartition(b"\n")
        text = rb"(?>\s++(?!%b)%b)?+" % (no_text, text)
    if b"\n" not in around or group.name == "authors" or label.lstrip().startswith(b"<"):
        return [_Part(group.name, _around(around) + b"(%b)" % group.expression, fixed=True)]
    field = _Part(group.name, rb"(?>\s++%b%b)?+" % (_in_any_dress(label.strip()), text), fixed=False)
    return [_Part("", _around(before.rstrip()), fixed=True), field] if before.strip() else [field]


def _in_any_dress(written: bytes) -> bytes:
    """What matches a label as it is written; one with a meaning also bold, quoted, plain, or with another colon."""
    label = label_of(written.decode())
    if label and label.meaning:
        pattern = rb"(?:>[ ]*+)?[*_]*+(?i:%b)[*_]*+(?::|\xef\xbc\x9a)[*_]*+" % re.escape(label.label.encode())
        if re.fullmatch(pattern, written):
            return pattern
    return literal(written)


def _merged(one: list[_Part], other: list[_Part]) -> list[_Part] | None:
    """The parts of two records in an order that both have; None if they differ in more than what may be missing."""
    if [part for part in one if part.fixed] != [part for part in other if part.fixed]:
        return None
    merged = list(one)
    names = {part.name for part in one}
    at = 0
    for part in other:
        same = [place for place in range(at, len(merged)) if _is_same(merged[place], part)]
        if same:
            at = same[0] + 1
            # The longer expression is the one that allows several lines.
            merged[same[0]] = max(merged[same[0]], part, key=lambda each: len(each.expression))
        elif part.name in names:
            return None
        else:
            merged.insert(at, part)
            at += 1
    return merged


def _is_same(one: _Part, other: _Part) -> bool:
    return one == other or (one.name == other.name != "")


def _around(written: bytes) -> bytes:
    """What stands between two texts: as it is, but for the white space around line breaks."""
    return rb"\s++".join(literal(line.strip(b" \t")) for line in re.split(rb"\n\s*", written))
