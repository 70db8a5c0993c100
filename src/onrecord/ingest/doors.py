"""The readers, one for each kind of file; each takes an open file and yields documents."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, Protocol, cast

from onrecord.ingest.addresses import canonical
from onrecord.ingest.encodings import Undecodable, binary, decode
from onrecord.ingest.fields import Fields, Found, of_record, of_row, table
from onrecord.ingest.packed import GZIP, unpacked
from onrecord.options import IngestOptions
from onrecord.records import Document, DocumentKind, Given, Problem, Reading

STDIN = "-"
"""The path that stands for standard input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that is open, and what is known of it."""

    path: str
    """As messages show it."""
    file: BinaryIO
    options: IngestOptions
    taken: str | None = None
    fields: Fields = ()
    given: Given | None = None
    charset: str | None = None
    """The encoding that a server named."""

    def document(
        self, content: bytes, kind: DocumentKind, *, line: int | None = None, url: str | None = None
    ) -> Document:
        """Return a document of this file; *line* tells which of several."""
        fields = tuple(self.fields) if kind in {DocumentKind.RECORD, DocumentKind.ROW} else ()
        return Document(
            sha256=hashlib.sha256(content).hexdigest(),
            path=self.at(line),
            url=(self.given.url if self.given else None) or url,
            content=content,
            taken=self.taken,
            reading=Reading(kind=kind, fields=fields, given=self.given, charset=self.charset),
        )

    def problem(self, why: Undecodable, line: int | None = None) -> Problem:
        """Return a problem of this file."""
        return Problem(where=self.at(line), what=why.what, why=why.why, next=why.next)

    def at(self, line: int | None) -> str:
        """Return the path, with the number of a line."""
        return self.path if line is None else f"{self.path}:{line}"


class Reader(Protocol):
    """Reads one kind of file. It must give the same documents for the same bytes."""

    @property
    def name(self) -> str:
        """What the reader is called in messages."""

    def accepts(self, path: str) -> bool:
        """Tell whether the file's name says that it is of this kind."""

    def read(self, opened: Opened) -> Iterator[Document | Problem]:
        """Yield the documents of a file in the order in which they stand there.

        A file of many is read one by one: memory does not grow with the file.
        """


def kind_of_name(path: str) -> str:
    """Return a file's suffix in small letters, that under ``.gz`` where it is packed.

    >>> kind_of_name("a/Report.HTML.gz"), kind_of_name("report")
    ('.html', '')
    """
    name = PurePath(path).name.casefold().removesuffix(".gz")
    return PurePath(name).suffix


# --- one file, one document ------------------------------------------------------------------


class TextReader:
    """Reads plain text: one file, one document."""

    name = "text"

    def accepts(self, path: str) -> bool:
        """Tell whether the file is called ``.txt`` or ``.text``."""
        return kind_of_name(path) in {".txt", ".text"}

    def read(self, opened: Opened) -> Iterator[Document | Problem]:
        """Yield the document, or why it is none."""
        content = whole(opened)
        yield content if isinstance(content, Problem) else _no_page(opened, content)


