"""Values of JSON documents of bibliographic services as the plain text that they stand for.

Formats: https://api.semanticscholar.org/api-docs, https://docs.openalex.org/api-entities/works and
https://api.crossref.org/swagger-ui
"""

from __future__ import annotations

import re
from typing import Any, Final

_MEDIUM: Final = re.compile(r"https?://\S+\.(?:png|jpe?g|gif|svg|webp|avif|ico|mp4|webm|mov|mp3)(?:[?#]\S*)?", re.I)
_PICTURE: Final = re.compile(r"thumbnail|image|avatar|media|icon|logo|cover|poster", re.IGNORECASE)
_IDENTIFIER: Final = re.compile(r"(?:^|_)(?:id|uuid|hash|slug)$|[a-z](?:Id|ID|Uuid|UUID|Hash|Slug)$")
_NAMES: Final = ("name", "fullname", "display_name", "author")
_TEXTS: Final = ("text", "url", *_NAMES)


def plain_value(key: str, value: object) -> object:
    """The text of a small object (`{"model": …, "text": …}`), names for objects of authors; else the value itself.

    `key` is in lower-case letters and digits only.
    """
    if key in ("author", "authors", "authorships") and isinstance(value, list):
        return [_name(item) for item in value]
    if key == "title" and isinstance(value, list) and len(value) == 1:
        return value[0]
    if key == "abstract" and isinstance(value, str) and "<jats:" in value:
        from reader.digest.feed import plain

        return plain(value)
    if isinstance(value, dict) and not _is_account(value):
        return next((value[name] for name in _TEXTS if isinstance(value.get(name), str)), value)
    return value


def is_decoration(key: str, value: object) -> bool:
    """Whether a value says nothing about its paper to a person: a picture, an identifier, an account, a yes or no.

    `key` is as it is written. Of objects, those stay that hold nothing but texts and numbers, such as a score with
    its reason.
    """
    if isinstance(value, str):
        return _MEDIUM.fullmatch(value) is not None or (
            (_PICTURE.search(key) is not None and value.startswith(("http", "/")))
            or (_IDENTIFIER.search(key) is not None and " " not in value)
        )
    if isinstance(value, list):
        return all(isinstance(item, (dict, list)) or is_decoration(key, item) for item in value)
    if isinstance(value, dict):
        return _is_account(value) or any(isinstance(item, (dict, list)) for item in value.values())
    return isinstance(value, bool)


def rich_text(values: list[Any]) -> str:
    """The text of a list of texts and of objects with texts, as messages of chat services are; "" for any other list.

    Format: https://core.telegram.org/import-export
    """
    parts = [part if isinstance(part, str) else _linked(part) if isinstance(part, dict) else None for part in values]
    is_rich = any(isinstance(part, dict) for part in values) and any(isinstance(part, str) for part in values)
    return "".join(part or "" for part in parts) if is_rich and None not in parts else ""


def _linked(part: dict[str, Any]) -> str | None:
    text, link = part.get("text"), part.get("href")
    return f"[{text}]({link})" if isinstance(text, str) and link else text if isinstance(text, str) else None


def _is_account(value: dict[str, Any]) -> bool:
    return any(key[:1] == "_" or "avatar" in key.lower() for key in map(str, value))


def text_of_index(index: dict[str, Any]) -> str:
    """The text of an index from words to their places, as OpenAlex has abstracts."""
    words = [(place, word) for word, places in index.items() if isinstance(places, list) for place in places]
    return " ".join(str(word) for place, word in sorted(words, key=lambda pair: str(pair[0]).zfill(9)))


def _name(author: object) -> object:
    if not isinstance(author, dict):
        return author
    if author.get("family"):
        return f"{author.get('given') or ''} {author['family']}".strip()
    found = next((author[name] for name in _NAMES if author.get(name)), "")
    return _name(found) if isinstance(found, dict) and found is not author else found
