"""Digests as JSON Lines: the crawl with or without `AI`, and the keys that forks add.

Format: https://github.com/dw-dengwei/daily-arXiv-ai-enhanced, `data/*.jsonl`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from reader.digest.authors import join_suffixes, split_authors
from reader.digest.categories import order_categories, split_categories
from reader.digest.draft import Draft, clean_paper, first_link
from reader.digest.identity import identify, web_link
from reader.digest.paragraphs import join_lines, keep_lines
from reader.digest.summary import is_failed, summaries_of
from reader.model import SUMMARY_LABELS, Listing, Paper, Problem
from reader.text.clean import places_to_clean

_LINKS: Final = ("abs", "url", "arxiv_url", "link", "id", "arxiv_id", "pdf", "pdf_url", "doi")
"""Keys that may identify the paper, the surest first."""

DEEPEST: Final = 50
"""Values below this depth are not looked at; real documents have five levels."""

KNOWN: Final = frozenset(_LINKS).union(
    ("title", "authors", "categories", "cate", "comment", "summary", "abstract", "AI"),
    ("code_url", "code_stars", "code_last_update"),
)
"""The keys of the crawl itself; any other is a label of the digest's own."""


def read_jsonl(text: str, name: str) -> tuple[list[Listing], list[Problem]]:
    """All papers of a JSON Lines digest in its order, and the lines that are none; `name` is for problems."""
    listings: list[Listing] = []
    problems: list[Problem] = []
    records: list[tuple[int, dict[str, Any]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.isspace():
            continue
        try:
            record = json.loads(line)
        except RecursionError:
            problems.append(Problem(name, number, "JSON nested too deeply"))
            continue
        except ValueError as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
            problems.append(Problem(name, number, f"malformed JSON: {reason}"))
            continue
        if isinstance(record, dict):
            records.append((number, record))
        else:
            problems.append(Problem(name, number, "not a JSON object"))
    usual = {number: record for number, record in records if _is_usual(record)}
    papers = dict(zip(usual, _papers(list(usual.values())), strict=True))
    for number, record in records:
        paper = papers.get(number)
        result = Listing(paper, paper.primary_category) if paper else _listing(record, number)
        if isinstance(result, str):
            problems.append(Problem(name, number, result))
        else:
            listings.append(result)
    return listings, sorted(problems, key=lambda problem: problem.line)


def _is_usual(record: dict[str, Any]) -> bool:
    """Whether a record has all that the generator writes, of the types that it writes, and nothing else."""
    if not KNOWN.issuperset(record):
        return False
    number, answers, names, codes = map(record.get, ("id", "AI", "authors", "categories"))
    title, abstract = record.get("title"), record.get("summary")
    return (
        isinstance(number, str)
        and record.get("abs") == f"https://arxiv.org/abs/{number}"
        and isinstance(answers, dict)
        and tuple(answers) == SUMMARY_LABELS
        and isinstance(names, list)
        and isinstance(codes, list)
        and {*map(type, answers.values()), *map(type, names), *map(type, codes), type(title), type(abstract)} == {str}
        and bool(abstract)
    )


def _papers(records: Sequence[dict[str, Any]]) -> list[Paper | None]:
    """The papers of usual records, clean; None where the link or the title is of no use."""
    titles = [" ".join(record["title"].split()) for record in records]
    identities = [identify(record["abs"]) for record in records]
    authors = [join_suffixes(record["authors"]) for record in records]
    categories = [order_categories(record["categories"]) for record in records]
    comments = [" ".join(_text(record.get("comment")).split()) for record in records]
    codes = [first_link(_text(record.get("code_url"))) for record in records]
    stars = [_stars(record.get("code_stars")) for record in records]
    abstracts = [join_lines(record["summary"]) for record in records]
    texts = [[keep_lines(record["AI"][label]) for record in records] for label in SUMMARY_LABELS]
    links = [identity.url if identity else "" for identity in identities]
    lists = [[" ".join(each) for each in column] for column in (authors, categories)]
    dirty = places_to_clean([titles, links, comments, codes, *lists, abstracts, *texts])
    abstracts = ["" if is_failed(text) else text for text in abstracts]
    summaries = summaries_of(SUMMARY_LABELS, texts, abstracts)
    columns = (identities, titles, authors, categories, codes, stars, comments, abstracts, summaries)
    new = tuple.__new__  # half the time of the constructor of a NamedTuple
    papers: list[Paper | None] = []
    for identity, title, names, cats, code, star, comment, abstract, summary in zip(*columns, strict=True):
        if identity is None or not title:
            papers.append(None)
            continue
        key, version, url, pdf = identity
        papers.append(new(Paper, (key, title, version, names, cats, url, pdf, code, star, comment, abstract, summary)))
    for place in dirty:
        paper = papers[place]
        papers[place] = clean_paper(paper) if paper else None
    return [paper if paper and paper.title else None for paper in papers]


def _stars(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _listing(record: dict[str, Any], number: int) -> Listing | str:
    abstract = record.get("summary") or record.get("abstract")
    draft = Draft(
        number,
        title=_text(record.get("title")),
        link=_link(record),
        doi=_text(record.get("doi")),
        authors=_authors(record.get("authors")),
        categories=_categories(record.get("categories")),
        code_url=first_link(_text(record.get("code_url"))),
        code_stars=_stars(record.get("code_stars")),
        comment=" ".join(_text(record.get("comment")).split()),
        abstract=join_lines(_text(abstract)),
    )
    answers = record.get("AI")
    if isinstance(answers, dict):
        for label, value in answers.items():
            draft.add(label, keep_lines(_text(value)))
    elif answers:
        draft.add("tldr", keep_lines(_text(answers)))
    for label, value in record.items():
        if label not in KNOWN and value is not None:
            draft.fields.append((label, keep_lines(_text(value))))
    return draft.finish("")


def _link(record: dict[str, Any]) -> str:
    web = ""
    for key in _LINKS:
        value = record.get(key)
        if isinstance(value, str) and value and (identity := identify(value)):
            if identity.is_paper:
                return value
            web = web or web_link(value)
    return web


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return join_suffixes(_text(item) for item in value)
    return split_authors(" ".join(_text(value).split()))


def _categories(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(" ".join(_text(item).split()) for item in value)
    text = " ".join(_text(value).split())
    return split_categories(text) if text else ()


def _text(value: object, depth: int = 0) -> str:
    """A JSON value as text for people: lists by commas, objects as `key: value`, nothing for null."""
    if isinstance(value, str):
        return value
    if value is None or depth > DEEPEST:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {text}" for key, item in value.items() if (text := _text(item, depth + 1)))
    if isinstance(value, list):
        return ", ".join(text for item in value if (text := _text(item, depth + 1)))
    return str(value)