def _no_page(opened: Opened, content: bytes) -> Document | Problem:
    """Return *content* as a text unless it plainly is a page under a text's name."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        from onrecord.ingest.pages import looks_like_page  # lxml takes 0.1 s to import

        if looks_like_page(content):
            why = "it is a page under the name of a text"
            return opened.problem(Undecodable("not a text", why, "Call it .html."))
    return text_document(opened, content)


def text_document(opened: Opened, content: bytes, url: str | None = None) -> Document | Problem:
    """Return *content* as a text, or why it is none; *url* tells where it was fetched."""
    plain = unpacked(content, opened.options)
    text = (
        plain if isinstance(plain, Undecodable) else decode(plain, opened.options, opened.charset)
    )
    if isinstance(text, Undecodable):
        return opened.problem(text)
    if not text.strip():
        return opened.problem(_BLANK)
    return opened.document(content, DocumentKind.TEXT, url=url)


class PageReader:
    """Reads web pages: one file, one document, also where it is gzip."""

    name = "page"

    def accepts(self, path: str) -> bool:
        """Tell whether the file is called ``.html``, ``.htm``, ``.xhtml`` or ``.xht``."""
        return kind_of_name(path) in {".html", ".htm", ".xhtml", ".xht"}

    def read(self, opened: Opened) -> Iterator[Document | Problem]:
        """Yield the document, or why it is none."""
        content = whole(opened)
        yield content if isinstance(content, Problem) else page_document(opened, content)


def page_document(opened: Opened, content: bytes, url: str | None = None) -> Document | Problem:
    """Return *content* as a page, or why it is none; *url* tells where it was fetched."""
    plain = unpacked(content, opened.options)
    wrong = plain if isinstance(plain, Undecodable) else binary(plain)
    if wrong is not None:
        return opened.problem(wrong)
    page = cast("bytes", plain)
    if not page.strip():
        return opened.problem(_BLANK)
    if len(page) > opened.options.page_bytes:
        limit = f"a page has less than {opened.options.page_bytes / 1_000_000:g} MB"
        return opened.problem(Undecodable("too large", limit, "Save its text as .txt."))
    return opened.document(content, DocumentKind.PAGE, url=url or canonical(page))


class FeedReader:
    """Reads RSS and Atom feeds: one file, one document, an article for each item with a text."""

    name = "feed"

    def accepts(self, path: str) -> bool:
        """Tell whether the file is called ``.rss``, ``.atom`` or ``.xml``."""
        return kind_of_name(path) in {".rss", ".atom", ".xml", ".rdf"}

    def read(self, opened: Opened) -> Iterator[Document | Problem]:
        """Yield the document, or why it is none."""
        content = whole(opened)
        yield content if isinstance(content, Problem) else feed_document(opened, content)


def feed_document(opened: Opened, content: bytes, url: str | None = None) -> Document | Problem:
    """Return *content* as a feed, or why it is none; *url* tells where it was fetched."""
    from onrecord.ingest.feeds import items  # lxml takes 0.1 s to import

    plain = unpacked(content, opened.options)
    found = plain if isinstance(plain, Undecodable) else items(plain, opened.options)
    if isinstance(found, Undecodable):
        return opened.problem(found)
    return opened.document(content, DocumentKind.FEED, url=url)


def whole(opened: Opened) -> bytes | Problem:
    """Return all bytes of a file that holds one document."""
    limit = opened.options.max_bytes
    content = opened.file.read(limit + 1)
    if len(content) > limit:
        return opened.problem(_too_large(opened.options))
    return content if content.strip() else opened.problem(_EMPTY)


_EMPTY = Undecodable("empty file", "there is no text in it", "Leave it out.")
_BLANK = Undecodable("empty file", "there is only white space in it", "Leave it out.")


def _too_large(options: IngestOptions) -> Undecodable:
    limit = f"a report has less than {options.max_bytes / 1_000_000:g} MB"
    return Undecodable("too large", limit, "Split it into reports.")


# --- one file, many documents ----------------------------------------------------------------


class RecordReader:
    """Reads JSON Lines: every line is a document of its own, so that files of any size are read."""

    name = "records"

    def accepts(self, path: str) -> bool:
        """Tell whether the file is called ``.jsonl``, ``.ndjson`` or ``.json``."""
        return kind_of_name(path) in {".jsonl", ".ndjson", ".json"}

    def read(self, opened: Opened) -> Iterator[Document | Problem]:
        """Yield a document for each line that holds a text, and why each of the others is none."""
        if kind_of_name(opened.path) == ".json":
            content = whole(opened)
            yield content if isinstance(content, Problem) else _record(opened, content, None)
            return
        yield from _patiently(opened, _lines(opened), _record)


def _record(opened: Opened, content: bytes, line: int | None) -> Document | Problem:
    found = of_record(content, opened.fields, opened.options)
    return _kept(opened, content, found, DocumentKind.RECORD, line)


class TableReader:
    """Reads CSV and TSV: every row, with the line of names before it, is a document of its own."""

    name = "table"

    def accepts(self, path: str) -> bool:
        """Tell whether the file is called ``.csv`` or ``.tsv``."""
        return kind_of_name(path) in {".csv", ".tsv"}

    def read(self, opened: Opened) -> Iterator[Document | Problem]:
        """Yield a document for each row that holds a text, and why each of the others is none."""
        yield from _patiently(opened, _rows(opened), _row)


def _row(opened: Opened, content: bytes, line: int) -> Document | Problem:
    found = of_row(content, opened.fields, opened.options)
    return _kept(opened, content, found, DocumentKind.ROW, line)


def _kept(
    opened: Opened, content: bytes, found: Found | Undecodable, kind: DocumentKind, line: int | None
) -> Document | Problem:
    if isinstance(found, Undecodable):
        return opened.problem(found, line)
    return opened.document(content, kind, line=line, url=found.given.url)


_Parse = Callable[[Opened, bytes, int], "Document | Problem"]
_Numbered = Iterator[tuple[int, "bytes | Undecodable"]]


def _patiently(opened: Opened, lines: _Numbered, parse: _Parse) -> Iterator[Document | Problem]:
    """Parse line by line, until so many from the first on were none that the file is none."""
    good, bad = 0, 0
    try:
        for n, line in lines:
            one = (
                opened.problem(line, n) if isinstance(line, Undecodable) else parse(opened, line, n)
            )
            yield one
            good, bad = good + isinstance(one, Document), bad + isinstance(one, Problem)
            if not good and bad >= opened.options.bad_lines:
                why = f"none of its first {bad} lines can be read"
                next_ = (
                    "See the problems before this one, and whether the file is what its name says."
                )
                yield opened.problem(Undecodable("left unread", why, next_))
                return
        if not good and not bad:
            yield opened.problem(_EMPTY)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        why = str(error)
        yield opened.problem(Undecodable("broken gzip", why[:1].lower() + why[1:], _AGAIN))


_AGAIN = "What stood before was read; fetch or pack the file again."


def _lines(opened: Opened) -> _Numbered:
    """Yield the lines that are not blank with their numbers, without their ends."""
    file, limit = _plain(opened), opened.options.max_bytes
    n = 0
    while line := file.readline(limit + 1):
        n += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(limit)
            yield n, _too_large(opened.options)
        elif line.strip():
            yield n, line.rstrip(b"\r\n")


def _plain(opened: Opened) -> BinaryIO:
    """Return the file, unpacked on the way where it is gzip."""
    start = opened.file.read(len(GZIP))
    again = cast("BinaryIO", io.BufferedReader(_Joined(start, opened.file)))
    return cast("BinaryIO", gzip.GzipFile(fileobj=again)) if start == GZIP else again


class _Joined(io.RawIOBase):
    """A file whose first bytes were read already: standard input cannot go back."""

    def __init__(self, start: bytes, file: BinaryIO) -> None:
        super().__init__()
        self._start, self._file = start, file

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill *buffer* with what comes next, and return how many bytes that are."""
        content = self._start[: len(buffer)] or self._file.read(len(buffer))
        self._start = self._start[len(buffer) :]
        buffer[: len(content)] = content
        return len(content)


def _rows(opened: Opened) -> _Numbered:
    """Yield each row below the names of the columns, in bytes that can be read by themselves.

    Signs that part cells and rows are the same in every encoding that has ASCII in it.
    """
    file, limit = _plain(opened), opened.options.max_bytes
    taken: list[bytes] = []
    size = n = 0

    def physical() -> Iterator[str]:
        nonlocal n, size
        while line := file.readline(limit + 1):
            n += 1
            size += len(line)
            if size > limit:
                raise csv.Error(f"a cell runs on over more than {limit / 1_000_000:g} MB")
            taken.append(line)
            yield line.decode("latin-1").replace("\x85", " ")

    names, start = b"", 1
    rows = table(physical(), opened.options)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield start, Undecodable("not a table", str(error), _QUOTES)
            return
        content, at = b"".join(taken), start
        taken.clear()
        size, start = len(names), n + 1
        if row is None:
            return
        if not names and content.strip():
            names = content if content.endswith(b"\n") else content + b"\n"
            if len(row) > opened.options.row_columns:
                yield at, Undecodable("not a table", f"it has {len(row)} columns", _QUOTES)
                return
        elif content.strip():
            yield at, names + content


_QUOTES = "Put cells that hold quotation marks or line ends in quotation marks."
