"""CSV: a file for each kind of record, as spreadsheets open it.

UTF-8 with a byte order mark, without which Excel takes it for another encoding (a library can be
told ``utf-8-sig``, Excel cannot be told anything); lines end as RFC 4180 has it.

References:
    A cell that begins as a formula is computed when the file is opened: OWASP, "CSV Injection".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import BinaryIO

from onrecord.exports.forms import encodable
from onrecord.exports.story import Story
from onrecord.exports.tables import TABLES, Cell, Kind, Row, Table, each
from onrecord.records import At, Spans

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""Signs with which a cell may begin a formula in some spreadsheet, full-width ones included."""


class Csv:
    """Writes flat tables; lists within a cell are parted by "; ", spans written "12-40"."""

    names = tuple(f"{table.name}.csv" for table in TABLES)
    folder = True
    needs_text = False
    leaves_out = "the texts of articles (longer than a cell may be), times, furniture, problems"

    def write(self, story: Story, outs: Sequence[BinaryIO]) -> None:
        """Write a file for each kind of record."""
        to = {table.name: out for table, out in zip(TABLES, outs, strict=True)}
        for table in TABLES:
            names = [table.columns[place][0] for place in _kept(table)]
            to[table.name].write("\ufeff".encode() + _line(names))
        for table, row in each(story):
            to[table.name].write(_line(list(_cells(row, _kept(table), table))))


@cache
def _kept(table: Table) -> tuple[int, ...]:
    """Return which columns are written: a cell of a spreadsheet holds no article."""
    return tuple(n for n, (_, kind) in enumerate(table.columns) if kind is not Kind.LONG)


def _line(cells: Sequence[str | int | float]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def _cells(row: Row, kept: tuple[int, ...], table: Table) -> Iterator[str | int | float]:
    for place in kept:
        yield _cell(row[place], table.columns[place][1])


def _cell(value: Cell, kind: Kind) -> str | int | float:
    """Write a cell: numbers as they are, so that a spreadsheet can count; texts defused."""
    if value is None:
        return ""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, int | date):
        return value if isinstance(value, int) else value.isoformat()
    if isinstance(value, str):
        return defused(value)
    return defused("; ".join(_one(part) for part in value))


def _one(part: str | tuple[int, int] | At) -> str:
    if isinstance(part, At):
        return f"{part.article} {_places(part.spans)}"
    return part if isinstance(part, str) else f"{part[0]}-{part[1]}"


def _places(spans: Spans) -> str:
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def defused(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute, and before an apostrophe.

    So one apostrophe in front is always ours, and leaving it out gives the text again.

    >>> defused("=1+1"), defused("'twas"), defused("The bridge")
    ("'=1+1", "''twas", 'The bridge')
    """
    text = encodable(text)
    first = text.lstrip(" \u00a0")[:1]
    return "'" + text if first in FORMULA or text.startswith("'") else text
