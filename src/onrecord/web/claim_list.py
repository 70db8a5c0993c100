"""The page that lists claims: what is asked for, and what may be asked for further."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger.claim_facets import Facets, facets
from onrecord.ledger.claim_lists import Asked, ListedClaim, chosen, listed_claims
from onrecord.ledger.store import Store
from onrecord.views.folding import folded
from onrecord.views.hits import Stretch, stretches
from onrecord.web.kept import Kept
from onrecord.web.reading import ROWS, paged

CHOICES = 12
"""Speakers and outlets to choose from; the others are found by their words."""

COUNTED = 2_000
"""Claims of which it is counted what they have in common: of more it takes too long, and says less
than narrowing them down first."""

FURTHEST = 1_000_000
"""The last page that may be asked for: SQLite counts no further than 64 bits."""

TAKEN = 20_000
"""Claims in a list that is taken along as a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim in the list, with those worded nearly the same by the same speakers.

    ``text`` marks what was looked for; ``words`` are those of the statement in which it stands,
    where the claim's own words do not have it.
    """

    claim: ListedClaim
    text: tuple[Stretch, ...]
    words: tuple[Stretch, ...]
    alike: tuple[ListedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """A page of the list of claims. ``facets`` is ``None`` where there are too many to count."""

    asked: Asked
    rows: tuple[Row, ...]
    facets: Facets | None
    page: int
    pages: int
    total: int


def claims(store: Store, asked: Asked, page: int, kept: Kept[Facets]) -> Claims:
    """List the claims that are *asked* for."""
    start = (min(max(page, 1), FURTHEST) - 1) * ROWS
    found = chosen(store, asked, start, ROWS)
    number, pages = paged(found.total, page)
    if number != page:
        found = chosen(store, asked, (number - 1) * ROWS, ROWS)
    return Claims(
        asked=asked,
        rows=_rows(listed_claims(store, found.ids, found.best), asked.words),
        facets=_facets(store, asked, kept) if found.total <= COUNTED else None,
        page=number,
        pages=pages,
        total=found.total,
    )


def taken(store: Store, asked: Asked) -> tuple[ListedClaim, ...]:
    """Return all claims that are *asked* for, to be taken along as a file."""
    return listed_claims(store, chosen(store, asked, 0, TAKEN).ids)


def _facets(store: Store, asked: Asked, kept: Kept[Facets]) -> Facets:
    def found() -> Facets:
        return facets(store, chosen(store, asked, 0, COUNTED).ids, CHOICES)

    return kept.get(store, replace(asked, sort=""), found)


def _rows(listed: Sequence[ListedClaim], words: str) -> tuple[Row, ...]:
    """Fold near-identical claims; those of other speakers are never folded."""
    alike = folded([f"{one.text} {' '.join(one.speakers)}" for one in listed])
    return tuple(_row([listed[place] for place in places], words) for places in alike)


def _row(same: Sequence[ListedClaim], words: str) -> Row:
    first, *others = same
    shown = stretches(first.text, words)
    elsewhere = first.words if first.words and not _hit(shown) else None
    return Row(
        claim=first,
        text=shown,
        words=stretches(elsewhere, words) if elsewhere else (),
        alike=tuple(others),
    )


def _hit(shown: Collection[Stretch]) -> bool:
    return any(one.hit for one in shown)
