"""What the claims of a list have in common, counted: what it may be narrowed down by."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import select, text

from onrecord.ledger import schema
from onrecord.ledger.claim_lists import ORIGINS, SPEAKER, WHO, folded, one_of
from onrecord.ledger.store import Store

_C = schema.claims.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A value that claims of a list have, and how many have it."""

    value: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Values of each kind, the most frequent first."""

    speaker: tuple[Facet, ...]
    outlet: tuple[Facet, ...]
    kind: tuple[Facet, ...]
    class_: tuple[Facet, ...]
    status: tuple[Facet, ...]
    grade: tuple[Facet, ...]
    origins: tuple[Facet, ...]


_TOLD = text(
    f"SELECT claim_statements.claim, claim_statements.article, {SPEAKER}, "
    'statements.kind, statements."class" FROM json_each(:ids) AS wanted '
    "CROSS JOIN claim_statements ON claim_statements.claim = wanted.value "
    f"CROSS JOIN statements ON statements.id = claim_statements.statement {WHO}"
)


def facets(store: Store, ids: Collection[str], most: int) -> Facets:
    """Count what the claims of these *ids* have in common.

    Args:
        store: the ledger.
        ids: the claims; costs some fifty microseconds for each.
        most: speakers and outlets to return.
    """
    publishers = select(schema.articles.c.id, schema.articles.c.publisher)
    claims = select(_C.status, _C.grade, *(test.label(name) for name, test in ORIGINS.items()))
    with store.transaction() as connection:
        outlets = {row.id: row.publisher for row in connection.execute(publishers)}
        told = connection.execute(_TOLD, {"ids": json.dumps(list(ids))}).all()
        whole = connection.execute(claims.where(_C.id.in_(one_of(ids)))).all()
    names: dict[str, str] = {}
    return Facets(
        speaker=_counted({(row[0], _one(row[2], names)) for row in told}, most),
        outlet=_counted({(row[0], outlets.get(row[1])) for row in told}, most),
        kind=_counted({(row[0], row[3]) for row in told}, most),
        class_=_counted({(row[0], row[4]) for row in told}, most),
        status=_counted(((n, row.status) for n, row in enumerate(whole)), most),
        grade=_counted(((n, row.grade) for n, row in enumerate(whole)), most),
        origins=_counted(
            (
                (n, name)
                for n, row in enumerate(whole)
                for name, holds in zip(ORIGINS, row[2:], strict=True)
                if holds
            ),
            most,
        ),
    )


def _one(name: str | None, names: dict[str, str]) -> str | None:
    """Return the first way in which a name was written among *names*, which it joins."""
    return names.setdefault(folded(name), name) if name else None


def _counted(values: Iterable[tuple[object, str | None]], most: int) -> tuple[Facet, ...]:
    """Count values, each given once for every claim that has it."""
    counts = Counter(value for _, value in values if value)
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Facet(value=value, claims=claims) for value, claims in ordered[:most])
