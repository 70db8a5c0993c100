"""From paths to documents: files, folders, globs, addresses and standard input.

A :class:`~onrecord.ingest.doors.Reader` reads one kind of file; what cannot be read is a problem,
as a value.
"""

from __future__ import annotations

import glob
import hashlib
import io
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, TypeAlias

from onrecord.ingest.beside import Beside, beside
from onrecord.ingest.doors import (
    STDIN,
    FeedReader,
    Opened,
    PageReader,
    Reader,
    RecordReader,
    TableReader,
    TextReader,
    feed_document,
    kind_of_name,
    page_document,
    text_document,
    whole,
)
from onrecord.ingest.encodings import Undecodable
from onrecord.ingest.fields import Fields
from onrecord.ingest.packed import unpacked
from onrecord.ingest.responses import response_document
from onrecord.ingest.warcs import WarcReader
from onrecord.ingest.web import Fetched, fetch, is_address
from onrecord.options import IngestOptions
from onrecord.records import Document, Problem

__all__ = ["STDIN", "Fetch", "Reader", "accepts", "document", "expected", "from_web", "read"]


def document(path: str, content: bytes, url: str | None = None) -> Document:
    """Return the document of a text, addressed by its SHA-256.

    >>> document("a.txt", b"The bridge is shut.").sha256[:10]
    '5bec2aa2e3'
    """
    return Document(sha256=hashlib.sha256(content).hexdigest(), path=path, url=url, content=content)


_DEFAULTS = IngestOptions()
Fetch: TypeAlias = Callable[[str], Fetched | Undecodable]
"""Fetches an address of the web."""
_READERS: tuple[Reader, ...] = (
    TextReader(),
    PageReader(),
    RecordReader(),
    TableReader(),
    FeedReader(),
    WarcReader(),
)


def accepts(path: str) -> bool:
    """Tell whether files of this name are read.

    >>> accepts("may/report.HTML.gz"), accepts("setup.exe")
    (True, False)
    """
    return any(reader.accepts(path) for reader in _READERS)


def read(
    paths: Iterable[str | os.PathLike[str]],
    stdin: BinaryIO | None = None,
    options: IngestOptions = _DEFAULTS,
    readers: Sequence[Reader] = _READERS,
    *,
    fields: Fields = (),
    metadata: str | os.PathLike[str] | None = None,
    fetched: Fetch = fetch,
) -> Iterator[Document | Problem]:
    """Yield the documents of *paths*, and a problem for all that cannot be read.

    Args:
        paths: files, folders (read to their bottom), globs (``**`` too), addresses of the web, or
            ``-``.
        stdin: what ``-`` reads from.
        options: the size limit, and how bytes become text.
        readers: the kinds of file that are understood; the first that accepts a name reads it.
        fields: what the fields of records and rows are called, where that is no common name.
        metadata: a table with a column ``path`` that tells where files are from.
        fetched: fetches an address, with what guards it.

    Returns:
        Documents and problems in the order of *paths*, folders and globs in sorted order; a file
        that several paths reach comes once.
    """
    roots = [os.fspath(path) for path in paths]
    told = Beside({})
    if metadata is not None:
        told, problems = beside(os.fspath(metadata), roots, options)
        yield from problems
    seen: set[str] = set() if metadata is None else {os.path.realpath(metadata)}
    door = _Door(stdin, options, readers, fields, told, fetched)
    for path in roots:
        for found in _files(path):
            if isinstance(found, Problem):
                yield found
            elif _first_time(found, seen):
                yield from door.read(found)


def expected(paths: Iterable[str | os.PathLike[str]], options: IngestOptions = _DEFAULTS) -> int:
    """Return about how many documents and problems *paths* will give: nothing is read for it.

    Files of many documents count by their size; standard input, and a path that leads nowhere, as
    one.
    """
    found = (one for path in paths for one in _files(os.fspath(path)))
    return sum(1 if isinstance(one, Problem) else _expected(one, options) for one in found)


_ARCHIVES = frozenset({".warc", ".wet"})
_MANY = _ARCHIVES | {".jsonl", ".ndjson", ".csv", ".tsv"}


