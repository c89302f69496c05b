"""HTML entities that digests left in their text, as the characters that they stand for: `&lt;1%` is <1%.

Some digests escape text for the web, some a second time (`&amp;ndash;`). Only where text is shown: the source is kept,
because search, export and a digest written anew must be true to it.
"""

import re
from typing import Final

from reader.text.clean import clean

_ENTITY: Final = re.compile(r"&((?:amp;){0,3})(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def decoded(text: str) -> str:
    """`text` with its known entities decoded, unknown ones as they are; no control character comes of it.

    Names: https://html.spec.whatwg.org/multipage/named-characters.html
    """
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    # Their table takes a millisecond to load, and few texts have any.
    from html import unescape
    from html.entities import html5

    escaped, name = entity[1], entity[2]
    if name[0] != "#" and f"{name};" not in html5:
        return f"&{name};" if escaped else entity[0]
    character = unescape(f"&{name};")
    return " " if character.isspace() else clean(character)
