"""Texts, addresses and days in the forms that other formats want."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import quote, urlsplit

from onrecord.records import Interval
from onrecord.serialise import Json, dumps

_HALVES = re.compile("[\ud800-\udfff]")

_ADDRESS = "!#$%&'()*+,/:;=?@[]~"
"""What may stand in an address beside letters and digits; anything else is written as %XX."""


def encodable(text: str) -> str:
    r"""Replace halves of surrogate pairs, which UTF-8 cannot write: names of files hold them.

    One sign for one, so that every span still slices to its words.

    >>> encodable("a\udcffb")
    'a\ufffdb'
    """
    return _HALVES.sub("\ufffd", text)


def json_line(value: Json) -> str:
    """Write JSON in one line that strict readers take too."""
    return dumps(_encodable(value))


def _encodable(value: Json) -> Json:
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, Mapping):
        return {encodable(key): _encodable(one) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [_encodable(one) for one in value]
    return value


def address(url: str | None) -> str | None:
    """Return an address of the web as others may follow it; ``None`` for anything else.

    >>> address("https://harrow.example/a b?<c>")
    'https://harrow.example/a%20b?%3Cc%3E'
    >>> address("javascript:alert(1)") is None
    True
    """
    try:
        parts = urlsplit(url or "")
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    written = quote(encodable(parts.geturl()), safe=_ADDRESS)
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", written)


def origin(url: str | None, sha256: str) -> str:
    """Return what names a document: its address, else its hash."""
    return address(url) or f"urn:sha256:{sha256}"


def day(interval: Interval | None) -> date | None:
    """Return the one day that an interval leaves."""
    if interval and interval.earliest == interval.latest:
        return interval.earliest
    return None
