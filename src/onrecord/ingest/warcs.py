"""WARC files, as web archives and crawlers write them: a document for each page or text in them.

References:
    The WARC Format 1.1, https://iipc.github.io/warc-specifications/specifications/warc-format/
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from onrecord.ingest.addresses import address
from onrecord.ingest.doors import Opened, kind_of_name
from onrecord.ingest.encodings import Undecodable
from onrecord.ingest.packed import GZIP
from onrecord.ingest.responses import READ, Response, response_document
from onrecord.options import IngestOptions
from onrecord.records import Document, Problem

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MARK = re.compile(rb"WARC/1\.[01]\r?\n")
_PACKED_MARK = re.compile(rb"\x1f\x8b\x08")
_LONGEST_MARK = 12
_PIECE = 1 << 20
"""Bytes that are searched at a time for where the next record begins."""
_DATE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A record with an answer that may be a report, and where it begins in the file."""

    at: int
    url: str
    taken: str | None
    response: Response


@dataclass(frozen=True, slots=True, kw_only=True)
class _Damaged:
    """A place from which on the file cannot be read, up to the next record that can."""

    at: int
    why: Undecodable
    lost: bool = False
    """Whether it cannot be told where the next record begins."""


class WarcReader:
    """Reads WARC files: every page or text in them is a document of its own, at its byte."""

    name = "warc"

    def accepts(self, path: str) -> bool:
        """Tell whether the file is called ``.warc`` or ``.wet``, packed or not."""
        return kind_of_name(path) in {".warc", ".wet"}

    def read(self, opened: Opened) -> Iterator[Document | Problem]:
        """Yield the documents, and what cannot be read; other records are passed over."""
        empty = True
        for one in _records(opened.file, opened.options):
            empty = False
            if isinstance(one, _Damaged):
                yield opened.problem(one.why, one.at)
            else:
                here = replace(opened, path=opened.at(one.at), taken=one.taken)
                yield response_document(here, one.response, one.url)
        if empty:
            why = "no record of it is an answer with a page or a text"
            yield opened.problem(Undecodable("no report", why, "Leave it out."))


def _records(file: BinaryIO, options: IngestOptions) -> Iterator[_Kept | _Damaged]:
    """Yield what may be reports; behind a damaged record go on with the next sound one."""
    start: int | None = 0
    open_: _Damaged | None = None
    """What was met and is not told yet: the next try may show its place."""
    told, tries = False, 0
    while start is not None and tries <= options.bad_records:
        last, sound = start, False
        for at, found in _stretch(file, start, options):
            last = at
            if isinstance(found, Exception):
                break
            if open_ is not None:
                yield open_
            open_, told, sound, tries = None, False, True, 0
            if found is not None:
                yield found
            if isinstance(found, _Damaged) and found.lost:
                told = True
                break
        else:
            break
        if isinstance(found, Exception) and not told:
            here = _Damaged(at=last, why=_damage(str(found)))
            if sound:
                open_ = here
            else:
                yield here
                open_, told = None, True
        start, tries = _next(file, last + 1), tries + 1
    if open_ is not None:
        yield open_
    if start is not None and tries > options.bad_records:
        why = f"{options.bad_records} places after it look like records and are none"
        yield _Damaged(at=start, why=Undecodable("left unread", why, _AGAIN))


def _stretch(
    file: BinaryIO, start: int, options: IngestOptions
) -> Iterator[tuple[int, _Kept | _Damaged | Exception | None]]:
    """Yield records from *start* on with their places, and last why there are no more, if so."""
    from fastwarc.warc import ArchiveIterator

    file.seek(start)
    at = start
    try:
        for record in ArchiveIterator(file, parse_http=False, max_header_len=_HEADER):
            at = record.stream_pos
            yield at, _record(record, at, options)
    except (OSError, ValueError, OverflowError) as error:
        yield at, error


_HEADER = 65_536
"""Bytes of the longest header of a record: real ones have 200 to 2,000."""


