"""What the pile shows, in a ledger: matches, claims and whatever else is made of all articles.

Matches and claims are kept in step with the articles: what a change does not touch stays as it is.
The rest is made as a whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import (
    CompoundSelect,
    Connection,
    bindparam,
    delete,
    insert,
    select,
    union,
    update,
)

from onrecord.ledger import schema
from onrecord.ledger.articles import Articles
from onrecord.ledger.file import drop, get, put
from onrecord.ledger.rows import Row, made_rows
from onrecord.records import (
    Claim,
    Dated,
    Distortion,
    Entity,
    Event,
    Made,
    Match,
    Series,
)
from onrecord.serialise import (
    line,
    read_claim,
    read_dated,
    read_distortion,
    read_entity,
    read_event,
    read_match,
    read_series,
)

PENDING = "pending"
"""Key in ``meta``: articles or judgements came in since matches and claims were last made."""

ROOT = "root"
"""Key in ``meta``: the root hash of what matches and claims were made from."""

MADE_BY = "made_by"
"""Key in ``meta``: what made the matches and claims: version and options."""

WITHHELD = "withheld"
"""Key in ``meta`` of a ledger that was packed without all of it: what was left out."""

MADE = "made "
"""Begins a key in ``meta``: the sum of the hashes of all records in the table that it names."""


class Pile(Articles):
    """What the articles of a ledger show together."""

    def stale(self, made_by: str | None = None) -> bool:
        """Tell whether matches and claims are older than the articles, or *made_by* another."""
        with self.transaction() as connection:
            pending = get(connection, PENDING) is not None
            maker = get(connection, MADE_BY)
        return pending or (made_by is not None and maker != made_by)

    def stale_maker(self, made_by: str) -> bool:
        """Tell whether another maker made the matches and claims, or none yet did."""
        with self.transaction() as connection:
            return get(connection, MADE_BY) != made_by

    def match_ids(self) -> frozenset[str]:
        """Return the ids of all matches."""
        with self.transaction() as connection:
            return frozenset(connection.execute(select(schema.matches.c.id)).scalars())

    def made(self) -> Made:
        """Return what the pile shows."""
        return read_made({table.name: self.records(table.name) for table in schema.RECORDS})

    def matches(self) -> tuple[Match, ...]:
        """Return the matches by article and place."""
        return tuple(map(read_match, self.records(schema.matches.name)))

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims by article and place of their first statement."""
        return tuple(map(read_claim, self.records(schema.claims.name)))

    def each_claim(self) -> Iterator[Claim]:
        """Yield the claims in the same order, one at a time: there may be a hundred thousand."""
        table = schema.claims.c
        query = select(table.record).order_by(schema.order(schema.claims.name))
        with self.transaction() as connection:
            for record in connection.execute(query).yield_per(CHUNK).scalars():
                yield read_claim(record)

    def made_but_claims(self) -> Made:
        """Return what the pile shows beside claims, which are most of it."""
        tables = (table.name for table in schema.RECORDS if table is not schema.claims)
        return read_made({"claims": (), **{name: self.records(name) for name in tables}})

    def match(self, id: str) -> Match:
        """Return one match."""
        return read_match(self._record(schema.matches.name, id))

    def claim(self, id: str) -> Claim:
        """Return one claim."""
        return read_claim(self._record(schema.claims.name, id))

    def _record(self, name: str, id: str) -> str:
        table = schema.metadata.tables[name]
        query = select(table.c.record).where(table.c.id == id)
        with self.transaction() as connection:
            record: str = connection.execute(query).scalar_one()
            return record

    def records(self, name: str) -> Sequence[str]:
        """Return the records of a table of what the pile shows, in their order."""
        query = select(schema.metadata.tables[name].c.record).order_by(schema.order(name))
        with self.transaction() as connection:
            return connection.execute(query).scalars().all()

    def entities(self) -> tuple[Entity, ...]:
        """Return who is one over the articles, in the order in which they were made."""
        return tuple(map(read_entity, self.records(schema.entities.name)))

    def dates(self) -> tuple[Dated, ...]:
        """Return when undated articles appeared by what others tell, by article."""
        return tuple(map(read_dated, self.records(schema.dates.name)))

    def distortions(self) -> tuple[Distortion, ...]:
        """Return what changed in the words between reports, by article and place."""
        return tuple(map(read_distortion, self.records(schema.distortions.name)))

    def events(self) -> tuple[Event, ...]:
        """Return the timeline, the earliest first."""
        return tuple(map(read_event, self.records(schema.events.name)))

    def series(self) -> tuple[Series, ...]:
        """Return the figures as series, in the order in which they were made."""
        return tuple(map(read_series, self.records(schema.series.name)))

    def claims_of(self, statement: str) -> tuple[str, ...]:
        """Return the ids of the claims that a statement belongs to, sorted."""
        table = schema.claim_statements
        query = select(table.c.claim).where(table.c.statement == statement).order_by(table.c.claim)
        with self.transaction() as connection:
            return tuple(connection.execute(query).scalars())

    # --- kept in step --------------------------------------------------------------------------

    def replace_matches(
        self, before: Collection[Match], after: Collection[Match]
    ) -> tuple[tuple[Match, ...], tuple[Match, ...]]:
        """Put *after* in the place of *before*, and return what left and what came."""
        gone, new = _differing(before, after)
        self._replace(schema.matches.name, [one.id for one in gone], Made(matches=new))
        return gone, new

    def replace_claims(
        self, before: Collection[Claim], after: Collection[Claim]
    ) -> tuple[Claim, ...]:
        """Put *after* in the place of *before*, and return those that left and those that came."""
        gone, new = _differing(before, after)
        self._replace(schema.claims.name, [one.id for one in gone], Made(claims=new))
        return (*gone, *new)

    def replace_whole(self, made: Made, *tables: str) -> None:
        """Put what *made* holds of *tables*, made as a whole, in the place of what is there.

        Rows that are the same stay: ten reports more leave most of thousands as they were.
        """
        with self.transaction() as connection:
            fresh = {id for name in tables for id in _outdated(connection, name, made)}
        self._put_in(_only(made, fresh))
        with self.transaction() as connection:
            for name in tables:
                _number(connection, name, [one.id for one in _whole(made, name)])

    def clear(self) -> None:
        """Take out all that the pile shows, and what it was made from."""
        with self.transaction() as connection:
            connection.execute(
                delete(schema.spans).where(schema.spans.c.owner.in_(owners_of_made()))
            )
            for table in (*schema.MEMBERS, *schema.RECORDS, *schema.STEPS):
                connection.execute(delete(table))
            for table in schema.RECORDS:
                drop(connection, MADE + table.name)

    def _replace(self, name: str, gone: Sequence[str], new: Made) -> None:
        with self.transaction() as connection:
            take_out(connection, name, gone)
        self._put_in(new)

    def _put_in(self, made: Made) -> None:
        rows = made_rows(made, self.texts())
        with self.transaction() as connection:
            insert_rows(connection, rows)
            for table in schema.RECORDS:
                _count(connection, table.name, [str(row["record"]) for row in rows[table.name]], +1)

    def settle(self, made_by: str) -> None:
        """Say that matches and claims are those of the articles and judgements as they stand."""
        with self.transaction() as connection:
            put(connection, ROOT, self.root())
            put(connection, MADE_BY, made_by)
            drop(connection, PENDING)
            connection.execute(delete(schema.loose))

    def made_sum(self, name: str) -> str:
        """Return the sum of the hashes of a table's records, as ``meta`` should have it."""
        return f"{_sum(self.records(name)):064x}"


