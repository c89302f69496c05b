"""Digests compressed with gzip, and a refusal of what would fill the memory."""

from __future__ import annotations

from typing import Final

from reader.errors import DigestError

MAGIC: Final = b"\x1f\x8b"

_MOST_BYTES: Final = 64 * 1024 * 1024
_MOST_RATIO: Final = 100
"""Text of digests is compressed to a third or a fourth; a repeated letter to a thousandth."""

_SMALL: Final = 1 << 20


def unzip(data: bytes, name: str) -> bytes:
    """What gzip data holds. Raises DigestError for damaged data and where it grows out of proportion."""
    import zlib

    out = bytearray()
    while data:
        stream = zlib.decompressobj(wbits=31)
        limit = min(_MOST_BYTES, max(_SMALL, len(data) * _MOST_RATIO))
        try:
            out += stream.decompress(data, limit + 1 - len(out))
        except zlib.error as error:
            raise DigestError(f"{name} is binary (damaged gzip): {error}") from error
        if len(out) > limit:
            raise DigestError(f"{name} unpacks to more than {limit >> 20} MB and so is no digest")
        if not stream.eof:
            raise DigestError(f"{name} is binary (damaged gzip): it ends too early")
        # Several members may follow one another; zeros after the last one are padding.
        data = stream.unused_data.lstrip(b"\0")
    return bytes(out)
