"""The same as the pages, as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from onrecord.ledger import overview
from onrecord.ledger.claim_lists import ListedClaim
from onrecord.views.texts import Text
from onrecord.web import beside, claims, figures, names, reading, sources, tracing
from onrecord.web import desk as desks
from onrecord.web.beside import Changed
from onrecord.web.claim_list import Claims, taken
from onrecord.web.claim_list import claims as claim_list
from onrecord.web.claims import ClaimPage
from onrecord.web.deps import ClaimsAsked, Held, Named, Reading
from onrecord.web.desk import Came, Desk
from onrecord.web.errors import not_found
from onrecord.web.figures import Figures, FiguresPage
from onrecord.web.files import claims_csv, download
from onrecord.web.links import spans
from onrecord.web.names import Names
from onrecord.web.reading import Reports, Shelf
from onrecord.web.sources import Sources
from onrecord.web.tracing import Nearest

router = APIRouter(prefix="/api")


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """How many reports came in since, and the last of them."""

    reports: int
    came: tuple[Came, ...]


@router.get("/desk")
def desk(store: Reading, held: Held) -> Desk:
    """Show what the ledger holds as a whole."""
    return desks.desk(store, held.whole, held.sources.ties)


@router.get("/came")
def came(store: Reading, after: Annotated[int, Query(ge=0, le=2**53)] = 0) -> Since:
    """Tell which reports came in after the one of a number, as the desk gives it."""
    return Since(reports=overview.came_after(store, after), came=desks.came(store, after))


@router.get("/figures")
def figure_list(store: Reading, held: Held, page: int = 1) -> Figures:
    """List the figures over time, those that contradict each other most first."""
    return figures.figures(store, held.series, page)


@router.get("/figures/{id}")
def figure(store: Reading, held: Held, id: str) -> FiguresPage:
    """Show what is counted of one subject, and how the figures stand to each other."""
    shown = figures.page(Shelf(store), held.series, id)
    if shown is None:
        raise not_found("series of figures", id)
    return shown


@router.get("/sources")
def source_list(
    store: Reading, held: Held, about: Named = "", many: bool = False, page: int = 1
) -> Sources:
    """Show who relies on whom, as the reports say it; *about* one of them or all."""
    return sources.sources(store, held.sources, about, many, page)


@router.get("/names")
def name_list(
    store: Reading, held: Held, q: Named = "", unsure: bool = False, page: int = 1
) -> Names:
    """List who goes by several names, or has words in one; *unsure* who may be another."""
    return names.names(store, held.names, q, page, unsure=unsure)


@router.get("/reports")
def reports(store: Reading, q: str = "", page: int = 1) -> Reports:
    """List the reports, by date; *q* looks for words of their titles and texts."""
    return reading.reports(store, q, page)


@router.get("/reports/{id}")
def report(store: Reading, id: str, span: str = "", part: int | None = None) -> Text:
    """Show a report: its text in marked runs, and what other reports have of it.

    A span is two offsets in code points, half-open: ``120-180``; several are joined by commas.
    """
    shown = reading.report(Shelf(store), id, spans(span), part)
    if shown is None:
        raise not_found("report", id)
    return shown


@router.get("/claims")
def claim_page(store: Reading, held: Held, asked: ClaimsAsked, page: int = 1) -> Claims:
    """List the claims that are asked for; *q* takes words or a whole quotation."""
    return claim_list(store, asked, page, held.facets)


@router.get("/claims.csv", response_class=Response)
def claims_table(store: Reading, asked: ClaimsAsked) -> Response:
    """List all claims that are asked for, as a table for spreadsheets."""
    return download(claims_csv(taken(store, asked)), "claims.csv", "text/csv; charset=utf-8")


@router.get("/claims.json")
def claims_taken(store: Reading, asked: ClaimsAsked, response: Response) -> tuple[ListedClaim, ...]:
    """List all claims that are asked for, up to 20,000."""
    response.headers["Content-Disposition"] = 'attachment; filename="claims.json"'
    return taken(store, asked)


@router.get("/distortions")
def distortions(store: Reading, claim: Named = "", report: Named = "") -> tuple[Changed, ...]:
    """Show how the words of a claim, or of a report and others, changed on the way."""
    return beside.changed(Shelf(store), claim=claim, article=report)


@router.get("/trace")
def trace(store: Reading, q: Annotated[str, Query(max_length=2000)]) -> Nearest | None:
    """Find the statement nearest to words that somebody quotes, and where the two differ."""
    return tracing.nearest(Shelf(store), q)


@router.get("/claims/{id}")
def claim(store: Reading, id: str, off: Annotated[tuple[str, ...], Query()] = ()) -> ClaimPage:
    """Show a claim: its reports, chains and origins, with the merges of the keys *off* set aside.

    Every merge between two reports is a switch; nothing is written to the ledger.
    """
    shown = claims.page(Shelf(store), id, off)
    if shown is None:
        raise not_found("claim", id)
    return shown
