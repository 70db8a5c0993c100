"""The judgements of a ledger: appended, never changed."""

from __future__ import annotations

from sqlalchemy import insert, select

from onrecord.ledger import schema
from onrecord.ledger.file import File, put
from onrecord.ledger.pile import PENDING
from onrecord.ledger.rows import judgement_row
from onrecord.records import Judgement
from onrecord.serialise import read_judgement


class Judged(File):
    """What people decided."""

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, by time and id."""
        table = schema.judgements
        query = select(table.c.record).order_by(table.c.time, table.c.id)
        with self.transaction() as connection:
            return tuple(map(read_judgement, connection.execute(query).scalars()))

    def append(self, judgement: Judgement) -> None:
        """Keep a judgement; one that is here already changes nothing."""
        row = judgement_row(judgement)
        with self.transaction() as connection:
            connection.execute(insert(schema.judgements).prefix_with("OR IGNORE").values(row))
            put(connection, PENDING, "yes")
