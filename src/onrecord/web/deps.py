"""What every endpoint is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Query, Request

from onrecord.ledger.claim_lists import Asked
from onrecord.ledger.store import Store
from onrecord.web.reading import opened


def _path(request: Request) -> Path:
    return Path(request.app.state.ledger)


def _store(path: Annotated[Path, Depends(_path)]) -> Iterator[Store]:
    with opened(path) as store:
        yield store


Reading = Annotated[Store, Depends(_store)]
"""The ledger, open to read for one request."""

Where = Annotated[Path, Depends(_path)]
"""The ledger's file."""


def _asked(
    q: Annotated[str, Query(max_length=2000)] = "",
    speaker: str = "",
    outlet: str = "",
    kind: str = "",
    status: str = "",
    reports: str = "",
    sort: str = "reports",
) -> Asked:
    least = int(reports) if reports.isdecimal() and len(reports) < 5 else None
    return Asked(
        words=q,
        near=True,
        speaker=speaker,
        outlet=outlet,
        kind=kind,
        status=status,
        reports=least or (1 if q.strip() else 2),
        sort=sort,
    )


ClaimsAsked = Annotated[Asked, Depends(_asked)]
"""Which claims are asked for: with words any, else those that two reports or more tell."""