def read_made(records: Mapping[str, Iterable[str]]) -> Made:
    """Return what the pile shows from the records of every table in ``schema.RECORDS``."""
    return Made(
        matches=tuple(map(read_match, records["matches"])),
        entities=tuple(map(read_entity, records["entities"])),
        claims=tuple(map(read_claim, records["claims"])),
        dates=tuple(map(read_dated, records["dates"])),
        series=tuple(map(read_series, records["series"])),
        events=tuple(map(read_event, records["events"])),
        distortions=tuple(map(read_distortion, records["distortions"])),
    )


def _whole(made: Made, name: str) -> Sequence[Entity | Dated | Series | Event | Distortion]:
    """Return the records of a table that is made as a whole."""
    tables: dict[str, Sequence[Entity | Dated | Series | Event | Distortion]] = {
        "entities": made.entities,
        "dates": made.dates,
        "series": made.series,
        "events": made.events,
        "distortions": made.distortions,
    }
    return tables[name]


def _only(made: Made, ids: Collection[str]) -> Made:
    """Return the records of these ids, of what is made as a whole."""
    return Made(
        entities=tuple(one for one in made.entities if one.id in ids),
        dates=tuple(one for one in made.dates if one.id in ids),
        series=tuple(one for one in made.series if one.id in ids),
        events=tuple(one for one in made.events if one.id in ids),
        distortions=tuple(one for one in made.distortions if one.id in ids),
    )


