"""The page of sources: who relies on whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.ledger.overview import Relied, relied
from onrecord.ledger.store import Store
from onrecord.views.network import Network, Tie, network
from onrecord.web.kept import Kept
from onrecord.web.reading import ROWS, paged

DRAWN = 60
"""Names in the drawing that one sees first; ``MOST_DRAWN`` if more are asked for."""

MOST_DRAWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """Somebody from whom reports have words, and who has them most often."""

    name: str
    reports: int
    statements: int
    by: tuple[Tie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """A page of those relied on, with a drawing of the ``drawn`` ties of most reports.

    ``about`` is the one whose ties alone are shown; ``least`` the reports that a drawn tie has.
    """

    about: str
    rows: tuple[SourceRow, ...]
    network: Network | None
    least: int
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class KeptSources:
    """What was found of sources: all ties, and the pages made of them."""

    ties: Kept[tuple[Relied, ...]] = field(default_factory=Kept)
    pages: Kept[Sources] = field(default_factory=Kept)


def sources(store: Store, kept: KeptSources, about: str, many: bool, page: int) -> Sources:
    """Show who is relied on by whom."""
    asked = (about, many, page)
    return kept.pages.get(store, asked, lambda: _found(store, kept, about, many, page))


def _found(store: Store, kept: KeptSources, about: str, many: bool, page: int) -> Sources:
    every = kept.ties.get(store, "", lambda: relied(store))
    ties = [_tie(one) for one in every if one.by and about in ("", one.by, one.on)]
    least, drawn = _most(ties, MOST_DRAWN if many or about else DRAWN)
    rows = sorted(_rows(every, about), key=lambda row: (-row.reports, -row.statements, row.name))
    number, pages = paged(len(rows), page)
    return Sources(
        about=about,
        rows=tuple(rows[(number - 1) * ROWS : number * ROWS]),
        network=network(drawn) if drawn else None,
        least=least,
        page=number,
        pages=pages,
        total=len(rows),
    )


def _tie(one: Relied) -> Tie:
    return Tie(by=one.by, on=one.on, reports=len(one.articles))


def _most(ties: Iterable[Tie], names: int) -> tuple[int, list[Tie]]:
    """Return the ties of most reports that together have at most so many *names*."""
    held: list[Tie] = []
    known: set[str] = set()
    for tie in sorted(ties, key=lambda tie: (-tie.reports, tie.on, tie.by)):
        if len(known | {tie.by, tie.on}) > names:
            break
        known |= {tie.by, tie.on}
        held.append(tie)
    return (held[-1].reports if held else 0), held


def _rows(every: Iterable[Relied], about: str) -> Iterator[SourceRow]:
    of: dict[str, list[Relied]] = {}
    for one in every:
        if about in ("", one.by, one.on):
            of.setdefault(one.on, []).append(one)
    for name, found in of.items():
        ties = sorted(
            (_tie(one) for one in found if one.by), key=lambda tie: (-tie.reports, tie.by)
        )
        yield SourceRow(
            name=name,
            reports=len(frozenset().union(*(one.articles for one in found))),
            statements=sum(one.statements for one in found),
            by=tuple(ties[:5]),
        )
