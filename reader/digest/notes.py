"""Notes of one paper a file, and their indexes: what front matter and links inside a site say of a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.digest.day import day_in
from reader.digest.front_matter import BETWEEN, front_matter
from reader.digest.identity import identify
from reader.digest.labels import meaning_of
from reader.model import SUMMARY_LABELS

_DATES: Final = ("announcement_date", "title", "day", "date", "published")
_IDS: Final = ("arxiv_id", "arxiv", "arxivid", "paper_id", "doi", "paper_url", "url", "link")
_TAGS: Final = ("tags", "keywords", "topics")
_CODE: Final = re.compile(r"[a-z-]+(?:\.[A-Z]{2}|\.[a-z-]{4,})")
_FIELDS: Final = frozenset((*SUMMARY_LABELS, "authors", "category", "abstract", "some abstract", "comment", "code"))
_HEADING: Final = re.compile(r"^(#{1,6})[ \t]+(.*)$", re.MULTILINE)
_RELATIVE: Final = re.compile(r"\]\((?![a-z][a-z0-9+.-]*:|#|//)([^()\s]+)\)", re.IGNORECASE)
_CHIPS: Final = re.compile(
    r"(?:<span\b[^<>]{0,200}\b(?:chip|tag|category)[^<>]{0,200}>[^<>]*</span>\s*)+", re.IGNORECASE
)
_SPAN_LABEL: Final = re.compile(r"<span\b[^<>]*>\s*<strong\b[^<>]*>([^<>]*)</strong>\s*")
_TAG: Final = re.compile(r"</?(?:div|section|article|nav|span|p|strong)\b[^<>]*>", re.IGNORECASE)
_ID_IN_TEXT: Final = re.compile(r"\barXiv(?:\s*ID)?[\s:：*_`\[]*(\d{4}\.\d{4,5}(?:v\d+)?)(?!\d)", re.IGNORECASE)
_ONLY_ID: Final = re.compile(r"^[ \t]*arXiv[ \t:：]*\d{4}\.\d{4,5}(?:v\d+)?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ID_IN_NAME: Final = re.compile(r"(?:^|/)(\d\d(?:0[1-9]|1[0-2]))\.?(\d{4,5})(v\d+)?(?=[-_.]|$)")


def is_note(text: str) -> bool:
    """Whether `text` has front matter, and says in it which paper it is about."""
    entries, _ = front_matter(text)
    return bool(entries.get("title") and _own_link(entries))


def without_front_matter(text: str) -> tuple[str, str]:
    """`text` with blank lines instead of its front matter, and the day in this ("" if none)."""
    entries, body = front_matter(text)
    return "\n" * text.count("\n", 0, len(text) - len(body)) + body, _day_of(entries)


def linked_notes(text: str) -> tuple[str, str]:
    """`text` with its papers linked to arXiv, and the day in its front matter or first heading ("" if none).

    A heading or table row that links to another page of the same site means the paper whose identifier stands
    in that page's name, or under the heading.
    """
    entries, body = front_matter(text)
    day = _day_of(entries)
    heading = _HEADING.search(body)
    day = day or day_in(heading[2] if heading else "")
    body = _with_own_link(entries, body)
    heads = list(_HEADING.finditer(body))
    parts = [body[: heads[0].start()] if heads else body]
    for head, end in zip(heads, [*(head.start() for head in heads[1:]), len(body)], strict=False):
        part = body[head.start() : end]
        if chips := _CHIPS.search(part):
            # Behind the summary, because a label holds all that follows it.
            topics = ", ".join(_chips(chips[0]))
            part = f"{part[: chips.start()]}\n{part[chips.end() :].rstrip()}\n\n**Topics:** {topics}\n\n"
        found = _ID_IN_TEXT.search(part) if _RELATIVE.search(head[2]) else None
        if found:
            part = _RELATIVE.sub(f"](https://arxiv.org/abs/{found[1]})", part, count=1)
        parts.append(part)
    return _ONLY_ID.sub("", _without_tags(_RELATIVE.sub(_from_name, "".join(parts)))), day


def unlinked_notes(text: str) -> list[tuple[int, str]]:
    """Line (from 1) and title of the headings that link to a note of the same site, and to no paper."""
    notes: list[tuple[int, str]] = []
    line, counted = 1, 0
    for head in _HEADING.finditer(text):
        link = _RELATIVE.search(head[2]) if head[2].startswith("[") else None
        if link and link[1].endswith((".md", ".html")):
            line += text.count("\n", counted, head.start())
            counted = head.start()
            notes.append((line, " ".join(head[2].partition("](")[0].strip("[ ").split())))
    return notes


def _without_tags(body: str) -> str:
    """The text of a note without the HTML that lays it out."""
    return _TAG.sub("", _SPAN_LABEL.sub(r"\n**\1:** ", body))


def _chips(spans: str) -> list[str]:
    return [text for part in spans.split("</span>") if (text := part.rpartition(">")[2].strip())]


def _day_of(entries: dict[str, str]) -> str:
    return next((day for key in _DATES if (day := day_in(entries.get(key, "")))), "")


def _with_own_link(entries: dict[str, str], body: str) -> str:
    """The body of a note with the paper of its front matter as the heading that has the title, or as the first."""
    link = _own_link(entries)
    title = entries.get("title", "")
    if not (link and title):
        return body
    fields = "".join(f"\n\n**{label}:** {text}" for label, text in _own_fields(entries))
    for head in _HEADING.finditer(body):
        if "](" not in head[2] and head[2].strip() in title:
            own = f"{head[1]} [{head[2].strip()}]({link}){fields}\n"
            return f"{body[: head.start()]}{own}{body[head.end() :]}"
    return f"# [{title}]({link}){fields}\n\n{body}"


def _own_link(entries: dict[str, str]) -> str:
    link = next((entries[key] for key in _IDS if identify(entries.get(key, ""))), "")
    return f"https://arxiv.org/abs/{link}" if re.fullmatch(r"\d{4}\.\d{4,5}(v\d+)?", link) else link


def _own_fields(entries: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The fields of a paper in its front matter; tags are its categories where they are arXiv's codes."""
    for key, value in entries.items():
        if key in _TAGS and all(map(_CODE.fullmatch, value.split(BETWEEN))):
            yield "Categories", value
        elif meaning_of(key.replace("_", " ")) in _FIELDS:
            yield key.replace("_", " "), " ".join(value.split())


def _from_name(link: re.Match[str]) -> str:
    found = _ID_IN_NAME.search(link[1])
    return f"](https://arxiv.org/abs/{found[1]}.{found[2]}{found[3] or ''})" if found else link[0]