def _outdated(connection: Connection, name: str, made: Made) -> set[str]:
    """Take the records out of a table that are no more as they were; return which to put in."""
    table = schema.metadata.tables[name].c
    before = {row.id: row.record for row in connection.execute(select(table.id, table.record))}
    now = {one.id: line(one) for one in _whole(made, name)}
    take_out(connection, name, [id for id, record in before.items() if now.get(id) != record])
    return {id for id, record in now.items() if before.get(id) != record}


def _number(connection: Connection, name: str, ids: Sequence[str]) -> None:
    """Write the order of the records of a table."""
    table = schema.metadata.tables[name]
    here = (table.c.id == bindparam("_id")) & (table.c.n != bindparam("_n"))
    if ids:
        rows = [{"_id": id, "_n": n} for n, id in enumerate(ids)]
        connection.execute(update(table).where(here).values(n=bindparam("_n")), rows)


_Record = TypeVar("_Record", Match, Claim)


def _differing(
    before: Iterable[_Record], after: Iterable[_Record]
) -> tuple[tuple[_Record, ...], tuple[_Record, ...]]:
    """Return what is in the one only, and in the other only."""
    ours, theirs = {one.id: one for one in before}, {one.id: one for one in after}
    gone = tuple(one for one in ours.values() if theirs.get(one.id) != one)
    return gone, tuple(one for one in theirs.values() if ours.get(one.id) != one)


def owners_of_made() -> CompoundSelect[str]:
    """Select the ids of all records that the pile shows: what owns spans beside articles."""
    return union(*(select(table.c.id) for table in schema.RECORDS))


def insert_rows(connection: Connection, rows: Mapping[str, Sequence[Row]]) -> None:
    """Insert rows into the tables of these names, in this order."""
    for table, some in rows.items():
        if some:
            connection.execute(insert(schema.metadata.tables[table]), list(some))


CHUNK = 500
"""Values named in one query: SQLite takes some thousands, and prepares long lists slowly."""


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """Return *values* in lists short enough for one query."""
    some = list(values)
    for at in range(0, len(some), CHUNK):
        yield some[at : at + CHUNK]


def take_out(connection: Connection, name: str, ids: Iterable[str]) -> None:
    """Take records that the pile shows out of a table, with their parts and spans."""
    table = schema.metadata.tables[name]
    for some in chunks(ids):
        records = connection.execute(select(table.c.record).where(table.c.id.in_(some)))
        held = records.scalars().all()
        if not held:
            continue
        _count(connection, name, held, -1)
        connection.execute(delete(schema.spans).where(schema.spans.c.owner.in_(some)))
        for part in schema.MEMBERS:
            for key in part.foreign_keys:
                if key.column.table is table:
                    connection.execute(delete(part).where(key.parent.in_(some)))
        connection.execute(delete(table).where(table.c.id.in_(some)))


def _count(connection: Connection, name: str, records: Iterable[str], sign: int) -> None:
    """Add the hashes of records to the sum of their table, or take them off it."""
    key = MADE + name
    before = int(get(connection, key) or "0", 16)
    put(connection, key, f"{(before + sign * _sum(records)) % _MODULUS:064x}")


_MODULUS = 1 << 256


def _sum(records: Iterable[str]) -> int:
    """Sum the SHA-256 of records: it follows each change, and no order counts."""
    hashes = (hashlib.sha256(record.encode()).digest() for record in records)
    return sum(int.from_bytes(digest) for digest in hashes) % _MODULUS
