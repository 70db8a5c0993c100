"""What servers answer, fetched now or kept in a WARC: the body unpacked, and told by its type."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass, replace

from onrecord.ingest.doors import Opened, feed_document, page_document, text_document
from onrecord.ingest.encodings import Undecodable, binary
from onrecord.ingest.packed import GZIP, unpacked
from onrecord.options import IngestOptions
from onrecord.records import Document, Problem

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS = frozenset({"text/plain"})
_FEEDS = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml"}
    | {"text/xml"}
)
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "unknown/unknown"})
"""Types that say nothing: the body is told by how it begins."""
READ = _PAGES | _TEXTS | _FEEDS | _UNTOLD
"""Types that may be reports."""
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer: its body as it came over the line, and what its header says of it."""

    body: bytes
    type: str
    """``Content-Type``, as it stands."""
    encoding: str = ""
    """``Content-Encoding``, as it stands."""
    chunked: bool = False
    """Whether the body still is in the pieces of ``Transfer-Encoding: chunked``."""

    @property
    def kind(self) -> str:
        """The media type, in small letters."""
        return self.type.partition(";")[0].strip().casefold()

    @property
    def charset(self) -> str | None:
        """The encoding that the server names.

        >>> Response(body=b"", type="text/html; Charset='Latin1'").charset
        'Latin1'
        """
        match = _CHARSET.search(self.type)
        return match[1] if match else None


def response_document(opened: Opened, response: Response, url: str) -> Document | Problem:
    """Return an answer as a document, or why it is none.

    What is kept are the bytes as a browser would save them: without the packing of the line.
    """
    body = content(response, opened.options)
    if isinstance(body, Undecodable):
        return opened.problem(body)
    if not body.strip():
        return opened.problem(Undecodable("empty answer", "there is no text in it", _OTHER))
    known = binary(body) if response.kind in READ and not body.startswith(GZIP) else None
    if known is not None:
        return opened.problem(known)
    opened = replace(opened, charset=response.charset)
    return _by_type(opened, response.kind, body, url)


_OTHER = "See whether the address is the report's."


def _by_type(opened: Opened, kind: str, body: bytes, url: str) -> Document | Problem:
    from onrecord.ingest.feeds import looks_like_feed  # lxml takes 0.1 s to import
    from onrecord.ingest.pages import looks_like_page

    if kind not in READ:
        why = f"the server says that it is {kind[:60]}"
        return opened.problem(Undecodable("not a report", why, "Save its text as .txt."))
    plain = unpacked(body, opened.options)
    start = b"" if isinstance(plain, Undecodable) else plain
    if kind in _PAGES or looks_like_page(start):
        return page_document(opened, body, url)
    if kind in _FEEDS or looks_like_feed(start):
        return feed_document(opened, body, url)
    return text_document(opened, body, url)


# --- the line's packing ----------------------------------------------------------------------


def content(response: Response, options: IngestOptions) -> bytes | Undecodable:
    """Return an answer's body as its server meant it, never more than the size limit.

    Archives often keep the header of a packing that they took off; such a body is as it stands.

    >>> pieces = b"5\\r\\nThe b\\r\\n5\\r\\nridge\\r\\n0\\r\\n\\r\\n"
    >>> content(Response(body=pieces, type="", chunked=True), IngestOptions())
    b'The bridge'
    """
    body = _joined(response.body) if response.chunked else response.body
    for name in reversed(response.encoding.casefold().replace(" ", "").split(",")):
        unpack = _PACKINGS.get(name)
        found = unpack(body, options) if unpack and body else body
        if isinstance(found, Undecodable):
            return found
        body = found
    if len(body) > options.max_bytes:
        why = f"it has more than {options.max_bytes / 1_000_000:g} MB"
        return Undecodable("too large", why, "Split it into reports.")
    return body


def _joined(body: bytes) -> bytes:
    """Put the pieces of a chunked body together, as far as they go."""
    if not _CHUNK.match(body):
        return body
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if not size:
            break
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(pieces)


def _deflated(body: bytes, options: IngestOptions) -> bytes | Undecodable:
    """Unpack deflate, with zlib's header, or without as some servers send it."""
    limit = options.max_bytes
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        stream = zlib.decompressobj(window)
        try:
            found = stream.decompress(body, limit + 1)
        except zlib.error:
            continue
        return found if stream.eof or len(found) > limit else _broken("deflate")
    return body


def _brotli(body: bytes, options: IngestOptions) -> bytes:
    from fastwarc.stream_io import BrotliReader  # only archives hold it: it is never asked for

    try:
        return BrotliReader(io.BytesIO(body)).read(options.max_bytes + 1)
    except OSError:  # it does not say whether that was brotli: what it is shows in what it holds
        return body


def _broken(name: str) -> Undecodable:
    why = f"its {name} ends in its middle"
    return Undecodable("cut off", why, "Fetch it again.")


_PACKINGS = {
    "gzip": unpacked,
    "x-gzip": unpacked,
    "deflate": _deflated,
    "br": _brotli,
}
