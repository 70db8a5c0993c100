"""A table about files: where each is from, in its own words ("path,url,publisher,published")."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.ingest.dates import given_days
from onrecord.ingest.encodings import Undecodable, decode
from onrecord.ingest.fields import given_of, table
from onrecord.ingest.packed import unpacked
from onrecord.options import IngestOptions
from onrecord.problems import BadArgument
from onrecord.records import Given, Problem

_PATHS = ("path", "file", "filename", "file_name")
_DATES = ("published", "date", "publish_date", "published_at", "publication_date")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a table tells of files, by their real paths."""

    rows: Mapping[str, Given]

    def of(self, path: str) -> Given | None:
        """Return what is told of the file at *path*."""
        return self.rows.get(os.path.realpath(path)) if self.rows else None


def beside(
    path: str, roots: Sequence[str], options: IngestOptions
) -> tuple[Beside, tuple[Problem, ...]]:
    """Read a table about files.

    Args:
        path: the table, with a column ``path``; its paths count from its own folder, from the
            working folder, or from one of *roots*.
        roots: the folders that are read.
        options: the size limit.

    Returns:
        What it tells, and a problem for each row that names no file or no day.

    Raises:
        BadArgument: there is no such table.
    """
    words = _words(path, options)
    found: dict[str, Given] = {}
    problems: list[Problem] = []
    folders = [os.path.dirname(path) or ".", ".", *filter(os.path.isdir, roots)]  # noqa: PTH120
    for line, row in _rows(path, words, options):
        name = next((row[key] for key in _PATHS if row.get(key)), "")
        real = _real(name, folders)
        if real is None:
            problems.append(_problem(path, line, name))
            continue
        problems.extend(_undated(path, line, row))
        found[real] = given_of(row)
    return Beside(found), tuple(problems)


def _words(path: str, options: IngestOptions) -> str:
    try:
        with Path(path).open("rb") as file:
            content = file.read(options.max_bytes)
    except (OSError, ValueError) as error:
        why = str(getattr(error, "strerror", None) or error).casefold()
        raise _bad(path, why) from error
    plain = unpacked(content, options)
    words = plain if isinstance(plain, Undecodable) else decode(plain, options)
    if isinstance(words, Undecodable):
        raise _bad(path, f"{words.what}: {words.why}")
    return words


def _rows(path: str, words: str, options: IngestOptions) -> Iterator[tuple[int, dict[str, str]]]:
    rows = table(io.StringIO(words, newline=""), options)
    try:
        names = [name.strip().casefold().replace(" ", "_") for name in next(rows, [])]
        if not set(names) & set(_PATHS):
            raise _bad(path, f"it has no column path (but {', '.join(names[:8]) or 'none'})")
        for n, row in enumerate(rows, start=2):
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield n, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise _bad(path, str(error)) from error


def _real(name: str, folders: Sequence[str]) -> str | None:
    if not name or "\0" in name:
        return None
    tried = (os.path.join(folder, name) for folder in folders)  # noqa: PTH118
    return next((os.path.realpath(one) for one in tried if os.path.exists(one)), None)  # noqa: PTH110


def _problem(path: str, line: int, name: str) -> Problem:
    return Problem(
        where=f"{path} row {line}",
        what="no such file" if name else "no file named",
        why=f"{name!r} is not there" if name else "its path is empty",
        next="Write paths that count from the table's folder.",
    )


def _undated(path: str, line: int, row: Mapping[str, str]) -> Iterator[Problem]:
    words = next((row[key] for key in _DATES if row.get(key)), "")
    if words and given_days(words) is None:
        yield Problem(
            where=f"{path} row {line}",
            what="not a date",
            why=f"{words[:40]!r} names no day",
            next="Write it as 2023-05-03.",
        )


def _bad(path: str, why: str) -> BadArgument:
    next_ = "Give a CSV with the columns path,url,publisher,published."
    return BadArgument(path, "not a metadata table", why, next_)
