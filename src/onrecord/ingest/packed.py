"""Bytes that came packed: gzip is unpacked where it is read, and kept as it came."""

from __future__ import annotations

import zlib

from onrecord.ingest.encodings import Undecodable
from onrecord.options import IngestOptions

GZIP = b"\x1f\x8b"
"""The first bytes of gzip."""

_WINDOW = 31
"""zlib's ``wbits`` for a gzip header and the largest window."""


def unpacked(content: bytes, options: IngestOptions) -> bytes | Undecodable:
    """Return what *content* holds: itself, unless it is gzip.

    >>> import gzip
    >>> unpacked(gzip.compress(b"The bridge is shut."), IngestOptions())
    b'The bridge is shut.'
    """
    if not content.startswith(GZIP):
        return content
    limit = min(
        options.max_bytes, max(options.unpacked_least, options.unpacked_times * len(content))
    )
    try:
        found = _members(content, limit)
    except zlib.error as error:
        return Undecodable("broken gzip", str(error), "Fetch or pack the file again.")
    if found is None:
        return Undecodable("broken gzip", "it ends in its middle", "Fetch or pack the file again.")
    if len(found) > limit:
        why = f"it unpacks to more than {limit / 1_000_000:g} MB"
        return Undecodable("too large", why, "Unpack it and split it into reports.")
    return found


def _members(content: bytes, limit: int) -> bytes | None:
    """Unpack one member after the other, never more than one byte beyond *limit*."""
    found = bytearray()
    while content.startswith(GZIP) and len(found) <= limit:
        member = zlib.decompressobj(_WINDOW)
        found += member.decompress(content, limit + 1 - len(found))
        if not member.eof and len(found) <= limit:
            return None
        content = member.unused_data.lstrip(b"\0")
    return bytes(found)
