"""Parquet: a file for each kind of record, with types that pandas, DuckDB and Spark read.

Lists are lists, spans and pointers lists of structs, days dates. Needs pyarrow, which is larger
than all the rest of Onrecord together and therefore an extra.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from onrecord.exports import Part
from onrecord.exports.forms import encodable
from onrecord.exports.story import Story
from onrecord.exports.tables import TABLES, Cell, Kind, Row, Table
from onrecord.problems import MissingExtra
from onrecord.records import At
from onrecord.serialise import Json

if TYPE_CHECKING:
    import pyarrow

ROWS = 2_000
"""Rows held in memory at a time, one row group: 2,000 articles of five kilobytes are 10 MB."""


class Parquet:
    """Writes typed tables, with the texts of articles."""

    folder = True
    needs_text = False
    leaves_out = "times, furniture, problems, the bytes of documents"

    def parts(self, story: Story) -> tuple[Part, ...]:
        """Return a file for each kind of record.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        if find_spec("pyarrow") is None:
            raise MissingExtra("--to parquet", "pyarrow", "parquet")
        return tuple(_part(table, story) for table in TABLES)


def _part(table: Table, story: Story) -> Part:
    def write(out: BinaryIO) -> None:
        import pyarrow
        from pyarrow.parquet import ParquetWriter

        told = {"onrecord.table": table.name, "onrecord.root": story.root}
        schema = pyarrow.schema([(n, _type(kind)) for n, kind in table.columns], metadata=told)
        with ParquetWriter(out, schema, compression="zstd") as writer:
            for rows in _some(table.rows(story)):
                writer.write_table(_columns(rows, table, schema))

    return Part(name=f"{table.name}.parquet", write=write)


def _some(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Return *rows* a few at a time."""
    rest = iter(rows)
    while some := list(islice(rest, ROWS)):
        yield some


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
