"""JSON documents that hold papers somewhere, and lines of Python literals: brought to the records of JSON Lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from reader.digest.announcement import announcement_before
from reader.digest.day import day_in
from reader.digest.identity import identify
from reader.digest.json_values import is_decoration, plain_value, rich_text, text_of_index
from reader.digest.jsonl import DEEPEST, KNOWN
from reader.digest.labels import meaning_of
from reader.digest.summary import has_han
from reader.model import SUMMARY_LABELS, Problem

_MOST_FAILURES: Final = 100
_OBJECT: Final = re.compile(r"\{\s*[\"}]")
_DATE: Final = re.compile(
    r"\bdatetime\.(?:datetime|date)\((\d{4}), (\d{1,2}), (\d{1,2})(?:, (?:\d+|\w+=[\w.]+(?:\([^()]*\))?)){0,6}\)"
)
_LONGEST_LITERAL: Final = 1_000_000
_KEYS: Final = {
    "arxivid": "arxiv_id",
    "paperid": "arxiv_id",
    "abs": "abs",
    "absurl": "abs",
    "urlabs": "abs",
    "arxivurl": "arxiv_url",
    "url": "url",
    "link": "link",
    "pageurl": "link",
    "pdf": "pdf",
    "pdfurl": "pdf",
    "pdflink": "pdf",
    "urlpdf": "pdf",
    "openaccesspdf": "pdf",
    "authornames": "authors",
    "author": "authors",
    "authorships": "authors",
    "category": "categories",
    "subjects": "categories",
    "comments": "comment",
    "comment": "comment",
    "github": "code_url",
    "githubrepo": "code_url",
    "githuburl": "code_url",
    "codeurl": "code_url",
    "githubstars": "code_stars",
    "codestars": "code_stars",
}
"""Names of one thing in different documents, in lower-case letters and digits only."""

_MEANT: Final = {
    **{meaning: meaning for meaning in ("title", "authors", "link", "abstract", "comment")},
    "category": "categories",
    "code": "code_url",
}
"""Keys for what names in other languages mean."""

_CANONICAL: Final = frozenset(SUMMARY_LABELS)
_HEADLINES: Final = frozenset(("headline", "headlinezh", "tldrzh", "aisummary", "onesentencesummary", "onelinesummary"))
_TITLES: Final = frozenset(("titleja", "titlezh", "titlecn", "titlechinese", "translatedtitle", "titletranslated"))
_CONTAINER: Final = re.compile(
    r"(?:papers?|items?|data|results?|entries|articles?|records?|list|digests?|categories|topics|sections|message)$",
    re.IGNORECASE,
)
_OTHER_IDS: Final = {"DOI": "doi", "ArXiv": "arxiv_id"}
_DATES: Final = ("date", "day", "announcement_date", "announcementDate", "updated")


class Found(NamedTuple):
    """Records as in JSON Lines with the section of each, Markdown lines that stood in strings, and the day."""

    records: list[tuple[str, dict[str, Any]]]
    lines: list[str]
    day: str = ""


def parse_json(text: str, name: str) -> tuple[list[Any], list[Problem]]:
    """The value of a document; of one that is cut or damaged, the whole objects that are in it."""
    try:
        return [json.loads(text)], []
    except RecursionError:
        return [], [Problem(name, 0, "JSON nested too deeply")]
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        problem = Problem(name, line, "malformed JSON, read as far as it makes sense")
    decoder = json.JSONDecoder()
    values: list[Any] = []
    place = failures = 0
    while failures < _MOST_FAILURES and (found := _OBJECT.search(text, place)):
        try:
            value, place = decoder.raw_decode(text, found.start())
            values.append(value)
        except (ValueError, RecursionError):
            failures += 1
            place = found.start() + 1
    return values, [problem]


def parse_literals(text: str, name: str) -> tuple[list[Any], list[Problem]]:
    """The values of lines that each are a Python literal, as `print(paper)` writes them."""
    import ast
    import warnings

    values: list[Any] = []
    problems: list[Problem] = []
    with warnings.catch_warnings():
        # LaTeX in a literal has escapes that Python warns of.
        warnings.simplefilter("ignore")
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                literal = _DATE.sub(r"'\1-\2-\3'", line.strip())
                values.append(ast.literal_eval(literal) if len(line) < _LONGEST_LITERAL else None)
            except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
                problems.append(Problem(name, number, "malformed Python literal"))
    return values, problems


def find_papers(values: Iterable[Any]) -> Found:
    """Every record with a title and a link to a paper in `values`, at any depth, in order."""
    found = Found([], [])
    day = ""
    for value in values:
        if isinstance(value, dict):
            day = day or next((day for key in _DATES if (day := day_in(str(value.get(key, ""))))), "")
        _walk(value, "", "", 0, found)
    return found._replace(day=day)


def _walk(value: object, key: str, section: str, depth: int, found: Found) -> None:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        before = len(found.records) + len(found.lines)
        if key and not _CONTAINER.search(key) and not identify(key):
            section = key
        rows = [item for item in value.values() if isinstance(item, str) and item.startswith(("|", "- "))]
        if rows and len(rows) == len(value):
            found.lines.extend((f"## {key}", "", *(row.strip() for row in rows), ""))
            return
        if not isinstance(value.get("paper"), dict) or not value.get("title"):
            for name, item in value.items():
                if isinstance(item, (dict, list)):
                    _walk(item, str(name), section, depth + 1, found)
        if before == len(found.records) + len(found.lines) and (record := _record(value, key)):
            found.records.append((section, record))
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, (dict, list)):
                _walk(item, "" if isinstance(item, dict) else key, section or _section(key), depth + 1, found)


def find_texts(values: Iterable[Any]) -> Iterator[str]:
    """Every string of more than a word in `values`, at any depth, in order.

    Cards of chat services and notebooks hold Markdown in them.
    """
    open_values = [iter(values)]
    while open_values:
        value = next(open_values[-1], None)
        if value is None:
            open_values.pop()
        elif isinstance(value, str):
            if len(value.split(None, 1)) > 1:
                yield value
        elif isinstance(value, list) and (text := rich_text(value)):
            yield text
        elif isinstance(value, (dict, list)) and len(open_values) < DEEPEST:
            inside = value.values() if isinstance(value, dict) else value
            open_values.append(iter([item for item in inside if item is not None]))


def _section(key: str) -> str:
    return "" if _CONTAINER.search(key) or identify(key) else key


def _record(value: dict[Any, Any], key: str) -> dict[str, Any] | None:
    """The record of JSON Lines that a dictionary stands for; None if it is no paper."""
    inner = value.get("paper")
    if isinstance(inner, dict):
        value = {**{name: item for name, item in value.items() if name != "paper"}, **inner}
    answers: dict[str, Any] = {}
    record: dict[str, Any] = {}
    has_abstract = any(str(name).lower() == "abstract" and item for name, item in value.items())
    for written, item in value.items():
        name = str(written)
        bare = re.sub(r"[^a-z0-9]", "", name.lower())
        item = plain_value(bare, item)
        if name.startswith("_") or item in (None, "", [], {}):
            continue
        if bare in _HEADLINES or (bare == "summary" and (has_abstract or has_han(str(item)))):
            answers.setdefault("tldr", item)
        elif bare in _TITLES:
            record["Translated title"] = item
        elif bare != "summary" and name != "AI" and meaning_of(name) in SUMMARY_LABELS:
            answers.setdefault(name, item)
        elif name != "AI" and isinstance(item, dict) and _CANONICAL & set(map(meaning_of, map(str, item))):
            answers.update({label: text for label, text in item.items() if label not in answers})
        elif bare == "abstractinvertedindex" and isinstance(item, dict):
            record.setdefault("abstract", text_of_index(item))
        elif bare == "externalids" and isinstance(item, dict):
            record.update({target: item[of] for of, target in _OTHER_IDS.items() if isinstance(item.get(of), str)})
        elif bare == "primarycategory":
            record["categories"] = [item, *_strings(record.get("categories"))]
        else:
            target = _KEYS.get(bare, bare if bare in ("title", "authors", "abstract", "doi", "categories") else name)
            target = _MEANT.get(meaning_of(name) or "", target) if target == name and not name.isascii() else target
            if target == name and name not in KNOWN and bare not in _KEYS and is_decoration(name, item):
                continue
            if target == "categories":
                item = [*_strings(record.get("categories")), *_strings(item)]
            record.setdefault(target, item) if target != "categories" else record.update(categories=item)
    if answers:
        own = record.get("AI")
        record["AI"] = {**answers, **own} if isinstance(own, dict) else answers
    return _as_written(record, key) if isinstance(record.get("title"), str) else None


def _as_written(record: dict[str, Any], key: str) -> dict[str, Any] | None:
    """The record with names instead of author objects, lists of sentences as lines, and an identifier."""
    abstract = record.get("abstract") or record.get("summary")
    if isinstance(abstract, str) and (announced := announcement_before(abstract)).arxiv_id:
        record["abs"], record["abstract" if "abstract" in record else "summary"] = announced.arxiv_id, announced.text
        if announced.type != "new":
            record["Announced as"] = announced.type
    for name, item in list(record.items()):
        if name in ("title", "display_name") and item == record.get("title") and name != "title":
            del record[name]
        if name not in ("authors", "categories", "AI") and isinstance(item, list) and len(item) > 1:
            texts = _strings(item)
            record[name] = "\n".join(texts) if any(len(text) > 40 or "。" in text for text in texts) else item
    links = ("arxiv_id", "id", "abs", "arxiv_url", "url", "link", "pdf", "doi")
    if not any(isinstance(record.get(name), str) and identify(record[name]) for name in links):
        if not identify(key):
            return None
        record["arxiv_id"] = key
    version = record.pop("arxivVersion", None)
    number = record.get("arxiv_id")
    if isinstance(version, str) and isinstance(number, str) and re.fullmatch(r"v\d{1,3}", version):
        # The surest key of a record, so that a link without version does not hide it.
        record["abs"] = number if "v" in number else number + version
    return record


def _strings(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value] if value else []
    return [str(item) for item in items if isinstance(item, (str, int, float))]