def _damage(why: str) -> Undecodable:
    return Undecodable("a damaged record", why[:1].lower() + why[1:] or "it cannot be read", _AGAIN)


_AGAIN = "Fetch or pack the file again; what stands around it was read."


def _record(record: WarcRecord, at: int, options: IngestOptions) -> _Kept | _Damaged | None:
    """Return what a record holds, or nothing where that is no answer with a text."""
    if record.headers.get("Content-Length") is None:
        return _Damaged(at=at, why=_damage("its header is cut off"))
    url = address((record.headers.get("WARC-Target-URI") or "").strip("<>"))
    if url is None or _type(record) not in _HOLDS:
        return None
    length = record.content_length
    block = record.reader.read(options.max_bytes + 1)
    if len(block) < min(length, options.max_bytes + 1):
        why = f"it has {len(block)} bytes and should have {length}"
        return _Damaged(at=at, why=_damage(why), lost=True)
    if length <= options.max_bytes and not _whole(record, block):
        return _Damaged(at=at, why=_damage("its bytes are not those of its digest"))
    response = _response(record, block)
    if response is None or response.kind not in READ:
        return None
    if length > options.max_bytes:
        why = f"a report has less than {options.max_bytes / 1_000_000:g} MB"
        return _Damaged(at=at, why=Undecodable("too large", why, "Split it into reports."))
    date = _DATE.fullmatch(record.headers.get("WARC-Date") or "")
    return _Kept(at=at, url=url, taken=f"{date[1]}Z" if date else None, response=response)


_HOLDS = {"response", "resource", "conversion"}
"""Types of records that hold what a server had; others tell of requests and of the crawl."""


def _whole(record: WarcRecord, block: bytes) -> bool:
    """Tell whether a record's block has the digest that its header names, where it names one."""
    name, _, value = (record.headers.get("WARC-Block-Digest") or "").partition(":")
    if name.casefold() not in {"sha1", "sha256", "md5"} or not value:
        return True
    digest = hashlib.new(name.casefold(), block, usedforsecurity=False)
    forms = {digest.hexdigest(), base64.b32encode(digest.digest()).decode().casefold().rstrip("=")}
    return value.strip().casefold().rstrip("=") in forms


def _type(record: WarcRecord) -> str:
    return (record.headers.get("WARC-Type") or "").casefold()


def _response(record: WarcRecord, block: bytes) -> Response | None:
    """Return the answer in a record, if it is one that succeeded."""
    if _type(record) != "response":
        return Response(body=block, type=record.headers.get("Content-Type") or "")
    head, mark, body = _parted(block)
    lines = head.decode("latin-1").splitlines()
    status = re.match(r"HTTP/\d(?:\.\d)? (\d{3})", lines[0] if lines else "")
    if not mark or status is None or status[1] not in {"200", "203"}:
        return None
    fields = _fields(lines[1:])
    return Response(
        body=body,
        type=fields.get("content-type", ""),
        encoding=fields.get("content-encoding", ""),
        chunked="chunked" in fields.get("transfer-encoding", "").casefold(),
    )


def _parted(block: bytes) -> tuple[bytes, bytes, bytes]:
    """Part an answer into header and body at the first blank line."""
    match = re.search(rb"\r?\n\r?\n", block[:_HEADER])
    return (block[: match.start()], match[0], block[match.end() :]) if match else (block, b"", b"")


def _fields(lines: list[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines)
    return {name.strip().casefold(): value.strip() for name, _, value in pairs}


def _next(file: BinaryIO, start: int) -> int | None:
    """Return where the next record may begin, at *start* or after it."""
    file.seek(0)
    mark = _PACKED_MARK if file.read(len(GZIP)) == GZIP else _MARK
    file.seek(start)
    at, kept = start, b""
    while piece := file.read(_PIECE):
        held = kept + piece
        if match := mark.search(held):
            return at - len(kept) + match.start()
        at, kept = at + len(piece), held[-_LONGEST_MARK:]
    return None
