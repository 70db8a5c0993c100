"""From paths to documents: files, folders, globs and standard input, each problem as a value.

A :class:`Reader` reads one kind of file. Readers for other kinds (HTML, feeds, WARC) join by the
entry-point group ``onrecord.readers``; here is the one for text.
"""

from __future__ import annotations

import glob
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from onrecord.ingest.encodings import Undecodable, decode
from onrecord.options import IngestOptions
from onrecord.records import Document, Problem

STDIN = "-"
"""The path that stands for standard input."""


class Reader(Protocol):
    """Reads one kind of file. It must give the same documents for the same bytes."""

    @property
    def name(self) -> str:
        """What the reader is called in messages."""

    def accepts(self, path: str) -> bool:
        """Tell whether the file's name says that it is of this kind."""

    def read(
        self, path: str, content: bytes, options: IngestOptions
    ) -> Iterator[Document | Problem]:
        """Yield the documents of *content* in the order in which they stand there."""


class TextReader:
    """Reads plain text: one file, one document."""

    name = "text"

    def accepts(self, path: str) -> bool:
        """Tell whether the file is called ``.txt`` or ``.text``, or is standard input."""
        return path == STDIN or Path(path).suffix.casefold() in {".txt", ".text"}

    def read(
        self, path: str, content: bytes, options: IngestOptions
    ) -> Iterator[Document | Problem]:
        """Yield the document, or why it is none."""
        if not content.strip():
            yield _problem(path, "empty file", "there is no text in it", "Leave it out.")
            return
        text = decode(content, options)
        if isinstance(text, Undecodable):
            yield _problem(path, text.what, text.why, text.next)
        elif not text.strip():
            yield _problem(path, "empty file", "there is only white space in it", "Leave it out.")
        else:
            yield document(path, content)


def document(path: str, content: bytes, url: str | None = None) -> Document:
    """Return the document of *content*, addressed by its SHA-256.

    >>> document("a.txt", b"The bridge is shut.").sha256[:10]
    '5bec2aa2e3'
    """
    return Document(sha256=hashlib.sha256(content).hexdigest(), path=path, url=url, content=content)


_DEFAULTS = IngestOptions()
_READERS: tuple[Reader, ...] = (TextReader(),)


def read(
    paths: Iterable[str | os.PathLike[str]],
    stdin: BinaryIO | None = None,
    options: IngestOptions = _DEFAULTS,
    readers: Sequence[Reader] = _READERS,
) -> Iterator[Document | Problem]:
    """Yield the documents of *paths*, and a problem for all that cannot be read.

    Args:
        paths: files, folders (read to their bottom), globs (``**`` too), or ``-``.
        stdin: what ``-`` reads from.
        options: the size limit, and how bytes become text.
        readers: the kinds of file that are understood; the first that accepts a name reads it.

    Returns:
        Documents and problems in the order of *paths*, folders and globs in sorted order; a file
        that several paths reach comes once.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _files(os.fspath(path)):
            if isinstance(found, Problem):
                yield found
            elif _first_time(found, seen):
                yield from _read_one(found, stdin, options, readers)


def _first_time(path: str, seen: set[str]) -> bool:
    real = path if path == STDIN else os.path.realpath(path)
    new = real not in seen
    seen.add(real)
    return new


# --- paths to files ------------------------------------------------------------------------


def _files(path: str) -> Iterator[str | Problem]:
    """Yield the files that *path* leads to."""
    if path == STDIN:
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


def _read_one(
    path: str, stdin: BinaryIO | None, options: IngestOptions, readers: Sequence[Reader]
) -> Iterator[Document | Problem]:
    shown = _shown(path)
    reader = next((reader for reader in readers if reader.accepts(path)), None)
    if reader is None:
        yield _other_kind(shown)
        return
    content = _stream(stdin, options) if path == STDIN else _content(path, options)
    if isinstance(content, Problem):
        yield content
    else:
        yield from reader.read(shown, content, options)


def _other_kind(path: str) -> Problem:
    suffix = Path(path).suffix
    kind = (
        f"{suffix} files are not read yet" if suffix else "a file without a suffix may be anything"
    )
    return _problem(path, "not a text file", kind, "Save its text as .txt, or pipe it to `-`.")


def _content(path: str, options: IngestOptions) -> bytes | Problem:
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            return _problem(
                _shown(path), "not a file", "it is a device, pipe or socket", "Pipe it to `-`."
            )
        if status.st_size > options.max_bytes:
            return _too_large(_shown(path), options)
        with Path(path).open("rb") as file:
            content = file.read(options.max_bytes + 1)
    except OSError as error:
        return _unreadable(path, error)
    return _too_large(_shown(path), options) if len(content) > options.max_bytes else content


def _stream(stdin: BinaryIO | None, options: IngestOptions) -> bytes | Problem:
    if stdin is None:
        return _problem(STDIN, "no standard input", "none was given", "Name a file instead.")
    try:
        content = stdin.read(options.max_bytes + 1)
    except (OSError, ValueError) as error:
        return _problem(STDIN, "cannot be read", str(error), "Name a file instead.")
    return _too_large(STDIN, options) if len(content) > options.max_bytes else content


def _too_large(path: str, options: IngestOptions) -> Problem:
    limit = f"{options.max_bytes / 1_000_000:g} MB"
    return _problem(path, "too large", f"a report has less than {limit}", "Split it into reports.")


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
