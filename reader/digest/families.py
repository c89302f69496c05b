"""Digests that are neither Markdown by headings nor JSON Lines, recognised by what is in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Final

from reader.digest.family import Family, Format
from reader.errors import DigestError
from reader.model import Listing, Problem

_NO_PAPERS: Final = re.compile(r"no (?:new )?papers today|没有(?:找到)?新论文|no new papers", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r'<script type="application/json"[^>]*>(.*?)</script', re.DOTALL)
_PYTHON: Final = re.compile(r"\s*[\[{(]\s*'\w+'\s*:")
_JSON: Final = re.compile(r"\s*(?:\{|\[\s*[\[{\]])")
_MOST_LAYERS: Final = 3


def is_other(beginning: str) -> bool:
    """Whether a text that begins so is JSON or an e-mail, in which the rules for Markdown would see labels."""
    from reader.digest.mail import is_mail

    return _JSON.match(beginning) is not None or is_mail(beginning)


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
    for kind, lines, day in _as_markdown(text, name):
        listings, problems = _scan(lines, name)
        if listings:
            return Family(listings, problems, kind, day)
    if looks_like_html(text) and text.lstrip()[:1] == "<" and _NO_PAPERS.search(text):
        return Family(format="html")
    nameless = [Problem(name, line, f"no link to a paper: {title[:60]}") for line, title in unlinked_notes(text)]
    return Family(problems=nameless) if nameless else None


def _as_markdown(text: str, name: str) -> Iterator[tuple[Format, str, str]]:
    """The text as lines of Markdown, in the ways that may be meant, and the day that it gives itself."""
    from reader.digest.cards import cards_to_lines
    from reader.digest.html import html_to_lines, looks_like_html
    from reader.digest.notes import linked_notes
    from reader.digest.tables import unfold_tables

    notes, day = linked_notes(text)
    yield "markdown", unfold_tables(notes), day
    if looks_like_html(text):
        for page in (text, *_embedded_pages(text)):
            yield "html", unfold_tables(html_to_lines(page, name)), ""
        yield "html", cards_to_lines(text, name), ""


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


def _read_json(text: str, name: str) -> Family | None:
    from reader.digest.json_papers import find_papers, parse_json, parse_literals
    from reader.digest.jsonl import read_jsonl
    from reader.digest.tables import unfold_tables

    parse: Callable[[str, str], tuple[list[object], list[Problem]]]
    parse = parse_literals if _PYTHON.match(text) else parse_json
    values, problems = parse(text, name)
    try:
        found = find_papers(values)
    except RecursionError as error:
        raise DigestError(f"{name} is no digest: its values are nested too deep") from error
    listings: list[Listing] = []
    for section, record in found.records:
        read, its_problems = read_jsonl(json.dumps(record, default=str), name)
        problems += its_problems
        listings += [listing._replace(section=listing.section or section) for listing in read]
    more, its_problems = _scan(unfold_tables("\n".join(found.lines)), name)
    listings += more
    kind: Format = "json"
    return Family(listings, [*problems, *its_problems], kind, found.day) if listings else None
