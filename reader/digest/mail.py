"""A saved e-mail: the digest that is in its body.

Format: https://www.rfc-editor.org/rfc/rfc5322 and https://www.rfc-editor.org/rfc/rfc2045
"""

from __future__ import annotations

import re
from typing import Final

from reader.digest.day import day_in
from reader.errors import DigestError

_HEAD: Final = re.compile(
    r"(?:From \S+[^\n]*\n)?(?:(?:Return-Path|Received|Delivered-To|DKIM-Signature|ARC-Seal|X-[\w-]+|MIME-Version|From"
    r"|To|Date|Subject|Message-ID|Content-Type|Reply-To|Sender|Authentication-Results): [^\n]*\n(?:[ \t][^\n]*\n)*){2}",
    re.IGNORECASE,
)
_MOST_PARTS: Final = 100
"""Parts in parts; taking them apart is quadratic in their depth."""

_LARGEST: Final = 16_000_000


def is_mail(text: str) -> bool:
    """Whether `text` begins with the header of an e-mail."""
    return _HEAD.match(text) is not None


def read_mail(text: str, name: str) -> tuple[str, str]:
    """The body of an e-mail, its HTML if it has one, and the day on which it was sent ("" if it does not say).

    Raises DigestError for an e-mail without text.
    """
    if text.count("multipart/") > _MOST_PARTS:
        raise DigestError(f"{name} is an e-mail of too many parts: save the digest alone")
    if len(text) > _LARGEST:
        raise DigestError(f"{name} is an e-mail of more than {_LARGEST // 1_000_000} MB: save the digest alone")
    from email import message_from_bytes, policy
    from email.message import EmailMessage
    from email.utils import parsedate

    try:
        message = message_from_bytes(text.encode("utf-8", "replace"), policy=policy.default)
        assert isinstance(message, EmailMessage)
        part = message.get_body(("html", "plain"))
        body = part.get_content() if part is not None else ""
        when = parsedate(str(message.get("Date", "")))
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise DigestError(f"{name} is an e-mail that cannot be taken apart: save the digest alone") from error
    if not isinstance(body, str) or not body.strip():
        raise DigestError(f"{name} is an e-mail without text")
    day = day_in(f"{when[0]:04}-{when[1]:02}-{when[2]:02}") if when else ""
    return body.replace("\r\n", "\n"), day
