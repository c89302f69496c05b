"""Digests that are neither Markdown by headings nor JSON Lines, recognised by what is in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, Final

from reader.digest.day import day_in
from reader.digest.family import Family, Format
from reader.model import Listing, Problem

_NO_PAPERS: Final = re.compile(r"no (?:new )?papers today|没有(?:找到)?新论文|no new papers", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r'<script type="application/json"[^<>]*>(.*?)(?:</script|\Z)', re.DOTALL)
_PYTHON: Final = re.compile(r"\s*[\[{(]\s*'\w+'\s*:")
_JSON: Final = re.compile(r"\s*(?:\{|\[\s*[\[{\]])")
_CHAT_LINK: Final = re.compile(r"<(https?://[^\s<>|]+)\|([^<>|\n]+)>")
"""https://docs.slack.dev/messaging/formatting-message-text"""

_TITLE: Final = re.compile(r"<title\b[^<>]*>([^<]*)", re.IGNORECASE)
_HEADING: Final = re.compile(r"^#{1,3} (?!.*\]\(http)(.*)$", re.MULTILINE)
_TITLED: Final = re.compile(r"^#{1,3} Title:", re.MULTILINE)
"""The heading of a page about one paper, as of https://arxiv.org/abs; the paper's fields are around it."""

_MOST_HEADINGS: Final = 10
_MOST_LAYERS: Final = 3


def is_other(beginning: str) -> bool:
    """Whether a text that begins so is JSON, an e-mail or a note, in which the rules for Markdown would see labels."""
    from reader.digest.mail import is_mail
    from reader.digest.notes import is_note

    return _JSON.match(beginning) is not None or is_mail(beginning) or is_note(beginning)


def read_other(text: str, name: str, layer: int = 0) -> Family | None:
    """The papers of a feed, e-mail, web page, JSON document, table or note; None if `text` is none of them.

    `name` is for messages and problems, `layer` counts the e-mails that were unpacked already. Raises
    DigestError for what is refused: declared entities, nesting without end, an e-mail without text.
    """
    from reader.digest.feed import is_feed, read_feed
    from reader.digest.html import looks_like_html
    from reader.digest.listing_mail import is_listing_mail, read_listing_mail
    from reader.digest.mail import is_mail
    from reader.digest.notes import unlinked_notes

    if is_feed(text):
        return read_feed(text, name)
    if is_mail(text) and layer < _MOST_LAYERS:
        return _read_mail(text, name, layer)
    if is_listing_mail(text):
        return read_listing_mail(text, name)
    if _JSON.match(text) and (family := _read_json(text, name)):
        return family
    best = _read_lines(text, name)
    if best.listings:
        return best
    if looks_like_html(text) and text.lstrip()[:1] == "<" and _NO_PAPERS.search(text):
        return Family(format="html")
    nameless = [Problem(name, line, f"no link to a paper: {title[:60]}") for line, title in unlinked_notes(text)]
    return Family(problems=nameless) if nameless else None


def _read_lines(text: str, name: str) -> Family:
    """The papers of a page, table, note, list of references or plain text: of what it may be, where most papers are."""
    best = _read_records(text, name)
    for kind, lines, day in _as_markdown(text, name):
        listings, problems = _scan(lines, name)
        # A page may hold Markdown that its renderer left alone, which is not all that it holds.
        if len(listings) > len(best.listings):
            best = Family(listings, problems, kind, day)
        if kind == "html" and best.listings:
            break
    return best


def _as_markdown(text: str, name: str) -> Iterator[tuple[Format, str, str]]:
    """The text as lines of Markdown, in the ways that may be meant, and the day that it gives itself."""
    from reader.digest.cards import cards_to_lines
    from reader.digest.html import html_to_lines, looks_like_html
    from reader.digest.notes import linked_notes
    from reader.digest.plain_markup import plain_markup
    from reader.digest.plain_text import titled_paragraphs
    from reader.digest.tables import unfold_tables

    text = _CHAT_LINK.sub(r"[\2](\1)", text)
    notes, day = linked_notes(text)
    yield "markdown", unfold_tables(notes), day
    if not looks_like_html(text):
        yield "markdown", plain_markup(text), day
        yield "markdown", titled_paragraphs(text), day
    else:
        for page in (text, *_embedded_pages(text)):
            lines = html_to_lines(page, name)
            day = _day_of_page(text, lines)
            if _TITLED.search(lines):
                yield "html", cards_to_lines(text, name), day
            yield "html", unfold_tables(lines), day
        yield "html", cards_to_lines(text, name), day


def _day_of_page(text: str, lines: str) -> str:
    """The first date in the title or the headings of a page; "" if there is none."""
    headings = islice(chain(_TITLE.finditer(text), _HEADING.finditer(lines)), _MOST_HEADINGS)
    return next((day for heading in headings if (day := day_in(heading[1]))), "")


def _embedded_pages(text: str) -> Iterator[str]:
    """The rendered file in a page of a code host that draws itself in the browser: https://github.com."""
    for found in _EMBEDDED.finditer(text):
        values: list[object] = []
        try:
            values.append(json.loads(found[1]))
        except (ValueError, RecursionError):
            continue
        while values:
            value = values.pop()
            if isinstance(value, dict):
                if isinstance(value.get("richText"), str):
                    yield value["richText"]
                values += value.values()
            elif isinstance(value, list):
                values += value


def _scan(lines: str, name: str) -> tuple[list[Listing], list[Problem]]:
    from reader.digest.scanner import Scanner

    listings: list[Listing] = []
    problems: list[Problem] = []
    if lines:
        Scanner(lines.encode("utf-8", "replace"), name, listings, problems).scan(lines, 1, "")
    return listings, problems


def _read_mail(text: str, name: str, layer: int) -> Family | None:
    from reader.digest.mail import read_mail

    body, day = read_mail(text, name)
    family = read_other(body, name, layer + 1)
    if family is None:
        listings, problems = _scan(body, name)
        family = Family(listings, problems, "mail") if listings else None
    return family._replace(day=family.day or day, format="mail") if family else None


def _read_records(text: str, name: str) -> Family:
    from reader.digest.entries import records_in

    records = records_in(text)
    if not records:
        return Family()
    from reader.digest.json_papers import find_papers

    return Family(*_listings_of(find_papers(records).records, name), "json")


def _listings_of(records: Iterable[tuple[str, dict[str, Any]]], name: str) -> tuple[list[Listing], list[Problem]]:
    from reader.digest.jsonl import read_jsonl

    listings: list[Listing] = []
    problems: list[Problem] = []
    for section, record in records:
        read, its_problems = read_jsonl(json.dumps(record, default=str), name)
        problems += its_problems
        listings += [listing._replace(section=listing.section or section) for listing in read]
    return listings, problems


def _read_json(text: str, name: str) -> Family | None:
    from reader.digest.json_papers import find_papers, find_texts, parse_json, parse_literals
    from reader.digest.tables import unfold_tables

    parse: Callable[[str, str], tuple[list[object], list[Problem]]]
    parse = parse_literals if _PYTHON.match(text) else parse_json
    values, problems = parse(text, name)
    found = find_papers(values)
    listings, its_problems = _listings_of(found.records, name)
    problems += its_problems
    if found.lines:
        more, its_problems = _scan(unfold_tables("\n".join(found.lines)), name)
        listings += more
        problems += its_problems
    elif not found.records:
        texts = _read_lines("\n".join(f"{text}\n" for text in find_texts(values)), name)
        listings, problems = [*texts.listings], [*problems, *texts.problems]
    return Family(listings, problems, "json", found.day) if listings else None
