"""What a ledger holds as a whole: counts, days, and who is relied on by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, text

from onrecord.ledger import schema
from onrecord.ledger.store import Store
from onrecord.records import Event
from onrecord.serialise import read_event

_A, _S, _C, _E = schema.articles.c, schema.statements.c, schema.claims.c, schema.events.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a ledger holds. ``repeated`` claims are told by several reports; ``newest`` numbers
    the report that came in last."""

    reports: int
    outlets: int
    claims: int
    repeated: int
    newest: int


def counts(store: Store) -> Counts:
    """Count what a ledger holds."""
    held = select(func.count(), func.count(_A.publisher.distinct()), func.max(_A.number))
    repeated = select(func.count()).where(_C.reports > 1)
    with store.transaction() as connection:
        reports, outlets, newest = connection.execute(held.select_from(schema.articles)).one()
        claims = connection.execute(select(func.count()).select_from(schema.claims)).scalar_one()
        several = connection.execute(repeated).scalar_one()
    return Counts(
        reports=reports, outlets=outlets, claims=claims, repeated=several, newest=newest or 0
    )


def came_last(store: Store, most: int, after: int = 0) -> tuple[tuple[int, str], ...]:
    """Return number and id of the articles that came in last, the last first."""
    query = select(_A.number, _A.id).where(_A.number > after).order_by(_A.number.desc())
    with store.transaction() as connection:
        return tuple((row[0], row[1]) for row in connection.execute(query.limit(most)))


def came_after(store: Store, number: int) -> int:
    """Count the articles that came in after the one of this number."""
    query = select(func.count()).where(_A.number > number).select_from(schema.articles)
    with store.transaction() as connection:
        return connection.execute(query).scalar_one()


def report_days(store: Store) -> tuple[tuple[date, int], ...]:
    """Return the days on which reports appeared, with how many; those whose day is known."""
    query = (
        select(_A.published_latest, func.count())
        .where(_A.published_latest == _A.published_earliest)
        .group_by(_A.published_latest)
        .order_by(_A.published_latest)
    )
    with store.transaction() as connection:
        return tuple((date.fromisoformat(day), n) for day, n in connection.execute(query))


def events_between(store: Store, first: date, last: date, most: int) -> tuple[Event, ...]:
    """Return the events of a time that most articles tell, the earliest first."""
    query = (
        select(_E.record)
        .where(_E.earliest >= first.isoformat(), _E.latest <= last.isoformat())
        .order_by(_E.articles.desc(), _E.n)
        .limit(most)
    )
    with store.transaction() as connection:
        found = map(read_event, connection.execute(query).scalars())
        return tuple(sorted(found, key=lambda event: (event.earliest, event.latest, event.id)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Relied:
    """That reports have words from somebody: ``by`` has them from ``on``.

    ``outlet`` tells that ``by`` is a publisher, not a hop of a chain; ``articles`` are the reports
    in which that stands, ``statements`` how often.
    """

    by: str
    on: str
    outlet: bool
    articles: frozenset[str]
    statements: int


def relied(store: Store) -> tuple[Relied, ...]:
    """Return who has words from whom as the reports state it, each by the first of all names."""
    query = text(
        "SELECT articles.publisher, statements.relay, statements.article, count(*) "
        "FROM statements JOIN articles ON articles.id = statements.article "
        "WHERE statements.relay != '' GROUP BY statements.relay, statements.article"
    )
    called = _called(store)
    found: dict[tuple[str, str, bool], dict[str, int]] = {}
    with store.transaction() as connection:
        for publisher, relay, article, statements in connection.execute(query):
            hops = [called.get((article, hop), hop) for hop in relay.split(" → ")]
            for by, on, outlet in _steps(publisher, hops):
                known = found.setdefault((by, on, outlet), {})
                known[article] = known.get(article, 0) + statements
    return tuple(
        Relied(by=by, on=on, outlet=outlet, articles=frozenset(told), statements=sum(told.values()))
        for (by, on, outlet), told in found.items()
    )


def _called(store: Store) -> dict[tuple[str, str], str]:
    """Return what the speakers of each article are called first over the pile."""
    query = text(
        "SELECT DISTINCT statements.article, statements.speaker, entities.name FROM statements "
        "CROSS JOIN entity_members ON entity_members.article = statements.article "
        "AND entity_members.article_entity = statements.speaker_id "
        "CROSS JOIN entities ON entities.id = entity_members.entity "
        "WHERE statements.speaker != entities.name"
    )
    with store.transaction() as connection:
        return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def _steps(publisher: str | None, hops: Iterable[str]) -> Iterable[tuple[str, str, bool]]:
    by, outlet = publisher or "", True
    for hop in hops:
        if hop != by:
            yield by, hop, outlet
        by, outlet = hop, False
