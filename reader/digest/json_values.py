"""Values of JSON documents of bibliographic services as the plain text that they stand for.

Formats: https://api.semanticscholar.org/api-docs, https://docs.openalex.org/api-entities/works and
https://api.crossref.org/swagger-ui
"""

from __future__ import annotations

from typing import Any, Final

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
    if isinstance(value, dict):
        return next((value[name] for name in _TEXTS if isinstance(value.get(name), str)), value)
    return value


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
