"""Addresses of the web, as pages and records give them."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

_LINK = re.compile(rb"<(?:link|meta)\b[^<>]{0,2000}>", re.IGNORECASE)
_CANONICAL = re.compile(rb"\brel\s*=\s*[\"']?canonical\b|\bproperty\s*=\s*[\"']?og:url\b", re.I)
_TARGET = re.compile(rb"\b(?:href|content)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_HEAD = 400_000
"""Bytes of a page in which its head ends; some inline all their styles."""
_LONGEST = 2_000


def address(url: str) -> str | None:
    """Return *url* if it is one of the web.

    >>> address(" https://example.org/a "), address("/a"), address("javascript:x")
    ('https://example.org/a', None, None)
    """
    whole = "".join(url.split())
    try:
        parts = urlsplit(whole)
    except ValueError:
        return None
    fits = parts.scheme in {"http", "https"} and parts.netloc and len(whole) <= _LONGEST
    return whole if fits and whole.isprintable() else None


def canonical(page: bytes) -> str | None:
    """Return the address that a page gives as its own.

    >>> canonical(b'<link rel="canonical" href="https://example.org/a?b&amp;c">')
    'https://example.org/a?b&c'
    """
    for match in _LINK.finditer(page[:_HEAD]):
        tag = match.group()
        target = _TARGET.search(tag) if _CANONICAL.search(tag) else None
        if target is not None:
            words = next(filter(None, target.groups()), b"").decode("utf-8", "replace")
            if whole := address(html.unescape(words)):
                return whole
    return None