def _expected(path: str, options: IngestOptions) -> int:
    kind = kind_of_name(path)
    size = options.expected_capture if kind in _ARCHIVES else options.expected_record
    if kind not in _MANY or is_address(path):
        return 1
    try:
        bytes_ = Path(path).stat().st_size
    except (OSError, ValueError):
        return 1
    packed = options.expected_packing if path.casefold().endswith(".gz") else 1
    return max(1, bytes_ * packed // size)


def _first_time(path: str, seen: set[str]) -> bool:
    real = path if path == STDIN or is_address(path) else os.path.realpath(path)
    new = real not in seen
    seen.add(real)
    return new


# --- paths to files ------------------------------------------------------------------------


def _files(path: str) -> Iterator[str | Problem]:
    """Yield the files that *path* leads to."""
    if path == STDIN or is_address(path):
        yield path
    elif "\0" in path or not path:
        yield _problem(path or '""', "not a path", "no file can be called so", "Check the name.")
    elif os.path.lexists(path):
        yield from _walk(path, ())
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a pattern may be absolute
        if not matches:
            yield _problem(path, "no such files", "nothing matches the pattern", "Check it.")
        for match in matches:
            yield from _walk(match, ())
    else:
        yield _problem(path, "no such file", "nothing is there", "Check the path.")


def _walk(path: str, above: tuple[str, ...]) -> Iterator[str | Problem]:
    """Yield *path*, or the files below it in sorted order; hidden ones (".git") are passed over."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, RuntimeError) as error:
        yield _unreadable(path, error)
        return
    if not stat.S_ISDIR(mode):
        yield path
        return
    real = os.path.realpath(path)
    if real in above:
        yield _problem(path, "a folder inside itself", "a link leads back up", "Remove the link.")
        return
    try:
        names = sorted(os.listdir(path))  # noqa: PTH208 - names as the system gives them
    except OSError as error:
        yield _unreadable(path, error)
        return
    visible = [name for name in names if not name.startswith(".")]
    if not visible and not above:
        yield _problem(path, "an empty folder", "there is no file in it", "Check the path.")
    for name in visible:
        yield from _walk(os.path.join(path, name), (*above, real))  # noqa: PTH118


# --- files to documents --------------------------------------------------------------------


class _Door:
    """Opens files and lets their readers read them."""

    def __init__(
        self,
        stdin: BinaryIO | None,
        options: IngestOptions,
        readers: Sequence[Reader],
        fields: Fields,
        told: Beside,
        fetched: Fetch,
    ) -> None:
        self._stdin, self._options, self._readers = stdin, options, readers
        self._fields, self._told, self._fetched = fields, told, fetched

    def read(self, path: str) -> Iterator[Document | Problem]:
        """Yield the documents of one file, and its problems."""
        reader = next((reader for reader in self._readers if reader.accepts(path)), None)
        if path == STDIN:
            yield from self._streamed()
        elif is_address(path):
            yield from_web(path, self._options, self._fetched)
        elif reader is None:
            yield _other_kind(_shown(path))
        else:
            yield from self._opened(path, reader)

    def _opened(self, path: str, reader: Reader) -> Iterator[Document | Problem]:
        try:
            status = Path(path).stat()
            if not stat.S_ISREG(status.st_mode):
                why = "it is a device, pipe or socket"
                yield _problem(path, "not a file", why, "Pipe it to `-`.")
                return
            with Path(path).open("rb") as file:
                yield from reader.read(
                    Opened(
                        path=_shown(path),
                        file=file,
                        options=self._options,
                        taken=_moment(status.st_mtime),
                        fields=self._fields,
                        given=self._told.of(path),
                    )
                )
        except OSError as error:
            yield _unreadable(path, error)

    def _streamed(self) -> Iterator[Document | Problem]:
        if self._stdin is None:
            yield _problem(STDIN, "no standard input", "none was given", "Name a file instead.")
            return
        opened = Opened(path=STDIN, file=self._stdin, options=self._options, fields=self._fields)
        try:
            content = whole(opened)
        except (OSError, ValueError) as error:
            yield _problem(STDIN, "cannot be read", str(error), "Name a file instead.")
            return
        if isinstance(content, Problem):
            yield content
        else:
            yield from _sniffed(opened, content)


def from_web(
    url: str, options: IngestOptions = _DEFAULTS, fetched: Fetch = fetch
) -> Document | Problem:
    """Return the page at *url* as a document, or why there is none; never a file of this machine.

    What a stranger asks for may be given here as it is: see `onrecord.ingest.web.fetch`.
    """
    where = _shown(url.strip())
    answer = fetched(url)
    if isinstance(answer, Undecodable):
        return _problem(where, answer.what, answer.why, answer.next)
    opened = Opened(path=where, file=io.BytesIO(), options=options, taken=answer.taken)
    return response_document(opened, answer.response, answer.url)


_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"[^\n]*\}\s*(?:\n|$)")


def _sniffed(opened: Opened, content: bytes) -> Iterator[Document | Problem]:
    """Yield the documents of standard input, which has no name to go by, by how it begins."""
    from onrecord.ingest.feeds import looks_like_feed  # lxml takes 0.1 s to import
    from onrecord.ingest.pages import looks_like_page

    plain = unpacked(content, opened.options)
    start = b"" if isinstance(plain, Undecodable) else plain
    if looks_like_page(start):
        yield page_document(opened, content)
    elif looks_like_feed(start):
        yield feed_document(opened, content)
    elif _RECORD.match(start):
        yield from RecordReader().read(replace(opened, file=io.BytesIO(content)))
    else:
        yield text_document(opened, content)


def _moment(seconds: float) -> str | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError, OSError):
        return None


def _other_kind(path: str) -> Problem:
    suffix = kind_of_name(path)
    kind = (
        f"{suffix} files are not read yet" if suffix else "a file without a suffix may be anything"
    )
    return _problem(path, "not a report", kind, "Save its text as .txt, or pipe it to `-`.")


def _unreadable(path: str, error: OSError | RuntimeError) -> Problem:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _problem(
        _shown(path), "cannot be read", why[:1].lower() + why[1:], "Check the file and its rights."
    )


def _shown(path: str) -> str:
    """Return *path* so that it can be printed: names on disk need not be Unicode."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _problem(where: str, what: str, why: str, next_: str) -> Problem:
    return Problem(where=_shown(where), what=what, why=why, next=next_)
