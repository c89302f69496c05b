"""Notes of one paper a file, and their indexes: what front matter and links inside a site say of a paper."""

from __future__ import annotations

import re
from typing import Final

from reader.digest.day import day_in

_FRONT: Final = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY: Final = re.compile(r"^([A-Za-z_][\w-]*):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_DATES: Final = ("announcement_date", "date", "day", "published", "title")
_IDS: Final = ("arxiv_id", "arxiv", "arxivid", "paper_id", "doi", "paper_url", "url", "link")
_HEADING: Final = re.compile(r"^(#{1,6})[ \t]+(.*)$", re.MULTILINE)
_RELATIVE: Final = re.compile(r"\]\((?![a-z][a-z0-9+.-]*:|#|//)([^()\s]+)\)", re.IGNORECASE)
_CHIPS: Final = re.compile(r"(?:<span\b[^<>]*\b(?:chip|tag|category)[^<>]*>[^<>]*</span>\s*)+", re.IGNORECASE)
_SPAN_LABEL: Final = re.compile(r"<span\b[^<>]*>\s*<strong\b[^<>]*>([^<>]*)</strong>\s*")
_TAG: Final = re.compile(r"</?(?:div|section|article|nav|span|p|strong)\b[^<>]*>", re.IGNORECASE)
_ID_IN_TEXT: Final = re.compile(r"\barXiv(?:\s*ID)?[\s:：*_`\[]*(\d{4}\.\d{4,5}(?:v\d+)?)(?!\d)", re.IGNORECASE)
_ONLY_ID: Final = re.compile(r"^[ \t]*arXiv[ \t:：]*\d{4}\.\d{4,5}(?:v\d+)?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ID_IN_NAME: Final = re.compile(r"(?:^|/)(\d\d(?:0[1-9]|1[0-2]))\.?(\d{4,5})(v\d+)?(?=[-_.]|$)")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The entries of the front matter that are on one line, and the text after it."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    return {key.lower(): value.strip("\"'") for key, value in _ENTRY.findall(found[1])}, text[found.end() :]


def linked_notes(text: str) -> tuple[str, str]:
    """`text` with its papers linked to arXiv, and the day in its front matter or first heading ("" if none).

    A heading or table row that links to another page of the same site means the paper whose identifier stands
    in that page's name, or under the heading.
    """
    entries, body = front_matter(text)
    day = next((day for key in _DATES if (day := day_in(entries.get(key, "")))), "")
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


def _with_own_link(entries: dict[str, str], body: str) -> str:
    """The body of a note with the paper of its front matter as the heading that has the title, or as the first."""
    link = next((entries[key] for key in _IDS if entries.get(key)), "")
    link = f"https://arxiv.org/abs/{link}" if re.fullmatch(r"\d{4}\.\d{4,5}(v\d+)?", link) else link
    title = entries.get("title", "")
    if not (link and title):
        return body
    for head in _HEADING.finditer(body):
        if "](" not in head[2] and head[2].strip() in title:
            return f"{body[: head.start()]}{head[1]} [{head[2].strip()}]({link}){body[head.end() :]}"
    return f"# [{title}]({link})\n\n{body}"


def _from_name(link: re.Match[str]) -> str:
    found = _ID_IN_NAME.search(link[1])
    return f"](https://arxiv.org/abs/{found[1]}.{found[2]}{found[3] or ''})" if found else link[0]
