"""Parquet: a file for each kind of record, with types that pandas, DuckDB and Spark read.

Lists are lists, spans and pointers lists of structs, days dates. Needs pyarrow, which is larger
than all the rest of Onrecord together and therefore an extra.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from onrecord.exports.forms import encodable
from onrecord.exports.story import Story
from onrecord.exports.tables import TABLES, Cell, Kind, Row, Table, each
from onrecord.problems import MissingExtra
from onrecord.records import At
from onrecord.serialise import Json

if TYPE_CHECKING:
    import pyarrow

ROWS = 2_000
"""Rows held in memory at a time, one row group: 2,000 articles of five kilobytes are 10 MB."""


class Parquet:
    """Writes typed tables, with the texts of articles."""

    names = tuple(f"{table.name}.parquet" for table in TABLES)
    folder = True
    needs_text = False
    leaves_out = "times, furniture, problems, the bytes of documents"

    def write(self, story: Story, outs: Sequence[BinaryIO]) -> None:
        """Write a file for each kind of record.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        if find_spec("pyarrow") is None:
            raise MissingExtra("--to parquet", "pyarrow", "parquet")
        with ExitStack() as stack:
            files = {
                table.name: stack.enter_context(_File(table, story.root, out))
                for table, out in zip(TABLES, outs, strict=True)
            }
            for table, row in each(story):
                files[table.name].add(row)


class _File:
    """A file under way: rows are held until they make a group."""

    def __init__(self, table: Table, root: str, out: BinaryIO) -> None:
        import pyarrow
        from pyarrow.parquet import ParquetWriter

        told = {"onrecord.table": table.name, "onrecord.root": root}
        columns = [(name, _type(kind)) for name, kind in table.columns]
        self._table, self._rows = table, list[Row]()
        self._schema = pyarrow.schema(columns, metadata=told)
        self._writer = ParquetWriter(out, self._schema, compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._flush()
        self._writer.close()

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) == ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(_columns(self._rows, self._table, self._schema))
            self._rows = []


def _columns(rows: list[Row], table: Table, schema: pyarrow.Schema) -> pyarrow.Table:
    import pyarrow

    arrays = [
        pyarrow.array([_cell(row[place], kind) for row in rows], type=_type(kind))
        for place, (_, kind) in enumerate(table.columns)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _type(kind: Kind) -> pyarrow.DataType:
    import pyarrow as pa

    spans = pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64())]))
    match kind:
        case Kind.TEXT | Kind.LONG:
            return pa.string()
        case Kind.WHOLE:
            return pa.int64()
        case Kind.NUMBER:
            return pa.float64()
        case Kind.DAY:
            return pa.date32()
        case Kind.TEXTS:
            return pa.list_(pa.string())
        case Kind.SPANS:
            return spans
        case Kind.PLACES:
            names = [("article", pa.string()), ("path", pa.string()), ("spans", spans)]
            return pa.list_(pa.struct(names))


def _cell(value: Cell, kind: Kind) -> Cell | Json:
    if isinstance(value, str):
        return encodable(value)
    return [_one(part) for part in value] if isinstance(value, tuple) else value


def _one(part: str | tuple[int, int] | At) -> Json:
    if isinstance(part, At):
        spans = [_one(span) for span in part.spans]
        return {"article": part.article, "path": encodable(part.path), "spans": spans}
    if isinstance(part, str):
        return encodable(part)
    return {"start": part[0], "end": part[1]}
