"""What every endpoint is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote

from fastapi import Depends, Query, Request

from onrecord.ledger.claim_facets import Facets
from onrecord.ledger.claim_lists import Asked
from onrecord.ledger.store import Store
from onrecord.records import Series
from onrecord.web.desk import Whole
from onrecord.web.judging import login
from onrecord.web.kept import Kept
from onrecord.web.pool import Pool
from onrecord.web.sources import KeptSources
from onrecord.web.writing import Writing


@dataclass(frozen=True, slots=True)
class Holding:
    """What the app holds between requests: the ledger, open, and what was found in it."""

    pool: Pool
    facets: Kept[Facets] = field(default_factory=Kept)
    whole: Kept[Whole] = field(default_factory=Kept)
    series: Kept[tuple[Series, ...]] = field(default_factory=Kept)
    sources: KeptSources = field(default_factory=KeptSources)
    names: Kept[tuple[str, ...]] = field(default_factory=Kept)


def _holding(request: Request) -> Holding:
    holding = request.app.state.holding
    assert isinstance(holding, Holding)
    return holding


Held = Annotated[Holding, Depends(_holding)]
"""What the app holds between requests."""


def _path(held: Held) -> Path:
    return held.pool.ledger


def _store(held: Held) -> Iterator[Store]:
    with held.pool.store() as store:
        yield store


Reading = Annotated[Store, Depends(_store)]
"""The ledger, open to read for one request."""

Where = Annotated[Path, Depends(_path)]
"""The ledger's file."""


Named = Annotated[str, Query(max_length=200)]
"""A name, or words of one."""


def _writing(request: Request) -> Writing:
    writing: Writing = request.app.state.writing
    return writing


Write = Annotated[Writing, Depends(_writing)]
"""What is written to the ledger from its pages."""

NAME = "onrecord_author"
"""The cookie that keeps under which name somebody judges."""


def _author(request: Request) -> str:
    return unquote(request.cookies.get(NAME, "")) or login()


Author = Annotated[str, Depends(_author)]
"""Who judges, as last time; else the name under which the server runs."""


def _asked(
    q: Annotated[str, Query(max_length=2000)] = "",
    speaker: str = "",
    outlet: str = "",
    kind: str = "",
    class_: Annotated[str, Query(alias="class")] = "",
    status: str = "",
    grade: str = "",
    origins: str = "",
    since: str = "",
    until: str = "",
    reports: str = "",
    sort: str = "",
) -> Asked:
    least = int(reports) if reports.isdecimal() and len(reports) < 5 else None
    return Asked(
        words=q,
        near=True,
        speaker=speaker,
        outlet=outlet,
        kind=kind,
        class_=class_,
        status=status,
        grade=grade,
        origins=origins,
        since=_day(since),
        until=_day(until),
        reports=least or (1 if q.strip() else 2),
        sort=sort,
    )


def _day(written: str) -> date | None:
    """Read a day; what is none narrows nothing down, as a half-filled field does not."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


ClaimsAsked = Annotated[Asked, Depends(_asked)]
"""Which claims are asked for: with words any, else those that two reports or more tell."""
