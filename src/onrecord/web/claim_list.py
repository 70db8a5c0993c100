"""The page that lists claims: what is asked for, and what may be asked for further."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.ledger.claim_lists import (
    Asked,
    Facet,
    ListedClaim,
    claim_ids,
    listed_claims,
    outlets,
    speakers,
)
from onrecord.ledger.store import Store
from onrecord.web.reading import ROWS, paged

CHOICES = 40
"""Speakers and outlets to choose from; the others are found by their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """A page of the list of claims."""

    asked: Asked
    rows: tuple[ListedClaim, ...]
    speakers: tuple[Facet, ...]
    outlets: tuple[Facet, ...]
    page: int
    pages: int
    total: int


def claims(store: Store, asked: Asked, page: int) -> Claims:
    """List the claims that are *asked* for."""
    ids = claim_ids(store, asked)
    number, pages = paged(len(ids), page)
    return Claims(
        asked=asked,
        rows=listed_claims(store, ids[(number - 1) * ROWS : number * ROWS]),
        speakers=speakers(store, CHOICES),
        outlets=outlets(store, CHOICES),
        page=number,
        pages=pages,
        total=len(ids),
    )
